"""Drafts of what somebody is still writing, and the day on which it does not work out."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.logbook.actions import record
from wissel.trajecten.models import Klad

BEWAREN_DAGEN = 90
GROOTSTE = 12_000
NET_VERSTUURD = dt.timedelta(seconds=5)
NIET, TOCH = "niet_vandaag", "toch_vandaag"


@transaction.atomic
def keep(
    *, dossier_id: uuid.UUID, sleutel: str, inhoud: dict[str, str], by: Actor, automatic: bool = False
) -> Klad:
    """Keep what stands in a form now, over what was kept before. Nothing is checked: a draft may be half.

    `automatic` is for a form that saves itself: that may still be under way when the form is sent, so what comes in
    just after sending is not kept. Old drafts of the same writer are thrown away on the way.
    """
    now = klok.now()
    own = Klad.objects.filter(bureau_id=by.bureau_id, door_id=by.lidmaatschap_id)
    own.filter(bewaard_op__lt=now - dt.timedelta(days=BEWAREN_DAGEN)).delete()
    row = own.select_for_update(of=("self",)).filter(dossier_id=dossier_id, sleutel=sleutel).first()
    if automatic and row is not None and not row.inhoud and now - row.bewaard_op < NET_VERSTUURD:
        return row
    return _store(
        dossier_id, sleutel, {name: text.replace("\x00", "")[:GROOTSTE] for name, text in inhoud.items()}, by
    )


@transaction.atomic
def drop(*, dossier_id: uuid.UUID, sleutel: str, by: Actor) -> None:
    """Empty a draft, after it was sent or no longer wanted."""
    _store(dossier_id, sleutel, {}, by)


def _store(dossier_id: uuid.UUID, sleutel: str, inhoud: dict[str, str], by: Actor) -> Klad:
    row, _made = Klad.objects.update_or_create(
        bureau_id=by.bureau_id, door_id=by.lidmaatschap_id, dossier_id=dossier_id, sleutel=sleutel,
        defaults={"inhoud": inhoud, "bewaard_op": klok.now()},
    )  # fmt: skip
    return row


@transaction.atomic
def rest_today(*, dossier_id: uuid.UUID, toch: bool, by: Actor) -> None:
    """Note that today does not work out, or after all does. No reason is asked and nothing is judged by it."""
    record(by, TOCH if toch else NIET, dossier=dossier_id, categorie="H")


def day_start(now: dt.datetime) -> dt.datetime:
    """Midnight in the Netherlands of this moment; what was noted earlier was for another day."""
    return now.astimezone(klok.NEDERLAND).replace(hour=0, minute=0, second=0, microsecond=0)


def rests(entries: Any, now: dt.datetime) -> bool:
    """Whether the last such note of today, among the entries one may see, says that it does not work out."""
    rows = entries.filter(actie__in=(NIET, TOCH), at__gte=day_start(now)).order_by("-id")
    return bool(rows.values_list("actie", flat=True).first() == NIET)
