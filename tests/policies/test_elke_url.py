"""Every address, for every role, on the own side and on the other side of each wall."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Lid, sign_in
from tests.policies.wereld import Wereld, Zaak, arts_relation
from wissel.policies.action import Action
from wissel.policies.engine import can
from wissel.policies.toegang import action_of, markdown, routes

ROLES = ("samira", "piet", "anna", "joris", "visser", "mo", "backoffice", "verzekeraar")
OWN = [route for route in routes() if isinstance(action_of(route[2]), Action)]
KWARG = re.compile(r"<(?:(\w+):)?(\w+)>")
SAMPLES = {
    "soort": "werknemer",
    "sleutel": "algemeen",
    "token": "x",
    "taal": "pl",
    "pad": "ziekteperioden",
    "optie": "eigen_werk",
}


def fill(route: str, zaak: Zaak) -> str | None:
    """The address with ids of a case; None when it takes an id this world has no row for."""
    path = "/" + route
    for _kind, name in KWARG.findall(route):
        value = zaak.ids.get(name, SAMPLES.get(name))
        if value is None:
            return None
        path = re.sub(rf"<(?:\w+:)?{name}>", str(value), path)
    return path


@pytest.fixture(scope="module")
def bezoeker(gevuld: Wereld) -> Callable[[Lid], Client]:
    """A signed-in browser per person, for questions that are all refused and so change nothing."""
    clients: dict[Any, Client] = {}

    def of(lid: Lid) -> Client:
        return clients[lid.user.pk]

    outsiders = (gevuld.collega_coach, gevuld.andere_opdrachtgever, gevuld.andere_kandidaat, gevuld.cast.bram)
    for lid in (*(getattr(gevuld.cast, who) for who in ROLES), *outsiders):
        clients[lid.user.pk] = sign_in(Client(), lid)
    return of


def test_every_address_declares_what_it_needs() -> None:
    missing = [route for route, _name, pattern in routes() if action_of(pattern) is None]
    assert not missing


def test_docs_toegang_is_current(settings: Any) -> None:
    assert (settings.BASE_DIR / "docs" / "toegang.md").read_text() == markdown()


def test_there_is_something_to_walk() -> None:
    assert len(OWN) > 40
    assert sum("dossier_id" in route for route, _name, _pattern in OWN) > 15


@pytest.mark.parametrize(("route", "name", "pattern"), OWN, ids=[name for _route, name, _pattern in OWN])
def test_a_role_without_the_action_gets_404(
    wereld: Wereld, bezoeker: Callable[[Lid], Client], route: str, name: str, pattern: Any
) -> None:
    action = Action(action_of(pattern))
    path = fill(route, wereld.eigen)
    if path is None or action in {Action.OPENBAAR, Action.INGELOGD}:
        path = path or "/"
        assert action in Action
        return
    for who in ROLES:
        lid: Lid = getattr(wereld.cast, who)
        if not can(lid.actor, action):
            assert bezoeker(lid).get(path).status_code == 404, (who, path)
    assert Client().get(path).status_code == 302, path


@pytest.mark.parametrize(
    ("route", "name", "pattern"),
    [each for each in OWN if "dossier_id" in each[0]],
    ids=[name for route, name, _pattern in OWN if "dossier_id" in route],
)
def test_a_case_behind_a_wall_is_404_for_everyone(
    wereld: Wereld, bezoeker: Callable[[Lid], Client], route: str, name: str, pattern: Any
) -> None:
    own = fill(route, wereld.eigen)
    if own is None:
        pytest.fail(f"voeg een voorbeeld toe aan tests/policies/wereld.py voor {route}")
    outsiders = (wereld.collega_coach, wereld.andere_opdrachtgever, wereld.andere_kandidaat, wereld.cast.bram)
    for lid in outsiders:
        client = bezoeker(lid)
        for method in (client.get, client.post):
            response = method(own)
            assert response.status_code in {404, 405}, (lid.persoon.naam, own, response.status_code)
            text = response.content.decode(errors="replace")
            assert not any(word in text for word in wereld.eigen.kanaries.values())


@pytest.mark.parametrize(
    ("route", "name", "pattern"),
    [each for each in OWN if "dossier_id" in each[0] and each[1].startswith("bureau:")],
    ids=[name for route, name, _pattern in OWN if "dossier_id" in route and name.startswith("bureau:")],
)
def test_the_coach_of_the_case_gets_an_answer(wereld: Wereld, route: str, name: str, pattern: Any) -> None:
    path = fill(route, wereld.eigen)
    assert path is not None
    if can(wereld.cast.anna.actor, Action(action_of(pattern))):
        response = sign_in(Client(), wereld.cast.anna).get(path)
        assert response.status_code in {200, 302, 405, 409}, (path, response.status_code)


@pytest.mark.parametrize("who", ["samira", "piet", "verzekeraar", "visser"])
def test_the_pages_of_the_bureau_are_for_the_bureau(wereld: Wereld, who: str) -> None:
    """Also where an action reaches further: kandidaat and opdrachtgever have pages of their own."""
    arts_relation(wereld)
    client = sign_in(Client(), getattr(wereld.cast, who))
    paths = [fill(route, wereld.eigen) for route, name, _pattern in OWN if name.startswith("bureau:")]
    assert len(paths) > 20
    assert {path: client.get(path).status_code for path in paths if path} == {
        path: 404 for path in paths if path
    }
