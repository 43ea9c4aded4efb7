"""Appointments in somebody's own calendar: one file each, or a secret address that a calendar reads again and again.

Both say "Afspraak" and when, never what about, with whom or where: a calendar is read by phones, watches and others.
"""

import datetime as dt
import hashlib
import secrets
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Rol
from wissel.berichten.models import Agendalink
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.talen import whole
from wissel.trajecten.models import Afspraak

ROLLEN = frozenset({Rol.KANDIDAAT, Rol.COACH, Rol.JOBHUNTER})
# What lies longer ago is not in the calendar any more.
TERUG = dt.timedelta(days=90)
HOOGSTENS = 1_000


@transaction.atomic
def switch_on(*, by: Actor) -> str:
    """Make a new secret address, which replaces the one before; returns it, now and never again."""
    if by.rol not in ROLLEN or by.lidmaatschap_id is None:
        raise DomainError("geen_agenda", _("In deze rol heeft u geen afspraken in Wissel."))
    Lidmaatschap.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=by.lidmaatschap_id)
    _revoke(by)
    # The token starts with the bureau, so that the first query can pass the wall of that bureau only.
    token = f"{by.bureau_id}.{secrets.token_urlsafe(32)}"
    row = Agendalink.objects.create(
        bureau_id=by.bureau_id,
        lidmaatschap_id=by.lidmaatschap_id,
        token_hash=_hash(token),
        gemaakt_op=klok.now(),
    )
    record(by, "agendalink_aan", onderwerp=row, categorie="V")
    return f"{settings.ADRES}/agenda/{token}.ics"


@transaction.atomic
def switch_off(*, by: Actor) -> None:
    """The secret address stops working at once."""
    if _revoke(by):
        record(by, "agendalink_uit", categorie="V")


def bureau_of(token: str) -> uuid.UUID | None:
    """The bureau an address belongs to, read from the token; None when it cannot be one."""
    try:
        return uuid.UUID(token.partition(".")[0])
    except ValueError:
        return None


def owner(token: str) -> Lidmaatschap | None:
    """Whose calendar an address shows; None once it was replaced or switched off, or the membership ended.

    Needs the context of the bureau of the token.
    """
    bureau_id = bureau_of(token)
    if bureau_id is None:
        return None
    row = (
        Agendalink.objects.select_related("lidmaatschap__persoon", "lidmaatschap__user", "lidmaatschap__bureau",
                                          "lidmaatschap__organisatie")
        .filter(bureau_id=bureau_id, token_hash=_hash(token), ingetrokken_op__isnull=True)
        .first()
    )  # fmt: skip
    if row is None:
        return None
    lid: Lidmaatschap = row.lidmaatschap
    live = Lidmaatschap.objects.filter(live_memberships(klok.today()), bureau_id=row.bureau_id, pk=lid.pk)
    if not lid.user.is_active or lid.rol not in ROLLEN or not live.exists():
        return None
    if row.gebruikt_op != klok.today():
        Agendalink.objects.filter(bureau_id=row.bureau_id, pk=row.pk).update(gebruikt_op=klok.today())
    return lid


def own(rows: Any, by: Actor) -> Any:
    """Of the appointments somebody may see, the own ones from some months ago until whatever is planned."""
    if by.rol != Rol.KANDIDAAT:
        rows = rows.filter(met_id=by.persoon_id)
    since = klok.now() - TERUG
    return rows.filter(begint_op__gte=since).order_by("begint_op", "pk")[:HOOGSTENS]


def calendar(rows: Iterable[Afspraak], taal: str) -> bytes:
    """The calendar file of these appointments, with neutral words in this language."""
    with override(whole(taal)):
        found = Calendar()
        found.add("prodid", "-//Wissel//Afspraken//NL")
        found.add("version", "2.0")
        found.add("calscale", "GREGORIAN")
        found.add("method", "PUBLISH")
        found.add("x-wr-calname", _("Afspraken"))
        for row in rows:
            found.add_component(_event(row))
        return bytes(found.to_ical())


def _event(row: Afspraak) -> Event:
    """One appointment in UTC, which no change of the clock can move."""
    begin = row.begint_op.astimezone(dt.UTC)
    event = Event()
    event.add("uid", f"{row.pk}@wissel")
    event.add("dtstamp", klok.now().astimezone(dt.UTC))
    event.add("dtstart", begin)
    event.add("dtend", begin + dt.timedelta(minutes=row.minuten))
    event.add("summary", _("Afspraak"))
    event.add("description", _("Bekijk deze afspraak in Wissel: %(adres)s") % {"adres": settings.ADRES})
    event.add("class", "PRIVATE")
    cancelled = row.stand == Afspraak.Aanwezigheid.AFGEZEGD
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    # A calendar takes a change over only when this number grew.
    event.add("sequence", row.verzet + int(cancelled))
    return event


def _revoke(by: Actor) -> int:
    if by.lidmaatschap_id is None:
        return 0
    rows = Agendalink.objects.filter(
        bureau_id=by.bureau_id, lidmaatschap_id=by.lidmaatschap_id, ingetrokken_op__isnull=True
    )
    return rows.update(ingetrokken_op=klok.now())


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
