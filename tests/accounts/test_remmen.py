"""The brake on guessing, what an outsider can find out, and the headers of every page."""

import os
import re
import subprocess
import sys
import time
from typing import Any

import pytest
from django.test import Client

from tests.accounts.test_inloggen import LOGIN, activate, text, try_login
from tests.cast import WACHTWOORD, Cast, sign_in
from tests.conftest import ROOT

FOUT = "verkeerd-wachtwoord"


@pytest.fixture
def met_wachtwoord(cast: Cast) -> Cast:
    cast.anna.user.set_password(WACHTWOORD)
    cast.anna.user.save()
    return cast


def test_attempts_count_over_all_spellings_host_names_and_browsers(
    met_wachtwoord: Cast, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    email = met_wachtwoord.anna.user.email
    spellings = [email, email.upper(), f" {email} ", email.replace("k", "\u212a"), email.title()]
    for number, spelling in enumerate(spellings):
        client = Client(headers={"host": f"naam{number}.example"})
        try_login(client, spelling, FOUT)
    response = try_login(Client(), met_wachtwoord.anna)
    assert response.status_code == 422 and "Wacht 5 minuten" in text(response)


def test_the_brake_works_per_address_so_that_others_can_go_on(met_wachtwoord: Cast) -> None:
    for _try in range(6):
        try_login(Client(), "iemand@voorbeeld.example", FOUT)
    assert try_login(Client(), met_wachtwoord.anna).status_code == 302


def test_one_computer_cannot_try_many_addresses(met_wachtwoord: Cast) -> None:
    for number in range(10):
        try_login(Client(), f"gok{number}@voorbeeld.example", FOUT)
    assert "Wacht 5 minuten" in text(try_login(Client(), met_wachtwoord.anna))
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert try_login(elsewhere, met_wachtwoord.anna).status_code == 302


def test_an_address_that_a_visitor_makes_up_is_not_believed(met_wachtwoord: Cast, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        client = Client(headers={"x-forwarded-for": f"198.51.100.{number}, 203.0.113.7"})
        try_login(client, f"gok{number}@voorbeeld.example", FOUT)
    last = Client(headers={"x-forwarded-for": "198.51.100.99, 203.0.113.7"})
    assert "Wacht 5 minuten" in text(try_login(last, met_wachtwoord.anna))


def test_the_brake_holds_for_codes_as_well(met_wachtwoord: Cast) -> None:
    first = Client()
    try_login(first, met_wachtwoord.anna)
    activate(first)
    client = Client()
    try_login(client, met_wachtwoord.anna)
    pages = [text(client.post("/inloggen/code/", {"code": "000000"})) for _try in range(6)]
    assert "Deze code klopt niet" in pages[0] and "Wacht 5 minuten" in pages[-1]


def test_too_many_confirmations_get_a_calm_page(met_wachtwoord: Cast) -> None:
    client = sign_in(Client(), met_wachtwoord.anna)
    for _try in range(10):
        response = client.post("/account/bevestigen/", {"password": FOUT})
    response = client.post("/account/bevestigen/", {"password": FOUT})
    assert response.status_code == 429
    assert "Even wachten" in text(response) and response.headers["Retry-After"] == "300"


def test_the_answer_to_a_forgotten_password_takes_as_long_for_an_unknown_address(
    met_wachtwoord: Cast,
) -> None:
    times = []
    for email in (met_wachtwoord.anna.user.email, "niemand@voorbeeld.example"):
        start = time.perf_counter()
        Client().post("/wachtwoord/vergeten/", {"email": email})
        times.append(time.perf_counter() - start)
    assert min(times) >= 0.4


def test_an_unknown_address_costs_the_same_hashing_as_a_known_one(
    met_wachtwoord: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.auth.hashers import Argon2PasswordHasher

    made: list[str] = []
    for name in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, name)
        monkeypatch.setattr(
            Argon2PasswordHasher,
            name,
            lambda *a, _real=real, _name=name, **k: made.append(_name) or _real(*a, **k),
        )
    counts = []
    for email in (met_wachtwoord.anna.user.email, "niemand@voorbeeld.example"):
        made.clear()
        try_login(Client(), email, FOUT)
        counts.append(len(made))
    assert counts[0] == counts[1] == 1


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize("path", [LOGIN, "/vandaag/", "/account/", "/bestaat-niet/", "/medewerkers/"])
def test_every_page_tells_the_browser_to_be_careful(cast: Cast, path: str) -> None:
    response = sign_in(Client(), cast.mo).get(path)
    for name, value in HEADERS.items():
        assert value in response.headers[name], (name, response.headers.get(name))
    policy = response.headers["Content-Security-Policy"]
    for part in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'"):
        assert part in policy
    assert "unsafe" not in policy and "camera=()" in response.headers["Permissions-Policy"]


def test_cookies_are_out_of_reach_of_scripts(met_wachtwoord: Cast) -> None:
    client = Client()
    client.get(LOGIN)
    try_login(client, met_wachtwoord.anna)
    for name in ("wissel", "wissel-csrf", "taal"):
        cookie = client.cookies[name]
        assert cookie["httponly"] and cookie["samesite"] == "Lax", name
    assert client.cookies["wissel"]["max-age"] == ""


PRINT = """
import django; from django.conf import settings as s
print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.SECURE_SSL_REDIRECT)
print(s.SECURE_HSTS_SECONDS, s.SECURE_PROXY_SSL_HEADER, s.ALLAUTH_TRUSTED_PROXY_COUNT, s.TWEEDE_FACTOR_UIT)
"""


def test_under_https_cookies_and_transport_are_strict(tmp_path: Any) -> None:
    environment = {
        **os.environ, "WISSEL_HTTPS": "1", "WISSEL_MAP": str(tmp_path), "WISSEL_DEMO": "0",
        "WISSEL_DEMO_ZONDER_FACTOR": "1", "DJANGO_SETTINGS_MODULE": "wissel.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", PRINT], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    first, second = done.stdout.strip().split("\n")
    assert first == "__Host-wissel True __Host-wissel-csrf True"
    assert second == "31536000 ('HTTP_X_FORWARDED_PROTO', 'https') 1 False"


def test_under_https_the_browser_is_told_to_stay_there(db: None, settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert Client().get(LOGIN).url.startswith("https://")
    response = Client(headers={"x-forwarded-proto": "https"}).get(LOGIN)
    assert re.fullmatch(r"max-age=31536000; includeSubDomains", response.headers["Strict-Transport-Security"])


def test_a_part_of_a_page_that_meets_a_dead_session_opens_the_whole_sign_in_page(db: None) -> None:
    response = Client().get("/vandaag/", headers={"HX-Request": "true"}, follow=True)
    assert response.status_code == 204
    assert response.headers["HX-Redirect"] == "/inloggen/?next=%2Fvandaag%2F"
