"""The tab with duties: calendar per party, waiving with reason and proof, papers, advice, efforts (S0.2, S1.2)."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange import rapportage as R
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from tests.privacytoets.antwoorden import answers
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier, Feit, Milestone, Plichtstand


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-03-12T10:00")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


@pytest.fixture
def anna(cast: Cast, dossier: Dossier, inloggen: Any) -> Any:
    return inloggen(cast.anna)


def url(name: str, dossier: Dossier, *args: Any) -> str:
    return reverse(f"bureau:{name}", args=[dossier.pk, *args])


def test_the_calendar_shows_law_policy_and_practice_apart(dossier: Dossier, anna: Any) -> None:
    words = text_of(anna.get(url("plichten", dossier)))
    law, rest = words.split("Zo kijkt UWV ernaar.")
    assert "Dit staat in een wet of regeling." in law and "42e-weeksmelding" in law and "WIA-aanvraag" in law
    assert "Uiterste start spoor 2" in rest.split("Zo is het gebruikelijk")[0]
    assert "Eindevaluatie" in rest.split("Zo is het gebruikelijk")[1]
    row = Milestone.objects.get(dossier=dossier, code="melding_42e_week")
    assert row.uitleg in words and row.bron in words and "niet vastgelegd" in law


def test_each_party_has_its_own_calendar(dossier: Dossier, anna: Any) -> None:
    of = {
        key: text_of(anna.get(url("plichten", dossier), {"partij": key}))
        for key in ("werkgever", "werknemer", "bedrijfsarts", "uwv", "bureau", "onzin")
    }
    assert "42e-weeksmelding" in of["werkgever"] and "42e-weeksmelding" not in of["werknemer"]
    assert "WIA-aanvraag" in of["werknemer"] and "Probleemanalyse" in of["bedrijfsarts"]
    assert "Besluit UWV over loonsanctie" in of["uwv"] and "Besluit UWV" not in of["werkgever"]
    assert "Voor deze partij staat er niets" in of["bureau"] and "WIA-aanvraag" in of["onzin"]


def test_the_bureau_has_duties_of_its_own(cast: Cast, inloggen: Any) -> None:
    row = R.running_traject(cast)
    words = text_of(inloggen(cast.anna).get(url("plichten", row.dossier), {"partij": "bureau"}))
    assert "Voortgangsrapportage 1" in words and "sjabloon van het traject" in words


def test_both_ends_are_shown(cast: Cast, inloggen: Any) -> None:
    """S2.49, S2.51: the horizon of the law, and the end of the order beside it."""
    row = R.running_traject(cast)
    words = text_of(inloggen(cast.anna).get(url("plichten", row.dossier)))
    assert "28 februari 2027 104 weken na de eerste ziektedag" in words
    assert "Einde van het traject 13 september 2026" in words


def test_without_dates_the_page_says_how_to_begin(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast, eerste_ziektedag=None)
    page = inloggen(cast.anna).get(url("plichten", dossier))
    assert "Leg eerst de eerste ziektedag vast" in text_of(page)


def waive(client: Any, dossier: Dossier, code: str = "spoor2_start", **changes: Any) -> Any:
    data = {"reden": "Samira werkt weer in haar eigen functie.", "versie": "0", **changes}
    return client.post(url("plicht_niet_nodig", dossier, code), data)


def test_waiving_a_duty_of_law_warns_needs_a_reason_and_is_shown(
    cast: Cast, dossier: Dossier, anna: Any
) -> None:
    form = text_of(anna.get(url("plicht_niet_nodig", dossier, "melding_42e_week")))
    assert "Dit staat in de wet (ZW 38" in form and "UWV beoordeelt zelf of dat klopt" in form
    refused = waive(anna, dossier, "melding_42e_week", reden="nee")
    assert refused.status_code == 422 and "UWV leest de reden terug" in text_of(refused)
    sent = waive(anna, dossier, "melding_42e_week", bewijs_omschrijving="mail van 3 maart")
    assert sent.status_code == 302
    words = text_of(anna.get(url("plichten", dossier)))
    assert "niet nodig" in words and "Samira werkt weer in haar eigen functie." in words
    assert "mail van 3 maart" in words and "Gezegd door Anna Bakker op 12 mrt 2026" in words


def test_words_about_illness_in_a_reason_are_asked_about_once(dossier: Dossier, anna: Any) -> None:
    reason = "Zij heeft een depressie en komt niet."
    asked = waive(anna, dossier, reden=reason)
    assert asked.status_code == 422 and "Dit lijkt over ziekte te gaan: depressie" in text_of(asked)
    assert reason in asked.content.decode() and "Dit mag blijven" in asked.content.decode()
    turned = waive(anna, dossier, reden=reason, **answers(reason, "0"))
    assert turned.status_code == 422 and "De zin is vervangen." in text_of(turned)
    assert waive(anna, dossier, reden=reason, **answers(reason, "gewoon")).status_code == 302


def test_undo_and_two_people(cast: Cast, dossier: Dossier, anna: Any) -> None:
    waive(anna, dossier)
    other = waive(anna, dossier, reden="Een andere reden, van iemand anders.")
    body = other.content.decode()
    assert other.status_code == 422 and "Iemand anders zei net iets" in body and 'value="1"' in body
    assert "Een andere reden, van iemand anders." in body
    assert anna.get(url("plicht_heropenen", dossier, "spoor2_start")).status_code == 405
    assert anna.post(url("plicht_heropenen", dossier, "spoor2_start")).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    assert Plichtstand.objects.get().stand == "open"
    assert "Samira werkt weer" not in text_of(anna.get(url("plichten", dossier)))


def test_a_fact_is_recorded_through_the_page_that_shows_what_moves(
    cast: Cast, dossier: Dossier, anna: Any
) -> None:
    page = anna.get(url("plicht_feit", dossier, "eerstejaarsevaluatie"))
    body = page.content.decode()
    assert f'action="{url("feit", dossier, "eerstejaarsevaluatie")}"' in body
    data = {
        "feit-TOTAL_FORMS": "1", "feit-INITIAL_FORMS": "0", "feit-0-gehouden_op": "20-2-2026", "gezien": "",
        "bron": "Verslag",
    }  # fmt: skip
    seen = anna.post(url("feit", dossier, "eerstejaarsevaluatie"), data)
    assert seen.status_code == 200 and "Er is nog niets vastgelegd" in text_of(seen)
    set_context(bureau_id=cast.bureau.pk)
    assert not Feit.objects.filter(pad="eerstejaarsevaluatie").exists()


def test_who_may_only_read_has_no_buttons_and_no_verbs(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    joris = inloggen(cast.joris)
    page = joris.get(url("plichten", dossier)).content.decode()
    assert "WIA-aanvraag" in page and "niet-nodig" not in page
    for name in ("plicht_niet_nodig", "plicht_gedaan", "plicht_heropenen"):
        assert (
            joris.post(url(name, dossier, "spoor2_start"), {"reden": "x" * 20, "versie": 0}).status_code
            == 404
        )
    set_context(bureau_id=cast.bureau.pk)
    assert not Plichtstand.objects.exists()


def test_done_can_be_said_of_what_no_fact_knows(cast: Cast, inloggen: Any, monkeypatch: Any) -> None:
    dossier = open_samira(cast)
    set_clock(monkeypatch, "2026-11-03T10:00")
    anna = inloggen(cast.anna)
    sent = anna.post(
        url("plicht_gedaan", dossier, "eindevaluatie_vanaf"), {"gedaan_op": "1-11-2026", "versie": "0"}
    )
    assert sent.status_code == 302
    assert "Gedaan op 1 nov 2026" in text_of(anna.get(url("plichten", dossier)))
    assert dt.date(2026, 11, 1) == Plichtstand.objects.get().gedaan_op
