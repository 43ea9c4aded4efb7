"""Giving, reading, handing in and answering: what each leaves behind, and for whom."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.leren import bibliotheek
from wissel.leren.actions import antwoorden, doen, toewijzen
from wissel.leren.bibliotheek import Item
from wissel.leren.models import Inlevering, Leerantwoord, Leerstap
from wissel.outbox.models import Bericht, Melding
from wissel.trajecten.models import Logboekregel, Taak

VOOR = dt.date(2026, 6, 9)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


def text(cast: Cast, key: str) -> Item:
    found = bibliotheek.read(cast.bureau.pk, key)
    assert found is not None
    return found


def give(cast: Cast, dossier: Dossier, *keys: str, **more: Any) -> list[Leerstap]:
    known = bibliotheek.library(cast.bureau.pk)
    data = {"waarom": "Dit helpt bij uw gesprek", "voor": VOOR, **more}
    return toewijzen.assign(
        dossiers=[dossier], items=[known.kaarten[each] for each in keys], by=cast.anna.actor, **data
    )


def hand_in(cast: Cast, stap: Leerstap, **more: Any) -> Inlevering:
    data = {"tekst": "Ik belde", "reflectie": "Rustig praten helpt", "sleutel": uuid.uuid4(), **more}
    return doen.hand_in(stap=stap, item=text(cast, stap.item), by=cast.samira.actor, **data)


def open_tasks(dossier: Dossier, rol: str) -> list[Taak]:
    rows = Taak.objects.filter(
        dossier=dossier, voor_rol=rol, klaar_op__isnull=True, vervallen_op__isnull=True
    )
    return list(rows.filter(soort__startswith="leren"))


def test_giving_asks_once_with_a_day_and_without_the_title(cast: Cast, dossier: Dossier) -> None:
    [stap] = give(cast, dossier, "spanning-voor-gesprek")
    assert give(cast, dossier, "spanning-voor-gesprek") == []
    [task] = open_tasks(dossier, "kandidaat")
    assert task.due_on == VOOR and stap.titel not in task.titel
    assert Melding.objects.filter(soort="leren").count() + Bericht.objects.filter(soort="leren").count() == 1


def test_another_day_moves_the_task(cast: Cast, dossier: Dossier) -> None:
    give(cast, dossier, "slim-zoeken")
    give(cast, dossier, "slim-zoeken", voor=dt.date(2026, 6, 20))
    assert [each.due_on for each in open_tasks(dossier, "kandidaat")] == [dt.date(2026, 6, 20)]


def test_a_day_that_is_past_and_nothing_chosen_are_refused(cast: Cast, dossier: Dossier) -> None:
    for more, veld in (({"voor": dt.date(2026, 6, 1)}, "voor"),):
        with pytest.raises(DomainError) as refused:
            give(cast, dossier, "slim-zoeken", **more)
        assert refused.value.veld == veld
    with pytest.raises(DomainError):
        give(cast, dossier)


def test_reading_keeps_the_furthest_place(cast: Cast, dossier: Dossier) -> None:
    item = text(cast, "bellen-voorbereiden")
    stap = doen.begin(dossier_id=dossier.pk, item=item, by=cast.samira.actor)
    doen.reach(stap=stap, deel=2, delen=4, by=cast.samira.actor)
    doen.reach(stap=stap, deel=1, delen=4, by=cast.samira.actor)
    stap.refresh_from_db()
    assert (stap.deel, stap.toegewezen_op) == (2, None)


def test_handing_in_stops_the_reminder_and_asks_the_coach_to_look(cast: Cast, dossier: Dossier) -> None:
    [stap] = give(cast, dossier, "eerste-telefoontje")
    row = hand_in(cast, stap)
    assert open_tasks(dossier, "kandidaat") == []
    [task] = open_tasks(dossier, "coach")
    assert task.titel == "Ingeleverde opdracht bekijken"
    stap.refresh_from_db()
    assert stap.ingeleverd_op and not stap.klaar_op
    again = hand_in(cast, stap, sleutel=row.sleutel, tekst="Iets anders")
    assert again == row and Inlevering.objects.count() == 1


def test_the_log_tells_that_it_was_done_and_never_what_was_written(cast: Cast, dossier: Dossier) -> None:
    [first, private] = give(cast, dossier, "eerste-telefoontje", "mijn-plan-bij-spanning")
    hand_in(cast, first)
    hand_in(cast, private)
    lines = Logboekregel.objects.filter(dossier=dossier).order_by("pk")
    assert [line.waarom for line in lines] == [
        "Opdracht ingeleverd: Bel één werkgever",
        "Opdracht ingeleverd",
    ]
    assert {(line.kolom, line.publiek, line.resultaat) for line in lines} == {("werknemer", "allen", "")}


def test_an_answer_can_ask_once_more_and_then_be_done(cast: Cast, dossier: Dossier) -> None:
    [stap] = give(cast, dossier, "belscript-maken")
    first = hand_in(cast, stap)
    antwoorden.answer(inlevering=first, tekst="Mooi begin", opnieuw=True, voor=VOOR, by=cast.anna.actor)
    antwoorden.answer(inlevering=first, tekst="Anders", opnieuw=False, by=cast.anna.actor)
    assert Leerantwoord.objects.get().tekst == "Mooi begin"
    assert len(open_tasks(dossier, "kandidaat")) == 1 and not open_tasks(dossier, "coach")
    stap.refresh_from_db()
    second = hand_in(cast, stap, tekst="Nu met vragen")
    assert second.nummer == 2
    antwoorden.answer(inlevering=second, tekst="Klaar!", opnieuw=False, by=cast.anna.actor)
    stap.refresh_from_db()
    assert stap.klaar_op and not open_tasks(dossier, "kandidaat") and not open_tasks(dossier, "coach")


def test_a_photo_is_enough_and_a_script_is_not(cast: Cast, dossier: Dossier) -> None:
    [stap] = give(cast, dossier, "netwerkkaart")
    with pytest.raises(DomainError) as refused:
        hand_in(cast, stap, bestand=SimpleUploadedFile("kaart.pdf", b"MZ niet"))
    assert refused.value.veld == "bestand" and not Inlevering.objects.exists()
    for data, veld in (({"tekst": " "}, "tekst"), ({"reflectie": ""}, "reflectie")):
        with pytest.raises(DomainError) as refused:
            hand_in(cast, stap, **data)
        assert refused.value.veld == veld


def test_only_an_opdracht_has_to_be_handed_in(cast: Cast, dossier: Dossier) -> None:
    artikel, opdracht = give(cast, dossier, "slim-zoeken", "drie-vacatures")
    doen.finish(stap=artikel, item=text(cast, artikel.item), by=cast.samira.actor)
    with pytest.raises(DomainError):
        doen.finish(stap=opdracht, item=text(cast, opdracht.item), by=cast.samira.actor)
    assert len(open_tasks(dossier, "kandidaat")) == 1


def test_taking_back_ends_the_task_and_giving_again_starts_one(cast: Cast, dossier: Dossier) -> None:
    [stap] = give(cast, dossier, "slim-zoeken")
    toewijzen.withdraw(stap=stap, by=cast.anna.actor)
    assert not open_tasks(dossier, "kandidaat")
    assert give(cast, dossier, "slim-zoeken") == [stap] and len(open_tasks(dossier, "kandidaat")) == 1


def test_somebody_else_cannot_do_it_for_the_kandidaat(cast: Cast, dossier: Dossier) -> None:
    [stap] = give(cast, dossier, "slim-zoeken")
    for who in (cast.anna, cast.piet, cast.ander_kandidaat):
        with pytest.raises((DomainError, Leerstap.DoesNotExist)):
            doen.reach(stap=stap, deel=1, delen=3, by=who.actor)
