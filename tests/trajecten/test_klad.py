"""Drafts belong to their writer, give way to what was sent, and do not stay for ever."""

import uuid
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel import klok
from wissel.logbook.models import LogbookEntry
from wissel.policies import visible
from wissel.trajecten.actions import klad
from wissel.trajecten.models import Klad


@pytest.fixture
def dossier_id(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> uuid.UUID:
    set_clock(monkeypatch, "2026-03-12T10:00")
    return open_samira(cast).pk


def keep(cast: Cast, dossier_id: uuid.UUID, tekst: str, wie: str = "samira", **more: Any) -> Klad:
    actor = getattr(cast, wie).actor
    return klad.keep(dossier_id=dossier_id, sleutel="plan", inhoud={"tekst": tekst}, by=actor, **more)


def test_a_draft_is_written_over_and_seen_by_its_writer_alone(cast: Cast, dossier_id: uuid.UUID) -> None:
    for text in ("Eerst", "Daarna"):
        keep(cast, dossier_id, text)
    assert [row.inhoud for row in visible(cast.samira.actor, Klad)] == [{"tekst": "Daarna"}]
    for who in ("piet", "anna", "mo", "joris", "backoffice", "verzekeraar", "bram"):
        assert not visible(getattr(cast, who).actor, Klad).exists(), who


def test_two_writers_have_a_draft_each(cast: Cast, dossier_id: uuid.UUID) -> None:
    keep(cast, dossier_id, "Van Samira")
    keep(cast, dossier_id, "Van Piet", "piet")
    assert visible(cast.piet.actor, Klad).get().inhoud == {"tekst": "Van Piet"}


def test_what_saves_itself_just_after_sending_is_not_kept(
    cast: Cast, dossier_id: uuid.UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(cast, dossier_id, "Half")
    klad.drop(dossier_id=dossier_id, sleutel="plan", by=cast.samira.actor)
    assert keep(cast, dossier_id, "Half", automatic=True).inhoud == {}
    assert keep(cast, dossier_id, "Bewust bewaard").inhoud == {"tekst": "Bewust bewaard"}
    klad.drop(dossier_id=dossier_id, sleutel="plan", by=cast.samira.actor)
    set_clock(monkeypatch, "2026-03-12T10:00:06")
    assert keep(cast, dossier_id, "Nieuw", automatic=True).inhoud == {"tekst": "Nieuw"}


def test_drafts_go_after_ninety_days(
    cast: Cast, dossier_id: uuid.UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(cast, dossier_id, "Oud")
    set_clock(monkeypatch, "2026-06-11T10:00")
    klad.keep(dossier_id=dossier_id, sleutel="ander", inhoud={}, by=cast.samira.actor)
    assert [row.sleutel for row in Klad.objects.all()] == ["ander"]


def test_a_very_long_draft_is_cut_and_not_refused(cast: Cast, dossier_id: uuid.UUID) -> None:
    assert len(keep(cast, dossier_id, "x" * 50_000).inhoud["tekst"]) == klad.GROOTSTE


def test_not_today_holds_until_midnight_in_the_netherlands(
    cast: Cast, dossier_id: uuid.UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = visible(cast.samira.actor, LogbookEntry)
    klad.rest_today(dossier_id=dossier_id, toch=False, by=cast.samira.actor)
    assert klad.rests(entries, klok.now())
    set_clock(monkeypatch, "2026-03-12T23:59:59")
    assert klad.rests(entries, klok.now())
    klad.rest_today(dossier_id=dossier_id, toch=True, by=cast.samira.actor)
    assert not klad.rests(entries, klok.now())
    klad.rest_today(dossier_id=dossier_id, toch=False, by=cast.samira.actor)
    set_clock(monkeypatch, "2026-03-13T00:00")
    assert not klad.rests(entries, klok.now())
