"""Findings of the privacytoets in a text that others read, and a person's answer to them (D8; AVG art. 9).

A text with an open finding is not frozen. A person takes the words out, or says why they may stay; that answer is kept
with who and when, and holds in this dossier for this word between these words. Other words, or the same word elsewhere,
are asked again. Neither the answer nor the logbook keeps the word.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.privacytoets import Vondst, keur
from wissel.trajecten.models import Planregel, Privacyantwoord, Rapportage, Trajectplan

RAPPORTTEKSTEN = ("voortgang", "werkwijze", "samenwerking", "vooruitblik", "spoor1_antwoord", "spoor1_door")
PLANTEKSTEN = (
    "doel_kandidaat", "doel_opdrachtgever", "doel_coach", "samenvatting", "complexiteit_reden", "verlenging",
    "duur_reden",
)  # fmt: skip
REGELTEKSTEN = ("naam", "onderbouwing", "helper")


@dataclass(frozen=True, slots=True)
class OpenVondst:
    """A finding nobody answered: in which part of the text, what was found, and the mark by which it is answered."""

    deel: str
    vondst: Vondst
    kenmerk: str


def mark(dossier_id: uuid.UUID, found: Vondst) -> str:
    """A mark that is the same for the same words in this dossier, and says nothing without the key."""
    text = f"{dossier_id}:{found.soort}:{found.omgeving}"
    return salted_hmac("wissel.privacyantwoord", text, algorithm="sha256").hexdigest()


def open_findings(
    dossier: Dossier | uuid.UUID, bureau_id: uuid.UUID, texts: Mapping[str, str]
) -> list[OpenVondst]:
    """What nobody answered yet in these texts by part, each mark once."""
    dossier_id = dossier.pk if isinstance(dossier, Dossier) else dossier
    found: dict[str, OpenVondst] = {}
    for part, text in texts.items():
        for each in keur(text or ""):
            found.setdefault(kenmerk := mark(dossier_id, each), OpenVondst(part, each, kenmerk))
    if not found:
        return []
    known = Privacyantwoord.objects.filter(
        bureau_id=bureau_id, dossier_id=dossier_id, kenmerk__in=list(found)
    )
    answered = set(known.values_list("kenmerk", flat=True))
    return [each for each in found.values() if each.kenmerk not in answered]


def report_findings(rapport: Rapportage) -> list[OpenVondst]:
    """What nobody answered yet in a report, in order of its parts. What the kandidaat wrote is left alone."""
    return open_findings(rapport.dossier_id, rapport.bureau_id, report_texts(rapport))


def report_texts(rapport: Rapportage) -> dict[str, str]:
    """The parts of a report that the opdrachtgever will read."""
    return {name: getattr(rapport, name) for name in RAPPORTTEKSTEN}


def plan_findings(plan: Trajectplan) -> list[OpenVondst]:
    """What nobody answered yet in a plan and its lines; the part of a line is its id, a dot and the field."""
    return open_findings(plan.dossier_id, plan.bureau_id, plan_texts(plan))


def plan_texts(plan: Trajectplan) -> dict[str, str]:
    """The texts of a plan that the opdrachtgever will read."""
    texts = {name: getattr(plan, name) for name in PLANTEKSTEN}
    for row in Planregel.objects.filter(bureau_id=plan.bureau_id, plan=plan).order_by("volgorde", "id"):
        texts |= {f"{row.pk}.{name}": getattr(row, name) for name in REGELTEKSTEN}
    return texts


def open_words(found: Iterable[OpenVondst]) -> list[str]:
    """What stands in the way of freezing, as at most one sentence. The words themselves are not in it."""
    count = len(list(found))
    text = ngettext(
        "%(n)s plek lijkt medisch. Herschrijf die, of zeg waarom die mag blijven.",
        "%(n)s plekken lijken medisch. Herschrijf ze, of zeg waarom ze mogen blijven.",
        count,
    )
    return [text % {"n": count}] if count else []


def refuse_medical(dossier: Dossier | uuid.UUID, bureau_id: uuid.UUID, texts: Mapping[str, str]) -> None:
    """For every verb that freezes a text others read. Raises DomainError while a finding has no answer."""
    words = open_words(open_findings(dossier, bureau_id, texts))
    if words:
        raise DomainError("lijkt_medisch", words[0])


@transaction.atomic
def keep_answers(
    *, dossier: Dossier | uuid.UUID, antwoorden: Iterable[tuple[Vondst, str]], stuk: str, by: Actor
) -> int:
    """Keep that these findings may stay, each with its reason; how many were new. Twice is once.

    Raises DomainError for a reason that is not in the list.
    """
    dossier_id = dossier.pk if isinstance(dossier, Dossier) else dossier
    given = {mark(dossier_id, found): reason for found, reason in antwoorden}
    if not given:
        return 0
    member: Any = by.lidmaatschap_id
    if not set(given.values()) <= set(Privacyantwoord.Reden.values):
        raise DomainError("reden", _("Kies waarom het mag blijven."))
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier_id)
    known = set(
        Privacyantwoord.objects.filter(
            bureau_id=by.bureau_id, dossier_id=dossier_id, kenmerk__in=list(given)
        ).values_list("kenmerk", flat=True)
    )
    fresh = {kenmerk: reason for kenmerk, reason in given.items() if kenmerk not in known}
    Privacyantwoord.objects.bulk_create(
        Privacyantwoord(
            bureau_id=by.bureau_id, dossier_id=dossier_id, kenmerk=kenmerk, reden=reason, stuk=stuk[:30],
            gegeven_op=klok.now(), gegeven_door_id=member,
        )
        for kenmerk, reason in fresh.items()
    )  # fmt: skip
    if fresh:
        record(by, "privacy_beantwoord", dossier=dossier_id, categorie="I", reden=f"{stuk}: {len(fresh)}")
    return len(fresh)
