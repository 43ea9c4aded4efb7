"""The voortgangsrapportage as a document: read first, frozen, sent, corrected (S3.19, J5)."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.storage import default_storage
from pdfua import validate

from tests.arrange.rapportage import complete, log, report, running_traject
from tests.cast import Cast
from tests.documenten.stukken import words
from wissel import klok
from wissel.documenten import actions
from wissel.documenten.models import Document
from wissel.fouten import DomainError
from wissel.outbox.models import Bericht
from wissel.policies import visible
from wissel.trajecten.actions import rapport
from wissel.trajecten.inhoud import content_sha256
from wissel.trajecten.models import Afspraak, Onderbreking, Rapportage, Rapportbron, Traject


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-23")


@pytest.fixture
def draft(cast: Cast) -> Rapportage:
    """A complete draft that rests on three lines, with lines for coach and bureau beside it."""
    row = running_traject(cast)
    log(cast, row, dt.date(2026, 3, 20), "Kennis gemaakt", resultaat="Twee richtingen gekozen")
    log(cast, row, dt.date(2026, 4, 2), "Gebeld met een bedrijf", soort="netwerk")
    log(cast, row, dt.date(2026, 4, 3), "KANARIE-kandidaat", publiek="kandidaat")
    log(cast, row, dt.date(2026, 4, 4), "KANARIE-coach", publiek="coach")
    log(cast, row, dt.date(2026, 4, 5), "KANARIE-bureau", publiek="bureau")
    found = rapport.start_draft(rapport=report(row), by=cast.anna.actor)
    return complete(cast, found)


def text_of(document: Document) -> str:
    return words(default_storage.open(document.pad).read())


EIGEN_WOORDEN = 'Ik vind #eval("1") mijn werk {{7*7}} fijn'


def read_first(cast: Cast, row: Rapportage) -> Document:
    document = actions.to_kandidaat_rapport(rapport=row, by=cast.anna.actor)
    rapport.give_zienswijze(rapport=row, tekst=EIGEN_WOORDEN, by=cast.samira.actor)
    return document


def frozen(cast: Cast, row: Rapportage) -> Document:
    read_first(cast, row)
    return actions.freeze_rapport(rapport=row, by=cast.anna.actor)


def test_the_kandidaat_reads_a_copy_marked_concept(cast: Cast, draft: Rapportage) -> None:
    document = read_first(cast, draft)
    text = text_of(document)
    assert document.soort == "rapport_inzage" and document.publiek == "kandidaat"
    assert "Concept ter inzage" in text and "De kandidaat kan hier nog een zienswijze geven." in text
    assert visible(cast.samira.actor, Document).get().pk == document.pk
    assert not visible(cast.piet.actor, Document).exists()
    assert Bericht.objects.filter(soort="rapport_kandidaat").count() == 1


def test_opening_that_copy_is_reading_the_report(cast: Cast, draft: Rapportage) -> None:
    document = actions.to_kandidaat_rapport(rapport=draft, by=cast.anna.actor)
    actions.open_document(document=document, by=cast.anna.actor).close()
    draft.refresh_from_db()
    assert draft.gelezen_op is None
    actions.open_document(document=document, by=cast.samira.actor).close()
    draft.refresh_from_db()
    assert draft.gelezen_op is not None and document.verzendingen.get().geopend_op is not None


def test_the_frozen_report_holds_its_parts_sources_and_the_own_words(cast: Cast, draft: Rapportage) -> None:
    text = text_of(frozen(cast, draft))
    for part in (
        "Voortgangsrapportage 1", "16 maart tot en met 27 april 2026", "Iedere week een gesprek.", "Iedereen doet mee.",
        "Nagevraagd op 20 april 2026", "Kennis gemaakt – Twee richtingen gekozen", "20 maart 2026 Gesprek",
        "2 april 2026 Netwerken", EIGEN_WOORDEN, "Bestemd voor", "Opdrachtgever Piet Bos",
        "23 april 2026", "24 april 2026",
    ):  # fmt: skip
        assert part in text, part
    assert "oncept" not in text


def test_lines_of_coach_and_bureau_are_nowhere_in_it(cast: Cast, draft: Rapportage) -> None:
    for line in draft.traject.logboek.filter(publiek__in=["coach", "bureau"]):
        Rapportbron.objects.create(
            bureau=cast.bureau, dossier=draft.dossier, rapportage=draft, regel=line, deel="voortgang"
        )
    Rapportage.objects.filter(pk=draft.pk).update(voortgang="Het gaat goed.")
    text = text_of(_made_of(cast, draft))
    assert "Kennis gemaakt" in text and "3 april 2026" in text
    for canary in ("KANARIE-coach", "KANARIE-bureau", "KANARIE-kandidaat"):
        assert canary not in text


def _made_of(cast: Cast, row: Rapportage) -> Document:
    """The document of a report as it stands, past the checks of the draft."""
    row = actions._rapport(row, cast.anna.actor)
    return actions.make_document(
        "voortgangsrapportage", row, cast.anna.actor, titel="Proef", publiek="bureau", versie=1, sha256="0" * 64,
        meer=actions._extra(row, "0" * 64),
    )  # fmt: skip


def test_the_hash_in_the_footer_is_the_stored_one(cast: Cast, draft: Rapportage) -> None:
    document = frozen(cast, draft)
    draft.refresh_from_db()
    assert document.inhoud_sha256 == draft.inhoud_sha256 == content_sha256(document.inhoud)
    assert f"sha256 {draft.inhoud_sha256}" in text_of(document) and draft.document_id == document.pk


def test_the_accessibility_check_finds_nothing(cast: Cast, draft: Rapportage, tmp_path: Any) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(default_storage.open(frozen(cast, draft).pad).read())
    assert list(validate(path).findings) == []


def test_the_opdrachtgever_sees_it_once_it_is_sent(cast: Cast, draft: Rapportage) -> None:
    document = frozen(cast, draft)
    assert visible(cast.samira.actor, Document).filter(pk=document.pk).exists()
    assert not visible(cast.piet.actor, Document).exists()
    assert actions.send_rapport(rapport=draft, by=cast.anna.actor) == document
    assert visible(cast.piet.actor, Document).get().pk == document.pk
    assert {row.naar for row in document.verzendingen.all()} == {cast.piet.persoon, cast.samira.persoon}


def test_every_step_may_be_clicked_twice(cast: Cast, draft: Rapportage) -> None:
    actions.to_kandidaat_rapport(rapport=draft, by=cast.anna.actor)
    read_first(cast, draft)
    for verb in (actions.freeze_rapport, actions.send_rapport):
        assert verb(rapport=draft, by=cast.anna.actor) == verb(rapport=draft, by=cast.anna.actor)
    assert Document.objects.count() == 2
    assert Bericht.objects.filter(soort="rapport_verzonden").count() == 2


def test_a_report_that_was_taken_back_gives_a_second_copy_to_read(cast: Cast, draft: Rapportage) -> None:
    actions.to_kandidaat_rapport(rapport=draft, by=cast.anna.actor)
    row = rapport.take_back(rapport=draft, by=cast.anna.actor)
    rapport.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, vooruitblik="Meer bellen.")
    again = actions.to_kandidaat_rapport(rapport=draft, by=cast.anna.actor)
    assert again.versie == 2 and "Meer bellen." in text_of(again)


def test_a_correction_is_a_new_version_that_says_why(cast: Cast, draft: Rapportage) -> None:
    first = frozen(cast, draft)
    actions.send_rapport(rapport=draft, by=cast.anna.actor)
    row = rapport.correct(rapport=draft, reden="De datum van het gesprek klopte niet", by=cast.anna.actor)
    second = frozen(cast, row)
    assert (second.reeks, second.versie) == (first.reeks, 2)
    text = text_of(second)
    assert "Waarom een nieuwe versie De datum van het gesprek klopte niet" in text and "versie 2" in text
    assert "Waarom een nieuwe versie" not in text_of(first)


def test_a_report_with_gaps_makes_no_document(cast: Cast, draft: Rapportage) -> None:
    with pytest.raises(DomainError):
        actions.freeze_rapport(rapport=draft, by=cast.anna.actor)
    assert not Document.objects.exists()


def test_a_report_can_be_long(cast: Cast, draft: Rapportage, tmp_path: Any) -> None:
    traject: Traject = draft.traject
    assert traject.dossier_id == draft.dossier_id
    Rapportage.objects.filter(pk=draft.pk).update(werkwijze="Een lange alinea over het werk. " * 600)
    path = tmp_path / "lang.pdf"
    path.write_bytes(default_storage.open(frozen(cast, draft).pad).read())
    assert list(validate(path).findings) == []


def test_it_counts_the_talks_of_its_period_and_names_the_pause(cast: Cast, draft: Rapportage) -> None:
    traject = draft.traject
    for day, stand in ((20, "geweest"), (24, "geweest"), (27, "niet_gekomen"), (30, "afgezegd")):
        Afspraak.objects.create(
            bureau_id=draft.bureau_id, dossier_id=draft.dossier_id, traject=traject, soort="gesprek", titel="Gesprek",
            begint_op=dt.datetime(2026, 3, day, 9, tzinfo=klok.NEDERLAND), stand=stand,
        )  # fmt: skip
    Afspraak.objects.create(
        bureau_id=draft.bureau_id, dossier_id=draft.dossier_id, traject=traject, soort="gesprek", titel="Later",
        begint_op=dt.datetime(2026, 6, 1, 9, tzinfo=klok.NEDERLAND),
    )  # fmt: skip
    Onderbreking.objects.create(
        bureau_id=draft.bureau_id, dossier_id=draft.dossier_id, traject=traject, soort="ziekte",
        eerste_dag=dt.date(2026, 4, 6), laatste_dag=dt.date(2026, 4, 10), op=klok.now(),
    )  # fmt: skip
    text = text_of(frozen(cast, draft))
    assert "4 gepland, 2 gehouden, 1 keer niet gekomen, 1 afgezegd" in text
    assert "6 april tot en met 10 april 2026" in text
