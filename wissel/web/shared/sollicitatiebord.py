"""The board of applications: its columns, and how far the approval of a prepared one is. The same for both sides."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wissel.sollicitaties.models import Sollicitatie, Stand
from wissel.sollicitaties.standen import NAAR_BUITEN


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: the stages that stand in it. `dicht` starts folded."""

    sleutel: str
    naam: Promise
    standen: frozenset[str]
    dicht: bool = False


KOLOMMEN: Final = (
    Kolom("bewaard", _("Bewaard"), frozenset({Stand.BEWAARD, Stand.VOORBEREID})),
    Kolom("gesolliciteerd", _("Gesolliciteerd"), frozenset({Stand.VERSTUURD, Stand.BEVESTIGD})),
    Kolom("gesprek", _("Gesprek"), frozenset({Stand.GESPREK})),
    Kolom("aanbod", _("Aanbod"), frozenset({Stand.AANBOD})),
    Kolom(
        "afgerond", _("Afgerond"),
        frozenset({Stand.AANGENOMEN, Stand.AFGEWEZEN, Stand.TERUGGETROKKEN, Stand.GEEN_REACTIE}), True,
    ),
)  # fmt: skip
AKKOORD: Final[dict[str, Promise]] = {
    "klaarmaken": _("Nog niet voorgelegd"),
    "voorgelegd": _("Wacht op akkoord van de kandidaat"),
    "anders": _("De kandidaat vraagt een wijziging"),
    "akkoord": _("Akkoord van de kandidaat"),
}


def approval(row: Sollicitatie) -> str:
    """How far the approval is of what the bureau prepared: a key of `AKKOORD`; empty when none is needed any more."""
    if row.stand in NAAR_BUITEN or row.stand == Stand.TERUGGETROKKEN:
        return ""
    if row.akkoord_op:
        return "akkoord"
    if row.gevraagd:
        return "anders"
    if row.voorgelegd_op:
        return "voorgelegd"
    return "klaarmaken" if row.begeleid else ""
