"""What an eerstejaarsevaluatie shows: the decision on both tracks, how each of the two sees it, and what was agreed."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import override

from wissel.documenten.kinds.gedeeld import (
    Briefhoofd,
    Gegeven,
    PartijRegel,
    Voet,
    day,
    letterhead,
    moment,
    parties,
    with_people,
)
from wissel.dossiers.models import Eerstejaarsevaluatie

TITEL = "Eerstejaarsevaluatie"
E = Eerstejaarsevaluatie


@dataclass(frozen=True, slots=True)
class Besluit:
    """The decision on one track, with why."""

    spoor: str
    besluit: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Visie:
    """How one of the two sees it, word for word, with who wrote it down and when."""

    van: str
    tekst: str
    herkomst: str


@dataclass(frozen=True, slots=True)
class EvaluatieContext:
    briefhoofd: Briefhoofd
    voet: Voet
    kandidaat: str
    kenmerken: tuple[Gegeven, ...]
    besluiten: tuple[Besluit, ...]
    visies: tuple[Visie, ...]
    afspraken: str
    partijen: tuple[PartijRegel, ...]


def build(evaluatie: Eerstejaarsevaluatie, *, on: dt.date) -> EvaluatieContext:
    """Everything of one finished evaluation. `on` is the day that stands on the document."""
    dossier = with_people(evaluatie.dossier_id, evaluatie.bureau_id)
    voet = Voet(TITEL, evaluatie.nummer, evaluatie.inhoud_sha256, day(on), on.isoformat())
    rows = (
        ("Dossier", dossier.nummer), ("Gesprek gehouden op", day(evaluatie.gehouden_op)),
        ("Eerste ziektedag", day(dossier.eerste_ziektedag)), ("Werkgever", dossier.werkgever.naam),
        ("Versie", str(evaluatie.nummer)),
    )  # fmt: skip
    return EvaluatieContext(
        briefhoofd=letterhead(evaluatie.bureau_id),
        voet=voet,
        kandidaat=dossier.kandidaat.naam,
        kenmerken=tuple(Gegeven(label, value) for label, value in rows if value),
        besluiten=_decisions(evaluatie),
        visies=tuple(_view(evaluatie, kant) for kant in ("werkgever", "werknemer")),
        afspraken=evaluatie.afspraken,
        partijen=parties(dossier),
    )


def _decisions(row: Eerstejaarsevaluatie) -> tuple[Besluit, ...]:
    with override("nl"):
        first = str(E.Spoor1(row.besluit_spoor1).label) if row.besluit_spoor1 else ""
        second = str(E.Spoor2(row.besluit_spoor2).label) if row.besluit_spoor2 else ""
    return (
        Besluit("Spoor 1: bij de eigen werkgever", first, row.toelichting_spoor1),
        Besluit("Spoor 2: bij een andere werkgever", second, row.toelichting_spoor2),
    )


def _view(row: Eerstejaarsevaluatie, kant: str) -> Visie:
    way, name = getattr(row, f"visie_{kant}_wijze"), getattr(row, f"visie_{kant}_naam")
    when = moment(getattr(row, f"visie_{kant}_op"))
    with override("nl"):
        how = str(E.Wijze(way).label) if way else ""
    return Visie(
        f"Visie van de {kant}", getattr(row, f"visie_{kant}"), ", ".join(part for part in (name, how, when) if part)
    )  # fmt: skip
