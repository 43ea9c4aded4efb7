"""A real server on a database of its own, a real browser, and a clock that a journey can move.

Each module gets its own clone. The server is a process of its own; the test arranges by committing to that clone.
Whatever a browser complains about on any page fails the test: an error of a script, something the content security
policy refused, a file that was not there, a request to another site.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.browser.bezoeker import WIDTHS, Visitor, axe, no_sideways_scroll
from tests.conftest import BUREAUS, ROOT, Databases, close_all, point_at, url

__all__ = ["axe", "no_sideways_scroll"]
CHROMIUM_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=nl-NL",
]  # fmt: skip


@dataclass
class Site:
    """The running product of one module, and what browsers complained about on its pages."""

    address: str
    clock: Path
    log: Path
    problems: list[str] = field(default_factory=list)

    def set_clock(self, text: str) -> None:
        """Let the product and this test live at another moment, such as 2026-04-21T10:00."""
        self.clock.write_text(text)

    def watch(self, context: Any) -> None:
        """Write down what goes wrong on the pages of this browser; a refusal in words is no error."""
        context.on("console", self._said)
        context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))
        context.on("response", self._answered)
        context.on("request", self._asked)

    def _said(self, message: Any) -> None:
        refused = message.text.startswith("Failed to load resource")  # told by the answer itself
        if message.type in {"error", "warning"} and not refused:
            self.problems.append(f"{message.page.url if message.page else '?'}: {message.text}")

    def _answered(self, response: Any) -> None:
        document = response.request.resource_type in {"document", "fetch"}
        if response.status >= (500 if document else 400):
            self.problems.append(f"{response.url} geeft {response.status}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.problems.append(f"vraag aan een andere site: {request.url}")


@pytest.fixture(scope="module")
def site(
    databases: Databases,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    from django.db import connections

    folder = tmp_path_factory.mktemp("site")
    name = databases.clone(folder.name.replace("-", "_"))
    databases.run(*BUREAUS, database=name)
    clock = folder / "nu"
    clock.write_text("2026-03-02T09:00")
    before = dict(connections["default"].settings_dict)
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setenv("WISSEL_NU", f"@{clock}")
        point_at(connections["default"], databases.host, name)
        try:
            with _server(databases.host, name, folder) as address:
                yield Site(address, clock, folder / "server.log")
        finally:
            close_all()
            connections["default"].settings_dict.update(before)
            databases.drop(name)


@contextmanager
def _server(host: str, name: str, folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": url(host, "wissel_web", name),
        "WISSEL_POORT": str(port),
        "WISSEL_ROL": "web",
    }
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--no-ws", "wissel.wsgi:application",
    ]  # fmt: skip
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(port, process, folder / "server.log")
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(timeout=15)


def _wait_for(port: int, process: Any, log: Path) -> None:
    for _ in range(150):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("de server startte niet:\n" + log.read_text()[-2000:])


def chromium_path() -> str | None:
    """The browser that `make test` made sure of; the one of the system otherwise."""
    import shutil

    noted = ROOT / ".wissel" / "chromium-path"
    if noted.exists():
        return noted.read_text().strip() or None
    return next(
        (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser is part of the tests; without one they fail, they are not skipped."""
    from playwright.sync_api import sync_playwright

    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGS)
        yield found
        found.close()


@pytest.fixture
def visit(browser: Any, site: Site) -> Iterator[Callable[..., Visitor]]:
    """`visit(cast.anna)` gives that member at a browser, signed in; script may be off. Nobody is a visitor too."""
    contexts = []

    def make(lid: Any | None, *, script: bool = True) -> Visitor:
        context = browser.new_context(
            viewport=WIDTHS["breed"], java_script_enabled=script, base_url=site.address, locale="nl-NL",
            reduced_motion="reduce",  # so that what is judged stands still
        )  # fmt: skip
        context.set_default_timeout(10_000)
        contexts.append(context)
        site.watch(context)
        visitor = Visitor(
            context.new_page(), lambda: cookie_of(lid, site), lambda: code_of(lid), script=script
        )
        if lid is not None:
            visitor.enter()
        return visitor

    yield make
    for context in contexts:
        context.close()
    found, site.problems = site.problems, []
    assert not found, "\n".join(found)
    assert "Traceback" not in site.log.read_text(), site.log.read_text()[-3000:]


@pytest.fixture
def open_as(visit: Callable[..., Visitor]) -> Callable[..., Any]:
    """`open_as(cast.anna, "smal")` gives a page signed in as that member."""

    def make(lid: Any | None, width: str = "breed", *, script: bool = True) -> Any:
        page = visit(lid, script=script).page
        page.set_viewport_size(WIDTHS[width])
        return page

    return make


@pytest.fixture(scope="module")
def cast(site: Site) -> Any:
    """The fixed people in the database of this module. Who signs something knows a password and has a factor."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.db import transaction

    from tests.cast import WACHTWOORD, make_cast

    with transaction.atomic():
        made = make_cast()
        for lid in (made.anna, made.samira, made.piet):
            lid.user.set_password(WACHTWOORD)
            lid.user.save()
        for lid in (made.anna, made.piet):
            TOTP.activate(lid.user, generate_totp_secret())
    return made


class Journey:
    """A journey of several people over days: who is at a browser, and which moment it is."""

    def __init__(self, site: Site, cast: Any, make: Callable[[str], Visitor]) -> None:
        self.site, self.cast, self._make = site, cast, make
        self._people: dict[str, Visitor] = {}

    def at(self, moment: str) -> None:
        """Go on at another moment; everyone who was at work signs in again."""
        self.site.set_clock(moment)
        for person in self._people.values():
            person.enter()

    def person(self, name: str) -> Visitor:
        """Somebody of the cast at a browser."""
        if name not in self._people:
            self._people[name] = self._make(name)
        return self._people[name]

    def arrange(self) -> AbstractContextManager[None]:
        """Work in the database of the bureau, as the product would."""
        from wissel.database.context import als

        return als(self.cast.bureau)


@pytest.fixture
def start(site: Site, cast: Any, visit: Callable[..., Visitor]) -> Callable[..., Journey]:
    """`start("2026-03-02T09:00")` begins a journey at that moment; `script=False` goes without scripts."""

    def make(moment: str, *, script: bool = True) -> Journey:
        site.set_clock(moment)
        return Journey(site, cast, lambda name: visit(getattr(cast, name), script=script))

    return make


def code_of(lid: Any) -> str:
    """What the app with codes of this member shows now."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal import auth as totp

    factor = Authenticator.objects.get(user=lid.user, type="totp")
    counter = list(totp.yield_hotp_counters_from_time())[1]
    secret = get_adapter().decrypt(factor.data["secret"])
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def cookie_of(lid: Any, site: Site) -> dict[str, str]:
    return {"name": "wissel", "value": session_of(lid), "url": site.address}


def session_of(lid: Any) -> str:
    """A signed-in session with the second factor done."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from wissel import klok

    session = SessionStore()
    session[SESSION_KEY] = str(lid.user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = lid.user.get_session_auth_hash()
    session["lidmaatschap"] = str(lid.lidmaatschap.pk)
    session["bureau"] = str(lid.lidmaatschap.bureau_id)
    session["rol"] = lid.lidmaatschap.rol
    session["tweede_factor"] = True
    session["account_authentication_methods_user"] = str(lid.user.pk)
    session["account_authentication_methods"] = [
        {"method": method, "at": time.time() - 3600} for method in ("password", "mfa")
    ]
    session["begonnen"] = session["gezien"] = klok.now().isoformat()
    session.save()
    return session.session_key
