"""Belastbaarheid on screen: the coach copies, each item stores itself, the version is established and compared."""

import datetime as dt
import re
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.arrange.dossiers import open_samira
from tests.cast import Cast, sign_in
from wissel.belastbaarheid.actions import PuntInvoer, begin, establish, save_hours, set_items
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier
from wissel.logbook.models import LogbookEntry


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-09")
    row = open_samira(cast)
    set_context(bureau_id=cast.bureau.pk)
    return row


def made(cast: Cast, dossier: Dossier, **punten: PuntInvoer) -> Belastbaarheid:
    """A draft of dr. Visser's IZP of 2 March with these items."""
    row = begin(
        dossier=dossier, by=cast.anna.actor, sleutel=uuid.uuid4(), soort="izp", datum=dt.date(2026, 3, 2),
        auteur_naam="dr. Visser", auteur_rol="bedrijfsarts", bron="IZP, map 1",
    )  # fmt: skip
    set_items(belastbaarheid=row, by=cast.anna.actor, punten=punten)
    row.refresh_from_db()
    return row


def held(cast: Cast, dossier: Dossier, **punten: PuntInvoer) -> Belastbaarheid:
    row = made(cast, dossier, **punten)
    return establish(belastbaarheid=row, by=cast.anna.actor, versie=row.versie)


@pytest.fixture
def anna(cast: Cast) -> Client:
    return sign_in(Client(), cast.anna)


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def inside(cast: Cast) -> None:
    set_context(bureau_id=cast.bureau.pk)


def base(dossier: Dossier) -> str:
    return f"/dossiers/{dossier.pk}/belastbaarheid/"


def test_an_empty_room_says_what_to_do(dossier: Dossier, anna: Client) -> None:
    page = words(anna.get(base(dossier)))
    assert "Er is nog geen belastbaarheid" in page
    assert "Uit een stuk overnemen" in page


def test_a_paper_is_copied_from_source_to_established(cast: Cast, dossier: Dossier, anna: Client) -> None:
    """J3 step 1: the items of dr. Visser's IZP; source and date stand at each item."""
    form = anna.get(base(dossier) + "nieuw/")
    key = re.search(r'name="sleutel" value="([^"]+)"', form.content.decode())
    assert key is not None
    data = {
        "soort": "izp", "datum": "2-3-2026", "auteur_naam": "dr. Visser", "auteur_rol": "bedrijfsarts",
        "sleutel": key[1], "overnemen": "on", "bron": "", "document": "",
    }  # fmt: skip
    refused = anna.post(base(dossier) + "nieuw/", data)
    assert refused.status_code == 422
    assert "Kies het stuk waaruit u overneemt" in words(refused)
    begun = anna.post(base(dossier) + "nieuw/", {**data, "bron": "IZP op papier, map 1"})
    assert begun["Location"].endswith("/punten/persoonlijk/")
    inside(cast)
    row = Belastbaarheid.objects.get()
    place = base(dossier) + f"{row.pk}/"
    sent = anna.post(
        place + "punten/dynamisch/",
        {"niveau_tillen": "1", "was_tillen": "", "opmerking_tillen": "Met een kar"},
    )
    assert sent["Location"].endswith("/punten/statisch/")
    hours = anna.post(
        place + "uren/",
        {
            "versie": "2",
            "uren_per_dag": "4",
            "uren_per_week": "20",
            "taken": "Inpakken",
            "vanaf_1": "6-4-2026",
            "week_1": "24",
        },
    )
    assert hours["Location"].endswith("/vaststellen/")
    look = words(anna.get(place + "vaststellen/"))
    assert "IZP op papier, map 1" in look
    assert "dr. Visser, bedrijfsarts" in look
    inside(cast)
    row.refresh_from_db()
    done = anna.post(place + "vaststellen/", {"versie": row.versie}, follow=True)
    page = words(done)
    assert "ongeveer 10 kg · Met een kar" in page
    assert "Uren per week 20" in page
    assert "24 uur per week" in page


def test_one_item_stores_itself_and_tells_how_far_it_is(cast: Cast, dossier: Dossier, anna: Client) -> None:
    place = base(dossier) + f"{made(cast, dossier).pk}/punten/dynamisch/"
    auto = {"HTTP_X_WISSEL_AUTOSAVE": "1"}
    kept = anna.post(
        place, {"niveau_tillen": "", "waarde_tillen": "7", "was_tillen": "", "bewaren": "concept"}, **auto
    )
    told = kept.json()
    assert kept.status_code == 200
    assert told["toon"]["id_was_tillen"] == "2|7||"
    assert told["toon"]["stand-dynamisch"] == "1/23"
    assert told["toon"]["id_niveau_tillen"] == 2
    again = anna.post(place, {"niveau_tillen": "2", "waarde_tillen": "12", "was_tillen": "2|7||"}, **auto)
    assert again.json()["toon"]["id_was_tillen"] == "1|12||", "a number that was typed takes its level along"
    anna.post(place, {"niveau_tillen": "1", "waarde_tillen": "7", "was_tillen": "1|12||"}, **auto)
    wrong = anna.post(place, {"niveau_tillen": "1", "waarde_tillen": "2", "was_tillen": "2|7||"}, **auto)
    assert wrong.status_code == 422
    assert "hoort bij" in wrong.json()["stand"]
    stale = anna.post(place, {"niveau_tillen": "1", "was_tillen": ""}, **auto)
    assert stale.status_code == 422
    assert "Iemand anders" in stale.json()["stand"]
    assert stale.json()["toon"]["id_was_tillen"] == "2|7||"
    inside(cast)
    assert Belastbaarheid.objects.get().punten.get().waarde == Decimal(7)


def test_an_fml_puts_the_rest_of_a_part_on_the_norm_in_one_go(
    cast: Cast, dossier: Dossier, anna: Client
) -> None:
    row = begin(
        dossier=dossier, by=cast.anna.actor, sleutel=uuid.uuid4(), soort="fml", datum=dt.date(2026, 3, 2),
        auteur_naam="A. Mol", auteur_rol="verzekeringsarts", bron="FML",
    )  # fmt: skip
    place = base(dossier) + f"{row.pk}/punten/statisch/"
    assert "zet wat niet beschreven is op de norm" in words(anna.get(place))
    page = words(anna.post(place + "norm/", follow=True))
    assert "10 punten op de norm gezet." in page


def test_hours_of_two_people_are_both_shown_and_the_second_save_counts(
    cast: Cast, dossier: Dossier, anna: Client
) -> None:
    row = made(cast, dossier, zien=PuntInvoer(0))
    save_hours(
        belastbaarheid=row, by=cast.anna.actor, versie=row.versie, uren_per_dag=None, uren_per_week=Decimal(12),
        taken="", opbouw=[],
    )  # fmt: skip
    place = base(dossier) + f"{row.pk}/uren/"
    late = anna.post(place, {"versie": row.versie, "uren_per_week": "16"})
    assert late.status_code == 422
    assert "Nu staat er: – uur per dag, 12 uur per week." in words(late)
    again = re.search(r'name="versie" value="(\d+)"', late.content.decode())
    assert again is not None
    assert anna.post(place, {"versie": again[1], "uren_per_week": "16"}).status_code == 302


def test_a_wrong_item_keeps_what_was_typed_and_says_so_at_the_item(
    cast: Cast, dossier: Dossier, anna: Client
) -> None:
    place = base(dossier) + f"{made(cast, dossier).pk}/punten/dynamisch/"
    page = anna.post(place, {"niveau_tillen": "", "opmerking_tillen": "Alleen met een kar", "was_tillen": ""})
    assert page.status_code == 422
    assert "Kies een niveau bij deze opmerking" in words(page)
    assert "Alleen met een kar" in page.content.decode()


def test_words_about_illness_are_pointed_out_once(cast: Cast, dossier: Dossier, anna: Client) -> None:
    place = base(dossier) + f"{made(cast, dossier).pk}/punten/dynamisch/"
    data = {"niveau_tillen": "1", "opmerking_tillen": "vanwege een hernia", "was_tillen": ""}
    asked = anna.post(place, data)
    assert asked.status_code == 422
    inside(cast)
    assert not Belastbaarheid.objects.get().punten.exists()


def test_what_changed_stands_first(
    cast: Cast, dossier: Dossier, anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(cast, dossier, tillen=PuntInvoer(2), zien=PuntInvoer(0))
    row = begin(
        dossier=dossier, by=cast.anna.actor, sleutel=uuid.uuid4(), soort="fml", datum=dt.date(2026, 3, 9),
        auteur_naam="A. Mol", auteur_rol="verzekeringsarts", bron="FML",
    )  # fmt: skip
    set_items(belastbaarheid=row, by=cast.anna.actor, punten={"tillen": PuntInvoer(1)})
    row.refresh_from_db()
    new = establish(belastbaarheid=row, by=cast.anna.actor, versie=row.versie)
    page = words(anna.get(base(dossier) + f"{new.pk}/verschil/"))
    assert page.index("Was: IZP van") < page.index("Nu: FML van")
    assert "Tillen ongeveer 5 kg ongeveer 10 kg kan meer" in page
    assert "1 punt is gelijk gebleven" in page
    both = words(anna.get(base(dossier)))
    assert "norm, zo nodig met bril of lenzen dr. Visser, " in both, (
        "an item that was taken over says by whom"
    )


def test_an_old_version_says_its_age_and_the_rule(
    cast: Cast, dossier: Dossier, anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(cast, dossier, tillen=PuntInvoer(1))
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-10-01")
    page = words(anna.get(base(dossier)))
    assert "ouder dan 6 maanden" in page
    assert "het aantal maanden is praktijk" in page


def test_a_mistake_is_put_right_on_screen(cast: Cast, dossier: Dossier, anna: Client) -> None:
    row = held(cast, dossier, tillen=PuntInvoer(1))
    done = anna.post(
        base(dossier) + f"{row.pk}/verbeteren/",
        {"reden": "Tillen verkeerd gelezen", "sleutel": str(uuid.uuid4())},
    )
    assert done.status_code == 302
    page = words(anna.get(base(dossier)))
    assert "Concept: IZP van 2 maart 2026" in page
    inside(cast)
    draft = Belastbaarheid.objects.get(stand="concept")
    assert anna.get(base(dossier) + f"{draft.pk}/weggooien/").status_code == 200
    anna.post(base(dossier) + f"{draft.pk}/weggooien/")
    inside(cast)
    assert not Belastbaarheid.objects.filter(stand="concept").exists()


def test_reading_is_logged_in_its_own_category(cast: Cast, dossier: Dossier, anna: Client) -> None:
    held(cast, dossier, tillen=PuntInvoer(1))
    anna.get(base(dossier))
    inside(cast)
    look = LogbookEntry.objects.get(actie="belastbaarheid_gelezen")
    assert (look.categorie, look.soort) == ("D1", "gelezen")


def test_only_the_coach_of_the_case_gets_in(cast: Cast, dossier: Dossier) -> None:
    row = held(cast, dossier, tillen=PuntInvoer(1))
    for who in (cast.joris, cast.mo, cast.backoffice, cast.piet, cast.verzekeraar, cast.bram):
        for address in (base(dossier), base(dossier) + f"{row.pk}/", base(dossier) + "nieuw/"):
            assert sign_in(Client(), who).get(address).status_code == 404, who.persoon.naam


ALLES = {
    "tillen": PuntInvoer(1),
    "staan_totaal": PuntInvoer(2),
    "zien": PuntInvoer(0),
    "klanten": PuntInvoer(1),
}


@pytest.mark.parametrize(
    ("what", "most"),
    [("", 22), ("versie", 20), ("punten/dynamisch/", 18), ("verschil/", 18)],
)  # fmt: skip
def test_pages_cost_the_same_with_many_items(
    cast: Cast, dossier: Dossier, anna: Client, what: str, most: int
) -> None:
    held(cast, dossier, **ALLES)
    draft = begin(
        dossier=dossier, by=cast.anna.actor, sleutel=uuid.uuid4(), soort="fml", datum=dt.date(2026, 3, 9),
        auteur_naam="A. Mol", auteur_rol="verzekeringsarts", bron="FML",
    )  # fmt: skip
    address = base(dossier) + ("" if not what else f"{draft.pk}/" + what.replace("versie", ""))
    anna.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert anna.get(address).status_code == 200
    assert len(caught) <= most, [query["sql"][:90] for query in caught]


def test_saving_one_item_is_cheap(cast: Cast, dossier: Dossier, anna: Client) -> None:
    place = base(dossier) + f"{made(cast, dossier, **ALLES).pk}/punten/dynamisch/"
    with CaptureQueriesContext(connection) as caught:
        kept = anna.post(place, {"niveau_dragen": "1", "was_dragen": ""}, HTTP_X_WISSEL_AUTOSAVE="1")
    assert kept.status_code == 200
    assert len(caught) <= 28, [query["sql"][:90] for query in caught]
