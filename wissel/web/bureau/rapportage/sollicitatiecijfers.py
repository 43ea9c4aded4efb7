"""The numbers of applications in a report: what the kandidaat did and what the bureau did, apart (S0.29)."""

import uuid

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.policies import Action, can
from wissel.sollicitaties import cijfers
from wissel.trajecten.actions import rapport as verbs
from wissel.trajecten.models import Rapportage


def words(actor: Actor, dossier_id: uuid.UUID, row: Rapportage) -> str:
    """The sentences for the period of this report; empty when nothing was counted or the reader may not know."""
    if not can(actor, Action.SOLLICITATIE_LEZEN):
        return ""
    last = min(row.periode_tot, klok.today())
    found = cijfers.numbers(bureau_id=actor.bureau_id, dossier_id=dossier_id, van=row.periode_van, tot=last)
    return cijfers.sentence(found) if any(each.rijen for each in found.regels) else ""


def add(actor: Actor, row: Rapportage) -> bool:
    """Put the sentences behind what stands in the part on progress, once; False when there is nothing to say."""
    text = words(actor, row.dossier_id, row)
    now = row.voortgang.rstrip()
    if text and text not in now:
        verbs.save_draft(rapport=row, by=actor, slot=row.slot, voortgang=f"{now}\n{text}" if now else text)
    return bool(text)
