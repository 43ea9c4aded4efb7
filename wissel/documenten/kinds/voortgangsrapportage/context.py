"""What a voortgangsrapportage shows: the four parts, the question on spoor 1, its sources and the zienswijze."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import override

from wissel import klok
from wissel.documenten.kinds.gedeeld import (
    Briefhoofd,
    Gegeven,
    PartijRegel,
    Voet,
    day,
    letterhead,
    moment,
    parties,
    span,
    with_people,
)
from wissel.dossiers.models import Dossier
from wissel.trajecten.actions.logboek import PER_SLEUTEL
from wissel.trajecten.models import Afspraak, Logboekregel, Onderbreking, Rapportage, Rapportbron

TITEL = "Voortgangsrapportage"
GEDEELD = (Logboekregel.Publiek.KANDIDAAT, Logboekregel.Publiek.ALLEN)


@dataclass(frozen=True, slots=True)
class Deel:
    titel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Spoor1:
    """The question whether the own employer has possibilities again, and who answered when."""

    antwoord: str
    bron: str
    nagevraagd: str


@dataclass(frozen=True, slots=True)
class Bron:
    """A day of guidance the report rests on. What was said stands here only when everyone may read it."""

    datum: str
    soort: str
    wat: str
    resultaat: str


@dataclass(frozen=True, slots=True)
class Zienswijze:
    """The words of the kandidaat, exactly as written."""

    tekst: str
    naam: str
    op: str


@dataclass(frozen=True, slots=True)
class RapportageContext:
    briefhoofd: Briefhoofd
    voet: Voet
    nummer: int
    kandidaat: str
    kenmerken: tuple[Gegeven, ...]
    correctie_reden: str
    partijen: tuple[PartijRegel, ...]
    delen: tuple[Deel, ...]
    spoor1: Spoor1
    bronnen: tuple[Bron, ...]
    zienswijze: Zienswijze
    bestemd_voor: tuple[PartijRegel, ...]


def build(
    rapport: Rapportage, *, on: dt.date, sha256: str, concept: bool, naar: tuple[PartijRegel, ...]
) -> RapportageContext:
    """Everything of one report. `naar` are the people it goes to, `sha256` is the hash of the content."""
    dossier = with_people(rapport.dossier_id, rapport.bureau_id)
    return RapportageContext(
        briefhoofd=letterhead(rapport.bureau_id),
        voet=Voet(f"{TITEL} {rapport.nummer}", rapport.versie, sha256, day(on), on.isoformat(), concept),
        nummer=rapport.nummer,
        kandidaat=dossier.kandidaat.naam,
        kenmerken=_facts(rapport, dossier, on),
        correctie_reden=rapport.correctie_reden if rapport.versie > 1 else "",
        partijen=parties(dossier),
        delen=(
            Deel("Voortgang", rapport.voortgang),
            Deel("Werkwijze", rapport.werkwijze),
            Deel("Samenwerking", rapport.samenwerking),
            Deel("Vooruitblik", rapport.vooruitblik),
        ),
        spoor1=Spoor1(
            rapport.spoor1_antwoord,
            _joined(rapport.spoor1_door, day(rapport.spoor1_op)),
            day(rapport.spoor1_nagevraagd_op),
        ),
        bronnen=_sources(rapport),
        zienswijze=_view(rapport, dossier),
        bestemd_voor=naar,
    )


def _facts(rapport: Rapportage, dossier: Dossier, on: dt.date) -> tuple[Gegeven, ...]:
    rows = (
        ("Dossier", dossier.nummer),
        ("Versie", str(rapport.versie)),
        ("Periode", span(rapport.periode_van, rapport.periode_tot)),
        ("Datum van deze rapportage", day(on)),
        ("Uiterlijk te versturen op", day(rapport.versturen_uiterlijk)),
        ("Werkgever", dossier.werkgever.naam),
        ("Coach", dossier.coach.naam if dossier.coach else ""),
        ("Gesprekken", _talks(rapport, on)),
        ("Pauze", _pauses(rapport)),
    )
    return tuple(Gegeven(label, value) for label, value in rows if value)


def _talks(rapport: Rapportage, on: dt.date) -> str:
    """How many appointments of this period were held, and how many were not; what is still to come does not count."""
    last = min(on, rapport.periode_tot) + dt.timedelta(days=1)
    rows = Afspraak.objects.filter(
        bureau_id=rapport.bureau_id, traject_id=rapport.traject_id,
        begint_op__gte=dt.datetime.combine(rapport.periode_van, dt.time(), klok.NEDERLAND),
        begint_op__lt=dt.datetime.combine(last, dt.time(), klok.NEDERLAND),
    )  # fmt: skip
    found = Counter(rows.values_list("stand", flat=True))
    stand = Afspraak.Aanwezigheid
    if not found.total():
        return ""
    parts = [f"{found.total()} gepland", f"{found[stand.GEWEEST]} gehouden"]
    parts += [f"{found[stand.NIET_GEKOMEN]} keer niet gekomen"] if found[stand.NIET_GEKOMEN] else []
    parts += [f"{found[stand.AFGEZEGD]} afgezegd"] if found[stand.AFGEZEGD] else []
    return ", ".join(parts)


def _pauses(rapport: Rapportage) -> str:
    """When the traject was paused in this period; never why."""
    rows = Onderbreking.objects.filter(
        Q(laatste_dag__isnull=True) | Q(laatste_dag__gte=rapport.periode_van), bureau_id=rapport.bureau_id,
        traject_id=rapport.traject_id, eerste_dag__lte=rapport.periode_tot,
    )  # fmt: skip
    return "; ".join(span(row.eerste_dag, row.laatste_dag) for row in rows.order_by("eerste_dag"))


def _sources(rapport: Rapportage) -> tuple[Bron, ...]:
    """One row per log line, by date. Lines of the bureau never stand here; those of the kandidaat without words."""
    rows = Rapportbron.objects.filter(
        bureau_id=rapport.bureau_id, rapportage=rapport, regel__publiek__in=GEDEELD
    ).select_related("regel")  # fmt: skip
    lines: dict[Any, Logboekregel] = {row.regel_id: row.regel for row in rows}
    return tuple(_source(line) for line in sorted(lines.values(), key=lambda line: (line.datum, line.op)))


def _source(line: Logboekregel) -> Bron:
    known = PER_SLEUTEL.get(line.soort)
    with override("nl"):
        kind = str(known.label) if known else line.soort.replace("_", " ").capitalize()
    if line.publiek != Logboekregel.Publiek.ALLEN:
        return Bron(day(line.datum), kind, "–", "")
    return Bron(day(line.datum), kind, line.waarom, line.resultaat)


def _view(rapport: Rapportage, dossier: Dossier) -> Zienswijze:
    return Zienswijze(rapport.zienswijze, dossier.kandidaat.naam, moment(rapport.zienswijze_op))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
