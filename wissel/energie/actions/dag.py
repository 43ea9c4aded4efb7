"""How a day goes, in one tap and without a reason. A less good day moves what was planned to days that can carry it.

The log of the guidance says only that something was moved: that is all an opdrachtgever can ever read of it.
"""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.energie.actions.hulp import all_posts, hold, room_on
from wissel.energie.lezen import bad_day
from wissel.energie.models import Energiedag, Weekactiviteit
from wissel.energie.weekplan import DAG, WERKDAGEN, Post, monday, too_much
from wissel.leren.actions import toewijzen
from wissel.logbook.actions import record
from wissel.trajecten.actions.klad import rest_today
from wissel.trajecten.actions.logboek import correct_note, write_note
from wissel.trajecten.actions.taken import move_taak
from wissel.trajecten.models import Logboekregel, Taak

VOORUIT_DAGEN = 28
Stand = Energiedag.Stand


@transaction.atomic
def less_good(*, dossier_id: Any, by: Actor) -> Energiedag:
    """Today does not work out: what was planned today moves to the next days on which it fits. Twice is once.

    Tasks that another waits for, and appointments, stay: those are cancelled on their own page.
    """
    dossier = hold(dossier_id, by, alleen_kandidaat=True)
    today = klok.today()
    known = bad_day(by.bureau_id, dossier.pk, today)
    if known is not None:
        return known
    rest_today(dossier_id=dossier.pk, toch=False, by=by)
    moved = [] if dossier.stand == Dossier.Stand.PAUZE else _move_all(dossier, by, today)
    row = _say(dossier, by, today, Stand.MINDER, moved)
    if moved:
        _note(row, dossier)
    return row


@transaction.atomic
def after_all(*, dossier_id: Any, by: Actor) -> None:
    """Take it back: what was moved and not touched since stands on today again."""
    dossier = hold(dossier_id, by, alleen_kandidaat=True)
    row = bad_day(by.bureau_id, dossier.pk, klok.today())
    rest_today(dossier_id=dossier.pk, toch=True, by=by)
    if row is None:
        return
    row = Energiedag.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=row.pk)
    for each in row.verplaatst:
        _move_back(dossier, by, each)
    row.herroepen_op = klok.now()
    row.save(update_fields=["herroepen_op"])
    record(by, "dag_toch", dossier=dossier, onderwerp=row, categorie="F")
    _take_note_back(row, dossier)


@transaction.atomic
def good(*, dossier_id: Any, by: Actor) -> Energiedag:
    """Today goes well. What was said before of today is taken back first."""
    dossier = hold(dossier_id, by, alleen_kandidaat=True)
    today = klok.today()
    rows = Energiedag.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, dag=today, herroepen_op__isnull=True
    )
    known = rows.first()
    if known is not None and known.stand == Stand.GOED:
        return known
    if known is not None:
        after_all(dossier_id=dossier.pk, by=by)
    return _say(dossier, by, today, Stand.GOED, [])


def _say(dossier: Dossier, by: Actor, day: dt.date, stand: str, moved: list[dict[str, str]]) -> Energiedag:
    live = Energiedag.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, dag=day, herroepen_op__isnull=True
    )
    for other in live:
        other.herroepen_op = klok.now()
        other.save(update_fields=["herroepen_op"])
    row = Energiedag.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, dag=day, stand=stand, verplaatst=moved, op=klok.now()
    )
    record(by, "dag_gemeld", dossier=dossier, onderwerp=row, categorie="F")
    return row


def _move_all(dossier: Dossier, by: Actor, today: dt.date) -> list[dict[str, str]]:
    """Move what can move, the heaviest first, so that it finds a place; gives what went where."""
    posts = all_posts(dossier, today)
    todays = [each for each in posts if each.dag == today and not each.vast and not each.klaar]
    moved = []
    for post in sorted(todays, key=lambda each: -(each.uren or 0)):
        others = [each for each in posts if each.id != post.id]
        to = _place(dossier, others, post, today)
        if post.wat == "taak" and to is None:
            continue
        _put(dossier, by, post, to)
        posts = [*others, _on(post, to)]
        went = to.isoformat() if to else ""
        moved.append({"wat": post.wat, "id": str(post.id), "van": today.isoformat(), "naar": went})
    return moved


def _place(dossier: Dossier, posts: list[Post], post: Post, today: dt.date) -> dt.date | None:
    """The first working day on which it fits in the hours of that week; None when there is none."""
    rooms: dict[dt.date, Any] = {}
    for step in range(1, VOORUIT_DAGEN + 1):
        day = today + step * DAG
        if day.weekday() >= WERKDAGEN:
            continue
        room = rooms.setdefault(monday(day), None) or room_on(dossier, day)
        rooms[monday(day)] = room
        if post.uren is None or too_much(posts, post.uren, day, room) is None:
            return day
    return None


def _on(post: Post, day: dt.date | None) -> Post:
    return Post(post.wat, post.id, post.soort, post.titel, day, post.uren, post.vast, post.klaar)


def _put(dossier: Dossier, by: Actor, post: Post, to: dt.date | None) -> None:
    if post.wat == "taak":
        task = Taak.objects.get(bureau_id=by.bureau_id, dossier=dossier, pk=post.id)
        if to is not None:
            _move_task(task, to, by)
        return
    row = Weekactiviteit.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=post.id)
    row.dag, row.verzet = to, row.verzet + 1
    row.save(update_fields=["dag", "verzet"])


def _move_task(task: Taak, to: dt.date, by: Actor) -> None:
    """A task, with the step of the learning room it belongs to."""
    (toewijzen.move if task.soort == toewijzen.TAAK else move_taak)(taak=task, naar=to, by=by)


def _move_back(dossier: Dossier, by: Actor, each: dict[str, str]) -> None:
    """Back to where it stood, unless it was done or moved again in the meantime."""
    to, went = dt.date.fromisoformat(each["van"]), each["naar"]
    if each["wat"] == "taak":
        task = Taak.objects.filter(bureau_id=by.bureau_id, dossier=dossier, pk=each["id"]).first()
        if (
            task
            and task.due_on
            and task.due_on.isoformat() == went
            and not task.klaar_op
            and not task.vervallen_op
        ):
            _move_task(task, to, by)
        return
    rows = Weekactiviteit.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, pk=each["id"], klaar_op__isnull=True, weg_op__isnull=True
    )
    row = rows.select_for_update(of=("self",)).first()
    if row is not None and (row.dag.isoformat() if row.dag else "") == went:
        row.dag, row.verzet = to, max(row.verzet - 1, 0)
        row.save(update_fields=["dag", "verzet"])


def _note(row: Energiedag, dossier: Dossier) -> None:
    """One neutral line in the log of the guidance: that something was moved, never why."""
    with override("nl"):
        write_note(
            dossier=dossier, by=Actor.systeem(dossier.bureau), soort="overig", datum=row.dag, publiek="kandidaat",
            wie=dossier.kandidaat.naam, waarom=_("Weekplanning"), resultaat=_("Verplaatst."), kolom="werknemer",
            sleutel=_note_key(row),
        )  # fmt: skip


def _take_note_back(row: Energiedag, dossier: Dossier) -> None:
    line = Logboekregel.objects.filter(
        bureau_id=row.bureau_id, dossier=dossier, sleutel=_note_key(row), vervangen_door__isnull=True
    ).first()
    if line is not None:
        with override("nl"):
            correct_note(regel=line, by=Actor.systeem(dossier.bureau), resultaat=_("Niet verplaatst."))


def _note_key(row: Energiedag) -> uuid.UUID:
    return uuid.uuid5(row.pk, "verplaatst")
