"""Aim against what was done this week, how long it has been silent, and what waits too long (S1.31)."""

import datetime as dt
import uuid
from dataclasses import dataclass

from wissel import klok
from wissel.energie.lezen import aims
from wissel.energie.weekplan import WEEK, monday
from wissel.oefenen.models import Zoekstart
from wissel.sollicitaties import lezen as sollicitaties
from wissel.sollicitaties.cijfers import norms
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatie, Stand
from wissel.trajecten.models import Onderbreking

STIL_DAGEN, WACHT_DAGEN = (norms()[name].waarde for name in ("stil_dagen", "blijft_liggen_dagen"))
WACHTEND = (Stand.VERSTUURD, Stand.BEVESTIGD, Stand.GESPREK)


@dataclass(frozen=True, slots=True)
class Gedaan:
    """Applications that went out in a week, apart by whose initiative (S0.29)."""

    kandidaat: int
    anderen: int

    @property
    def samen(self) -> int:
        return self.kandidaat + self.anderen


@dataclass(frozen=True, slots=True)
class Blijft:
    """An application that has been waiting for an answer."""

    id: uuid.UUID
    werkgever: str
    functie: str
    dagen: int


@dataclass(frozen=True, slots=True)
class Monitor:
    """`doel` is None without an agreement, `stil` is None before the search began: unknown, not zero."""

    doel: int | None
    gedaan: Gedaan
    stil: int | None
    blijft: tuple[Blijft, ...]

    @property
    def te_stil(self) -> bool:
        return self.stil is not None and self.stil >= STIL_DAGEN


def monitor(bureau_id: uuid.UUID, dossier_id: uuid.UUID, today: dt.date) -> Monitor:
    """The numbers of one kandidaat in the week of this day."""
    return Monitor(
        aims(bureau_id, [dossier_id], today).get(dossier_id), done(bureau_id, dossier_id, monday(today)),
        silent(bureau_id, dossier_id, today), stalled(bureau_id, dossier_id, today),
    )  # fmt: skip


def done(bureau_id: uuid.UUID, dossier_id: uuid.UUID, begin: dt.date) -> Gedaan:
    """What went out in the week that begins on this Monday."""
    found = sollicitaties.counts(
        bureau_id=bureau_id, dossier_id=dossier_id, van=begin, tot=begin + WEEK - dt.timedelta(days=1)
    )
    sent = {each.initiatief: each.aantal(Stand.VERSTUURD) for each in found}
    own = sent.pop("kandidaat", 0)
    return Gedaan(own, sum(sent.values()))


def silent(bureau_id: uuid.UUID, dossier_id: uuid.UUID, today: dt.date) -> int | None:
    """Days since an application moved or a contact was made, or else since the search began; None before that."""
    last = last_sign(bureau_id, dossier_id)
    return max((today - last).days, 0) if last is not None else None


def last_sign(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> dt.date | None:
    """The last day on which something was done to find work, on which the search began, or on which a pause ended."""
    own = {"bureau_id": bureau_id, "dossier_id": dossier_id}
    contact = Netwerkcontact.objects.filter(**own, weg_op__isnull=True).order_by("-datum")
    paused = Onderbreking.objects.filter(**own, laatste_dag__isnull=False).order_by("-laatste_dag")
    begun = Zoekstart.objects.filter(**own).values_list("op", flat=True).first()
    days = [
        sollicitaties.last_effort(bureau_id=bureau_id, dossier_ids=[dossier_id]).get(dossier_id),
        contact.values_list("datum", flat=True).first(),
        begun.astimezone(klok.NEDERLAND).date() if begun else None,
    ]
    known = [day for day in days if day is not None]
    if not known:
        return None
    pause_end = paused.values_list("laatste_dag", flat=True).first()
    return max([*known, pause_end] if pause_end else known)


def stalled(bureau_id: uuid.UUID, dossier_id: uuid.UUID, today: dt.date) -> tuple[Blijft, ...]:
    """Applications that have been out for two weeks or more without a next stage, the longest first."""
    rows = Sollicitatie.objects.filter(
        bureau_id=bureau_id, dossier_id=dossier_id, weg_op__isnull=True, stand__in=WACHTEND,
        stand_op__lte=today - dt.timedelta(days=WACHT_DAGEN),
    )  # fmt: skip
    return tuple(
        Blijft(row.pk, row.werkgever, row.functie, (today - row.stand_op).days)
        for row in rows.order_by("stand_op")[:20]
    )
