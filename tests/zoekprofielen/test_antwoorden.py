"""What the kandidaat does with an offered version, and what nobody else can do in her place."""

import uuid

import pytest

from tests.arrange import zoekprofielen as arrange
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.trajecten.models import Taak
from wissel.zoekprofielen.actions import antwoorden, beeld, punten, richtingen, versies
from wissel.zoekprofielen.models import Rangorde, RealistischBeeld, Richting, Zoekstandpunt


def test_only_the_kandidaat_orders_and_answers(cast: Cast, dossier: Dossier) -> None:
    row = arrange.offered(cast, dossier)
    first = uuid.UUID(next(iter(antwoorden.directions(row))))
    for by in (cast.anna.actor, cast.piet.actor, cast.mo.actor):
        with pytest.raises(DomainError):
            antwoorden.move(profiel=row, reeks=first, kant="neer", by=by)
        with pytest.raises(DomainError):
            antwoorden.choose(profiel=row, woorden="Voor haar", by=by)
        with pytest.raises(DomainError):
            antwoorden.give_standpunt(profiel=row, antwoord="akkoord", inhoud_sha256=row.inhoud_sha256, by=by)
    assert not Rangorde.objects.exists() and not Zoekstandpunt.objects.exists()


def test_a_direction_goes_up_and_down_and_stops_at_the_edge(cast: Cast, dossier: Dossier) -> None:
    row = arrange.offered(cast, dossier)
    keys = list(antwoorden.directions(row))
    by = cast.samira.actor
    antwoorden.move(profiel=row, reeks=uuid.UUID(keys[0]), kant="op", by=by)
    order = antwoorden.move(profiel=row, reeks=uuid.UUID(keys[2]), kant="op", by=by)
    assert order.reeksen == [keys[0], keys[2], keys[1]] and order.klaar_op is None
    with pytest.raises(Changed):
        antwoorden.move(profiel=row, reeks=uuid.uuid4(), kant="op", by=by)


def test_the_same_words_twice_are_one_answer_and_one_task(cast: Cast, dossier: Dossier) -> None:
    row = arrange.offered(cast, dossier)
    first = uuid.UUID(next(iter(antwoorden.directions(row))))
    for _ in range(2):
        antwoorden.comment(profiel=row, reeks=first, tekst="Te druk", by=cast.samira.actor)
        arrange.agree(cast, row, "vraag", "Wat verdient het?")
    assert Zoekstandpunt.objects.count() == 2
    assert Taak.objects.filter(dossier=dossier, voor_rol="coach", soort="zoekprofiel").count() == 2


def test_a_question_keeps_the_task_of_the_kandidaat_open_and_agreeing_closes_it(
    cast: Cast, dossier: Dossier
) -> None:
    row = arrange.agree(cast, arrange.offered(cast, dossier), "vraag", "Wat verdient het?")
    task = Taak.objects.get(dossier=dossier, voor_rol="kandidaat", soort="zoekprofiel")
    assert task.klaar_op is None and row.stand == "bij_kandidaat"
    row = arrange.agree(cast, row)
    task.refresh_from_db()
    assert task.klaar_op is not None and row.stand == "akkoord"


def test_an_old_version_takes_no_answer(cast: Cast, dossier: Dossier) -> None:
    old = arrange.offered(cast, dossier)
    new = versies.new_version(dossier=dossier, by=cast.anna.actor)
    versies.save_chapters(
        profiel=new, by=cast.anna.actor, geleerd="Meer", koers="gelijk", koers_reden="Beter onderbouwd"
    )
    versies.offer(profiel=new, by=cast.anna.actor)
    with pytest.raises(Changed, match="nieuwere versie"):
        arrange.agree(cast, old)


def test_another_occupation_asks_the_verdict_again(cast: Cast, dossier: Dossier) -> None:
    arrange.belastbaarheid(cast, dossier)
    row = arrange.direction(cast, arrange.draft(cast, dossier), "Planner", "transportplanner")
    row = arrange.judged(cast, row)
    changed = richtingen.change_richting(
        richting=row,
        by=cast.anna.actor,
        versie=row.versie,
        beroep_id=arrange.beroep("vertaler").pk,
        naam="Tolk",
    )
    assert (changed.passend, changed.isco) == ("onbekend", "2643")
    with pytest.raises(Changed):
        richtingen.change_richting(
            richting=row, by=cast.mo.actor, versie=1, beroep_id=arrange.beroep("vertaler").pk, plaats="Zwolle"
        )


def test_a_confirmation_counts_for_exactly_that_table(cast: Cast, dossier: Dossier) -> None:
    arrange.belastbaarheid(cast, dossier)
    row = arrange.direction(cast, arrange.draft(cast, dossier), "Planner", "transportplanner")
    arrange.confirmed(cast, row)
    sheet = arrange.load(row.zoekprofiel).of(row.reeks)
    assert sheet and sheet.bevestiging and sheet.bevestiging.naam == "Anna Bakker"
    punten.set_eis(richting=row, by=cast.anna.actor, punt="tillen", waarde=arrange.Decimal(3), bron="Bezoek")
    sheet = arrange.load(row.zoekprofiel).of(row.reeks)
    assert sheet and sheet.bevestiging is None
    with pytest.raises(Changed):
        punten.confirm_table(richting=row, by=cast.anna.actor, sha256="0" * 64)
    with pytest.raises(DomainError):
        punten.confirm_table(richting=row, by=cast.joris.actor, sha256=sheet.tabel.sha256)


def test_an_estimate_never_decides_and_an_unknown_item_stays_unknown(cast: Cast, dossier: Dossier) -> None:
    arrange.belastbaarheid(cast, dossier, aandacht_vasthouden=1)
    row = arrange.direction(cast, arrange.draft(cast, dossier), "Planner", "transportplanner")
    sheet = arrange.load(row.zoekprofiel).of(row.reeks)
    assert sheet
    answers = {each.punt: each.oordeel for each in sheet.tabel.regels}
    estimates = [each for each in sheet.tabel.regels if each.zekerheid == "inschatting"]
    assert estimates and {each.oordeel for each in estimates} == {"onbekend"}
    assert answers["aandacht_vasthouden"] == "onbekend"


def test_a_shared_beeld_never_changes_and_a_newer_one_replaces_it(cast: Cast, dossier: Dossier) -> None:
    texts = {"kan": "Plannen", "uitkomst": "Werk voor 20 uur", "redenen": "De markt"}
    first = beeld.share_beeld(
        beeld=beeld.save_beeld(dossier=dossier, by=cast.anna.actor, **texts),  # type: ignore[arg-type]
        by=cast.anna.actor,
    )
    draft = beeld.save_beeld(dossier=dossier, by=cast.anna.actor, uitkomst="Werk voor 24 uur")
    assert (draft.nummer, draft.kan) == (2, "Plannen")
    beeld.share_beeld(beeld=draft, by=cast.anna.actor)
    first.refresh_from_db()
    assert (first.stand, first.uitkomst) == ("vervangen", "Werk voor 20 uur")
    empty = beeld.save_beeld(dossier=dossier, by=cast.anna.actor, redenen="")
    with pytest.raises(DomainError) as caught:
        beeld.share_beeld(beeld=empty, by=cast.anna.actor)
    assert caught.value.veld == "redenen"
    bad = beeld.save_beeld(
        dossier=dossier, by=cast.anna.actor, redenen="Door haar fibromyalgie gaat het langzaam."
    )
    with pytest.raises(DomainError, match="medisch"):
        beeld.share_beeld(beeld=bad, by=cast.anna.actor)
    assert RealistischBeeld.objects.filter(stand="gedeeld").count() == 1


def test_a_profile_holds_at_most_twelve_directions_and_one_of_a_name(cast: Cast, dossier: Dossier) -> None:
    row = arrange.draft(cast, dossier)
    for number in range(12):
        richtingen.add_richting(profiel=row, by=cast.anna.actor, naam=f"Werk {number}")
    assert richtingen.add_richting(profiel=row, by=cast.anna.actor, naam="werk 3").naam == "Werk 3"
    with pytest.raises(DomainError, match="hooguit 12"):
        richtingen.add_richting(profiel=row, by=cast.anna.actor, naam="Nog een")
    assert Richting.objects.count() == 12


def test_two_people_who_begin_a_beeld_at_once_do_not_overwrite_each_other(
    cast: Cast, dossier: Dossier
) -> None:
    beeld.save_beeld(dossier=dossier, by=cast.anna.actor, versie=0, kan="Van Anna")
    with pytest.raises(Changed) as caught:
        beeld.save_beeld(dossier=dossier, by=cast.mo.actor, versie=0, kan="Van Mo")
    assert caught.value.facts["nu"] == {"kan": "Van Anna"}
