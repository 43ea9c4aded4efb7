"""How long a session lasts, what ends it, and that it starts afresh at each sign-in."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.accounts.test_inloggen import LOGIN, activate, code_of, try_login
from tests.cast import WACHTWOORD, Cast, sign_in
from wissel import klok
from wissel.database.context import als
from wissel.logbook.models import LogbookEntry

NIEUW = "een-heel-nieuwe-zin-2027"
START = dt.datetime(2026, 4, 1, 7, 0, tzinfo=dt.UTC)


@pytest.fixture
def met_wachtwoord(cast: Cast) -> Cast:
    """The cast, where Anna and Samira know a password."""
    for lid in (cast.anna, cast.samira):
        lid.user.set_password(WACHTWOORD)
        lid.user.save()
    return cast


@pytest.fixture
def klokken(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`klokken(31)` sets the clock of the product to so many minutes after the start."""

    def at(minutes: float) -> None:
        monkeypatch.setenv("WISSEL_NU", (START + dt.timedelta(minutes=minutes)).isoformat())

    at(0)
    return at


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.mark.parametrize(("wie", "minuten"), [("anna", 30), ("piet", 30), ("visser", 15), ("samira", 60)])
def test_a_session_ends_when_it_was_idle_too_long_for_the_role(
    cast: Cast, klokken: Any, wie: str, minuten: int
) -> None:
    client = sign_in(Client(), getattr(cast, wie))
    klokken(minuten - 0.5)
    assert is_in(client)
    klokken(2 * minuten - 1)
    assert is_in(client)
    klokken(3 * minuten)
    assert client.get("/account/").url == f"{LOGIN}?next=/account/&verlopen=1"
    klokken(3 * minuten + 1)
    assert not is_in(client)


def test_a_session_ends_after_twelve_hours_of_work(cast: Cast, klokken: Any) -> None:
    client = sign_in(Client(), cast.anna)
    for minutes in range(20, 12 * 60 + 1, 20):
        klokken(minutes)
        assert is_in(client), minutes
    klokken(12 * 60 + 5)
    assert not is_in(client)


def test_the_sign_in_page_says_that_a_session_ended(db: None) -> None:
    assert "U was een tijd niet bezig" in Client().get(LOGIN, {"verlopen": "1"}).content.decode()
    assert "U was een tijd niet bezig" not in Client().get(LOGIN).content.decode()


def test_after_signing_out_the_old_cookie_is_worth_nothing(cast: Cast) -> None:
    client = sign_in(Client(), cast.anna)
    stolen = client.cookies["wissel"].value
    assert client.get("/uitloggen/").status_code == 200
    assert is_in(client)
    response = client.post("/uitloggen/")
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    thief = Client()
    thief.cookies["wissel"] = stolen
    assert not is_in(thief) and not is_in(client)


def test_signing_in_and_choosing_a_role_start_a_new_session_key(met_wachtwoord: Cast) -> None:
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["gezet"] = "door iemand anders"
    session.save()
    planted = session.session_key
    client.cookies["wissel"] = planted
    try_login(client, met_wachtwoord.samira)
    first = client.session.session_key
    assert first != planted
    assert not Session.objects.filter(session_key=planted).exists()
    client.post("/rol/", {"lidmaatschap": str(met_wachtwoord.samira.lidmaatschap.pk)})
    assert client.session.session_key != first


@pytest.mark.parametrize("how", ["wijzigen", "vergeten"])
def test_a_new_password_ends_every_other_session(met_wachtwoord: Cast, how: str) -> None:
    other, client = Client(), Client()
    for each in (other, client):
        try_login(each, met_wachtwoord.samira)
        assert is_in(each)
    if how == "wijzigen":
        data = {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
        assert client.post("/account/wachtwoord/", data).status_code == 302
    else:
        met_wachtwoord.samira.user.set_password(NIEUW)
        met_wachtwoord.samira.user.save()
    assert not is_in(other)


def test_closing_an_account_works_from_the_next_request_on(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.samira)
    met_wachtwoord.samira.user.is_active = False
    met_wachtwoord.samira.user.save()
    assert not is_in(client)


def test_signing_in_stands_in_the_logbook_of_the_bureau(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.samira)
    for _time in range(3):
        client.get("/account/")
    with als(met_wachtwoord.bureau):
        rows = LogbookEntry.objects.filter(actie="ingelogd", persoon=met_wachtwoord.samira.persoon)
        assert rows.count() == 1


def test_a_session_cannot_be_read_in_its_table(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.anna)
    client.get("/account/tweede-factor/app/")
    secret = client.session["mfa.totp.secret"]
    row = Session.objects.get(session_key=client.session.session_key)
    from django.core import signing

    class Raw:
        def loads(self, data: bytes) -> bytes:
            return data

    raw = signing.loads(row.session_data, salt="django.contrib.sessions.SessionStore", serializer=Raw)
    assert secret.encode() not in raw and b"mfa" not in raw and raw[:1] != b"{"


def test_a_session_of_another_key_is_simply_no_session(
    met_wachtwoord: Cast, settings: Any, tmp_path: Any
) -> None:
    client = Client()
    try_login(client, met_wachtwoord.samira)
    settings.SLEUTELS_BESTAND = tmp_path / "andere"
    assert not is_in(client)


# The second factor


def test_a_code_counts_once_for_as_long_as_it_would_be_accepted(
    met_wachtwoord: Cast, time_machine: Any
) -> None:
    first = Client()
    try_login(first, met_wachtwoord.anna)
    secret = activate(first)
    code = code_of(secret, 1)
    moments = (0, 5, 40, 55)
    answers = []
    for seconds in moments:
        time_machine.move_to(_now() + dt.timedelta(seconds=seconds), tick=False)
        client = Client()
        try_login(client, met_wachtwoord.anna)
        answers.append(client.post("/inloggen/code/", {"code": code}).status_code)
        time_machine.move_to(_now() - dt.timedelta(seconds=seconds), tick=False)
    assert answers == [302, 422, 422, 422]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def test_the_code_that_set_the_app_up_does_not_sign_in(met_wachtwoord: Cast) -> None:
    first = Client()
    try_login(first, met_wachtwoord.anna)
    secret = activate(first)
    client = Client()
    try_login(client, met_wachtwoord.anna)
    assert client.post("/inloggen/code/", {"code": code_of(secret)}).status_code == 422
    assert client.post("/inloggen/code/", {"code": code_of(secret, 1)}).status_code == 302


def test_a_session_from_before_the_factor_has_to_show_it(met_wachtwoord: Cast) -> None:
    """Whoever knew the password alone, and waited, does not slip in when the owner sets a factor up."""
    waiting, owner = Client(), Client()
    for each in (waiting, owner):
        try_login(each, met_wachtwoord.anna)
    secret = activate(owner)
    assert waiting.get("/").url == "/account/tweede-factor/"
    for path in ("overzicht/", "app/uitzetten/", "herstelcodes/", "passkeys/", "../wachtwoord/"):
        address = "/account/wachtwoord/" if path.startswith("..") else f"/account/tweede-factor/{path}"
        assert waiting.get(address).url == waiting.post(address).url == "/account/tweede-factor/"
    asked = waiting.get("/account/tweede-factor/").url
    assert waiting.get(asked).url == "/account/bevestigen/code/?next=%2F"
    assert waiting.post("/account/bevestigen/code/", {"code": "000000"}).status_code == 422
    assert waiting.post("/account/bevestigen/code/?next=/", {"code": code_of(secret, 1)}).status_code == 302
    assert waiting.get("/").url == "/vandaag/"


def test_whoever_has_a_factor_confirms_with_that_and_not_with_the_password(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.anna)
    activate(client)
    asked = client.post("/account/bevestigen/", {"password": WACHTWOORD})
    assert asked.url == "/account/bevestigen/code/"


def test_every_change_of_the_account_is_told_by_mail(
    met_wachtwoord: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    from wissel.outbox.actions import text_of
    from wissel.outbox.models import Bericht

    client = Client()
    try_login(client, met_wachtwoord.anna)
    with django_capture_on_commit_callbacks(execute=True):
        activate(client)
    client.post("/account/tweede-factor/app/uitzetten/")
    client.post("/account/wachtwoord/", {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW})
    with als(met_wachtwoord.bureau):
        texts = [text_of(row) for row in Bericht.objects.order_by("gemaakt_op", "pk")]
    for words in ("app met codes staat aan", "app met codes staat uit", "wachtwoord is gewijzigd"):
        assert sum(words in text for text in texts) == 1, (words, texts)
    assert all(NIEUW not in text and "bel uw bureau" in text for text in texts)


def test_the_demo_may_switch_the_factor_off_and_says_so_loudly(met_wachtwoord: Cast, settings: Any) -> None:
    first = Client()
    try_login(first, met_wachtwoord.anna)
    activate(first)
    settings.TWEEDE_FACTOR_UIT = True
    client = Client()
    assert try_login(client, met_wachtwoord.anna).url == "/"
    page = client.get("/", follow=True)
    assert page.redirect_chain[-1][0] == "/vandaag/"
    assert "De tweede factor staat uit. Gebruik dit nooit met echte gegevens." in page.content.decode()


def test_a_kandidaat_with_a_factor_needs_it_too(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.samira)
    secret = activate(client)
    other = Client()
    assert try_login(other, met_wachtwoord.samira).url == "/inloggen/code/"
    assert not is_in(other)
    assert other.post("/inloggen/code/", {"code": code_of(secret, 1)}).status_code == 302
    assert is_in(other)


def test_today_may_be_moved_without_moving_sessions(
    cast: Cast, klokken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in(Client(), cast.anna)
    monkeypatch.setenv("WISSEL_VANDAAG", "2031-01-01")
    assert klok.today() == dt.date(2031, 1, 1)
    assert is_in(client)
