"""Two agencies open the gate, a course waits for who pays, places ask what their form asks, four ways are examined."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.arrange.trajecten import start_traject_for
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.policies import Action, visible
from wissel.trajecten.actions import fases
from wissel.trajecten.models import Fase, Logboekregel, Onderdeel, Taak
from wissel.trajectmiddelen import lezen
from wissel.trajectmiddelen.actions import inschrijvingen, onderzoek, scholing, werkplekken
from wissel.trajectmiddelen.models import Scholing, Uitzendinschrijving, Werkplek
from wissel.trajectmiddelen.voorwaarden import judge, months

DAG = dt.date(2026, 6, 2)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


def register(cast: Cast, dossier: Dossier, naam: str, **over: Any) -> Uitzendinschrijving:
    given: dict[str, Any] = {"sleutel": uuid.uuid4(), "ingeschreven_op": DAG, **over}
    return inschrijvingen.register(dossier_id=dossier.pk, by=cast.samira.actor, naam=naam, **given)


def course(cast: Cast, dossier: Dossier, **over: Any) -> Scholing:
    given: dict[str, Any] = {
        "sleutel": uuid.uuid4(), "cursus": "Heftruck", "kosten": Decimal("350.00"), "betaler": "opdrachtgever",
        "gat": "Zoekrichting logistiek vraagt een certificaat", **over,
    }  # fmt: skip
    return scholing.add(dossier_id=dossier.pk, by=cast.anna.actor, **given)


def place(cast: Cast, dossier: Dossier, **over: Any) -> Werkplek:
    given = {
        "sleutel": uuid.uuid4(),
        "vorm": "werkervaringsplaats",
        "organisatie": "Loods",
        "werk": "Inpakken",
        **over,
    }
    return werkplekken.add(dossier_id=dossier.pk, by=cast.joris.actor, **given)


def test_the_register_drives_the_gate_of_the_phase(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    traject = start_traject_for(cast, sleutel="equilar")
    set_clock(monkeypatch, "2026-06-02T10:00")
    dossier, fase = traject.dossier, Fase.objects.get(traject=traject, sleutel="orientatie_sollicitatie")

    def gate() -> str:
        return next(each.tekst for each in fases.conditions(fase) if "uitzendbureaus" in each.tekst)

    first = register(cast, dossier, "Werk Nu")
    assert gate() == "Ingeschreven bij uitzendbureaus: 1 van 2"
    with pytest.raises(DomainError, match="al ingeschreven"):
        register(cast, dossier, "wérk  nu")
    part = Onderdeel.objects.get(fase=fase, sleutel="uitzendbureaus")
    with pytest.raises(DomainError, match="register telt er nu 1"):
        fases.do_onderdeel(onderdeel=part, gedaan=2, by=cast.anna.actor)
    key = uuid.uuid4()
    for _time in range(2):
        register(cast, dossier, "Denkbeeld", sleutel=key)
    part.refresh_from_db()
    assert part.gedaan == 2 and part.klaar_op and "2 van 2" in gate()
    inschrijvingen.withdraw(inschrijving=first, by=cast.anna.actor)
    part.refresh_from_db()
    assert part.gedaan == 1 and part.klaar_op is None
    assert register(cast, dossier, "Werk Nu").pk != first.pk
    lines = Logboekregel.objects.filter(waarom="Ingeschreven bij een uitzendbureau", vervangen_door=None)
    assert sorted((each.wie, each.resultaat) for each in lines) == [
        ("Denkbeeld", ""), ("Werk Nu", ""), ("Werk Nu", "Toch niet; weggehaald."),
    ]  # fmt: skip


def test_a_course_waits_for_who_pays_and_another_cost_asks_again(cast: Cast, dossier: Dossier) -> None:
    row = course(cast, dossier)
    with pytest.raises(DomainError, match="nog niet goedgekeurd"):
        scholing.begin(scholing=row, by=cast.anna.actor, start_op=DAG)
    assert not visible(cast.piet.actor, Scholing, Action.SCHOLING_BESLISSEN).exists()
    row = scholing.ask(scholing=row, by=cast.anna.actor)
    assert visible(cast.piet.actor, Scholing, Action.SCHOLING_BESLISSEN).get() == row
    assert Taak.objects.get(voor_rol="opdrachtgever").due_on == dt.date(2026, 6, 16)
    shown: dict[str, Any] = {"cursus": row.cursus, "kosten": row.kosten}
    with pytest.raises(DomainError, match="waarom"):
        scholing.decide(scholing=row, by=cast.piet.actor, akkoord=False, **shown)
    row = scholing.change(scholing=row, by=cast.anna.actor, versie=row.versie, kosten=Decimal(500))
    assert row.stand == "voorstel"
    row = scholing.ask(scholing=row, by=cast.anna.actor)
    with pytest.raises(Changed):
        scholing.decide(scholing=row, by=cast.piet.actor, akkoord=True, **shown)
    for _time in range(2):
        scholing.decide(
            scholing=row, by=cast.piet.actor, akkoord=True, cursus=row.cursus, kosten=Decimal(500)
        )
    assert row.besluiten.count() == 1
    with pytest.raises(DomainError, match="Alleen de opdrachtgever"):
        scholing.decide(scholing=row, by=cast.anna.actor, akkoord=True, **shown)
    scholing.begin(scholing=row, by=cast.anna.actor, start_op=DAG)
    done = scholing.finish(scholing=row, by=cast.anna.actor, eind_op=DAG, resultaat="diploma")
    assert done.stand == "klaar"
    assert not Taak.objects.filter(soort="scholing", klaar_op=None, vervallen_op=None).exists()


def test_a_place_without_a_signed_intention_is_shown_as_without(cast: Cast, dossier: Dossier) -> None:
    row = place(cast, dossier, intentie="Bij gebleken geschiktheid een contract van een jaar")
    assert not row.baanintentie
    assert {each.sleutel: each.stand for each in judge(row)}["intentie"] == "nee"
    row = werkplekken.change(
        werkplek=row, by=cast.joris.actor, versie=row.versie, getekend_door="T. Loods", getekend_op=DAG
    )
    assert row.baanintentie
    with pytest.raises(Changed):
        werkplekken.change(werkplek=row, by=cast.anna.actor, versie=1, uren=Decimal(8))
    with pytest.raises(DomainError, match="schrijven hier"):
        werkplekken.withdraw(werkplek=row, by=cast.samira.actor)


def test_a_trial_of_uwv_is_for_a_benefit_only_and_at_most_six_months(cast: Cast, dossier: Dossier) -> None:
    with pytest.raises(DomainError) as refused:
        place(cast, dossier, vorm="proefplaatsing", uitkering="nee")
    assert refused.value.veld == "vorm" and "detachering" in refused.value.message
    days = {"start_op": dt.date(2026, 7, 1), "eind_op": dt.date(2027, 1, 31)}
    with pytest.raises(DomainError, match="hooguit 6 maanden"):
        place(cast, dossier, vorm="proefplaatsing", uitkering="ja", **days)
    row = place(cast, dossier, vorm="proefplaatsing")
    stand = {each.sleutel: each.stand for each in judge(row)}
    assert stand["uitkering"] == stand["toestemming"] == stand["duur"] == stand["contract"] == "onbekend"
    assert "uitkering" not in {each.sleutel for each in judge(place(cast, dossier, vorm="detachering"))}
    assert months(dt.date(2026, 7, 1), dt.date(2026, 8, 31)) == 2
    assert months(dt.date(2026, 7, 1), dt.date(2026, 9, 1)) == 3


def test_each_of_the_four_ways_is_examined_or_open(cast: Cast, dossier: Dossier) -> None:
    given: dict[str, Any] = {
        "dossier_id": dossier.pk,
        "by": cast.anna.actor,
        "middel": "scholing",
        "onderzocht_op": DAG,
    }
    with pytest.raises(DomainError, match="waarom het niet past"):
        onderzoek.examine(**given)
    row = onderzoek.examine(**given, niet_passend_omdat="Duurt langer dan het traject")
    assert lezen.for_toets(cast.bureau.pk, dossier.pk)["instrumenten_overwogen"] == {
        "scholing": True, "werkervaringsplaats": False, "proefplaatsing": False, "detachering": False,
    }  # fmt: skip
    with pytest.raises(Changed):
        onderzoek.examine(**given, uitkomst="Toch wel", versie=0)
    assert onderzoek.examine(**given, uitkomst="Toch wel", versie=row.versie).versie == 2
