"""Kandidaat and coach write one profile, the coach confirms with evidence, the kandidaat agrees with what is frozen."""

import uuid
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, transaction

from tests.arrange import profielen as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry
from wissel.profielen import inhoud, lezen
from wissel.profielen.actions import bewijs, deling, regels, versies
from wissel.profielen.models import (
    Persoonsprofiel,
    Profieldeel,
    Profielregel,
    Profielstandpunt,
    Vaardigheidsbewijs,
)
from wissel.trajecten.models import Taak


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-04-07T10:00")
    return open_samira(cast)


def test_each_line_keeps_who_wrote_it(cast: Cast, dossier: Dossier) -> None:
    arrange.fill(cast, dossier)
    who = dict(Profielregel.objects.filter(deel="vaardigheid").values_list("naam", "herkomst"))
    assert who == {"Werk plannen": "kandidaat", "Blijft rustig": "coach"}


def test_the_same_form_sent_twice_is_one_line(cast: Cast, dossier: Dossier) -> None:
    first = arrange.add(dossier, cast.samira.actor, "ervaring", **arrange.WERK)
    assert arrange.add(dossier, cast.samira.actor, "ervaring", **arrange.WERK).pk == first.pk


def test_who_was_second_hears_what_stands_there_and_nothing_is_lost(cast: Cast, dossier: Dossier) -> None:
    row = arrange.add(dossier, cast.samira.actor, "ervaring", **arrange.WERK)
    regels.change_line(regel_id=row.pk, by=cast.anna.actor, versie=1, kon="Van de coach")
    with pytest.raises(Changed) as caught:
        regels.change_line(regel_id=row.pk, by=cast.samira.actor, versie=1, kon="Van Samira")
    assert caught.value.facts == {"nu": {"kon": "Van de coach"}, "versie": 2}
    row.refresh_from_db()
    assert row.kon == "Van de coach"
    regels.change_line(regel_id=row.pk, by=cast.samira.actor, versie=2, kon="Van Samira")


def test_two_people_may_change_two_lines_at_once(cast: Cast, dossier: Dossier) -> None:
    made = arrange.fill(cast, dossier)
    regels.change_line(regel_id=made["werk"].pk, by=cast.samira.actor, versie=1, kon="Anders")
    regels.change_line(regel_id=made["school"].pk, by=cast.anna.actor, versie=1, toelichting="Anders")


def test_a_sheet_tells_who_was_second_too(cast: Cast, dossier: Dossier) -> None:
    arrange.sheet(dossier, cast.samira.actor, "vervoer", middelen=["fiets"])
    row = Profieldeel.objects.get(deel="vervoer")
    arrange.sheet(dossier, cast.anna.actor, "vervoer", middelen=["auto"])
    with pytest.raises(Changed) as caught:
        regels.save_sheet(
            dossier_id=dossier.pk,
            deel="vervoer",
            inhoud={"middelen": ["ov"]},
            versie=row.versie,
            by=cast.samira.actor,
        )
    assert caught.value.facts["nu"] == {"middelen": ["auto"]}


def test_what_was_taken_out_can_be_put_back_as_it_was(cast: Cast, dossier: Dossier) -> None:
    made = arrange.confirmed(cast, dossier)
    regels.remove_line(regel_id=made["plannen"].pk, by=cast.samira.actor)
    regels.remove_line(regel_id=made["plannen"].pk, by=cast.samira.actor)
    assert [v.naam for v in lezen.working(cast.bureau.pk, dossier.pk).vaardigheden] == ["Blijft rustig"]
    with pytest.raises(Changed):
        regels.change_line(regel_id=made["plannen"].pk, by=cast.anna.actor, naam="Anders")
    regels.restore_line(regel_id=made["plannen"].pk, by=cast.samira.actor)
    back = next(v for v in lezen.working(cast.bureau.pk, dossier.pk).vaardigheden if v.naam == "Werk plannen")
    assert back.bevestigd and back.bewijs[0].naam == "Orderpicker"


@pytest.mark.parametrize(
    ("deel", "velden", "veld"),
    [
        ("opleiding", {"naam": ""}, "naam"),
        ("opleiding", {"naam": "x" * 201}, "naam"),
        ("opleiding", {"naam": "Mbo", "niveau": "doctor"}, "niveau"),
        ("ervaring", {"naam": "Kok"}, "soort"),
        ("ervaring", {"naam": "Kok", "soort": "betaald", "van": "2019", "tot": "2015"}, "tot"),
        ("ervaring", {"naam": "Kok", "soort": "betaald", "van": "03-2019"}, "van"),
        ("taal", {"naam": "Turks", "spreken": "D1"}, "spreken"),
        ("vaardigheid", {"naam": "Plannen", "spreken": "A1", "soort": "kwaliteit"}, "spreken"),
    ],
)
def test_a_line_that_is_wrong_says_where(
    cast: Cast, dossier: Dossier, deel: str, velden: dict[str, Any], veld: str
) -> None:
    with pytest.raises(DomainError) as caught:
        arrange.add(dossier, cast.samira.actor, deel, **velden)
    assert caught.value.veld == veld


def test_the_three_statements_are_the_coachs(cast: Cast, dossier: Dossier) -> None:
    with pytest.raises(DomainError):
        arrange.sheet(dossier, cast.samira.actor, "kansen", vinden="Makkelijk")


def test_the_kandidaat_adds_a_skill_and_the_coach_confirms_it_with_its_evidence(
    cast: Cast, dossier: Dossier
) -> None:
    made = arrange.fill(cast, dossier)
    with pytest.raises(DomainError, match="nog geen bewijs"):
        bewijs.confirm_skill(regel_id=made["plannen"].pk, by=cast.anna.actor)
    bewijs.add_evidence(
        regel_id=made["plannen"].pk, soort="voorbeeld", tekst="Ik maakte het rooster.", by=cast.samira.actor
    )
    with pytest.raises(DomainError, match="bevestigt uw coach"):
        bewijs.confirm_skill(regel_id=made["plannen"].pk, by=cast.samira.actor)
    bewijs.confirm_skill(regel_id=made["plannen"].pk, by=cast.anna.actor)
    assert (
        next(v for v in lezen.working(cast.bureau.pk, dossier.pk).vaardigheden if v.bevestigd).naam
        == "Werk plannen"
    )


def test_a_skill_that_says_something_else_is_looked_at_again(cast: Cast, dossier: Dossier) -> None:
    made = arrange.confirmed(cast, dossier)
    regels.change_line(regel_id=made["plannen"].pk, by=cast.samira.actor, naam="Leidinggeven")
    made["plannen"].refresh_from_db()
    assert made["plannen"].bevestigd_op is None


def test_a_skill_without_its_last_evidence_is_not_confirmed(cast: Cast, dossier: Dossier) -> None:
    made = arrange.confirmed(cast, dossier)
    bewijs.remove_evidence(bewijs=Vaardigheidsbewijs.objects.get(), by=cast.samira.actor)
    made["plannen"].refresh_from_db()
    assert made["plannen"].bevestigd_op is None


def test_missing_parts_are_named_and_hold_up_a_version(cast: Cast, dossier: Dossier) -> None:
    arrange.add(dossier, cast.samira.actor, "ervaring", **arrange.WERK)
    regels.set_none(dossier_id=dossier.pk, deel="opleiding", geen=True, by=cast.samira.actor)
    with pytest.raises(DomainError) as caught:
        versies.offer(dossier=dossier, by=cast.anna.actor)
    assert len(caught.value.facts["open"]) == 9
    assert "Vul de talen in." in caught.value.facts["open"]


def test_a_part_with_something_in_it_is_not_nothing(cast: Cast, dossier: Dossier) -> None:
    arrange.add(dossier, cast.samira.actor, "ervaring", **arrange.WERK)
    with pytest.raises(DomainError, match="staat al iets"):
        regels.set_none(dossier_id=dossier.pk, deel="ervaring", geen=True, by=cast.samira.actor)


def test_a_version_is_frozen_with_a_pdf_the_kandidaat_reads_first(cast: Cast, dossier: Dossier) -> None:
    made = arrange.confirmed(cast, dossier)
    row = versies.offer(dossier=dossier, by=cast.anna.actor)
    assert versies.offer(dossier=dossier, by=cast.anna.actor).pk == row.pk
    paper = Document.objects.get()
    assert (paper.soort, paper.publiek, paper.inhoud_sha256) == (
        "persoonsprofiel",
        "kandidaat",
        row.inhoud_sha256,
    )
    assert Verzending.objects.get().naar_id == cast.samira.persoon.pk
    regels.change_line(regel_id=made["werk"].pk, by=cast.samira.actor, naam="Planner")
    row.refresh_from_db()
    assert row.inhoud["regels"]["ervaring"][0]["naam"] == "Orderpicker"
    assert inhoud.content_sha256(row.inhoud) == row.inhoud_sha256
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Persoonsprofiel.objects.filter(pk=row.pk).update(inhoud={})


def test_akkoord_makes_it_the_profile_that_holds(cast: Cast, dossier: Dossier) -> None:
    assert lezen.current(dossier.pk) is None
    row = arrange.approved(cast, dossier)
    found = lezen.current(dossier.pk)
    assert found is not None and found.vastgesteld and found.nummer == 1 and found.sha256 == row.inhoud_sha256
    assert found.ervaringen[0].taken == ("Orders verzamelen", "Voorraad tellen")
    assert found.vervoer.reistijd == 45 and found.beschikbaarheid.dagen == ("ma", "di")
    assert Taak.objects.get(soort="profiel", voor_rol="kandidaat").klaar_op is not None
    arrange.add(dossier, cast.samira.actor, "taal", naam="Engels", spreken="B1")
    second = versies.offer(dossier=dossier, by=cast.anna.actor)
    assert lezen.current(dossier.pk).nummer == 1
    arrange.agree(cast, second, "akkoord_met_opmerking", "Mijn Engels is beter dan B1.")
    assert lezen.current(dossier.pk).nummer == 2
    assert dict(Persoonsprofiel.objects.values_list("nummer", "stand")) == {1: "vervangen", 2: "goedgekeurd"}
    assert Taak.objects.filter(voor_rol="coach", soort="profiel").count() == 1


def test_niet_akkoord_becomes_a_task_of_the_coach_and_blocks_nothing(cast: Cast, dossier: Dossier) -> None:
    made = arrange.fill(cast, dossier)
    row = versies.offer(dossier=dossier, by=cast.anna.actor)
    arrange.agree(cast, row, "niet_akkoord", "Ik was geen orderpicker.")
    arrange.agree(cast, row, "niet_akkoord", "Ik was geen orderpicker.")
    assert Profielstandpunt.objects.count() == 1
    assert Taak.objects.get(voor_rol="coach").titel == "Bespreek het persoonsprofiel: niet akkoord"
    regels.change_line(regel_id=made["werk"].pk, by=cast.samira.actor, naam="Teamleider")
    assert versies.offer(dossier=dossier, by=cast.anna.actor).nummer == 2
    with pytest.raises(Changed):
        arrange.agree(cast, row)


def test_only_the_kandidaat_answers_and_only_on_what_was_read(cast: Cast, dossier: Dossier) -> None:
    arrange.fill(cast, dossier)
    row = versies.offer(dossier=dossier, by=cast.anna.actor)
    with pytest.raises(DomainError, match="Alleen de kandidaat"):
        versies.answer(profiel=row, antwoord="akkoord", inhoud_sha256=row.inhoud_sha256, by=cast.anna.actor)
    with pytest.raises(Changed):
        versies.answer(profiel=row, antwoord="akkoord", inhoud_sha256="0" * 64, by=cast.samira.actor)


def test_a_share_holds_only_the_chosen_parts_and_ends_at_once(cast: Cast, dossier: Dossier) -> None:
    row = arrange.approved(cast, dossier)
    made = deling.share(profiel=row, delen=["ervaring", "taal"], by=cast.samira.actor)
    assert deling.share(profiel=row, delen=["taal", "ervaring"], by=cast.samira.actor).pk == made.pk
    assert set(made.inhoud["regels"]) == {"ervaring", "taal"}
    assert "dieren" not in str(made.inhoud)
    with pytest.raises(DomainError):
        deling.share(profiel=row, delen=["taal"], by=cast.anna.actor)
    deling.withdraw(dossier_id=dossier.pk, by=cast.samira.actor)
    deling.withdraw(dossier_id=dossier.pk, by=cast.samira.actor)
    made.refresh_from_db()
    assert made.tot is not None
    assert LogbookEntry.objects.filter(actie="profiel_deling_ingetrokken").count() == 1


def test_a_version_without_akkoord_cannot_be_shared(cast: Cast, dossier: Dossier) -> None:
    arrange.fill(cast, dossier)
    row = versies.offer(dossier=dossier, by=cast.anna.actor)
    with pytest.raises(Changed):
        deling.share(profiel=row, delen=["taal"], by=cast.samira.actor)


def test_versions_are_compared_part_by_part(cast: Cast, dossier: Dossier) -> None:
    made = arrange.fill(cast, dossier)
    old = inhoud.content(inhoud.load(cast.bureau.pk, dossier.pk))
    regels.change_line(regel_id=made["werk"].pk, by=cast.samira.actor, naam="Planner")
    regels.remove_line(regel_id=made["wens"].pk, by=cast.samira.actor)
    arrange.add(dossier, cast.samira.actor, "taal", naam="Engels", spreken="B1")
    new = inhoud.content(inhoud.load(cast.bureau.pk, dossier.pk))
    found = [(each.deel, each.veld, each.was, each.wordt) for each in inhoud.differences(old, new)]
    assert found == [
        ("ervaring", "naam", "Orderpicker", "Planner"),
        ("taal", "regel", None, "Engels"),
        ("wens", "regel", "Met dieren werken", None),
    ]


def test_evidence_of_another_case_is_refused(cast: Cast, dossier: Dossier) -> None:
    made = arrange.fill(cast, dossier)
    other = Profielregel(pk=uuid.uuid4(), dossier_id=uuid.uuid4(), deel="ervaring")
    with pytest.raises(DomainError):
        bewijs.add_evidence(
            regel_id=made["plannen"].pk, soort="ervaring", ervaring=other, by=cast.samira.actor
        )
