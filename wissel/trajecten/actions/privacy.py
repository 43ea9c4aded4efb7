"""Findings of the privacytoets in a plan or report, and a person's answer to them (D8; AVG art. 9).

A text with an open finding is not frozen. A person takes the words out, or says that they are no medical fact; that
answer is kept with who and when, and holds in this traject for this word between these words. Other words, or the same
word elsewhere, are asked again. Neither the answer nor the logbook keeps the word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.privacytoets import Bevinding, find
from wissel.trajecten.models import Planregel, Privacyantwoord, Rapportage, Trajectplan

RAPPORTTEKSTEN = ("voortgang", "werkwijze", "samenwerking", "vooruitblik", "spoor1_antwoord", "spoor1_door")
PLANTEKSTEN = (
    "doel_kandidaat", "doel_opdrachtgever", "doel_coach", "samenvatting", "complexiteit_reden", "verlenging",
    "duur_reden",
)  # fmt: skip
REGELTEKSTEN = ("naam", "onderbouwing", "helper")


@dataclass(frozen=True, slots=True)
class Vondst:
    """An open finding: in which part of the text, what was found, and the mark by which it is answered."""

    deel: str
    bevinding: Bevinding
    kenmerk: str


def report_findings(rapport: Rapportage) -> list[Vondst]:
    """What nobody answered yet in a report, in order of its parts. What the kandidaat wrote is left alone."""
    return _open(rapport, {name: getattr(rapport, name) for name in RAPPORTTEKSTEN})


def plan_findings(plan: Trajectplan) -> list[Vondst]:
    """What nobody answered yet in a plan and its lines; the part of a line is its id."""
    texts = {name: getattr(plan, name) for name in PLANTEKSTEN}
    for row in Planregel.objects.filter(bureau_id=plan.bureau_id, plan=plan).order_by("volgorde", "id"):
        texts[str(row.pk)] = ".\n".join(getattr(row, name) for name in REGELTEKSTEN)
    return _open(plan, texts)


def _open(stuk: Rapportage | Trajectplan, texts: Mapping[str, str]) -> list[Vondst]:
    found = [
        Vondst(part, each, _mark(stuk, each)) for part, text in texts.items() for each in find(text or "")
    ]
    if not found:
        return []
    known = set(
        Privacyantwoord.objects.filter(
            bureau_id=stuk.bureau_id, traject=stuk.traject_id, kenmerk__in={each.kenmerk for each in found}
        ).values_list("kenmerk", flat=True)
    )
    seen: set[tuple[str, str]] = set()
    rest = []
    for each in found:
        if each.kenmerk not in known and (each.deel, each.kenmerk) not in seen:
            seen.add((each.deel, each.kenmerk))
            rest.append(each)
    return rest


def _mark(stuk: Rapportage | Trajectplan, found: Bevinding) -> str:
    """A mark that is the same for the same words in this traject, and says nothing without the key."""
    text = f"{stuk.traject_id}:{found.soort}:{found.omgeving}"
    return salted_hmac("wissel.privacyantwoord", text, algorithm="sha256").hexdigest()


@transaction.atomic
def answer_report(*, rapport: Rapportage, kenmerk: str, by: Actor) -> Privacyantwoord:
    """Say of one finding in a report that it is no medical fact. Twice is once.

    Raises Changed when the text no longer holds it, DomainError for who does not write the report.
    """
    _hold(rapport.dossier_id, by)
    row = Rapportage.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=rapport.pk)
    return _answer(row, Privacyantwoord.Stuk.RAPPORT, report_findings(row), kenmerk, by, categorie="J")


@transaction.atomic
def answer_plan(*, plan: Trajectplan, kenmerk: str, by: Actor) -> Privacyantwoord:
    """Say of one finding in a plan that it is no medical fact; as `answer_report`."""
    _hold(plan.dossier_id, by)
    row = Trajectplan.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=plan.pk)
    return _answer(row, Privacyantwoord.Stuk.PLAN, plan_findings(row), kenmerk, by, categorie="I")


def _hold(dossier_id: Any, by: Actor) -> None:
    if by.rol not in {Rol.COACH, SYSTEEM}:
        raise DomainError("niet_van_u", _("Alleen de coach geeft hier antwoord."))
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier_id)


def _answer(
    stuk: Rapportage | Trajectplan, soort: str, found: list[Vondst], kenmerk: str, by: Actor, *, categorie: str
) -> Privacyantwoord:
    known = Privacyantwoord.objects.filter(
        bureau_id=by.bureau_id, traject=stuk.traject_id, kenmerk=kenmerk
    ).first()
    if known is not None:
        return known
    if kenmerk not in {each.kenmerk for each in found}:
        raise Changed("gewijzigd", _("Deze woorden staan niet meer in de tekst. Kijk wat er nu staat."))
    member: Any = by.lidmaatschap_id
    made = Privacyantwoord.objects.create(
        bureau_id=stuk.bureau_id, dossier_id=stuk.dossier_id, traject_id=stuk.traject_id, kenmerk=kenmerk, stuk=soort,
        gegeven_op=klok.now(), gegeven_door_id=member,
    )  # fmt: skip
    record(by, "privacy_beantwoord", dossier=stuk.dossier_id, onderwerp=stuk, categorie=categorie)
    return made
