"""Error pages: Dutch, calm, with what to do, and without the database."""

import logging
import re
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import path
from django.utils.translation import gettext_noop

from tests.cast import Cast, sign_in
from wissel.fouten import Changed, DomainError
from wissel.policies import Action, requires
from wissel.urls import handler400, handler403, handler404, handler500
from wissel.urls import urlpatterns as own
from wissel.web.shared import errors

ENGELS = re.compile(r"\b(error|not found|forbidden|server|request|page)\b", re.I)


@requires(Action.OPENBAAR)
def breaks(request: HttpRequest) -> Any:
    raise RuntimeError("geheim detail")


@requires(Action.OPENBAAR)
def changed(request: HttpRequest) -> Any:
    raise Changed("gewijzigd", gettext_noop("Iemand anders was eerder."))


urlpatterns = [path("stuk/", breaks), path("botsing/", changed), *own]
__all__ = ["handler400", "handler403", "handler404", "handler500"]


def words(response: Any) -> str:
    body = re.sub(r"<(svg|head|style)\b.*?</\1>", "", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def calm(response: Any, status: int) -> str:
    assert response.status_code == status
    text = response.content.decode()
    assert len(re.findall(r"<h1", text)) == 1 and '<html lang="nl"' in text
    assert not ENGELS.findall(words(response))
    assert 'href="/"' in text
    return words(response)


@pytest.mark.parametrize(
    ("maak", "status"),
    [
        (errors.bad_request, 400), (errors.forbidden, 403), (errors.csrf_failure, 403), (errors.not_found, 404),
        (errors.server_error, 500),
    ],
)  # fmt: skip
def test_an_error_page_needs_no_database(maak: Any, status: int) -> None:
    """There is no database in this test at all."""
    calm(maak(RequestFactory().get("/iets/")), status)


def test_what_the_domain_refuses_is_said_in_its_own_words() -> None:
    error = DomainError("x", "De intake ligt te vroeg.")
    assert error.message in calm(errors.domain_error(RequestFactory().get("/iets/"), error), 409)


def test_an_unknown_address_is_answered_without_a_query(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        calm(Client().get("/bestaat-niet/"), 404)


def test_what_is_not_yours_looks_like_what_does_not_exist(cast: Cast) -> None:
    client = sign_in(Client(), cast.piet)
    denied = calm(client.get("/medewerkers/"), 404)
    assert "hoort niet bij u" in denied and "Denied" not in denied


def test_a_form_from_another_site_is_refused(db: None) -> None:
    page = calm(Client(enforce_csrf_checks=True).post("/inloggen/", {"login": "x"}), 403)
    assert "Verstuur nog een keer" in page


def test_a_made_up_host_name_is_refused(db: None) -> None:
    calm(Client(headers={"host": "kwaad.example"}).get("/inloggen/"), 400)


def test_opening_the_address_of_a_form_is_explained(cast: Cast) -> None:
    response = sign_in(Client(), cast.anna).get("/taal/")
    calm(response, 405)
    assert response.headers["Allow"] == "POST"


@pytest.mark.urls("tests.web.test_fouten")
def test_a_fault_of_ours_shows_a_code_that_is_also_in_the_log(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    client = sign_in(Client(raise_request_exception=False), cast.anna)
    with caplog.at_level(logging.ERROR):
        response = client.get("/stuk/")
    page = calm(response, 500)
    code = re.findall(r"Code: (\w{10})", page)[0]
    assert code in caplog.text and "geheim detail" not in page


@pytest.mark.urls("tests.web.test_fouten")
def test_a_broken_menu_does_not_break_the_error_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from wissel.web.shared import context

    def broken(*_args: Any) -> Any:
        raise RuntimeError("menu")

    monkeypatch.setattr(context, "_nav", broken)
    client = sign_in(Client(raise_request_exception=False), cast.anna)
    calm(client.get("/vandaag/"), 500)
    calm(client.get("/bestaat-niet/"), 404)
    calm(client.get("/overzicht/"), 404)


@pytest.mark.urls("tests.web.test_fouten")
@pytest.mark.parametrize(
    ("vandaan", "terug"),
    [
        ("http://testserver/dossiers/", True),
        ("https://kwaad.example/", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_the_way_back_stays_on_this_site(db: None, vandaan: str, terug: bool) -> None:
    response = Client(headers={"referer": vandaan}).get("/botsing/")
    page = calm(response, 409)
    assert "Iemand anders was eerder." in page
    assert ("Terug" in page) is terug and "kwaad" not in response.content.decode()
