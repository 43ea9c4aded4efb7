"""Vandaag, the list, the search and the overview, as the people of the bureau meet them."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test.utils import CaptureQueriesContext

from tests.arrange.dossiers import open_samira
from tests.cast import Cast, make_lid
from wissel import klok
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier

MAANDAG = dt.datetime(2026, 4, 20, 9, 0, tzinfo=klok.NEDERLAND)
VANDAAG = MAANDAG.date()


def dossier(cast: Cast, naam: str, **velden: Any) -> Dossier:
    """An open dossier of Anna under this name, with its stored columns set."""
    person = make_lid(cast.bureau, naam, "Proefman", Rol.KANDIDAAT).persoon
    row = open_samira(cast, kandidaat=person)
    Dossier.objects.filter(pk=row.pk).update(laatste_activiteit_op=VANDAAG, **velden)
    return row


@pytest.fixture
def maandag() -> Any:
    with time_machine.travel(MAANDAG, tick=False):
        yield


@pytest.fixture
def werk(cast: Cast, maandag: None) -> Cast:
    dossier(cast, "Laatje", volgende_op=VANDAAG - dt.timedelta(days=2), volgende_wat="Rapport versturen")
    dossier(cast, "Weekje", volgende_op=VANDAAG + dt.timedelta(days=3), volgende_wat="Plan aanbieden")
    dossier(
        cast, "Wachter", volgende_op=VANDAAG + dt.timedelta(days=40), volgende_wat="Goedkeuring van het plan",
        wacht_op="opdrachtgever", wacht_sinds=VANDAAG - dt.timedelta(days=5),
    )  # fmt: skip
    dossier(cast, "Rustig", volgende_op=VANDAAG + dt.timedelta(days=60), volgende_wat="WIA-aanvraag")
    stil = dossier(cast, "Stille", volgende_op=VANDAAG + dt.timedelta(days=70), volgende_wat="WIA-aanvraag")
    Dossier.objects.filter(pk=stil.pk).update(laatste_activiteit_op=VANDAAG - dt.timedelta(days=30))
    return cast


def groups(html: str) -> dict[str, str]:
    """The text of each group of the table by its key, and of the aside."""
    table, aside = html.rsplit("<aside", 1)
    parts = table.split('class="group"')[1:]
    return {**dict(zip(("laat", "week", "stil"), parts, strict=True)), "zij": aside}


def test_nobody_stands_twice_among_the_groups(werk: Cast, inloggen: Any) -> None:
    long_ago = VANDAAG - dt.timedelta(days=40)
    Dossier.objects.filter(kandidaat__voornaam="Laatje").update(laatste_activiteit_op=long_ago)
    found = groups(inloggen(werk.anna).get("/vandaag/").content.decode())
    assert "Laatje" in found["laat"] and "Laatje" not in found["stil"]
    assert "Stille" in found["stil"] and "Toon alles van: Stil" in found["stil"]


def test_everyone_stands_in_the_group_that_asks_for_them(werk: Cast, inloggen: Any) -> None:
    found = groups(inloggen(werk.anna).get("/vandaag/").content.decode())
    assert "Laatje" in found["laat"] and "2 dagen te laat" in found["laat"]
    assert "Weekje" in found["week"] and "Nog 3 dagen" in found["week"]
    assert "Stille" in found["stil"] and "30 dagen geleden" in found["stil"]
    assert "Wachter" in found["zij"] and "wacht op de opdrachtgever, al 5 dagen" in found["zij"]
    everywhere = "".join(found.values())
    assert "Rustig" not in everywhere and everywhere.count("Laatje") == 1


def test_an_empty_day_says_so(cast: Cast, maandag: None, inloggen: Any) -> None:
    html = inloggen(cast.anna).get("/vandaag/").content.decode()
    for words in (
        "Niets is te laat.",
        "Deze week valt er geen termijn.",
        "U wacht op niemand.",
        "Alles loopt op schema",
    ):
        assert words in html


def test_the_number_of_queries_does_not_grow_with_the_work(werk: Cast, inloggen: Any) -> None:
    from django.db import connection

    client = inloggen(werk.anna)
    client.get("/vandaag/")
    with CaptureQueriesContext(connection) as few:
        client.get("/vandaag/")
    for number in range(8):
        dossier(werk, f"Extra{number}", volgende_op=VANDAAG - dt.timedelta(days=1), volgende_wat="Iets")
    with CaptureQueriesContext(connection) as many:
        html = client.get("/vandaag/").content.decode()
    assert html.count("Extra") == 8 and len(many) == len(few)


def test_the_list_filters_and_the_search_finds_half_a_word(werk: Cast, inloggen: Any) -> None:
    client = inloggen(werk.anna)
    late = client.get("/dossiers/?filter=laat").content.decode()
    assert "Laatje" in late and "Rustig" not in late
    found = client.get("/zoeken/?q=laatj").content.decode()
    assert "Laatje" in found and "Weekje" not in found
    assert "Niemand gevonden" in client.get("/zoeken/?q=bestaatniet").content.decode()


def test_a_manager_sees_the_caseload_and_a_coach_does_not(werk: Cast, inloggen: Any) -> None:
    html = inloggen(werk.mo).get("/overzicht/").content.decode()
    assert "Anna Bakker" in html and "Caseload per coach" in html
    assert inloggen(werk.anna).get("/overzicht/").status_code == 404
