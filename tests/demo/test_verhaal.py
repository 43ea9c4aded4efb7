"""The demo tells a story that can be clicked through, whatever day it is."""

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from wissel.aanmeldingen.models import Aanmelding, Contactvraag
from wissel.accounts.models import Bureau, Persoon
from wissel.database.context import set_context
from wissel.demo.mensen import GEHEIM, WACHTWOORD, Toneel, fill_bureau, logins_text
from wissel.demo.verhaal import HOOFDROLLEN, SJABLONEN, rollen
from wissel.demo.verteller import STANDEN, Verteller
from wissel.demo.verteller.vanbuiten import tell_outside
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier, Feit, Milestone, Werkresultaat
from wissel.trajecten.models import Onderbreking, Rapportage, Traject, Trajectplan


def test_sixty_dossiers_at_two_bureaus_use_all_five_ways_of_working() -> None:
    cast = list(rollen())
    assert len(cast) == 60
    assert Counter(rol.bureau for rol in cast) == {"spoorzicht": 46, "overkant": 14}
    working = {rol.sjabloon for rol in cast if rol.weken_bezig and rol.stand == "lopend"}
    assert working == set(SJABLONEN)
    assert {rol.stand for rol in cast} == set(STANDEN)
    assert len({rol.naam for rol in cast}) == 60
    assert cast == list(rollen()), "every start tells the same story"


@pytest.fixture
def toneel(db: None) -> Toneel:
    stage = Toneel()
    for slug in ("overkant", "spoorzicht"):
        bureau = Bureau.objects.get(slug=slug)
        set_context(bureau_id=bureau.pk)
        fill_bureau(stage, bureau)
    return stage


# A Sunday between two holidays, and a leap day.
@pytest.mark.parametrize("day", ["2026-12-27", "2028-02-29"])
def test_the_people_of_the_tour_stand_where_the_tour_says(toneel: Toneel, day: str) -> None:
    today = dt.date.fromisoformat(day)
    found: dict[str, Any] = {}
    for rol in HOOFDROLLEN:
        teller = Verteller(toneel, rol, today)
        set_context(bureau_id=None)  # the story names its own bureau
        teller.tell()
        set_context(bureau_id=teller.bureau.pk)
        found[rol.sleutel] = Dossier.objects.get(pk=teller.dossier.pk)
    first = {
        key: Rapportage.objects.filter(dossier=row).order_by("nummer").first() for key, row in found.items()
    }
    assert first["samira"].stand == "concept" and first["samira"].versturen_uiterlijk >= today
    assert Trajectplan.objects.get(dossier=found["dirk"]).stand == "bij_kandidaat"
    assert Trajectplan.objects.get(dossier=found["goedkeuren"]).stand == "bij_opdrachtgever"
    assert found["laat"].volgende_op < today, "one proposal is late"
    assert Onderbreking.objects.get(dossier=found["pauze"]).laatste_dag is None
    assert Traject.objects.get(dossier=found["pauze"]).stand == "pauze"
    assert Feit.objects.filter(dossier=found["loonsanctie"], pad="loonsanctie").exists()
    assert found["loonsanctie"].laatste_dag_loon > today, "wages go on because of the loonsanctie"
    assert Werkresultaat.objects.get(dossier=found["plaatsing"]).uitkomst == "nieuwe_werkgever"
    assert Traject.objects.get(dossier=found["plaatsing"]).stand == "nazorg"
    assert Werkresultaat.objects.get(dossier=found["terug"]).uitkomst == "terug_spoor1"
    assert not Traject.objects.filter(dossier=found["nieuw"]).exists()
    assert Rapportage.objects.filter(dossier=found["verzekerd"], stand="verzonden").count() >= 2
    assert Document.objects.filter(dossier=found["verzekerd"]).count() >= 4
    assert all(Milestone.objects.filter(dossier=row).exists() for row in found.values())


def test_everyone_who_can_log_in_is_printed_and_is_plainly_made_up(toneel: Toneel) -> None:
    text = logins_text(toneel)
    assert WACHTWOORD in text and GEHEIM in text
    for person in Persoon.objects.exclude(user=None):
        assert person.email in text and person.email.endswith(".example")


def test_the_queue_of_the_backoffice_has_something_late_and_something_half(toneel: Toneel) -> None:
    today = dt.date(2026, 12, 27)
    set_context(bureau_id=None)
    tell_outside(toneel, today)
    set_context(bureau_id=toneel.bureaus["spoorzicht"].pk)
    assert Counter(Aanmelding.objects.values_list("stand", flat=True)) == {"concept": 1, "onvolledig": 2}
    assert Aanmelding.objects.filter(stand="onvolledig", uiterlijk__lt=today).count() == 1
    assert Contactvraag.objects.filter(beantwoord_op__isnull=True).count() == 2
