"""What a kandidaat hid in the Jobportal, by reason, with the change of the zoekprofiel each reason points at."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.jobportal.models import Verborgen
from wissel.policies import Action, can, visible

Reden = Verborgen.Reden
TOON, PER_REDEN = 60, 3


@dataclass(frozen=True, slots=True)
class Groep:
    """One reason: how often, on which vacancies, in which own words, and what could change."""

    reden: str
    aantal: int
    titels: tuple[str, ...]
    woorden: tuple[str, ...]
    voorstel: str


def hidden(actor: Actor, dossier: Dossier) -> tuple[Groep, ...]:
    """The reasons of what is hidden now, the most common first; nothing for who may not read it."""
    if not can(actor, Action.JOBPORTAL_LEZEN):
        return ()
    rows = visible(actor, Verborgen).filter(dossier=dossier, terug_op=None).select_related("vacature")
    found: dict[str, list[Verborgen]] = {}
    for row in rows.order_by("-op", "id")[:TOON]:
        found.setdefault(row.reden, []).append(row)
    ordered = sorted(found.items(), key=lambda pair: -len(pair[1]))
    return tuple(_group(reason, rows) for reason, rows in ordered)


def _group(reason: str, rows: list[Verborgen]) -> Groep:
    words = tuple(row.toelichting for row in rows if row.toelichting)
    titles = tuple(dict.fromkeys(row.vacature.titel for row in rows))
    return Groep(
        str(Reden(reason).label), len(rows), titles[:PER_REDEN], words[:PER_REDEN], _proposal(reason)
    )


def _proposal(reason: str) -> str:
    return {
        Reden.AFSTAND: _("Verlaag de reistijd of het aantal kilometers, of bespreek ander vervoer."),
        Reden.UREN: _("Pas de uren van een richting aan, binnen wat de belastbaarheid zegt."),
        Reden.ZWAARTE: _("Bespreek welke eis het is. Staat die goed in de belastbaarheid?"),
        Reden.SOORT: _("Laat deze richting vervallen, of vervang haar door een andere."),
        Reden.LOON: _("Bekijk het loon van de richting."),
    }.get(Reden(reason), _("Vraag wat hier niet past."))
