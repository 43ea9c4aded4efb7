"""Reminders come once, on stored dates only, whatever the clock or the worker does."""

import datetime as dt
from typing import Any

import pytest
import time_machine

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel import klok
from wissel.accounts.models import Bureau
from wissel.berichten import ronde
from wissel.berichten.herinneren import moments
from wissel.berichten.models import Dagronde, Herinnering
from wissel.berichten.ronde import daily
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier, Milestone
from wissel.outbox.actions import text_of
from wissel.outbox.keuzes import choose
from wissel.outbox.models import Bericht, Melding

# First sick day 3-3-2025: the weeks 87, 88, 91 and 93 of J8.
WEEK_87, WEEK_88, WEEK_91, WEEK_93 = (
    dt.date(2026, 10, 26), dt.date(2026, 11, 15), dt.date(2026, 11, 29), dt.date(2026, 12, 13),
)  # fmt: skip
WEKEN = {
    ("eindevaluatie_vanaf", WEEK_87), ("uwv_brief_wia", WEEK_88), ("reintegratieverslag", WEEK_91),
    ("wia_aanvraag", WEEK_93),
}  # fmt: skip


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=klok.NEDERLAND), tick=False):
        return open_samira(cast)


def run_on(bureau: Bureau, day: dt.date, hour: int = 9) -> None:
    with time_machine.travel(dt.datetime.combine(day, dt.time(hour), klok.NEDERLAND), tick=False):
        daily(bureau, klok.today())
    set_context(bureau_id=bureau.pk)


def keys(dagen: int | None = None) -> set[tuple[Any, ...]]:
    rows = Herinnering.objects.all() if dagen is None else Herinnering.objects.filter(dagen=dagen)
    return set(rows.values_list("code", "due_on", "dagen", "rol"))


def days(first: dt.date, last: dt.date, step: int = 1) -> list[dt.date]:
    return [first + dt.timedelta(n) for n in range(0, (last - first).days + 1, step)]


def test_the_weeks_of_the_wia_are_reminded_of_on_their_day(cast: Cast, dossier: Dossier) -> None:
    for day in (WEEK_87, WEEK_88, WEEK_91, WEEK_93):
        run_on(cast.bureau, day)
        assert {code for code, due in WEKEN if due <= day} <= {code for code, *_rest in keys(0)}
    assert {(code, due) for code, due, _days, _role in keys(0)} >= WEKEN
    assert {role for code, _due, _days, role in keys(0) if code == "wia_aanvraag"} == {
        "coach", "kandidaat", "opdrachtgever",
    }  # fmt: skip


def test_the_first_round_ever_on_the_day_of_week_91_knows_weeks_87_and_88(
    cast: Cast, dossier: Dossier
) -> None:
    run_on(cast.bureau, WEEK_91)
    assert {code for code, *_rest in keys(0)} >= {
        "eindevaluatie_vanaf",
        "uwv_brief_wia",
        "reintegratieverslag",
    }


def test_running_twice_makes_nothing_twice(cast: Cast, dossier: Dossier) -> None:
    run_on(cast.bureau, WEEK_91)
    first, news = keys(), Melding.objects.count()
    assert first and news
    Dagronde.objects.all().delete()
    run_on(cast.bureau, WEEK_91)
    run_on(cast.bureau, WEEK_91, 23)
    assert keys() == first and Melding.objects.count() == news


@pytest.mark.parametrize("sprong", [7, 40])
def test_a_clock_that_jumps_loses_no_reminder_and_doubles_none(
    cast: Cast, dossier: Dossier, sprong: int
) -> None:
    end = WEEK_93 + dt.timedelta(days=3)
    jumps = sorted({*days(dt.date(2026, 3, 3), end, sprong), end})
    for day in jumps:
        run_on(cast.bureau, day)
    jumped, count = keys(), Herinnering.objects.count()
    assert count == len(jumped)
    for row in Milestone.objects.filter(dossier=dossier, geldt=True, done_on=None, due_on__isnull=False):
        for moment in moments():
            reminded = dt.date(2026, 3, 3) <= row.due_on - dt.timedelta(moment.dagen) <= end
            if row.code in moment.rollen and reminded and row.due_on >= dt.date(2026, 3, 3):
                assert (row.code, row.due_on, moment.dagen, moment.rollen[row.code][0]) in jumped


def test_after_a_jump_people_are_told_once_per_date(cast: Cast, dossier: Dossier) -> None:
    run_on(cast.bureau, dt.date(2026, 10, 1))
    Melding.objects.all().delete()
    run_on(cast.bureau, WEEK_93)
    assert {moment for *_key, moment, _role in keys() if _key[0] == "wia_aanvraag"} == {14, 0}
    news = Melding.objects.filter(persoon=cast.samira.persoon).count()
    assert news == len({(code, due) for code, due, _days, role in keys() if role == "kandidaat"})


@pytest.mark.parametrize("nacht", [dt.date(2026, 3, 29), dt.date(2026, 10, 25)])
def test_the_nights_of_the_clock_lose_and_double_nothing(
    cast: Cast, dossier: Dossier, nacht: dt.date
) -> None:
    Milestone.objects.filter(dossier=dossier, code="wia_aanvraag").update(due_on=nacht)
    for moment in (
        dt.datetime(nacht.year, nacht.month, nacht.day - 1, 22, 30, tzinfo=dt.UTC),
        dt.datetime(nacht.year, nacht.month, nacht.day, 0, 30, tzinfo=dt.UTC),
        dt.datetime(nacht.year, nacht.month, nacht.day, 1, 30, tzinfo=dt.UTC),
        dt.datetime(nacht.year, nacht.month, nacht.day, 22, 59, tzinfo=dt.UTC),
    ):
        with time_machine.travel(moment, tick=False):
            daily(cast.bureau, klok.today())
        set_context(bureau_id=cast.bureau.pk)
    assert Herinnering.objects.filter(code="wia_aanvraag", dagen=0, rol="kandidaat").count() == 1


def test_a_leap_day_is_a_day_like_others(cast: Cast, dossier: Dossier) -> None:
    leap = dt.date(2028, 2, 29)
    Milestone.objects.filter(dossier=dossier, code="wia_aanvraag").update(due_on=leap)
    for day in (dt.date(2028, 2, 28), leap, dt.date(2028, 3, 1)):
        run_on(cast.bureau, day)
    assert ("wia_aanvraag", leap, 0, "kandidaat") in keys()
    assert Herinnering.objects.filter(code="wia_aanvraag", dagen=0).count() == 3


def test_what_is_not_known_does_not_hold_or_is_done_is_not_reminded_of(cast: Cast, dossier: Dossier) -> None:
    rows = Milestone.objects.filter(dossier=dossier)
    rows.filter(code="wia_aanvraag").update(due_on=None)
    rows.filter(code="reintegratieverslag").update(done_on=dt.date(2026, 11, 20))
    rows.filter(code="uwv_brief_wia").update(geldt=False)
    rows.filter(code="eindevaluatie_vanaf").update(geldt=None)
    for day in (WEEK_91, WEEK_93):
        run_on(cast.bureau, day)
    assert not {"wia_aanvraag", "reintegratieverslag", "uwv_brief_wia", "eindevaluatie_vanaf"} & {
        code for code, *_rest in keys(0)
    }


def test_a_date_that_moves_is_reminded_of_anew(cast: Cast, dossier: Dossier) -> None:
    run_on(cast.bureau, WEEK_93)
    later = WEEK_93 + dt.timedelta(days=28)
    Milestone.objects.filter(dossier=dossier, code="wia_aanvraag").update(due_on=later)
    run_on(cast.bureau, later)
    assert {due for code, due, *_rest in keys(0) if code == "wia_aanvraag"} == {WEEK_93, later}


def test_a_closed_dossier_and_what_lay_before_it_are_left_alone(cast: Cast, dossier: Dossier) -> None:
    run_on(cast.bureau, dt.date(2026, 3, 3))
    assert not Herinnering.objects.filter(due_on__lt=dt.date(2026, 3, 2)).exists()
    before = Herinnering.objects.count()
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=WEEK_87)
    run_on(cast.bureau, WEEK_91)
    assert Herinnering.objects.count() == before


def test_everyone_gets_one_overview_with_numbers_and_no_names(cast: Cast, dossier: Dossier) -> None:
    run_on(cast.bureau, WEEK_91)
    mails = list(Bericht.objects.filter(soort="overzicht"))
    assert {mail.naar for mail in mails} == {
        each.persoon.email for each in (cast.samira, cast.anna, cast.piet)
    }
    assert len(mails) == 3
    for mail in mails:
        text = mail.onderwerp + text_of(mail)
        assert "termijn" in text
        assert not any(word in text for word in ("De Vries", "WIA", "ziek", "2026-", dossier.nummer))
    of_anna = next(text_of(mail) for mail in mails if mail.naar == cast.anna.persoon.email)
    assert "Samira" not in of_anna and "dossier" in of_anna
    run_on(cast.bureau, WEEK_91, 17)
    assert Bericht.objects.filter(soort="overzicht").count() == 3


def test_the_overview_waits_until_people_are_awake(cast: Cast, dossier: Dossier) -> None:
    run_on(cast.bureau, WEEK_91, 1)
    assert Herinnering.objects.exists() and not Bericht.objects.filter(soort="overzicht").exists()
    run_on(cast.bureau, WEEK_91, 6)
    assert Bericht.objects.filter(soort="overzicht").count() == 3


def test_who_wants_a_mail_at_once_or_none_gets_that(cast: Cast, dossier: Dossier) -> None:
    choose(keuzes={"termijnen": "direct"}, by=cast.samira.actor)
    choose(keuzes={"termijnen": "geen"}, by=cast.piet.actor)
    run_on(cast.bureau, WEEK_91)
    mine = Bericht.objects.filter(naar=cast.samira.persoon.email)
    assert set(mine.values_list("soort", flat=True)) == {"herinnering"}
    assert not Bericht.objects.filter(naar=cast.piet.persoon.email).exists()


def test_a_round_that_stops_halfway_goes_on_where_it_was(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wissel.berichten import herinneren

    real = herinneren.remind_batch

    def stop(bureau: Bureau, moment: Any, *rest: Any) -> Any:
        if moment.dagen == 0:
            raise RuntimeError("de stekker eruit")
        return real(bureau, moment, *rest)

    monkeypatch.setattr(herinneren, "remind_batch", stop)
    with pytest.raises(RuntimeError):
        run_on(cast.bureau, WEEK_91)
    set_context(bureau_id=cast.bureau.pk)
    half = keys()
    monkeypatch.setattr(herinneren, "remind_batch", real)
    run_on(cast.bureau, WEEK_91)
    assert half < keys() and Herinnering.objects.count() == len(keys())


def test_a_batch_that_is_full_goes_on_past_its_last_row(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wissel.berichten import herinneren

    run_on(cast.bureau, WEEK_91)
    whole = keys()
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=klok.NEDERLAND), tick=False):
        from tests.cast import make_lid

        for name in ("Een", "Twee", "Drie"):
            open_samira(cast, kandidaat=make_lid(cast.bureau, name, "Proefman", "kandidaat").persoon)
    monkeypatch.setattr(herinneren, "BATCH", 1)
    run_on(cast.bureau, WEEK_91 + dt.timedelta(days=1))
    Dagronde.objects.all().delete()
    run_on(cast.bureau, WEEK_91)
    assert keys() == whole and Herinnering.objects.count() == 4 * len(whole)


def test_old_mail_is_thrown_away(cast: Cast, dossier: Dossier) -> None:
    run_on(cast.bureau, WEEK_91)
    old = klok.now() - dt.timedelta(days=400)
    Bericht.objects.all().update(gemaakt_op=old)
    Melding.objects.all().update(verwerkt_op=old)
    ronde.clean(cast.bureau)
    set_context(bureau_id=cast.bureau.pk)
    assert not Bericht.objects.exists() and not Melding.objects.exists()


def test_every_code_and_role_of_the_list_exists(cast: Cast, dossier: Dossier) -> None:
    known = set(Milestone.objects.filter(dossier=dossier).values_list("code", flat=True))
    for moment in moments():
        assert set(moment.rollen) <= known
        assert {rol for roles in moment.rollen.values() for rol in roles} <= {
            "coach", "kandidaat", "opdrachtgever",
        }  # fmt: skip
