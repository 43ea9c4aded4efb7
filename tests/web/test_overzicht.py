"""The front page of a dossier says what comes next, what a person must decide, and lets a task be ticked off."""

import datetime as dt
import re
from typing import Any

import pytest

from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.arrange.rapportage import log, running_traject
from tests.cast import Cast
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.models import Dossier
from wissel.trajecten.actions.taken import make_taak
from wissel.trajecten.models import Taak


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-02")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def spells(cast: Cast, dossier: Dossier, *rows: dict[str, str]) -> None:
    record_feit(dossier=dossier, pad="ziekteperioden", waarde=list(rows), by=cast.anna.actor)


def test_the_next_step_leads_the_page(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client = inloggen(cast.anna)
    page = client.get(f"/dossiers/{dossier.pk}/")
    assert "Leg vast wat spoor 1 opleverde" in words(page)
    conclude_spoor1(cast, dossier)
    page = client.get(f"/dossiers/{dossier.pk}/")
    assert "Beoordeel of spoor 2 begint" in words(page)
    assert f"/dossiers/{dossier.pk}/spoor2/" in page.content.decode()


def test_a_question_of_the_law_stands_there_with_its_readings(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    spells(cast, dossier, {"eerste_dag": "2025-03-03"})
    leave = [{"eerste_dag": "2025-09-01", "laatste_dag": "2025-12-21"}]
    record_feit(dossier=dossier, pad="verlof", waarde=leave, by=cast.anna.actor)
    client = inloggen(cast.anna)
    for page in ("", "datums/"):
        shown = words(client.get(f"/dossiers/{dossier.pk}/{page}"))
        assert "Leg vast of die uit dezelfde oorzaak voortkomt" in shown
        assert "niet samentellen: eerste ziektedag 22 december 2025" in shown
        assert "WIA 23 lid 3 en 5" in shown
    front = words(client.get(f"/dossiers/{dossier.pk}/"))
    assert "Leg de eerste ziektedag vast" not in front
    assert "Neem een besluit over de ziektedagen" in front


def test_who_recovered_has_no_week_and_no_alarm(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    spells(cast, dossier, {"eerste_dag": "2025-03-03", "laatste_dag": "2026-02-20"})
    shown = words(inloggen(cast.anna).get(f"/dossiers/{dossier.pk}/"))
    assert "Hersteld sinds 21 februari 2026" in shown
    assert "op of voor 20 maart 2026 weer ziek" in shown
    assert "week 53" not in shown
    assert "Leg de eerste ziektedag vast" not in shown


def test_days_between_added_spells_do_not_count_in_the_week(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    first = {"eerste_dag": "2025-03-03", "laatste_dag": "2025-05-04"}
    spells(cast, dossier, first, {"eerste_dag": "2025-05-19"})
    client = inloggen(cast.anna)
    assert "week 51" in words(client.get(f"/dossiers/{dossier.pk}/"))
    row = re.search(r"<tr data-row>.*?</tr>", client.get("/dossiers/").content.decode(), re.S)
    assert row is not None and ">51<" in row[0]


def test_the_portals_count_weeks_as_the_law_does(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    first = {"eerste_dag": "2025-03-03", "laatste_dag": "2025-05-04"}
    spells(cast, dossier, first, {"eerste_dag": "2025-05-19"})
    assert "Week 51 van 104" in words(inloggen(cast.piet).get(f"/opdrachtgever/dossiers/{dossier.pk}/"))
    assert "week 51" in words(inloggen(cast.samira).get("/mijn/traject/"))


def test_a_task_of_the_bureau_is_ticked_off_where_it_is_read(cast: Cast, inloggen: Any) -> None:
    row = running_traject(cast)
    make_taak(
        dossier=row.dossier, by=cast.anna.actor, soort="plan", titel="Lees de opmerking bij het plan",
        voor_rol="coach", sleutel="plan x", due_on=dt.date(2026, 3, 3), traject=row,
    )  # fmt: skip
    client, url = inloggen(cast.anna), f"/dossiers/{row.dossier_id}/"
    page = client.get(url)
    assert "Lees de opmerking bij het plan" in words(page)
    task = Taak.objects.get(sleutel="plan x")
    done = client.post(f"{url}vervolg/{task.pk}/", {"terug": "dossier"})
    assert done["Location"] == url
    task.refresh_from_db()
    assert task.klaar_op is not None
    assert "Lees de opmerking bij het plan" not in words(client.get(url))


def test_the_newest_notes_stand_there_for_who_may_read_them(cast: Cast, inloggen: Any) -> None:
    row = running_traject(cast)
    log(cast, row, dt.date(2026, 3, 2), "Cv besproken", publiek="coach")
    url = f"/dossiers/{row.dossier_id}/"
    assert "Cv besproken" in words(inloggen(cast.anna).get(url))
    assert "Cv besproken" not in words(inloggen(cast.mo).get(url))


def test_a_late_start_says_so_after_it_was_accepted(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    conclude_spoor1(cast, dossier)
    client = inloggen(cast.anna)
    form = {"start_op": "1-10-2026", "reden": "Wachten op het spreekuur"}
    shown = words(client.post(f"/dossiers/{dossier.pk}/spoor2/", form, follow=True))
    assert "Spoor 2 begint op 1 oktober 2026." in shown
    assert "Laat: de uiterste start" in shown
    assert "weken tot het einde van de loondoorbetaling" in shown
    assert "Spoor 2 begint op 1 oktober 2026." in words(client.get(f"/dossiers/{dossier.pk}/spoor1/"))
