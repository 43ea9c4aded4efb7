"""The voortgangsrapportage: from the log, read by the kandidaat first, frozen, sent, corrected (S3.19, J5)."""

import datetime as dt
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from tests.arrange.rapportage import complete, freeze_now, log, report, running_traject
from tests.cast import Cast
from wissel.fouten import Changed, DomainError
from wissel.trajecten import inhoud
from wissel.trajecten.actions import logboek, rapport
from wissel.trajecten.models import Beoordeling, Rapportage, Rapportbron, Traject


def day(number: int, month: int = 4) -> dt.date:
    return dt.date(2026, month, number)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-21")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    return running_traject(cast)


def parts(row: Rapportage) -> set[str]:
    return {gap.deel for gap in rapport.gaps(row)}


def test_the_calendar_follows_the_start_and_moves_off_koningsdag(cast: Cast, traject: Traject) -> None:
    rows = Rapportage.objects.filter(traject=traject).order_by("nummer")
    assert [row.versturen_uiterlijk for row in rows] == [day(24), day(8, 6), day(20, 7), day(31, 8)]
    assert [row.periode_tot for row in rows] == [day(27), day(8, 6), day(20, 7), day(31, 8)]
    assert [row.periode_van for row in rows][:2] == [day(16, 3), day(28)]
    traject.dossier.refresh_from_db()
    assert traject.dossier.volgende_wat == "Voortgangsrapportage 1 versturen"
    assert traject.dossier.volgende_op == day(24)


def test_planning_twice_or_from_another_start_touches_no_begun_report(cast: Cast, traject: Traject) -> None:
    log(cast, traject, day(14), "Cv doornemen")
    rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    before = report(traject)
    rapport.make_calendar(traject=traject, by=cast.anna.actor)
    assert Rapportage.objects.filter(traject=traject).count() == 4
    traject.start_op = day(23, 3)
    traject.save()
    rows = rapport.make_calendar(traject=traject, by=cast.anna.actor)
    assert [row.nummer for row in rows] == [1, 2, 3, 4]
    first, second = rows[:2]
    assert (first.periode_tot, first.voortgang, first.slot) == (day(27), before.voortgang, before.slot)
    assert (second.periode_van, second.periode_tot) == (day(28), day(8, 6))


def test_another_start_before_any_report_moves_the_whole_calendar(cast: Cast, traject: Traject) -> None:
    traject.start_op = day(23, 3)
    traject.save()
    rows = rapport.make_calendar(traject=traject, by=cast.anna.actor)
    assert [row.periode_tot for row in rows] == [day(4, 5), day(15, 6), day(27, 7), day(7, 9)]
    assert [row.versturen_uiterlijk for row in rows][0] == day(4, 5)


def test_an_extension_adds_reports_and_a_shorter_traject_drops_planned_ones(
    cast: Cast, traject: Traject
) -> None:
    traject.verlengd_tot = day(13, 12)
    assert len(rapport.make_calendar(traject=traject, by=cast.anna.actor)) == 6
    traject.verlengd_tot, traject.eind_op = None, day(1, 7)
    assert len(rapport.make_calendar(traject=traject, by=cast.anna.actor)) == 2


def test_a_draft_holds_the_shared_lines_since_the_start_with_their_sources(
    cast: Cast, traject: Traject
) -> None:
    log(cast, traject, day(10, 3), "Kennismaken voor de start")
    shared = log(cast, traject, day(14), "Cv doornemen", resultaat="Het cv is klaar", publiek="kandidaat")
    employer = log(
        cast, traject, day(15), "Stand doorgenomen", wie="Piet Bos", soort="overleg", kolom="werkgever"
    )
    log(cast, traject, day(16), "Twijfel over inzet", publiek="coach")
    log(cast, traject, day(16), "Uren controleren", publiek="bureau")
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    assert row.voortgang == "14 april 2026, gesprek met Samira: Cv doornemen. Het cv is klaar."
    assert row.samenwerking.startswith("15 april 2026, overleg met werkgever of arbodienst met Piet Bos:")
    assert row.werkwijze == ""
    assert {(s.regel_id, s.deel) for s in rapport.sources(row)} == {
        (shared.pk, "voortgang"), (employer.pk, "samenwerking"),
    }  # fmt: skip


def test_what_comes_next_goes_into_the_outlook(cast: Cast, traject: Traject) -> None:
    log(cast, traject, day(14), "Cv", vervolg="Brief oefenen", vervolg_op=day(4, 5))
    log(cast, traject, day(15), "Cv", vervolg="Foto maken", vervolg_op=day(16))
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    assert row.vooruitblik == "4 mei 2026: Brief oefenen."


def test_beginning_twice_changes_nothing(cast: Cast, traject: Traject) -> None:
    log(cast, traject, day(14), "Cv doornemen")
    first = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    again = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    assert (first.slot, first.voortgang) == (again.slot, again.voortgang)
    assert Rapportbron.objects.filter(rapportage=first).count() == 1


def test_gaps_are_named_and_freezing_is_refused(cast: Cast, traject: Traject) -> None:
    log(cast, traject, day(14), "Cv doornemen")
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    assert parts(row) == {"werkwijze", "samenwerking", "spoor1", "kandidaat"}
    with pytest.raises(DomainError) as error:
        rapport.freeze(rapport=row, by=cast.anna.actor)
    assert error.value.code == "gaten" and "Werkwijze is nog leeg" in error.value.message


def test_the_question_on_spoor_1_is_answered_by_someone_or_was_asked(cast: Cast, traject: Traject) -> None:
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    row = rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, spoor1_antwoord="Nee, nog niet")
    assert "spoor1" in parts(row)
    row = rapport.save_draft(
        rapport=row, by=cast.anna.actor, slot=row.slot, spoor1_door="Piet Bos", spoor1_op=day(20)
    )
    assert "spoor1" not in parts(row)
    row = rapport.save_draft(
        rapport=row, by=cast.anna.actor, slot=row.slot, spoor1_antwoord="", spoor1_nagevraagd_op=day(20)
    )
    assert "spoor1" not in parts(row)
    with pytest.raises(DomainError) as error:
        rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, spoor1_op=day(22))
    assert error.value.veld == "spoor1_op"


def test_lines_written_after_the_draft_began_are_a_gap_until_they_are_fetched(
    cast: Cast, traject: Traject
) -> None:
    log(cast, traject, day(14), "Cv doornemen")
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    row = rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, voortgang="Eigen woorden.")
    log(cast, traject, day(20), "Brief geschreven")
    assert "logboek" in parts(row)
    row = rapport.refresh_draft(rapport=row, by=cast.anna.actor)
    assert row.voortgang.split("\n") == [
        "Eigen woorden.", "20 april 2026, gesprek met Samira: Brief geschreven.",
    ]  # fmt: skip
    assert "logboek" not in parts(row)
    assert rapport.refresh_draft(rapport=row, by=cast.anna.actor).slot == row.slot


def test_a_corrected_line_replaces_its_sentence(cast: Cast, traject: Traject) -> None:
    line = log(cast, traject, day(14), "Cv doorneemt")
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    fresh = logboek.correct_note(regel=line, by=cast.anna.actor, waarom="Cv doornemen")
    assert "logboek" in parts(row)
    row = rapport.refresh_draft(rapport=row, by=cast.anna.actor)
    assert row.voortgang == "14 april 2026, gesprek met Samira: Cv doornemen."
    assert [source.regel_id for source in rapport.sources(row)] == [fresh.pk]


def test_a_line_that_is_no_longer_shared_leaves_the_draft(cast: Cast, traject: Traject) -> None:
    line = log(cast, traject, day(14), "Te persoonlijk")
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    logboek.correct_note(regel=line, by=cast.anna.actor, publiek="coach")
    row = rapport.refresh_draft(rapport=row, by=cast.anna.actor)
    assert row.voortgang == "" and rapport.sources(row) == []


def test_two_coaches_writing_keep_both_texts(cast: Cast, traject: Traject) -> None:
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, werkwijze="Eerste")
    with pytest.raises(Changed) as error:
        rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, werkwijze="Tweede")
    assert error.value.facts["nu"] == {"werkwijze": "Eerste"}
    assert report(traject).werkwijze == "Eerste"


def test_the_same_text_saved_twice_is_no_conflict(cast: Cast, traject: Traject) -> None:
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    for _ in range(2):
        saved = rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, werkwijze="Hetzelfde")
    assert saved.slot == row.slot + 1


def test_the_kandidaat_reads_first_and_only_the_kandidaat_writes_the_zienswijze(
    cast: Cast, traject: Traject
) -> None:
    log(cast, traject, day(14), "Cv doornemen")
    row = complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor))
    with pytest.raises(DomainError):
        rapport.give_zienswijze(rapport=row, tekst="Te vroeg", by=cast.samira.actor)
    row = rapport.to_kandidaat(rapport=row, by=cast.anna.actor)
    for lid in (cast.anna, cast.piet, cast.mo):
        with pytest.raises(DomainError):
            rapport.give_zienswijze(rapport=row, tekst="Namens haar", by=lid.actor)
    with pytest.raises(DomainError):
        rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, zienswijze="Namens haar")
    rapport.give_zienswijze(rapport=row, tekst="Ik wil graag meer uren.", by=cast.samira.actor)
    assert rapport.gaps(report(traject)) == []


def test_what_lies_with_the_kandidaat_cannot_change_until_it_is_taken_back(
    cast: Cast, traject: Traject
) -> None:
    row = complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor))
    rapport.to_kandidaat(rapport=row, by=cast.anna.actor)
    rapport.give_zienswijze(rapport=row, tekst="Goed zo", by=cast.samira.actor)
    row = report(traject)
    with pytest.raises(DomainError) as error:
        rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, werkwijze="Stiekem anders")
    assert error.value.code == "bij_kandidaat"
    row = rapport.take_back(rapport=row, by=cast.anna.actor)
    row = rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, werkwijze="Anders")
    row = rapport.to_kandidaat(rapport=row, by=cast.anna.actor)
    assert (row.zienswijze, row.zienswijze_op) == ("Goed zo", None)
    assert parts(row) == {"kandidaat"}


def test_an_incomplete_report_is_not_laid_before_the_kandidaat(cast: Cast, traject: Traject) -> None:
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    with pytest.raises(DomainError) as error:
        rapport.to_kandidaat(rapport=row, by=cast.anna.actor)
    assert error.value.code == "gaten"


def test_without_an_answer_the_coach_goes_on_from_the_due_date_and_that_stays_visible(
    cast: Cast, traject: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor))
    row = rapport.to_kandidaat(rapport=row, by=cast.anna.actor)
    with pytest.raises(DomainError):
        rapport.freeze(rapport=row, by=cast.anna.actor)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-24")
    row = rapport.freeze(rapport=row, by=cast.anna.actor)
    assert "heeft niet gereageerd" in rapport.reader_words(row)


def test_nothing_to_add_is_an_answer(cast: Cast, traject: Traject) -> None:
    row = complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor))
    rapport.to_kandidaat(rapport=row, by=cast.anna.actor)
    rapport.give_zienswijze(rapport=row, tekst="", by=cast.samira.actor)
    row = rapport.freeze(rapport=row, by=cast.anna.actor)
    assert "niets toe te voegen" in rapport.reader_words(row)


def test_a_frozen_report_keeps_its_hash_and_refuses_every_change(cast: Cast, traject: Traject) -> None:
    line = log(cast, traject, day(14), "Cv doornemen")
    row = complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor))
    row = freeze_now(cast, row)
    assert row.inhoud_sha256 == inhoud.content_sha256(inhoud.report_content(row, [str(line.pk)]))
    for verb in (rapport.refresh_draft, rapport.take_back, rapport.to_kandidaat):
        with pytest.raises(DomainError):
            verb(rapport=row, by=cast.anna.actor)
    with pytest.raises(DomainError):
        rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, voortgang="Achteraf")
    with pytest.raises(DomainError):
        rapport.give_zienswijze(rapport=row, tekst="Achteraf", by=cast.samira.actor)
    assert rapport.freeze(rapport=row, by=cast.anna.actor).bevroren_op == row.bevroren_op


def test_the_next_report_takes_every_line_that_stands_in_no_frozen_one(
    cast: Cast, traject: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(cast, traject, day(14), "Cv doornemen")
    freeze_now(cast, complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor)))
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-05")
    log(cast, traject, day(20), "Laat opgeschreven")
    log(cast, traject, day(25), "Na het versturen")
    log(cast, traject, day(20, 5), "In de nieuwe periode")
    row = rapport.start_draft(rapport=report(traject, 2), by=cast.anna.actor)
    assert [line.split(": ")[1] for line in row.voortgang.split("\n")] == [
        "Laat opgeschreven.", "Na het versturen.", "In de nieuwe periode.",
    ]  # fmt: skip


def test_a_late_report_covers_up_to_the_last_day_of_its_period(
    cast: Cast, traject: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-10")
    log(cast, traject, day(14), "In de eerste periode")
    log(cast, traject, day(12, 5), "In de tweede periode")
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    assert "eerste periode" in row.voortgang and "tweede periode" not in row.voortgang
    with pytest.raises(DomainError) as error:
        rapport.start_draft(rapport=report(traject, 2), by=cast.anna.actor)
    assert error.value.code == "eerder_open"


def test_a_correction_is_a_new_version_that_the_kandidaat_reads_first(cast: Cast, traject: Traject) -> None:
    log(cast, traject, day(14), "Cv doornemen")
    first = freeze_now(cast, complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor)))
    rapport.mark_sent(rapport=first, by=cast.anna.actor)
    with pytest.raises(DomainError):
        rapport.correct(rapport=first, reden=" ", by=cast.anna.actor)
    fresh = rapport.correct(rapport=first, reden="Verkeerde datum", by=cast.anna.actor)
    assert rapport.correct(rapport=first, reden="Verkeerde datum", by=cast.anna.actor).pk == fresh.pk
    assert (fresh.nummer, fresh.versie, fresh.zienswijze) == (1, 2, "Zo is het gegaan.")
    assert report(traject).stand == "verzonden" and parts(fresh) == {"kandidaat"}
    fresh = rapport.save_draft(rapport=fresh, by=cast.anna.actor, slot=fresh.slot, werkwijze="Verbeterd")
    fresh = freeze_now(cast, fresh)
    assert report(traject).stand == "verzonden"
    rapport.mark_sent(rapport=fresh, by=cast.anna.actor)
    assert report(traject).stand == "vervangen" and report(traject).werkwijze == "Iedere week een gesprek."
    assert report(traject, versie=2).inhoud_sha256 != report(traject).inhoud_sha256


def test_sending_needs_a_frozen_report_and_happens_once(cast: Cast, traject: Traject) -> None:
    row = complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor))
    with pytest.raises(DomainError):
        rapport.mark_sent(rapport=row, by=cast.anna.actor)
    sent = rapport.mark_sent(rapport=freeze_now(cast, row), by=cast.anna.actor)
    assert rapport.mark_sent(rapport=sent, by=cast.anna.actor).verzonden_op == sent.verzonden_op
    traject.dossier.refresh_from_db()
    assert "Voortgangsrapportage 2" in traject.dossier.volgende_wat or traject.dossier.volgende_op < day(8, 6)


def test_kandidaat_and_opdrachtgever_score_once_each(cast: Cast, traject: Traject) -> None:
    row = complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor))
    marks: dict[str, Any] = {"voortgang": 7, "werkwijze": 8, "samenwerking": 9, "tekst": ""}
    with pytest.raises(DomainError):
        rapport.score(rapport=row, by=cast.piet.actor, **marks)
    rapport.mark_sent(rapport=freeze_now(cast, row), by=cast.anna.actor)
    rapport.score(rapport=row, by=cast.piet.actor, **marks)
    rapport.score(rapport=row, by=cast.samira.actor, **marks)
    rapport.score(rapport=row, by=cast.samira.actor, **marks)
    assert Beoordeling.objects.filter(rapportage=row).count() == 2
    with pytest.raises(DomainError) as error:
        rapport.score(rapport=row, by=cast.samira.actor, **{**marks, "voortgang": 2})
    assert error.value.code == "al_gegeven"
    with pytest.raises(DomainError) as error:
        rapport.score(rapport=row, by=cast.piet.actor, **{**marks, "werkwijze": 11})
    assert error.value.veld == "werkwijze"
    for lid in (cast.anna, cast.verzekeraar):
        with pytest.raises(DomainError):
            rapport.score(rapport=row, by=lid.actor, **marks)


@pytest.mark.parametrize("who", ["joris", "mo", "samira", "piet"])
def test_only_the_coach_writes_the_report(cast: Cast, traject: Traject, who: str) -> None:
    with pytest.raises(DomainError):
        rapport.start_draft(rapport=report(traject), by=getattr(cast, who).actor)


def test_the_database_itself_refuses_to_change_a_frozen_report(cast: Cast, traject: Traject) -> None:
    row = freeze_now(cast, complete(cast, rapport.start_draft(rapport=report(traject), by=cast.anna.actor)))
    for name, value in (("voortgang", "Achteraf"), ("zienswijze", "Achteraf"), ("inhoud_sha256", "0" * 64)):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Rapportage.objects.filter(pk=row.pk).update(**{name: value})
    assert Rapportage.objects.filter(pk=row.pk).update(stand="vervangen") == 1
