"""Pausing and taking up again on screen: no word about illness, no end date that moves."""

import datetime as dt
import re
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange import trajecten as arrange
from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.cast import Cast
from wissel.trajecten.actions import onderbreking as verbs
from wissel.trajecten.models import Onderbreking, Traject


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-05-04T10:00")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    """A traject that runs by an approved plan."""
    dossier = open_samira(cast)
    conclude_spoor1(cast, dossier)
    row = arrange.start_traject_for(cast, dossier)
    arrange.approved_plan(cast, row)
    return Traject.objects.get(pk=row.pk)


@pytest.fixture
def pauze(cast: Cast, traject: Traject) -> Onderbreking:
    return verbs.pause(
        traject=traject, soort="ziekte", eerste_dag=dt.date(2026, 5, 4), herbeoordeling_op=dt.date(2026, 5, 18),
        by=cast.anna.actor,
    )  # fmt: skip


def url(traject: Traject, name: str, *rest: Any) -> str:
    return reverse(f"bureau:{name}", args=[traject.dossier_id, *rest])


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_form_has_no_room_for_a_cause_and_names_what_stays(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    response = inloggen(cast.anna).get(url(traject, "onderbreking_nieuw"))
    form = response.content.decode().split("<main")[1]
    assert "<textarea" not in form and set(re.findall(r'name="(\w+)"', form)) == {
        "csrfmiddlewaretoken", "soort", "eerste_dag", "herbeoordeling_op",
    }  # fmt: skip
    page = text_of(response)
    assert "Afgesproken einde van het traject zondag 13 september 2026" in page
    assert "zondag 28 februari 2027" in page


def test_a_pause_is_recorded_and_shown_with_its_check(cast: Cast, inloggen: Any, traject: Traject) -> None:
    sent = {"soort": "ziekte", "eerste_dag": "4-5-2026", "herbeoordeling_op": "18 mei 2026"}
    response = inloggen(cast.anna).post(url(traject, "onderbreking_nieuw"), sent, follow=True)
    page = text_of(response)
    assert "De einddatums blijven zoals ze waren" in page and "Onderbroken sinds maandag 4 mei 2026" in page
    assert "Opnieuw bekijken: Nog 14 dagen" in page and "Traject hervatten" in page
    assert "Afgesproken 16 mrt 2026 – 13 sep 2026" in page


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"eerste_dag": "4-5-2026"}, "soort", "Kies waarom er een pauze is."),
        ({"soort": "ziekte", "eerste_dag": "4-5-2026"}, "herbeoordeling_op", "wanneer de bedrijfsarts opnieuw kijkt"),
        ({"soort": "vakantie", "eerste_dag": "1-3-2026"}, "eerste_dag", "voor de start van het traject"),
        ({"soort": "vakantie", "eerste_dag": "5-5-2026"}, "eerste_dag", "ligt in de toekomst"),
        ({"soort": "vakantie", "eerste_dag": "morgen"}, "eerste_dag", "Vul een datum in"),
        (
            {"soort": "vakantie", "eerste_dag": "4-5-2026", "herbeoordeling_op": "1-5-2026"}, "herbeoordeling_op",
            "voor de eerste dag",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(
    cast: Cast, inloggen: Any, traject: Traject, sent: dict[str, str], field: str, words: str
) -> None:
    response = inloggen(cast.anna).post(url(traject, "onderbreking_nieuw"), sent)
    html = response.content.decode()
    assert response.status_code == 422 and words in html and f'id="id_{field}_error"' in html
    assert "Fout:" in html and f'value="{sent["eerste_dag"]}"' in html
    assert not Onderbreking.objects.exists()


def test_a_traject_that_is_paused_cannot_be_paused_again(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking
) -> None:
    client = inloggen(cast.anna)
    assert "Onderbreken<" not in client.get(url(traject, "traject")).content.decode()
    response = client.post(
        url(traject, "onderbreking_nieuw"), {"soort": "vakantie", "eerste_dag": "4-5-2026"}
    )
    assert response.status_code == 422 and "al onderbroken" in text_of(response)


def test_lost_weeks_are_counted_while_it_lasts(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-05-19T10:00")
    page = text_of(inloggen(cast.anna).get(url(traject, "traject")))
    assert "Tot nu toe 2 weken verlies. De einddatums verschuiven niet." in page and "1 dag te laat" in page


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"laatste_dag": "31-5-2026", "verklaring_door": "dr. Visser"}, "verklaring_op"),
        ({"laatste_dag": "31-5-2026", "verklaring_op": "1-6-2026"}, "verklaring_door"),
        ({"laatste_dag": "3-5-2026", "verklaring_op": "1-6-2026", "verklaring_door": "dr. Visser"}, "laatste_dag"),
        ({"laatste_dag": "31-5-2026", "verklaring_op": "2-6-2026", "verklaring_door": "dr. Visser"}, "verklaring_op"),
    ],
)  # fmt: skip
def test_taking_up_again_needs_the_statement_of_the_bedrijfsarts(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch,
    sent: dict[str, str], field: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    response = inloggen(cast.anna).post(url(traject, "onderbreking_hervatten", pauze.pk), sent)
    html = response.content.decode()
    assert response.status_code == 422 and f'id="id_{field}_error"' in html
    assert f'value="{sent["laatste_dag"]}"' in html
    pauze.refresh_from_db()
    assert pauze.laatste_dag is None


def test_with_the_statement_the_traject_runs_on_and_the_end_stays(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    client, address = inloggen(cast.anna), url(traject, "onderbreking_hervatten", pauze.pk)
    sent = {"laatste_dag": "31-5-2026", "verklaring_op": "1-6-2026", "verklaring_door": "dr. Visser"}
    page = text_of(client.post(address, sent, follow=True))
    assert "De pauze kostte 4 weken" in page and "verklaring dr. Visser , 1 jun 2026" in page
    assert "Afgesproken 16 mrt 2026 – 13 sep 2026" in page and "Onderbroken sinds" not in page
    assert client.get(address).status_code == 302


def test_a_holiday_ends_without_a_doctor(cast: Cast, inloggen: Any, traject: Traject) -> None:
    row = verbs.pause(traject=traject, soort="vakantie", eerste_dag=dt.date(2026, 4, 27), by=cast.anna.actor)
    client, address = inloggen(cast.anna), url(traject, "onderbreking_hervatten", row.pk)
    assert "bedrijfsarts" not in text_of(client.get(address)).split("Dit verschuift niet")[0]
    assert client.post(address, {"laatste_dag": "3-5-2026"}).status_code == 302
    row.refresh_from_db()
    assert row.laatste_dag == dt.date(2026, 5, 3)


def test_only_the_coach_pauses(cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking) -> None:
    for lid in (cast.joris, cast.mo, cast.backoffice, cast.piet, cast.samira, cast.bram):
        client = inloggen(lid)
        for address in (url(traject, "onderbreking_nieuw"), url(traject, "onderbreking_hervatten", pauze.pk)):
            assert client.get(address).status_code == 404 and client.post(address).status_code == 404
    assert "Onderbroken sinds" in text_of(inloggen(cast.joris).get(url(traject, "traject")))
