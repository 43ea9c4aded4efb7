"""The phase of orientation closes only when each of the five parts of the orientatieprofiel says something (S0.13)."""

from django.utils.translation import gettext as _

from wissel.orientatie.actions.profiel import empty_parts, latest
from wissel.orientatie.models import Orientatieregel
from wissel.trajecten import sjabloon
from wissel.trajecten.actions.fases import Voorwaarde, register_voorwaarden
from wissel.trajecten.models import Fase
from wissel.trajecten.sjabloonkeuring import counts_as


def conditions(fase: Fase) -> list[Voorwaarde]:
    """One condition per part, met or not; none for another phase."""
    if not is_orientation(fase):
        return []
    missing = set(empty_parts(latest(fase.bureau_id, fase.dossier_id)))
    words = _("Oriëntatieprofiel: %(deel)s")
    return [
        Voorwaarde(words % {"deel": part.label}, part in missing, vast=True) for part in Orientatieregel.Deel
    ]


def is_orientation(fase: Fase) -> bool:
    """A phase is one of orientation by its key, or because the way of working counts it as such."""
    return (
        "orientatie" in fase.sleutel
        or counts_as(sjabloon.fase_van(fase.traject.sjabloon, fase.sleutel)) == "arbeidsmarkt"
    )


def register() -> None:
    register_voorwaarden(conditions)
