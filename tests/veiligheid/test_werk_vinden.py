"""Finding work: a yes that is about this cost, words others read, mail made to break, and vacancies of one."""

import time
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from wissel import klok
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.feeds import lezers
from wissel.arbeidsmarkt.feeds.ophalen import allowed
from wissel.arbeidsmarkt.velden import Velden, plain
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobhunting.actions import matches, organisaties, personen, regels
from wissel.jobportal.models import EigenVondst
from wissel.policies import Action, visible
from wissel.sollicitaties import eml
from wissel.sollicitaties.actions import akkoord, begin, sollicitatie
from wissel.trajectmiddelen.actions import scholing
from wissel.trajectmiddelen.models import Scholing


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


def course(cast: Cast, dossier: Dossier, **over: Any) -> Scholing:
    given: dict[str, Any] = {"cursus": "Heftruck", "kosten": Decimal(350), "betaler": "opdrachtgever",
                             "gat": "Vraagt een certificaat", **over}  # fmt: skip
    return scholing.add(dossier_id=dossier.pk, by=cast.anna.actor, sleutel=uuid.uuid4(), **given)


@pytest.mark.parametrize("betaler", ["opdrachtgever", "bureau"])
def test_a_course_that_runs_costs_the_opdrachtgever_nothing_that_was_not_agreed(
    cast: Cast, dossier: Dossier, betaler: str
) -> None:
    by, row = cast.anna.actor, course(cast, dossier, betaler=betaler)
    if betaler == "opdrachtgever":
        row = scholing.ask(scholing=row, by=by)
        scholing.decide(
            scholing=row, by=cast.piet.actor, akkoord=True, cursus=row.cursus, kosten=Decimal(350)
        )
    row = scholing.begin(scholing=row, by=by, start_op=klok.today())
    row = scholing.change(
        scholing=row, by=by, versie=row.versie, kosten=Decimal(5000), betaler="opdrachtgever"
    )
    assert row.stand == "voorstel"
    assert not visible(cast.piet.actor, Scholing, Action.SCHOLING_BESLISSEN).exists()


def test_the_name_of_a_course_and_a_no_are_looked_at_for_medical_words(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    anna, piet = inloggen(cast.anna), inloggen(cast.piet)
    sent = {"sleutel": str(uuid.uuid4()), "cursus": "Omgaan met burn-out", "gat": "x", "kosten": "350",
            "betaler": "opdrachtgever"}  # fmt: skip
    assert anna.post(reverse("bureau:scholing_nieuw", args=[dossier.pk]), sent).status_code == 422
    row = scholing.ask(scholing=course(cast, dossier), by=cast.anna.actor)
    no = {"cursus": "Heftruck", "kosten": "350.00", "akkoord": "nee", "reden": "Hij heeft een depressie."}
    page = piet.post(reverse("opdrachtgever:scholing_besluit", args=[dossier.pk, row.pk]), no)
    assert page.status_code == 422 and "depressie" in text_of(page)


@pytest.mark.parametrize("waarde", ["(" * 3900, "a:" * 1900])
def test_an_address_nested_to_break_the_reader_is_an_empty_one(waarde: str) -> None:
    found = eml.read(f"From: x@example.org\r\nTo: {waarde}\r\nSubject: Planner\r\n\r\n".encode())
    assert (found.aan, found.onderwerp) == ("", "Planner")


@pytest.mark.parametrize(
    "stuk", ["<script ", "<!--", "<br", "<!--<style>", "<!DOCTYPE", "<![CDATA[", "</job "]
)
def test_a_feed_made_to_hang_the_reader_takes_no_time(stuk: str) -> None:
    text, begun = stuk * 20_000, time.process_time()
    plain(text, lines=True)
    list(lezers.read_xml(f"<job>{text}</job>", ("job",)))
    list(lezers.read_jsonld(f'<script type="application/ld+json">{text}'))
    list(lezers.read_jsonld('<script type="application/ld+json">' * 5_000))
    assert time.process_time() - begun < 3
    assert not allowed("fec0::1")


def test_who_is_erased_from_the_network_stands_in_no_words_and_no_history_of_the_employer(
    cast: Cast, dossier: Dossier
) -> None:
    by, naam = cast.joris.actor, "KANARIE Dekker"
    firm = organisaties.add_organisation(
        by=by, sleutel=uuid.uuid4(), velden={"naam": "Van Dam", "notitie": f"Vraag naar {naam.lower()}."}
    )
    person = personen.add_person(
        by=by, organisatie=firm, sleutel=uuid.uuid4(), velden={"naam": naam, "herkomst": "zelf"}
    )
    for wat in (f"{naam} bellen", f"{naam} mailen"):
        regels.add_line(
            by=by, organisatie=firm, sleutel=uuid.uuid4(), datum=klok.today(), kanaal="telefoon",
            uitkomst="gesproken", volgende_wat=wat, volgende_op=klok.today(),
        )  # fmt: skip
    personen.erase(by=by, persoon=person)
    tables = ("netwerkorganisatie", "netwerkorganisatieevent", "netwerkregel")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM jobhunting_{table} t")
            assert "kanarie" not in cursor.fetchone()[0].lower()


def test_what_one_kandidaat_found_is_no_match_for_another(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    other = open_samira(cast, kandidaat=cast.mo.persoon)
    row = add_vacature(
        by=cast.samira.actor, velden=Velden(titel="KANARIE", werkgever_naam="Van Dam"), rol="kandidaat"
    )
    EigenVondst.objects.create(
        bureau=cast.bureau, dossier=other, vacature=row, sleutel=uuid.uuid4(), op=klok.now()
    )
    new = reverse("kandidaat:sollicitatie_nieuw") + f"?vacature={row.pk}"
    assert "KANARIE" not in inloggen(cast.samira).get(new).content.decode()
    anna = inloggen(cast.anna)
    assert "KANARIE" not in text_of(anna.get(reverse("bureau:matching", args=[dossier.pk])))
    assert "KANARIE" in text_of(anna.get(reverse("bureau:matching", args=[other.pk])))
    assert row.pk in matches._known({"bureau_id": cast.bureau.pk, "dossier_id": dossier.pk})


def test_what_was_approved_and_sent_is_not_swapped_afterwards(cast: Cast, dossier: Dossier) -> None:
    by = cast.joris.actor
    row = begin(dossier=dossier, by=by, sleutel=uuid.uuid4(), werkgever="Van Dam", tekst="Dag.")
    row = akkoord.propose(sollicitatie=row, by=by)
    row = akkoord.approve(sollicitatie=row, by=cast.samira.actor, versie=row.versie)
    sollicitatie.move(sollicitatie=row, by=by, stand="verstuurd", datum=klok.today(), sleutel=uuid.uuid4())
    row.refresh_from_db()
    with pytest.raises(DomainError, match="gaf akkoord"):
        sollicitatie.change(sollicitatie=row, by=by, versie=row.versie, tekst="Iets anders.")
    kept = sollicitatie.change(sollicitatie=row, by=by, versie=row.versie, volgende="Bellen")
    assert (kept.tekst, kept.volgende) == ("Dag.", "Bellen")
