"""The same for many dossiers: checked before, once per form, with an outcome for each row."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast, Lid, make_lid
from wissel import klok
from wissel.accounts.models import Lidmaatschap, Persoon, Rol
from wissel.berichten.bulk import remind_all
from wissel.berichten.models import Draadbericht
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.outbox.models import Werk
from wissel.trajecten.actions import afspraken, bulk, bulkafspraken
from wissel.trajecten.models import Afspraak

HERINNEREN, VERZETTEN = "/dossiers/herinneren/", "/agenda/verzetten/"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-04-20T08:00")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def another(cast: Cast, naam: str, **velden: Any) -> Dossier:
    row = open_samira(cast, kandidaat=make_lid(cast.bureau, naam, "Proefman", Rol.KANDIDAAT).persoon)
    Dossier.objects.filter(pk=row.pk).update(**velden)
    row.refresh_from_db()
    return row


def meet(cast: Cast, dossier: Dossier, day: int, hour: int = 10, **changes: Any) -> Afspraak:
    values: dict[str, Any] = {
        "soort": "gesprek",
        "titel": "Gesprek",
        "minuten": 60,
        "vorm": "kantoor",
        **changes,
    }
    moment = dt.datetime(2026, 4, day, hour, tzinfo=klok.NEDERLAND)
    return afspraken.plan_afspraak(dossier=dossier, by=cast.anna.actor, begint_op=moment, **values)


def sent(client: Any, *dossiers: Dossier, sleutel: str = "", tekst: str = "taak") -> Any:
    asked = {"d": [str(row.pk) for row in dossiers], "tekst": tekst, "sleutel": sleutel or str(uuid.uuid4())}
    return client.post(HERINNEREN, asked, follow=True)


def outcomes(page: Any) -> str:
    return text_of(page).split("Naar de lijst")[-1]


# Reminders


def test_the_list_lets_a_coach_choose_and_check(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    paused = another(cast, "Pauze", stand="pauze")
    client = inloggen(cast.anna)
    page = client.get("/dossiers/").content.decode()
    assert f'name="d" value="{dossier.pk}"' in page and HERINNEREN in page
    words = text_of(client.get(HERINNEREN, {"d": [str(dossier.pk), str(paused.pk)]}))
    assert "Naar 1 kandidaat" in words and "Samira Yilmaz" in words.split("Krijgen niets")[0]
    assert "Pauze Proefman" in words.split("Krijgen niets")[1] and "het traject is onderbroken" in words
    assert not Draadbericht.objects.exists()


def test_each_row_says_what_came_of_it(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    paused, closed = (
        another(cast, "Pauze", stand="pauze"),
        another(cast, "Dicht", stand="gesloten", gesloten_op=klok.today()),
    )
    silent, stranger = another(cast, "Adresloos"), another(cast, "Nieuw")
    Persoon.objects.filter(pk=silent.kandidaat_id).update(email="")
    Persoon.objects.filter(pk=stranger.kandidaat_id).update(user=None)
    words = outcomes(sent(inloggen(cast.anna), dossier, paused, closed, silent, stranger))
    for name, result in {
        "Samira Yilmaz": "Verstuurd", "Pauze Proefman": "het traject is onderbroken",
        "Dicht Proefman": "het dossier is gesloten", "Adresloos Proefman": "er is geen e-mailadres",
        "Nieuw Proefman": "nog geen toegang",
    }.items():  # fmt: skip
        assert result in words.split(name)[1].split("Proefman")[0], name
    message = Draadbericht.objects.get()
    assert message.dossier_id == dossier.pk and "taak" in message.tekst


def test_the_same_form_twice_sends_once(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client, key = inloggen(cast.anna), str(uuid.uuid4())
    first = sent(client, dossier, sleutel=key)
    second = sent(client, dossier, sleutel=key)
    assert first.request["PATH_INFO"] == second.request["PATH_INFO"]
    assert Draadbericht.objects.count() == Werk.objects.count() == 1
    sent(client, dossier)
    assert Draadbericht.objects.count() == 2


def test_somebody_elses_dossier_gets_nothing(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    corrie = make_lid(cast.bureau, "Corrie", "Collega", Rol.COACH)
    client = inloggen(corrie)
    assert "U heeft niemand gekozen" in text_of(client.get(HERINNEREN, {"d": str(dossier.pk)}))
    page = sent(client, dossier)
    assert page.status_code == 422 and not Draadbericht.objects.exists()
    for who in ("mo", "backoffice", "samira", "piet"):
        if who in {"mo", "backoffice"}:
            assert inloggen(getattr(cast, who)).get(HERINNEREN).status_code == 404
            assert 'name="d"' not in inloggen(getattr(cast, who)).get("/dossiers/").content.decode()
        else:
            assert inloggen(getattr(cast, who)).get(HERINNEREN).status_code == 404


def test_the_outcome_is_for_who_asked(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    sent(inloggen(cast.anna), dossier)
    path = f"/agenda/werk/{Werk.objects.get().pk}/"
    corrie = make_lid(cast.bureau, "Corrie", "Collega", Rol.COACH)
    assert inloggen(cast.anna).get(path).status_code == 200
    for who in (corrie, cast.mo, cast.bram, cast.samira):
        assert inloggen(who).get(path).status_code == 404


@pytest.mark.parametrize("tekst", ["", "onzin"])
def test_a_text_of_ones_own_is_refused(cast: Cast, dossier: Dossier, inloggen: Any, tekst: str) -> None:
    page = sent(inloggen(cast.anna), dossier, tekst=tekst)
    assert page.status_code == 422 and not Werk.objects.exists()
    with pytest.raises(DomainError):
        remind_all(tekst=tekst, dossiers=[dossier], sleutel=uuid.uuid4(), by=cast.anna.actor)


def test_everyone_in_a_prepared_view_can_be_reminded(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    late = another(cast, "Laatje", volgende_op=dt.date(2026, 4, 1))
    words = text_of(inloggen(cast.anna).get(HERINNEREN, {"alles": "1", "filter": "laat"}))
    assert "Laatje" in words and "Samira" not in words and late.pk


def many(cast: Cast, count: int) -> list[Dossier]:
    base = Dossier.objects.create(
        bureau=cast.bureau, nummer="2026-9000", kandidaat=cast.samira.persoon, opdrachtgever=cast.werkgever,
        werkgever=cast.werkgever, betaler=cast.werkgever, coach=cast.anna.persoon, aangemaakt_op=klok.now(),
    )  # fmt: skip
    keys = [base.pk]
    for number in range(1, count):
        base.pk, base.nummer, base._state.adding = uuid.uuid4(), f"2026-9{number:03}", True
        base.save(force_insert=True)
        keys.append(base.pk)
    return list(Dossier.objects.filter(pk__in=keys).order_by("nummer"))


def test_many_rows_become_a_job_that_can_be_stopped_and_taken_up(cast: Cast, inloggen: Any) -> None:
    rows = many(cast, 45)
    work = remind_all(tekst="taak", dossiers=rows, sleutel=uuid.uuid4(), by=cast.anna.actor)
    assert work.stand == Werk.Stand.WACHT and not Draadbericht.objects.exists()
    path = f"/agenda/werk/{work.pk}/"
    assert not bulk.step(work.bureau_id, work.pk)
    page = inloggen(cast.anna).get(path)
    assert "20 van 45 gedaan" in text_of(page) and page.headers["Refresh"]
    while not bulk.step(work.bureau_id, work.pk):
        pass
    assert bulk.step(work.bureau_id, work.pk)
    assert Draadbericht.objects.count() == 45
    page = inloggen(cast.anna).get(path)
    assert "45 van 45 gelukt" in text_of(page) and "Refresh" not in page.headers


def test_a_row_done_before_a_stop_is_not_done_again(cast: Cast) -> None:
    """The worker dies after the message and before the outcome was kept: the message itself knows its form."""
    rows = many(cast, 30)
    work = remind_all(tekst="taak", dossiers=rows, sleutel=uuid.uuid4(), by=cast.anna.actor)
    bulk.step(work.bureau_id, work.pk)
    work.refresh_from_db()
    for row in work.uitkomst["regels"]:
        row.pop("uitslag", None)
    Werk.objects.filter(pk=work.pk).update(uitkomst=work.uitkomst)
    while not bulk.step(work.bureau_id, work.pk):
        pass
    assert Draadbericht.objects.count() == 30


def test_whose_role_ended_sends_nothing_more(cast: Cast) -> None:
    rows = many(cast, 30)
    work = remind_all(tekst="taak", dossiers=rows, sleutel=uuid.uuid4(), by=cast.anna.actor)
    Dossier.objects.filter(pk=rows[0].pk).update(coach=cast.joris.persoon)
    bulk.step(work.bureau_id, work.pk)
    work.refresh_from_db()
    first = next(row for row in work.uitkomst["regels"] if row["dossier"] == str(rows[0].pk))
    assert first["uitslag"] == "geweigerd" and "niet meer van u" in first["woorden"]
    before = Draadbericht.objects.count()
    Lidmaatschap.objects.filter(pk=cast.anna.lidmaatschap.pk).update(tot=klok.today() - dt.timedelta(days=1))
    while not bulk.step(work.bureau_id, work.pk):
        pass
    work.refresh_from_db()
    assert Draadbericht.objects.count() == before
    assert {row["uitslag"] for row in work.uitkomst["regels"]} == {"verstuurd", "geweigerd", "geen_rol"}


# Moving appointments


def fields_of(page: Any) -> dict[str, list[str]]:
    """What the check page would send: every hidden field and every box that is on."""
    form = page.content.decode().split('aria-labelledby="kijk-t"')[1].split("</form>")[0]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value and ("checkbox" not in tag or " checked" in tag):
            found.setdefault(name[1], []).append(value[1])
    return found


def test_a_week_is_moved_with_old_and_new_shown_first(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    one, two = meet(cast, dossier, 21), meet(cast, dossier, 22, 14)
    afspraken.confirm(afspraak=one, by=cast.samira.actor)
    client = inloggen(cast.anna)
    assert VERZETTEN in client.get("/agenda/").content.decode()
    page = client.get(VERZETTEN, {"week": "2026-04-20", "dagen": "1"})
    words = text_of(page)
    assert "2 afspraken" in words and "21 apr 2026, 10.00 uur → 22 apr 2026, 10.00 uur" in words
    assert Afspraak.objects.get(pk=one.pk).begint_op == one.begint_op
    done = client.post(VERZETTEN, fields_of(page), follow=True)
    assert "2 van 2 gelukt" in text_of(done)
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.begint_op, two.begint_op) == tuple(
        dt.datetime(2026, 4, day, hour, tzinfo=klok.NEDERLAND) for day, hour in ((22, 10), (23, 14))
    )
    assert one.bevestigd_op is None


def test_the_same_move_sent_twice_moves_once(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    row = meet(cast, dossier, 21)
    client = inloggen(cast.anna)
    asked = fields_of(client.get(VERZETTEN, {"week": "2026-04-20", "dagen": "1"}))
    first = client.post(VERZETTEN, asked, follow=True)
    second = client.post(VERZETTEN, asked, follow=True)
    assert first.request["PATH_INFO"] == second.request["PATH_INFO"]
    row.refresh_from_db()
    assert row.verzet == 1 and row.begint_op.day == 22


def test_what_stands_in_the_way_is_named_and_left_out(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    other = another(cast, "Kees")
    meet(cast, dossier, 21)
    meet(cast, other, 24, 15)
    meet(cast, dossier, 28, 10)
    page = inloggen(cast.anna).get(VERZETTEN, {"week": "2026-04-20", "dagen": "7"})
    assert "Om 10.00 uur staat er al een afspraak" in text_of(page)
    assert len(fields_of(page)["kies"]) == 1
    holiday = inloggen(cast.anna).get(VERZETTEN, {"week": "2026-04-20", "dag": "27-4-2026"})
    assert "is geen werkdag" in text_of(holiday)


def test_moving_all_to_one_day_sees_those_that_go_there_together(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    meet(cast, dossier, 21, 10)
    meet(cast, another(cast, "Kees"), 22, 10)
    page = inloggen(cast.anna).get(VERZETTEN, {"week": "2026-04-20", "dag": "23-4-2026"})
    assert text_of(page).count("staat er al een afspraak") == 2
    assert "kies" not in fields_of(page)


def test_what_somebody_changed_meanwhile_is_not_moved(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    row = meet(cast, dossier, 21)
    client = inloggen(cast.anna)
    asked = fields_of(client.get(VERZETTEN, {"week": "2026-04-20", "dagen": "1"}))
    Afspraak.objects.filter(pk=row.pk).update(begint_op=row.begint_op + dt.timedelta(hours=2))
    page = client.post(VERZETTEN, asked)
    assert page.status_code == 422 and "intussen gewijzigd" in text_of(page) and not Werk.objects.exists()
    proposal = bulkafspraken.Verzetting(row, row.begint_op, row.begint_op + dt.timedelta(days=1), ())
    work = bulkafspraken.move_all(verzettingen=[proposal], sleutel=uuid.uuid4(), by=cast.anna.actor)
    assert work.uitkomst["regels"][0]["uitslag"] == "gewijzigd"


def test_chosen_dossiers_have_their_appointments_moved(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    other = another(cast, "Kees")
    meet(cast, dossier, 30)
    meet(cast, other, 30, 12)
    page = inloggen(cast.anna).get(VERZETTEN, {"d": str(other.pk), "dagen": "-1"})
    assert "Kees" in text_of(page) and "Samira" not in text_of(page)
    inloggen(cast.anna).post(VERZETTEN, fields_of(page))
    assert Afspraak.objects.get(dossier=other).begint_op.day == 29
    assert Afspraak.objects.get(dossier=dossier).begint_op.day == 30


@pytest.mark.parametrize(
    "asked", [{"dagen": ""}, {"dagen": "0"}, {"dagen": "999"}, {"dagen": "1", "dag": "1-5-2026"}]
)
def test_a_shift_that_says_nothing_or_two_things_is_refused(
    cast: Cast, dossier: Dossier, inloggen: Any, asked: dict[str, str]
) -> None:
    meet(cast, dossier, 21)
    assert inloggen(cast.anna).get(VERZETTEN, {"week": "2026-04-20", **asked}).status_code == 422


def test_the_hour_stays_over_the_night_of_the_clock(cast: Cast, dossier: Dossier, monkeypatch: Any) -> None:
    moment = dt.datetime(2026, 10, 23, 10, tzinfo=klok.NEDERLAND)
    new = bulkafspraken.shifted(moment, dagen=3)
    assert new == dt.datetime(2026, 10, 26, 10, tzinfo=klok.NEDERLAND)
    assert (new.astimezone(dt.UTC).hour, moment.astimezone(dt.UTC).hour) == (9, 8)


@pytest.mark.parametrize("who", ["mo", "samira", "piet"])
def test_moving_is_for_who_plans(cast: Cast, dossier: Dossier, inloggen: Any, who: str) -> None:
    lid: Lid = getattr(cast, who)
    assert inloggen(lid).get(VERZETTEN).status_code == 404


def test_the_list_keeps_its_number_of_queries(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    client.get("/dossiers/")
    with CaptureQueriesContext(connection) as found:
        client.get("/dossiers/")
    assert len([row for row in found.captured_queries if "SAVEPOINT" not in row["sql"]]) <= 8
