"""What one person does today, as plain values: four queues, the agenda and drafts, in a fixed number of queries."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Q, Value, When
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.accounts.actor import Actor
from wissel.accounts.models import BureauInstelling
from wissel.dossiers.models import Dossier
from wissel.klok import NEDERLAND
from wissel.policies import visible
from wissel.trajecten.actions.afspraken import VORMEN
from wissel.trajecten.models import Afspraak, Rapportage, Waarneming
from wissel.web.bureau.werkvoorraad import lijst
from wissel.web.bureau.werkvoorraad.lijst import Rij
from wissel.web.shared.onderdelen.staaf import Deel, staaf

PER_QUEUE, WAITING = 12, 6
# Where the bureau says nothing.
STIL = 14
# Each group with its order and how many of it are shown.
GROUPS = {
    "laat": ("volgende_op", PER_QUEUE),
    "week": ("volgende_op", PER_QUEUE),
    "stil": ("laatste_activiteit_op", PER_QUEUE),
    "wacht": ("wacht_sinds", WAITING),
}


@dataclass(frozen=True, slots=True)
class Rijtje:
    """A queue: its key, its words, its first rows and how many there are in all."""

    sleutel: str
    titel: str
    icoon: str
    leeg: str
    rijen: tuple[Rij, ...]
    aantal: int
    meer: bool


@dataclass(frozen=True, slots=True)
class AgendaPunt:
    dossier_id: str
    titel: str
    met: str
    tijd: str
    vorm: str
    bevestigd: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """A draft somebody was writing."""

    dossier_id: str
    rapport_id: str
    titel: str
    naam: str
    versturen_uiterlijk: dt.date


@dataclass(frozen=True, slots=True)
class Telling:
    """How many rows a prepared view of the list has."""

    sleutel: str
    titel: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Waarneemregel:
    """For whom one stands in today, until when; `eigen` when a colleague stands in for oneself."""

    naam: str
    tot: dt.date
    eigen: bool


@dataclass(frozen=True, slots=True)
class Dag:
    vandaag: dt.date
    groet: str
    samenvatting: str
    rijtjes: tuple[Rijtje, ...]
    agenda: tuple[AgendaPunt, ...]
    concepten: tuple[Concept, ...]
    totaal: int
    delen: tuple[Deel, ...]
    filters: tuple[Telling, ...]
    wacht: tuple[Rij, ...]
    wacht_meer: bool
    waarneming: tuple[Waarneemregel, ...] = ()


def build(actor: Actor, today: dt.date, now: dt.datetime) -> Dag:
    """The page of today for this person."""
    quiet_days, stand_ins = bureau_says(actor, today)
    found = lijst.counts(actor, today, quiet_days)
    rows = _rows(actor, today, quiet_days)
    return Dag(
        vandaag=today,
        groet=_greeting(actor.naam.split(" ")[0], now),
        samenvatting=_summary(found),
        rijtjes=_queues(rows, found),
        agenda=_agenda(actor, today),
        concepten=_drafts(actor),
        totaal=found["alles"],
        delen=_shares(found),
        filters=tuple(Telling(f.sleutel, str(f.label), found[f.sleutel]) for f in lijst.FILTERS),
        wacht=rows["wacht"][:WAITING],
        wacht_meer=len(rows["wacht"]) > WAITING,
        waarneming=stand_ins,
    )


def _queues(rows: dict[str, tuple[Rij, ...]], found: dict[str, int]) -> tuple[Rijtje, ...]:
    """What asks for something, in three groups; whom one waits for stands beside them."""
    texts = {
        "laat": (_("Te laat"), "alert", _("Niets is te laat.")),
        "week": (_("Deze week"), "clock", _("Deze week valt er geen termijn.")),
        "stil": (_("Stil"), "chat", _("Met iedereen is kort geleden contact geweest.")),
    }
    above = {row.id for key in ("laat", "week") for row in rows[key][:PER_QUEUE]}
    quiet = tuple(row for row in rows["stil"] if row.id not in above)
    if rows["stil"] and not quiet:
        texts["stil"] = (*texts["stil"][:2], _("Wie lang stil was, staat hierboven."))
    shown = {**rows, "stil": quiet}
    return tuple(
        Rijtje(
            key,
            title,
            icon,
            empty,
            shown[key][:PER_QUEUE],
            found[key],
            found[key] > len(shown[key][:PER_QUEUE]),
        )
        for key, (title, icon, empty) in texts.items()
    )


def _rows(actor: Actor, today: dt.date, quiet_days: int) -> dict[str, tuple[Rij, ...]]:
    """The first rows of each group, with one more to know whether there are more: which ones, then what they say."""
    base = visible(actor, Dossier)
    parts = [
        base.filter(lijst.condition(key, today, quiet_days))
        .order_by(order, "id")
        .values_list(Value(key), "id")[: most + 1]
        for key, (order, most) in GROUPS.items()
    ]
    chosen = list(parts[0].union(*parts[1:], all=True))
    values = {
        row["id"]: row for row in base.filter(pk__in={pk for _key, pk in chosen}).values(*lijst.COLUMNS)
    }
    shown = dict(zip(values, lijst.to_rows(values.values(), today), strict=True))
    return {key: tuple(shown[pk] for group, pk in chosen if group == key) for key in GROUPS}


def _agenda(actor: Actor, today: dt.date) -> tuple[AgendaPunt, ...]:
    start = dt.datetime.combine(today, dt.time(), NEDERLAND)
    rows = (
        visible(actor, Afspraak)
        .filter(
            begint_op__gte=start,
            begint_op__lt=start + dt.timedelta(days=1),
            stand=Afspraak.Aanwezigheid.GEPLAND,
        )
        .select_related("dossier__kandidaat")
        .order_by("begint_op")
    )
    if actor.persoon_id and actor.rol in {"coach", "jobhunter"}:
        rows = rows.filter(met_id__in=[actor.persoon_id, *actor.waarneemt])
    forms = dict(VORMEN)
    return tuple(
        AgendaPunt(
            str(a.dossier_id), a.titel, a.dossier.kandidaat.naam,
            a.begint_op.astimezone(NEDERLAND).strftime("%H.%M"), str(forms.get(a.vorm, a.vorm)),
            a.bevestigd_op is not None,
        )
        for a in rows[:20]
    )  # fmt: skip


def bureau_says(actor: Actor, today: dt.date) -> tuple[int, tuple[Waarneemregel, ...]]:
    """After how many days a dossier counts as quiet, and who stands in for whom today, in one query.

    Only what this person has to do with: for whom one stands in, or who stands in for oneself.
    """
    me = actor.persoon_id if actor.rol in {"coach", "jobhunter"} else None
    rows = visible(actor, Waarneming).filter(
        Q(door_id=me, door__isnull=False) | Q(voor_id=me, voor__isnull=False), rol=actor.rol, van__lte=today,
        tot__gte=today, ingetrokken_op__isnull=True,
    )  # fmt: skip
    parts = ("voornaam", "tussenvoegsel", "achternaam")
    names = {f"{who}_{part}": f"{who}__{part}" for who in ("voor", "door") for part in parts}
    row = JSONObject(tot="tot", van_mij=Case(When(voor_id=me, then=True), default=False), **names)
    found = (
        visible(actor, BureauInstelling)
        .annotate(waarneming=ArraySubquery(rows.order_by("tot", "pk").values(j=row)))
        .values_list("stil_na_dagen", "waarneming")
        .first()
    )
    quiet, lines = found or (None, ())
    return quiet or STIL, tuple(_stand_in(line) for line in lines or ())


def _stand_in(line: dict[str, Any]) -> Waarneemregel:
    who = "door" if line["van_mij"] else "voor"
    parts = (line[f"{who}_{part}"] for part in ("voornaam", "tussenvoegsel", "achternaam"))
    name = " ".join(part for part in parts if part)
    return Waarneemregel(name, dt.date.fromisoformat(line["tot"]), line["van_mij"])


def _drafts(actor: Actor) -> tuple[Concept, ...]:
    rows = (
        visible(actor, Rapportage)
        .filter(stand=Rapportage.Stand.CONCEPT)
        .select_related("dossier__kandidaat")
        .order_by("versturen_uiterlijk")[:8]
    )
    return tuple(
        Concept(
            str(r.dossier_id), str(r.pk), _("Voortgangsrapportage %(nummer)s") % {"nummer": r.nummer},
            r.dossier.kandidaat.naam, r.versturen_uiterlijk,
        )
        for r in rows
    )  # fmt: skip


def _greeting(name: str, now: dt.datetime) -> str:
    hour = now.astimezone(NEDERLAND).hour
    words = _("Goedemorgen %(naam)s") if hour < 12 else _("Goedemiddag %(naam)s")
    if hour >= 18:
        words = _("Goedenavond %(naam)s")
    return words % {"naam": name}


def _summary(found: dict[str, int]) -> str:
    late, week = found["laat"], found["week"]
    if not late and not week:
        return _("Alles loopt op schema. Deze week valt er geen termijn.")
    parts = []
    if late:
        parts.append(ngettext("Eén termijn is te laat.", "%(n)s termijnen zijn te laat.", late) % {"n": late})
    else:
        parts.append(_("Niets is te laat."))
    if week:
        parts.append(
            ngettext("Eén termijn valt deze week.", "%(n)s termijnen vallen deze week.", week) % {"n": week}
        )
    return " ".join(parts)


def _shares(found: dict[str, int]) -> tuple[Deel, ...]:
    rest = max(0, found["alles"] - found["laat"] - found["week"])
    return staaf(
        (
            ("laat", found["laat"], _("te laat")),
            ("straks", found["week"], _("deze week")),
            ("goed", rest, _("op schema")),
        )
    )
