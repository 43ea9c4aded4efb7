"""What was done and what was told, as far as the coach shared it with the kandidaat."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.policies import visible
from wissel.trajecten.actions.logboek import PER_SLEUTEL
from wissel.trajecten.models import Intake, IntakeAntwoord, Logboekregel
from wissel.web.kandidaat.weergave import MijnDossier

PAGINA = 25


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line of the guidance."""

    datum: dt.date
    soort: str
    wie: str
    door: str
    waarom: str
    resultaat: str
    vervolg: str
    vervolg_op: dt.date | None
    ook_werkgever: bool


@dataclass(frozen=True, slots=True)
class Verloop:
    """Some lines, newest first; `eerder` leads to what came before."""

    regels: tuple[Gebeurtenis, ...]
    eerder: str


@dataclass(frozen=True, slots=True)
class Verteld:
    """One answer of the intake, with whether the employer may read it too."""

    onderwerp: str
    tekst: str
    ook_werkgever: bool


@dataclass(frozen=True, slots=True)
class EersteGesprek:
    """What came out of one first talk: the kandidaat's own, or that with the employer."""

    titel: str
    antwoorden: tuple[Verteld, ...]


def story(actor: Actor, dossier: MijnDossier, before: str = "") -> Verloop:
    """The lines that are shared with the kandidaat, a page at a time."""
    rows = visible(actor, Logboekregel).filter(dossier_id=dossier.id)
    if before:
        last = rows.filter(pk=before).values_list("datum", flat=True).first()
        if last is not None:
            rows = rows.filter(datum__lte=last).exclude(datum=last, pk__gte=before)
    found = list(rows.order_by("-datum", "-pk")[: PAGINA + 1])
    return Verloop(
        tuple(_event(row) for row in found[:PAGINA]), str(found[PAGINA - 1].pk) if len(found) > PAGINA else ""
    )


def _event(row: Logboekregel) -> Gebeurtenis:
    kind = PER_SLEUTEL.get(row.soort)
    return Gebeurtenis(
        row.datum, str(kind.label) if kind else _("Stap"), row.wie, row.door_naam, row.waarom, row.resultaat,
        row.vervolg, row.vervolg_op, row.publiek == Logboekregel.Publiek.ALLEN,
    )  # fmt: skip


def told(actor: Actor, dossier: MijnDossier) -> list[EersteGesprek]:
    """The answers of the intakes that are shared with the kandidaat, talk by talk."""
    rows = visible(actor, IntakeAntwoord).filter(dossier_id=dossier.id).exclude(tekst="")
    talks: dict[str, list[Verteld]] = {}
    for row in rows.select_related("intake__traject").order_by("intake_id", "pk"):
        domains = row.intake.traject.sjabloon.get("intake", {}).get("domeinen", [])
        name = next((each["naam"] for each in domains if each["sleutel"] == row.domein), _("Uit het gesprek"))
        shared = row.zichtbaarheid == IntakeAntwoord.Zichtbaarheid.ALLEN
        talks.setdefault(row.intake.soort, []).append(Verteld(name, row.tekst, shared))
    names = {
        Intake.Soort.WERKNEMER: _("Wat u vertelde"),
        Intake.Soort.ORGANISATIE: _("Wat uw werkgever vertelde"),
    }
    return [EersteGesprek(name, tuple(talks[soort])) for soort, name in names.items() if soort in talks]


def key_of(text: str) -> str:
    """A key from an address as an id; empty when it is none."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""
