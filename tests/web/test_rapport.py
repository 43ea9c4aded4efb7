"""The report on screen, from the due date to the sent document (J5)."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange.rapportage import complete, log, report, running_traject
from tests.cast import Cast
from tests.privacytoets.antwoorden import answers
from wissel.logbook.models import LogbookEntry
from wissel.sollicitaties import actions as applications
from wissel.sollicitaties.actions import netwerk
from wissel.trajecten.actions import rapport as verbs
from wissel.trajecten.models import Privacyantwoord, Rapportage, Traject


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-21")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    row = running_traject(cast)
    log(cast, row, dt.date(2026, 4, 14), "Cv doornemen", resultaat="Het cv is klaar", publiek="kandidaat")
    return row


@pytest.fixture
def lijst(traject: Traject) -> str:
    return f"/dossiers/{traject.dossier_id}/rapporten/"


def typed(row: Rapportage, **changes: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    row.refresh_from_db()
    values = {
        "slot": str(row.slot), "voortgang": row.voortgang, "werkwijze": row.werkwijze,
        "samenwerking": row.samenwerking, "vooruitblik": row.vooruitblik, "spoor1_antwoord": row.spoor1_antwoord,
        "spoor1_door": row.spoor1_door, "spoor1_op": "", "spoor1_nagevraagd_op": "",
    }  # fmt: skip
    return {**values, **changes}


def text(response: Any) -> str:
    return str(response.content.decode())


def begun(cast: Cast, traject: Traject) -> Rapportage:
    return verbs.start_draft(rapport=report(traject), by=cast.anna.actor)


def test_the_list_shows_what_is_due_when(cast: Cast, inloggen: Any, lijst: str) -> None:
    page = text(inloggen(cast.anna).get(lijst))
    for day in ("24 apr 2026", "8 jun 2026", "20 jul 2026", "31 aug 2026"):
        assert day in page
    assert "Nog 3 dagen" in page and page.count("Beginnen</button>") == 1


def test_without_a_calendar_the_list_says_what_comes_first(cast: Cast, inloggen: Any) -> None:
    from tests.arrange.dossiers import open_samira

    page = text(inloggen(cast.anna).get(f"/dossiers/{open_samira(cast).pk}/rapporten/"))
    assert "Er is nog geen rapportagekalender" in page


def test_beginning_fills_the_parts_and_shows_the_sources(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    row = report(traject)
    page = text(inloggen(cast.anna).post(f"{lijst}{row.pk}/beginnen/", follow=True))
    line = verbs.sources(row)[0].regel_id
    assert "14 april 2026, gesprek met Samira: Cv doornemen. Het cv is klaar." in page
    assert (
        f"logboek/?regel={line}#regel-{line}" in page and "de opdrachtgever kent deze regel nog niet" in page
    )
    assert "Werkwijze is nog leeg" in page and "De vraag over spoor 1 is nog open" in page


def test_autosave_says_when_and_gives_the_new_state(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    row = begun(cast, traject)
    client = inloggen(cast.anna)
    answer = client.post(f"{lijst}{row.pk}/bewaren/", typed(row, werkwijze="Wekelijks")).json()
    assert answer["stand"].startswith("Bewaard om") and answer["stand"].endswith("uur")
    assert answer["toon"]["id_slot"] == row.slot + 1 and report(traject).werkwijze == "Wekelijks"
    wrong = client.post(f"{lijst}{row.pk}/bewaren/", typed(row, spoor1_op="31-2-2026"))
    assert wrong.status_code == 422 and "Nog niet bewaard." in wrong.json()["stand"]


def test_two_editors_see_both_texts_and_nothing_is_lost(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    row = begun(cast, traject)
    mine = typed(row, werkwijze="Tekst van mij")
    verbs.save_draft(rapport=row, by=cast.anna.actor, slot=row.slot, werkwijze="Tekst van de ander")
    client = inloggen(cast.anna)
    quiet = client.post(f"{lijst}{row.pk}/bewaren/", mine)
    assert quiet.status_code == 409 and "Tekst van de ander" in quiet.json()["botsing"]
    response = client.post(f"{lijst}{row.pk}/", mine)
    page = text(response)
    assert response.status_code == 409 and "Tekst van mij" in page and "Tekst van de ander" in page
    assert report(traject).werkwijze == "Tekst van de ander"
    slot = page.split('name="slot" value="')[1].split('"')[0]
    client.post(f"{lijst}{row.pk}/", {**mine, "slot": slot})
    assert report(traject).werkwijze == "Tekst van mij"


def test_new_lines_are_fetched_without_losing_what_was_typed(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    row = begun(cast, traject)
    log(cast, traject, dt.date(2026, 4, 20), "Brief geschreven")
    client = inloggen(cast.anna)
    assert "1 regel is nieuw of verbeterd" in text(client.get(f"{lijst}{row.pk}/"))
    page = text(
        client.post(f"{lijst}{row.pk}/", typed(row, werkwijze="Net getypt", doe="logboek"), follow=True)
    )
    assert "Brief geschreven." in page and "Net getypt" in page
    assert "Alle regels uit het logboek staan in dit verslag." in page


def test_freezing_with_gaps_is_refused_and_names_them(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    row = begun(cast, traject)
    client = inloggen(cast.anna)
    for step in ("vaststellen", "kandidaat"):
        response = client.post(f"{lijst}{row.pk}/{step}/")
        assert response.status_code == 409 and "Werkwijze is nog leeg" in text(response)
    assert report(traject).stand == "concept"


def test_on_the_page_to_check_a_sentence_leads_to_its_line(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    row = begun(cast, traject)
    client = inloggen(cast.anna)
    response = client.post(
        f"{lijst}{row.pk}/", typed(row, voortgang=row.voortgang + "\nEigen zin.", doe="nakijken"), follow=True
    )
    page = text(response)
    line = verbs.sources(row)[0].regel_id
    assert response.redirect_chain[-1][0].endswith("/nakijken/")
    assert (
        f'#regel-{line}">14 april 2026, gesprek met Samira' in page and '<p dir="auto">Eigen zin.</p>' in page
    )


def test_a_word_about_illness_is_pointed_out_and_not_refused(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    row = begun(cast, traject)
    client = inloggen(cast.anna)
    page = text(client.post(f"{lijst}{row.pk}/", typed(row, werkwijze="Na de Therapie verder"), follow=True))
    assert "“Therapie”" in page and report(traject).werkwijze == "Na de Therapie verder"


def test_a_report_with_fibromyalgie_waits_for_an_answer(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    """D8: flagged, blocked, reworded with one choice, or kept with a reason; no medical word is stored."""
    row = complete(cast, begun(cast, traject))
    Rapportage.objects.filter(pk=row.pk).update(
        voortgang="Zij heeft fibromyalgie. Het gaat vooruit.", werkwijze="Zij zoekt werk als psycholoog."
    )
    client = inloggen(cast.anna)
    refused = client.post(f"{lijst}{row.pk}/kandidaat/")
    assert refused.status_code == 409 and "1 plek lijkt medisch" in text(refused)
    check = text(client.get(f"{lijst}{row.pk}/nakijken/"))
    assert "“fibromyalgie”" in check and "Een werkgever mag dat niet weten." in check
    client.post(f"{lijst}{row.pk}/woorden/", answers("Zij heeft fibromyalgie.", "0"))
    changed = report(traject).voortgang
    assert "fibromyalgie" not in changed and changed.endswith(". Het gaat vooruit.") and changed[:4] == "Kan "
    Rapportage.objects.filter(pk=row.pk).update(voortgang="Zij heeft fibromyalgie.")
    client.post(f"{lijst}{row.pk}/woorden/", answers("Zij heeft fibromyalgie.", "advies"))
    assert client.post(f"{lijst}{row.pk}/kandidaat/").status_code == 302
    kept = Privacyantwoord.objects.get()
    assert kept.reden == "advies" and kept.gegeven_door_id == cast.anna.lidmaatschap.pk
    entry = LogbookEntry.objects.get(actie="privacy_beantwoord")
    assert "fibromyalgie" not in f"{vars(kept)}{vars(entry)}"


def test_from_draft_to_sent_and_a_new_version(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    row = complete(cast, begun(cast, traject))
    client = inloggen(cast.anna)
    page = text(client.post(f"{lijst}{row.pk}/kandidaat/", follow=True))
    assert "Bij de kandidaat" in page and "Nog geen reactie." in page and "<textarea" not in page
    refused = client.post(f"{lijst}{row.pk}/vaststellen/")
    assert refused.status_code == 409 and "De kandidaat heeft nog niet gereageerd" in text(refused)
    verbs.give_zienswijze(rapport=row, tekst="Ik wil meer uren.", by=cast.samira.actor)
    assert "Ik wil meer uren." in text(client.get(f"{lijst}{row.pk}/"))
    page = text(client.post(f"{lijst}{row.pk}/vaststellen/", follow=True))
    assert "Vastgesteld" in page and "Document (pdf)" in page
    page = text(client.post(f"{lijst}{row.pk}/versturen/", follow=True))
    assert "Verzonden" in page and "Verstuurd aan" in page and "nog niet geopend" in page
    assert report(traject).stand == "verzonden"
    assert client.post(f"{lijst}{row.pk}/", typed(row, voortgang="Achteraf")).status_code in {409, 422}
    page = text(client.post(f"{lijst}{row.pk}/versie/", {"reden": "Verkeerde datum"}, follow=True))
    assert "versie 2" in page and "Verkeerde datum" in page and "Ik wil meer uren." in page
    assert report(traject).voortgang != "Achteraf"


def test_the_coach_cannot_touch_the_words_of_the_kandidaat(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    row = complete(cast, begun(cast, traject))
    verbs.to_kandidaat(rapport=row, by=cast.anna.actor)
    verbs.give_zienswijze(rapport=row, tekst="Mijn woorden", by=cast.samira.actor)
    client = inloggen(cast.anna)
    client.post(f"{lijst}{row.pk}/terughalen/")
    page = text(client.get(f"{lijst}{row.pk}/"))
    assert "Mijn woorden" in page and 'name="zienswijze"' not in page
    client.post(f"{lijst}{row.pk}/", typed(row, zienswijze="Van Anna", werkwijze="Anders"))
    assert (report(traject).zienswijze, report(traject).werkwijze) == ("Mijn woorden", "Anders")


@pytest.mark.parametrize("who", ["joris", "mo"])
def test_colleagues_read_along_and_do_not_write(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject, who: str
) -> None:
    row = begun(cast, traject)
    client = inloggen(getattr(cast, who))
    page = text(client.get(f"{lijst}{row.pk}/"))
    assert "Cv doornemen" in page and "<textarea" not in page
    assert client.post(f"{lijst}{row.pk}/", typed(row)).status_code == 404
    for step in ("bewaren", "beginnen", "kandidaat", "vaststellen", "versturen", "versie", "terughalen"):
        assert client.post(f"{lijst}{row.pk}/{step}/").status_code == 404


def test_the_cost_is_the_same_at_any_number_of_lines(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    client, counts = inloggen(cast.anna), []
    row = begun(cast, traject)
    for number in (2, 40):
        for each in range(number):
            log(cast, traject, dt.date(2026, 4, 15), f"Regel {number} {each}")
        verbs.refresh_draft(rapport=row, by=cast.anna.actor)
        client.get(f"{lijst}{row.pk}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{lijst}{row.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


def test_applications_are_counted_apart_and_put_in_once(
    cast: Cast, inloggen: Any, lijst: str, traject: Traject
) -> None:
    """S0.22 and S0.29: the contact is in the draft, and both initiatives have their own number."""
    own = {"dossier": traject.dossier, "sleutel": uuid.uuid4()}
    applications.begin(
        **own, by=cast.samira.actor, werkgever="Van Dam", stand="verstuurd", datum=dt.date(2026, 4, 15)
    )
    netwerk.add_contact(
        **own,
        by=cast.joris.actor,
        wie="Ans",
        kanaal="telefoon",
        datum=dt.date(2026, 4, 16),
        netwerkgesprek=True,
    )
    row = begun(cast, traject)
    assert "Netwerkgesprek" in row.voortgang and "Van Dam" in row.voortgang and "Ans" not in row.voortgang
    anna = inloggen(cast.anna)
    for _twice in range(2):
        page = text(anna.post(f"{lijst}{row.pk}/", typed(row, doe="cijfers"), follow=True))
    row.refresh_from_db()
    assert row.voortgang.count("Op initiatief van de kandidaat: 1 sollicitatie verstuurd") == 1
    assert "initiatief van het bureau: 0 sollicitaties verstuurd, 0 gesprekken, 1 contact" in row.voortgang
    assert "Bekijk de regels achter elk getal" in page
