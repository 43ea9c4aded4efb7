"""What somebody may send again and again has an end, since each may hold a file."""

import uuid
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.escalatie import add_paper, paper
from tests.cast import Cast
from tests.leren.test_stappen import give, hand_in
from wissel.documenten import actions as documenten
from wissel.fouten import DomainError
from wissel.leren.actions import doen
from wissel.oefenen.actions import bellen


def test_a_kandidaat_sends_no_endless_number_of_pitches(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = open_samira(cast)
    monkeypatch.setattr(bellen, "MEESTE_PITCHES", 2)
    keys = [uuid.uuid4() for _each in range(3)]

    def send(key: uuid.UUID) -> None:
        bellen.send_pitch(dossier_id=dossier.pk, by=cast.samira.actor, sleutel=key, tekst="Hallo")

    for key in keys[:2]:
        send(key)
    with pytest.raises(DomainError) as refused:
        send(keys[2])
    assert refused.value.code == "te_veel"
    send(keys[1])


def test_a_kandidaat_hands_in_no_endless_number_of_times(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = open_samira(cast)
    [stap] = give(cast, dossier, "mijn-plan-bij-spanning", voor=None)
    monkeypatch.setattr(doen, "MEESTE_KEREN", 2)
    for number in range(2):
        hand_in(cast, stap, tekst=f"Keer {number}")
    with pytest.raises(DomainError) as refused:
        hand_in(cast, stap, tekst="Nog een keer")
    assert refused.value.code == "te_veel"


@pytest.mark.parametrize(("wie", "eind"), [("piet", True), ("samira", True), ("anna", False)])
def test_nobody_from_outside_fills_the_disk_with_one_dossier(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any, wie: str, eind: bool
) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    dossier, by = open_samira(cast), getattr(cast, wie)
    monkeypatch.setattr(documenten, "MEESTE_STUKKEN", 2)
    files = [paper(f"Brief {number}") for number in range(2)]
    for content in files:
        add_paper(cast, dossier, "brief", content=content, by=by)
    if not eind:
        add_paper(cast, dossier, "brief", words="Nog een", by=by)
        return
    with pytest.raises(DomainError) as refused:
        add_paper(cast, dossier, "brief", words="Nog een", by=by)
    assert (refused.value.code, refused.value.veld) == ("vol", "bestand")
    add_paper(cast, dossier, "brief", content=files[0], by=by)
