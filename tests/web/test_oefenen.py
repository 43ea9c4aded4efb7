"""Practising on screen: trainings, cards, tension, conditions, readiness, calls and pitches."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from tests.oefenen.test_werkwoorden import WAV, plan, practise
from wissel.dossiers.models import Dossier
from wissel.oefenen.models import Deelname, Gesprekskaart, Oefengesprek, Opkomst, Pitch, Training, Voorwaarde


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


def mijn(name: str, *more: Any) -> str:
    return reverse(f"kandidaat:{name}", args=more)


def bureau(name: str, *more: Any) -> str:
    return reverse(f"bureau:{name}", args=more)


def test_a_training_from_plan_to_log(
    cast: Cast, dossier: Dossier, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = inloggen(cast.anna)
    data = {
        "titel": "Samen bellen", "online": "nee", "plaats": "Utrecht", "plekken": "4", "minuten": "90",
        "dag_1": "9-6-2026", "tijd_1": "10.00", "dag_2": "16-6-2026", "sleutel": uuid.uuid4(),
    }  # fmt: skip
    refused = anna.post(bureau("training_nieuw"), data)
    assert refused.status_code == 422 and "Vul ook de tijd in." in text_of(refused)
    assert anna.post(bureau("training_nieuw"), {**data, "tijd_2": "10.00"}).status_code == 302
    training = Training.objects.get()
    assert training.dagen.count() == 2
    page = bureau("training", training.pk)
    assert anna.post(page, {}).status_code == 422
    anna.post(page, {"kandidaten": [str(dossier.pk)]})
    assert "Samira Yilmaz" in text_of(anna.get(page)) and "0 / 4" in text_of(anna.get(bureau("trainingen")))
    samira = inloggen(cast.samira)
    assert "Zeggen of u naar de training komt" in text_of(samira.get("/mijn/"))
    mine = Deelname.objects.get()
    done = samira.post(mijn("trainingen"), {"deelname": mine.pk, "komt": "ja"}, follow=True)
    assert "Fijn dat u komt." in text_of(done)
    set_clock(monkeypatch, "2026-06-09T15:00")
    anna = inloggen(cast.anna)
    day = training.dagen.order_by("begint_op").first()
    assert day is not None
    saved = anna.post(
        bureau("training_opkomst", training.pk, day.pk), {"aanwezig": [str(mine.pk)]}, follow=True
    )
    assert "Het staat bij 1 kandidaten in het logboek." in text_of(saved) and Opkomst.objects.get().aanwezig
    assert "Samen bellen" in text_of(anna.get(f"/dossiers/{dossier.pk}/logboek/"))


def test_an_interview_gets_a_card_with_tension_beside_it(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    samira = inloggen(cast.samira)
    data = {
        "titel": "Transport BV",
        "dag": "9-6-2026",
        "tijd": "10.30",
        "plaats": "Zwolle",
        "sleutel": uuid.uuid4(),
    }
    assert samira.post(mijn("gesprek_nieuw"), {**data, "tijd": "half elf"}).status_code == 422
    samira.post(mijn("gesprek_nieuw"), data)
    card = Gesprekskaart.objects.get()
    where = mijn("gesprekskaart", card.pk)
    samira.post(where, {"vertel": "Ik plan graag", "route": "Bus 12", "versie": 1})
    assert "Ik plan graag" in samira.get(where).content.decode()
    stale = samira.post(where, {"vertel": "Anders", "versie": 1})
    assert stale.status_code == 422 and "Lees eerst wat er nu staat." in text_of(stale)
    assert samira.post(mijn("spanning", card.pk), {"moment": "voor"}).status_code == 422
    samira.post(mijn("spanning", card.pk), {"moment": "voor", "cijfer": "7", "tekst": "Kriebels"})
    assert "Voor het gesprek: 7" in text_of(samira.get(where))
    assert "Kriebels" in text_of(inloggen(cast.anna).get(bureau("gesprekskaart", dossier.pk, card.pk)))
    assert "Kriebels" not in text_of(inloggen(cast.joris).get(bureau("gesprekskaart", dossier.pk, card.pk)))


def test_the_coach_records_a_practised_talk_and_the_kandidaat_adds_the_own_view(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    anna = inloggen(cast.anna)
    where = bureau("oefengesprek_nieuw", dossier.pk)
    assert "Nabellen na een afwijzing" in text_of(anna.get(where))
    data = {
        "datum": "1-6-2026",
        "sleutel": uuid.uuid4(),
        "ging_0": "goed",
        "ging_1": "bijna",
        "tip": "Adem eerst",
    }
    refused = anna.post(where + "?gesprek=nabellen", data)
    assert refused.status_code == 422 and "Kies bij ten minste drie punten hoe het ging." in text_of(refused)
    anna.post(where + "?gesprek=nabellen", {**data, "ging_2": "nog_niet", "zag_2": "Vroeg één keer door"})
    row = Oefengesprek.objects.get()
    samira = inloggen(cast.samira)
    assert "Vroeg één keer door" in text_of(samira.get(mijn("oefengesprek", row.pk)))
    samira.post(mijn("oefengesprek", row.pk), {"tekst": "Het viel mee"})
    assert "Het viel mee" in text_of(anna.get(bureau("oefengesprek", dossier.pk, row.pk)))


def test_conditions_hold_the_search_back_until_there_is_a_reason(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    anna = inloggen(cast.anna)
    data = {
        "soort": "vervoer",
        "wat": "Abonnement voor de bus",
        "eigenaar": "kandidaat",
        "sleutel": uuid.uuid4(),
    }
    anna.post(bureau("voorwaarde_nieuw", dossier.pk), data)
    refused = anna.post(bureau("zoekstart", dossier.pk), {"reden": ""})
    assert refused.status_code == 422 and "Er zijn nog 1 voorwaarden open." in text_of(refused)
    samira = inloggen(cast.samira)
    assert "Abonnement voor de bus" in text_of(samira.get(mijn("voorwaarden")))
    samira.post(mijn("voorwaarden"), {"voorwaarde": Voorwaarde.objects.get().pk})
    done = anna.post(bureau("zoekstart", dossier.pk), {}, follow=True)
    assert "Het zoeken naar werk is gestart." in text_of(done)


def test_ticking_moves_the_percentage_for_both(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    samira = inloggen(cast.samira)
    done = samira.post(mijn("gereed"), {"lijst": "gereed", "punt": ["cv", "brief", "gebeld"]}, follow=True)
    assert "U bent nu op 30 procent." in text_of(done)
    assert "30%" in text_of(inloggen(cast.anna).get(bureau("oefenen", dossier.pk)))


def test_a_call_and_a_pitch_reach_the_coach(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    samira, anna = inloggen(cast.samira), inloggen(cast.anna)
    samira.post(mijn("bellen"), {"opening": "Goedemorgen", "versie": 0})
    call = {"werkgever": "Transport BV", "dag": "2-6-2026", "uitkomst": "gesprek", "sleutel": uuid.uuid4()}
    assert "Goed dat u belde." in text_of(samira.post(mijn("gebeld"), call, follow=True))
    sound = SimpleUploadedFile("pitch.wav", WAV, content_type="audio/wav")
    samira.post(mijn("pitch"), {"tekst": "Ik houd overzicht", "opname": sound, "sleutel": uuid.uuid4()})
    row = Pitch.objects.get()
    page = text_of(anna.get(bureau("oefenen", dossier.pk)))
    assert "Transport BV" in page and "Pitch 1" in page
    heard = anna.get(f"/opnames/{row.pk}/")
    assert b"".join(heard.streaming_content) == WAV and "sandbox" in heard["Content-Security-Policy"]
    anna.post(bureau("pitch", dossier.pk, row.pk), {"tekst": "Helder en rustig"})
    assert "Helder en rustig" in text_of(samira.get(mijn("pitch")))


def test_pages_cost_the_same_with_more_on_them(
    cast: Cast, dossier: Dossier, inloggen: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(4):
        practise(cast, dossier)
        plan(cast, titel=f"Training {number}")
    samira, anna = inloggen(cast.samira), inloggen(cast.anna)
    for client, where, most in (
        (samira, mijn("oefenen"), 16), (samira, mijn("trainingen"), 13), (anna, bureau("oefenen", dossier.pk), 22),
        (anna, bureau("trainingen"), 12),
    ):  # fmt: skip
        client.get(where)
        with django_assert_max_num_queries(most):
            assert client.get(where).status_code == 200
