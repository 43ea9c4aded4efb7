"""Appointments of one dossier as plain values, and planned against held."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.mensen.spreektalen import language_name
from wissel.opmaak import tijd
from wissel.policies import Action, can, visible
from wissel.trajecten.actions import afspraken as verbs
from wissel.trajecten.models import Afspraak

EERDER = 10
MEEST = 200
GEPLAND = Afspraak.Aanwezigheid.GEPLAND


@dataclass(frozen=True, slots=True)
class AfspraakRij:
    """One appointment; `open` ones were to take place and nobody said yet whether they did."""

    id: uuid.UUID
    titel: str
    soort: str
    begint_op: dt.datetime
    tijden: str
    minuten: int
    vorm: str
    plaats: str
    link: str
    met: str
    tolk: str
    tolk_open: bool
    stand: str
    stand_tekst: str
    afgezegd_door: str
    bevestigd_op: dt.datetime | None
    open: bool
    komend: bool
    url: str
    notitie_url: str


@dataclass(frozen=True, slots=True)
class Afsprakenblad:
    open: tuple[AfspraakRij, ...]
    komend: tuple[AfspraakRij, ...]
    eerder: tuple[AfspraakRij, ...]
    meer_url: str
    telling: verbs.Telling


def build(actor: Actor, dossier: Dossier, *, alles: bool) -> Afsprakenblad:
    """What waits for attendance, what is coming, and what was; five queries at any number of appointments."""
    now = verbs.this_moment()
    rows = visible(actor, Afspraak).filter(dossier=dossier).select_related("met")
    past_open = rows.filter(stand=GEPLAND, begint_op__lt=now).order_by("begint_op")[:MEEST]
    coming = rows.filter(stand=GEPLAND, begint_op__gte=now).order_by("begint_op")[:MEEST]
    most = MEEST if alles else EERDER
    before = list(rows.exclude(stand=GEPLAND).order_by("-begint_op")[: most + 1])
    more = len(before) > most and not alles
    base = reverse("bureau:afspraken", args=[dossier.pk])
    return Afsprakenblad(
        open=tuple(row_of(actor, row, now) for row in past_open),
        komend=tuple(row_of(actor, row, now) for row in coming),
        eerder=tuple(row_of(actor, row, now) for row in before[:most]),
        meer_url=f"{base}?eerder=alles#eerder" if more else "",
        telling=verbs.count(visible(actor, Afspraak).filter(dossier=dossier)),
    )


def row_of(actor: Actor, row: Afspraak, now: dt.datetime) -> AfspraakRij:
    """One appointment ready to show."""
    labels: Any = {**dict(verbs.SOORTEN), **dict(verbs.VORMEN)}
    planned = row.stand == GEPLAND
    log_url = reverse("bureau:logboek", args=[row.dossier_id])
    end = row.begint_op + dt.timedelta(minutes=row.minuten)
    return AfspraakRij(
        id=row.pk, titel=row.titel, soort=str(labels.get(row.soort, row.soort)), begint_op=row.begint_op,
        tijden=f"{row.begint_op.astimezone(klok.NEDERLAND):%H.%M} – {tijd(end)}", minuten=row.minuten,
        vorm=str(labels.get(row.vorm, row.vorm)), plaats=row.plaats,
        link=row.plaats if row.plaats.startswith("https://") else "", met=row.met.naam if row.met else "",
        tolk=_interpreter(row), tolk_open=bool(row.tolk_taal and not row.tolk and planned),
        stand=row.stand, stand_tekst=str(row.get_stand_display()), afgezegd_door=row.afgezegd_door,
        bevestigd_op=row.bevestigd_op, open=planned and row.begint_op < now, komend=planned and row.begint_op >= now,
        url=reverse("bureau:afspraak", args=[row.dossier_id, row.pk]),
        notitie_url=f"{log_url}?afspraak={row.pk}" if can(actor, Action.LOGBOEK_SCHRIJVEN) else "",
    )  # fmt: skip


def _interpreter(row: Afspraak) -> str:
    """Language and name of the interpreter in words; empty when none comes."""
    if not row.tolk_taal:
        return ""
    language = language_name(row.tolk_taal)
    return f"{language}, {row.tolk}" if row.tolk else language
