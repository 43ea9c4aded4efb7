"""Searches that are kept: narrowed by words, distance, hours and kind; what is new; one message a week; stop."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange import zoekprofielen
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.models import Vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobportal import soorten
from wissel.jobportal.models import Zoekopdracht
from wissel.jobportal.zoeken import Vraag, narrow
from wissel.jobportal.zoekopdrachten import MEESTE, keep_search, tell_batch
from wissel.outbox.actions import text_of as mail_text
from wissel.outbox.keuzes import choose
from wissel.outbox.models import Bericht, Melding

MAANDAG = dt.date(2026, 6, 1)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-01T10:00")
    return open_samira(cast)


def vacature(cast: Cast, titel: str = "Planner", **more: Any) -> Vacature:
    fields = Velden(titel=titel, werkgever_naam="KANARIEBEDRIJF", plaats="Amersfoort", **more)
    return add_vacature(by=cast.anna.actor, velden=fields)


def mijn(name: str, *args: Any) -> str:
    return reverse(f"kandidaat:{name}", args=args)


def test_a_search_is_kept_once_counts_what_is_new_and_stops_with_one_tap(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    vacature(cast, "Planner oud")
    client = inloggen(cast.samira)
    assert "Deze zoekopdracht bewaren" in text_of(client.get(mijn("jobportal") + "?q=planner&uren=24"))
    data = {"q": "planner", "uren": "24", "sleutel": uuid.uuid4()}
    for _twice in range(2):
        assert client.post(mijn("zoekopdrachten"), data).status_code == 302
    row = Zoekopdracht.objects.get()
    assert (row.woorden, row.uren, row.mail) == ("planner", 24, True)
    assert "nieuw" not in text_of(client.get(mijn("zoekopdrachten"))).replace("nieuws", "")
    vacature(cast, "Planner nieuw", uren_min=Decimal(20))
    vacature(cast, "Planner fulltime", uren_min=Decimal(36))
    vacature(cast, "Kok")
    page = text_of(client.get(mijn("jobportal")))
    assert "planner, tot 24 uur per week" in page and "1 nieuw" in page
    seen = client.post(mijn("zoekopdracht", row.pk), {"doe": "kijk"}, follow=True)
    assert "Planner nieuw" in text_of(seen) and "Planner oud" not in text_of(seen)
    assert "1 nieuw" not in text_of(client.get(mijn("jobportal")))
    client.post(mijn("zoekopdracht", row.pk), {"doe": "stop"})
    row.refresh_from_db()
    assert not row.mail and "geen bericht" in text_of(client.get(mijn("zoekopdrachten")))
    client.post(mijn("zoekopdracht", row.pk), {"doe": "weg"})
    assert not Zoekopdracht.objects.exists()


def test_one_message_a_week_without_content_by_the_choice_of_the_person(cast: Cast, dossier: Dossier) -> None:
    actor = cast.samira.actor
    for words in ("planner", "amersfoort"):
        keep_search(dossier_id=dossier.pk, vraag=Vraag(woorden=words), sleutel=uuid.uuid4(), by=actor)
    vacature(cast)
    next_week = MAANDAG + dt.timedelta(7)
    assert tell_batch(cast.bureau, MAANDAG + dt.timedelta(6)) == 0
    assert tell_batch(cast.bureau, next_week) == 2
    assert tell_batch(cast.bureau, next_week) == 0
    mail = Bericht.objects.get(soort="vacatures")
    text = mail.onderwerp + mail_text(mail)
    assert mail.persoon == cast.samira.persoon and "Er staat werk voor u klaar" in text
    assert not [word for word in ("Planner", "planner", "KANARIE", "Amersfoort") if word in text]
    choose(keuzes={"vacatures": "overzicht"}, by=actor)
    assert tell_batch(cast.bureau, next_week + dt.timedelta(7)) == 2
    assert Bericht.objects.filter(soort="vacatures").count() == 1
    assert Melding.objects.filter(soort="vacatures").count() == 1
    Dossier.objects.update(stand=Dossier.Stand.PAUZE)
    assert tell_batch(cast.bureau, next_week + dt.timedelta(14)) == 0


def test_work_that_does_not_fit_is_no_reason_for_a_mail(cast: Cast, dossier: Dossier) -> None:
    zoekprofielen.belastbaarheid(cast, dossier, uren=16)
    keep_search(
        dossier_id=dossier.pk, vraag=Vraag(woorden="planner"), sleutel=uuid.uuid4(), by=cast.samira.actor
    )
    vacature(cast, "Planner fulltime", uren_min=Decimal(38))
    assert tell_batch(cast.bureau, MAANDAG + dt.timedelta(7)) == 1
    assert not Bericht.objects.filter(soort="vacatures").exists()


def test_an_empty_search_a_strange_kind_and_an_eleventh_are_refused(cast: Cast, dossier: Dossier) -> None:
    def keep(vraag: Vraag) -> None:
        keep_search(dossier_id=dossier.pk, vraag=vraag, sleutel=uuid.uuid4(), by=cast.samira.actor)

    for wrong in (Vraag(), Vraag(soort="toveren")):
        with pytest.raises(DomainError):
            keep(wrong)
    for n in range(MEESTE):
        keep(Vraag(woorden=f"werk {n}"))
    keep(Vraag(woorden="werk 1"))
    with pytest.raises(DomainError):
        keep(Vraag(woorden="nog een"))


def test_distance_and_kind_narrow_and_what_is_not_said_stays(cast: Cast, dossier: Dossier) -> None:
    near, far, nowhere = (
        vacature(cast, "Dichtbij", pc4="3811"),
        vacature(cast, "Ver", pc4="9712"),
        vacature(cast, "?"),
    )
    rows = Vacature.objects.filter(pk__in=[near.pk, far.pk, nowhere.pk])
    assert set(narrow(rows, Vraag(km=30), "3811")) == {near, nowhere}
    assert narrow(rows, Vraag(km=30)).count() == 3
    assert soorten.kind_of("4321") == "kantoor" and soorten.kind_of("5311") == "onderwijs"
    assert soorten.kind_of("5321") == "zorg" and soorten.kind_of("") == ""
