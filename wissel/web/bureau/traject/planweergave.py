"""What the pages of the plan show, as plain values, in a fixed number of queries."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.accounts.actor import Actor
from wissel.accounts.models import Organisatie
from wissel.dossiers.models import Dossier
from wissel.opmaak import lange_datum
from wissel.policies import visible
from wissel.trajecten.models import Logboekregel, Planregel, Traject, Trajectplan, Wijzigingsvoorstel
from wissel.web.bureau.traject import planwoorden as woorden

NOTITIES = 5


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What the kandidaat wants otherwise in one line."""

    id: uuid.UUID
    tekst: str
    op: dt.datetime
    open: bool
    overgenomen: bool
    antwoord: str
    beantwoord_op: dt.datetime | None
    regel: str


@dataclass(frozen=True, slots=True)
class Notitie:
    datum: dt.date
    waarom: str
    resultaat: str


@dataclass(frozen=True, slots=True)
class Regel:
    """One line as it is read."""

    id: uuid.UUID
    reeks: uuid.UUID
    naam: str
    onderbouwing: str
    gericht: str
    eigenaar: str
    helper: str
    uren: Decimal | None
    prijs: Decimal | None
    van: dt.date | None
    tot: dt.date | None
    fase: str
    notities: tuple[Notitie, ...]
    aantal_notities: int
    voorstellen: tuple[Voorstel, ...]
    eerste: bool
    laatste: bool

    @property
    def meer_notities(self) -> int:
        return self.aantal_notities - len(self.notities)


@dataclass(frozen=True, slots=True)
class Lijst:
    """Interventies, activiteiten or instrumenten, with their totals."""

    sleutel: str
    naam: str
    uitleg: str
    regels: tuple[Regel, ...]
    uren: Decimal
    prijs: Decimal


@dataclass(frozen=True, slots=True)
class Horizon:
    """A last day of the law, named as the law engine names it."""

    naam: str
    dag: dt.date


@dataclass(frozen=True, slots=True)
class Filter:
    label: str
    url: str
    aantal: int
    nu: bool


@dataclass(frozen=True, slots=True)
class Regels:
    """The three lists, the filter above them, and proposals on lines that are no longer there."""

    lijsten: tuple[Lijst, ...]
    filters: tuple[Filter, ...]
    losse_voorstellen: tuple[Voorstel, ...]
    aantal: int
    uren: Decimal
    prijs: Decimal

    @property
    def open_voorstellen(self) -> list[Voorstel]:
        """What the kandidaat proposed and nobody answered yet."""
        lines = [
            voorstel for lijst in self.lijsten for regel in lijst.regels for voorstel in regel.voorstellen
        ]
        return [voorstel for voorstel in (*lines, *self.losse_voorstellen) if voorstel.open]

    gefilterd: bool


def lines(actor: Actor, dossier: Dossier, traject: Traject, plan: Trajectplan, gericht: str = "") -> Regels:
    """The lines of a version in three lists, each with its log lines and proposals."""
    rows = list(visible(actor, Planregel).filter(plan=plan).order_by("volgorde", "id"))
    gericht = gericht if gericht in Planregel.Gericht.values else ""
    shown = [row for row in rows if not gericht or row.gericht_op == gericht]
    notes = _notes(actor, dossier, [row.reeks for row in rows])
    names = {row.reeks: row.naam for row in rows}
    asked = proposals(actor, traject, plan, names)
    phases = {fase["sleutel"]: fase["naam"] for fase in traject.sjabloon.get("fases", ())}
    lists = tuple(
        _list(kind, str(label), str(text), [row for row in shown if row.soort == kind], notes, asked, phases)
        for kind, label, text in woorden.SOORTEN
    )
    return Regels(
        lijsten=lists,
        filters=_filters(dossier, rows, gericht),
        losse_voorstellen=tuple(v for key, found in asked.items() if key not in names for v in found),
        aantal=len(rows),
        uren=_sum(row.uren for row in rows),
        prijs=_sum(row.prijs for row in rows),
        gefilterd=bool(gericht),
    )


def _list(
    kind: str, label: str, text: str, rows: Sequence[Planregel], notes: dict, asked: dict, phases: dict
) -> Lijst:
    made = [
        Regel(
            id=row.pk, reeks=row.reeks, naam=row.naam, onderbouwing=row.onderbouwing,
            gericht=str(row.get_gericht_op_display()), eigenaar=owner(row.eigenaar), helper=row.helper,
            uren=row.uren, prijs=row.prijs, van=row.van, tot=row.tot, fase=phases.get(row.fase_sleutel, ""),
            notities=tuple(notes.get(row.reeks, ())[:NOTITIES]),
            aantal_notities=len(notes.get(row.reeks, ())),
            voorstellen=tuple(asked.get(row.reeks, ())), eerste=place == 0, laatste=place == len(rows) - 1,
        )
        for place, row in enumerate(rows)
    ]  # fmt: skip
    return Lijst(kind, label, text, tuple(made), _sum(r.uren for r in rows), _sum(r.prijs for r in rows))


def owner(key: str) -> str:
    """Who does it, in words."""
    return str(woorden.EIGENAREN.get(key, key))


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))


def _filters(dossier: Dossier, rows: Sequence[Planregel], gericht: str) -> tuple[Filter, ...]:
    here = reverse("bureau:plan", args=[dossier.pk])
    found = [Filter(_("Alles"), here, len(rows), not gericht)]
    for key, label in Planregel.Gericht.choices:
        count = sum(row.gericht_op == key for row in rows)
        found.append(Filter(str(label), f"{here}?gericht={key}", count, gericht == key))
    return tuple(found)


def _notes(actor: Actor, dossier: Dossier, series: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Notitie]]:
    rows = visible(actor, Logboekregel).filter(
        dossier=dossier, planregel_reeks__in=series, vervangen_door__isnull=True
    )
    found: dict[uuid.UUID, list[Notitie]] = {}
    for row in rows.order_by("-datum", "-id")[:500]:
        if row.planregel_reeks:
            note = Notitie(row.datum, row.waarom, row.resultaat)
            found.setdefault(row.planregel_reeks, []).append(note)
    return found


def proposals(
    actor: Actor, traject: Traject, plan: Trajectplan, names: dict[uuid.UUID, str]
) -> dict[uuid.UUID, list[Voorstel]]:
    """Proposals per line: those still open, and those on this version or the one before it."""
    rows = visible(actor, Wijzigingsvoorstel).filter(plan__traject=traject).select_related("plan")
    found: dict[uuid.UUID, list[Voorstel]] = {}
    for row in rows.order_by("gedaan_op", "id"):
        is_open = row.beantwoord_op is None
        if is_open or row.plan.nummer in (plan.nummer, plan.nummer - 1):
            found.setdefault(row.reeks, []).append(
                Voorstel(
                    row.pk, row.tekst, row.gedaan_op, is_open, bool(row.overgenomen), row.antwoord,
                    row.beantwoord_op, names.get(row.reeks, ""),
                )
            )  # fmt: skip
    return found


def duration(start: dt.date | None, end: dt.date | None) -> str:
    """How long, in weeks."""
    if not start or not end or end < start:
        return ""
    weeks = round(((end - start).days + 1) / 7)
    return ngettext("%(n)s week", "%(n)s weken", weeks) % {"n": weeks}


def horizon_sentence(end: dt.date | None, horizon: Horizon | None) -> str:
    """The agreed end beside the last day of the law, in one plain sentence."""
    if horizon is None:
        return _("De laatste dag volgens de wet is nog niet bekend. Leg eerst de eerste ziektedag vast.")
    last_day = horizon.dag
    values = {"dag": lange_datum(last_day), "naam": horizon.naam[:1].lower() + horizon.naam[1:]}
    if end is None:
        return _("De %(naam)s is %(dag)s. Spreek af wanneer het traject eindigt.") % values
    if end > last_day:
        text = _("Het traject loopt door na %(dag)s, de %(naam)s. Spreek af wie dan betaalt.")
        return text % values
    weeks = (last_day - end).days // 7
    if weeks == 0:
        return _("Het traject eindigt in de week van %(dag)s, de %(naam)s.") % values
    text = ngettext(
        "Het traject eindigt %(n)s week voor %(dag)s, de %(naam)s.",
        "Het traject eindigt %(n)s weken voor %(dag)s, de %(naam)s.",
        weeks,
    )
    return text % {**values, "n": weeks}


def customer(dossier: Dossier) -> Organisatie:
    """Who reads and approves the plan: the opdrachtgever, or the werkgever when that is a verzekeraar."""
    if dossier.opdrachtgever.soort == Organisatie.Soort.VERZEKERAAR:
        return dossier.werkgever
    return dossier.opdrachtgever


def phases_of(traject: Traject) -> list[tuple[str, str]]:
    return [(fase["sleutel"], fase["naam"]) for fase in traject.sjabloon.get("fases", ())]


def texts_of(plan: Trajectplan, regels: Iterable[Any]) -> list[str]:
    """Every free text of a version."""
    own = [getattr(plan, name) for name in woorden.PLANTEKSTEN]
    return [*own, *(part for row in regels for part in (row.naam, row.onderbouwing, row.helper))]
