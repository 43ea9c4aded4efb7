"""Findings become tasks, proven tasks become a request; the clocks come from the law, the costs are kept nowhere."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from tests.arrange.dossiers import open_samira
from tests.arrange.escalatie import add_paper, bytes_of, file_of, paper, sanction, texts
from tests.cast import Cast
from wissel.documenten.models import Verzending
from wissel.dossiers.models import Dossier
from wissel.escalatie.actions import herstel as verbs
from wissel.escalatie.herstelklok import Klok, clock, clock_if_received, costs, findings, rule
from wissel.escalatie.models import Hersteltaak, Herstelverzoek
from wissel.fouten import Changed, DomainError
from wissel.trajecten.actions.logboek import write_note
from wissel.trajecten.models import Taak

NU = dt.datetime(2027, 3, 15, 9, tzinfo=dt.UTC)
D = dt.date


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    row = open_samira(cast)
    sanction(cast, row)
    return row


def add(cast: Cast, dossier: Dossier, *keys: str, regels: str = "") -> list[Hersteltaak]:
    return verbs.add_findings(dossier=dossier, bevindingen=keys, regels=regels, by=cast.piet.actor)


def prove(cast: Cast, row: Hersteltaak, **proof: Any) -> Hersteltaak:
    proof = proof or {"bestand": file_of(paper(f"KANARIE {row.sleutel}"))}
    return verbs.prove_task(
        taak=row, bewezen_op=D(2027, 3, 12), versie=row.versie, by=cast.piet.actor, **proof
    )


def test_the_clocks_are_those_of_the_law(cast: Cast, dossier: Dossier) -> None:
    found = clock(dossier)
    assert found is not None
    # Eerste ziektedag 3 maart 2025: de wachttijd eindigt op 28 februari 2027, daarna 52 weken.
    assert (found.eerste_dag, found.laatste_dag) == (D(2027, 3, 1), D(2028, 2, 27))
    assert found.uiterste_dag == found.laatste_dag and found.beslis_uiterlijk is None
    soon = clock_if_received(dossier, D(2027, 3, 15))
    assert soon is not None
    # Drie weken na maandag 15 maart is Tweede Paasdag op 29 maart niet; maandag 5 april is een gewone dag.
    assert soon.beslis_uiterlijk == D(2027, 4, 5)
    assert soon.verwacht == D(2027, 5, 16)
    assert clock(dossier) == found


def test_the_clocks_after_a_decision(cast: Cast, dossier: Dossier) -> None:
    with time_machine.travel(dt.datetime(2027, 4, 1, 9, tzinfo=dt.UTC), tick=False):
        sanction(
        cast, dossier, herstelmelding_ontvangen_op="2027-03-15", bekorting_besluit_op="2027-03-29",
        bekorting_toegekend=True,
    )  # fmt: skip
    found = clock(dossier)
    assert found is not None and found.laatste_dag == D(2027, 5, 9)
    assert (found.ontvangen_op, found.besloten_op, found.toegekend) == (D(2027, 3, 15), D(2027, 3, 29), True)


def test_without_a_loonsanctie_there_is_nothing_to_repair(cast: Cast) -> None:
    row = open_samira(cast)
    assert clock(row) is None
    with pytest.raises(DomainError) as refused:
        add(cast, row, "stilstand")
    assert refused.value.code == "geen_sanctie"


def test_picked_and_pasted_findings_become_tasks_once(cast: Cast, dossier: Dossier) -> None:
    lines = (
        "- Het zoekprofiel past niet bij de werknemer\n\n  • Er is niet bemiddeld  \nEr is niet bemiddeld\n"
    )
    made = add(cast, dossier, "zoekprofiel_smal", "te_laat_gestart", regels=lines)
    assert [row.bevinding for row in made][2:] == [
        "Het zoekprofiel past niet bij de werknemer", "Er is niet bemiddeld",
    ]  # fmt: skip
    assert [row.volgorde for row in made] == [1, 2, 3, 4]
    assert made[0].eigenaar == "coach" and made[0].due_on == D(2027, 3, 29)
    assert add(cast, dossier, "zoekprofiel_smal", regels=lines) == []
    assert Taak.objects.filter(sleutel="herstelplan", voor_rol="opdrachtgever").count() == 1
    with pytest.raises(DomainError) as refused:
        add(cast, dossier)
    assert refused.value.veld == "regels"
    with pytest.raises(DomainError):
        add(cast, dossier, regels="x" * 301)
    with pytest.raises(DomainError):
        add(cast, dossier, "bestaat_niet")


def test_all_tasks_proven_makes_the_pack_complete(cast: Cast, dossier: Dossier) -> None:
    first, second = add(cast, dossier, "zoekprofiel_smal", "stilstand")
    prove(cast, first)
    with pytest.raises(DomainError) as refused:
        verbs.build_request(dossier=dossier, by=cast.piet.actor)
    assert refused.value.code == "onvolledig"
    assert not verbs.is_complete(verbs.tasks(dossier))
    line = write_note(
        dossier=dossier, by=cast.anna.actor, soort="gesprek", datum=D(2027, 3, 10), wie="Samira",
        waarom="Het traject loopt weer", publiek="allen",
    )  # fmt: skip
    prove(cast, second, regel=line)
    assert verbs.is_complete(verbs.tasks(dossier))
    request = verbs.build_request(dossier=dossier, by=cast.piet.actor)
    assert verbs.build_request(dossier=dossier, by=cast.anna.actor).pk == request.pk
    pages = texts(bytes_of(request.bundel))
    assert len(pages) == 2
    assert "Verzoek om bekorting van de loonsanctie" in pages[0]
    front = "".join(pages[0].split())
    assert "Hettrajectlooptweer" in front and "1maart2027" in front
    assert "KANARIE zoekprofiel_smal" in pages[1] and "bundel, pagina 2 van 2" in pages[1]
    assert request.bundel.publiek == "opdracht"
    roles = Verzending.objects.filter(document=request.bundel).values_list("naar_rol", flat=True)
    assert set(roles) == {"opdrachtgever"}


def test_a_finding_left_out_needs_a_reason_and_does_not_count(cast: Cast, dossier: Dossier) -> None:
    first, second = add(cast, dossier, "zoekprofiel_smal", "stilstand")
    with pytest.raises(DomainError) as refused:
        verbs.drop_task(taak=second, reden=" ", versie=second.versie, by=cast.piet.actor)
    assert refused.value.veld == "reden"
    verbs.drop_task(taak=second, reden="UWV trok dit in", versie=second.versie, by=cast.piet.actor)
    assert not verbs.is_complete(verbs.tasks(dossier))
    first = prove(cast, first)
    assert verbs.is_complete(verbs.tasks(dossier))
    verbs.reopen_task(taak=first, versie=first.versie, by=cast.piet.actor)
    assert not verbs.is_complete(verbs.tasks(dossier))


def test_proof_is_something_the_employer_may_read(cast: Cast, dossier: Dossier) -> None:
    (row,) = add(cast, dossier, "stilstand")
    secret = add_paper(cast, dossier, "brief", publiek="bureau")
    note = write_note(
        dossier=dossier,
        by=cast.anna.actor,
        soort="gesprek",
        datum=D(2027, 3, 10),
        wie="Samira",
        waarom="Intern",
    )
    for proof, veld in (
        ({"document": secret}, "document"),
        ({"regel": note}, "regel"),
        ({"document": None}, "document"),
    ):
        with pytest.raises(DomainError) as refused:
            prove(cast, row, **proof)
        assert refused.value.veld == veld
    shared = add_paper(cast, dossier, "brief", words="gedeeld")
    assert prove(cast, row, document=shared).bewezen_op == D(2027, 3, 12)


def test_two_people_at_once(cast: Cast, dossier: Dossier) -> None:
    (row,) = add(cast, dossier, "stilstand")
    values: dict[str, Any] = {"wat": "Bellen", "eigenaar": "coach", "due_on": None, "versie": row.versie}
    changed = verbs.change_task(taak=row, by=cast.piet.actor, **values)
    assert (changed.wat, changed.eigenaar) == ("Bellen", "coach")
    with pytest.raises(Changed):
        verbs.change_task(taak=row, by=cast.anna.actor, **values)


def test_sending_asks_the_coach_for_the_fact_and_moves_no_date(cast: Cast, dossier: Dossier) -> None:
    (row,) = add(cast, dossier, "stilstand")
    prove(cast, row)
    request, before = verbs.build_request(dossier=dossier, by=cast.piet.actor), clock(dossier)
    with pytest.raises(DomainError):
        verbs.record_sent(verzoek=request, verstuurd_op=D(2027, 3, 16), by=cast.piet.actor)
    for _twice in range(2):
        verbs.record_sent(verzoek=request, verstuurd_op=D(2027, 3, 15), by=cast.piet.actor)
    assert Herstelverzoek.objects.get().verstuurd_op == D(2027, 3, 15)
    assert Taak.objects.filter(voor_rol="coach", soort="herstelplan").count() == 1
    assert Taak.objects.get(sleutel="herstelplan").klaar_op is not None
    assert clock(dossier) == before


def test_the_cost_meter() -> None:
    klok = Klok(D(2027, 3, 1), D(2028, 2, 27), D(2028, 2, 27), None, None, None, None, None)
    found = costs(Decimal(3000), Decimal(650), klok, D(2027, 3, 10), D(2027, 5, 16))
    assert found is not None
    # 3.650 per maand is 120 per dag.
    assert (found.per_week, found.tot_nu) == (Decimal("840.00"), Decimal("1200.00"))
    assert (found.tot_einde, found.bij_bekorting) == (Decimal("43680.00"), Decimal("9240.00"))
    assert found.besparing == Decimal("34440.00")
    early = costs(Decimal(3000), Decimal(650), klok, D(2027, 2, 1), None)
    assert early is not None and early.tot_nu == 0 and early.besparing is None
    late = costs(Decimal(3000), Decimal(650), klok, D(2030, 1, 1), None)
    assert late is not None and late.tot_nu == late.tot_einde
    unknown = Klok(None, None, None, None, None, None, None, None)
    assert costs(Decimal(1), Decimal(0), unknown, D(2027, 3, 1), None) is None


def test_every_finding_says_what_repairs_it_who_and_why() -> None:
    assert len(findings()) >= 12 and rule().binding == "wet"
    for each in findings().values():
        assert each.naam and each.herstel and each.bron and each.dagen > 0
        assert each.eigenaar in Hersteltaak.Eigenaar.values
