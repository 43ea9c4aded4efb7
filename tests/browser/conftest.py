"""A real server on a database of its own, a real browser, and a clock that a journey can move.

Each module gets its own clone. The server is a process of its own; the test arranges by committing to that clone.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BUREAUS, ROOT, Databases, close_all, point_at, url

CHROMIUM_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=nl-NL",
]  # fmt: skip
WIDTHS = {"breed": {"width": 1440, "height": 1000}, "smal": {"width": 390, "height": 844}}


@dataclass
class Site:
    """The running product of one module."""

    address: str
    clock: Path
    log: Path
    tested: list[str] = field(default_factory=list)

    def set_clock(self, text: str) -> None:
        """Let the product and this test live at another moment, such as 2026-04-21T10:00."""
        self.clock.write_text(text)


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
    previous = os.environ.get("WISSEL_NU")
    os.environ["WISSEL_NU"] = f"@{clock}"
    with django_db_blocker.unblock():
        point_at(connections["default"], databases.host, name)
        with _server(databases.host, name, folder) as address:
            yield Site(address, clock, folder / "server.log")
        close_all()
        connections["default"].settings_dict.update(before)
    os.environ.pop("WISSEL_NU")
    if previous:
        os.environ["WISSEL_NU"] = previous
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
def open_as(browser: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """`open_as(cast.anna, "smal")` gives a page signed in as that member; script may be off."""
    contexts = []

    def make(lid: Any | None, width: str = "breed", *, script: bool = True) -> Any:
        context = browser.new_context(
            viewport=WIDTHS[width], java_script_enabled=script, base_url=site.address, locale="nl-NL"
        )
        contexts.append(context)
        if lid is not None:
            context.add_cookies([{"name": "wissel", "value": session_of(lid), "url": site.address}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield make
    for context in contexts:
        context.close()


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
    session["begonnen"] = session["gezien"] = klok.now().isoformat()
    session.save()
    return session.session_key


def axe(page: Any) -> None:
    """No violation of WCAG 2.2 AA or best practice on this page, as it is now."""
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    problems = [
        f"{v['id']}: {v['help']} → " + "; ".join(n["html"][:160] for n in v["nodes"][:3])
        for v in result.response["violations"]
    ]
    assert not problems, f"{page.url}\n" + "\n".join(problems)


def no_sideways_scroll(page: Any) -> None:
    """The page fits its width; wide tables scroll inside a region of their own."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 1, f"{page.url} is {wide}px te breed"
