"""The number of employers approached in the period of a report, which opens its lines (S1.17)."""

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.jobhunting.lezen import Benaderd, approached, sentence
from wissel.policies import Action, can
from wissel.trajecten.actions import rapport as verbs
from wissel.trajecten.models import Rapportage


def numbers(actor: Actor, row: Rapportage) -> Benaderd:
    """Who was approached in the period of this report; nobody when the reader may not know."""
    if not can(actor, Action.BENADERING_LEZEN):
        return Benaderd(())
    return approached(row.dossier_id, row.periode_van, min(row.periode_tot, klok.today()))


def words(actor: Actor, row: Rapportage) -> str:
    """The sentence for the report; empty when nobody was approached."""
    return sentence(numbers(actor, row))


def add(actor: Actor, row: Rapportage) -> None:
    """Put the sentence behind what stands in the part on progress, once."""
    text = words(actor, row)
    now = row.voortgang.rstrip()
    if text and text not in now:
        verbs.save_draft(rapport=row, by=actor, slot=row.slot, voortgang=f"{now}\n{text}" if now else text)
