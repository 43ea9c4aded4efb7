"""Which paper proves which duty, which fact says that it was done, and what it costs when it is not there.

Sources: RPG art. 2-6 and BBP 5 and 8; WET 4 (the file that UWV reads).
"""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Bewijs:
    """A paper the file needs: the duty it proves, its kinds in the list of papers, and what missing it costs.

    `feit` is the fact with its part that says when it was done; empty when no fact does.
    """

    code: str
    naam: Any
    soorten: tuple[str, ...]
    kost: Any
    bron: str
    feit: str = ""
    deel: str = ""


STUKKEN: Final[tuple[Bewijs, ...]] = (
    Bewijs(
        "probleemanalyse", _("Probleemanalyse"), ("probleemanalyse",),
        _("Zonder probleemanalyse is het re-integratieverslag niet compleet. UWV toetst het dan niet."),
        "RPG art. 2 en art. 6 lid 1 sub f", "probleemanalyse", "oordeel_op",
    ),
    Bewijs(
        "plan_van_aanpak", _("Plan van aanpak"), ("plan_van_aanpak",),
        _("Zonder plan van aanpak is het re-integratieverslag niet compleet. UWV toetst het dan niet."),
        "RPG art. 4 en art. 6 lid 1 sub g", "plan_van_aanpak", "opgesteld_op",
    ),
    Bewijs(
        "plan_van_aanpak", _("Bijstelling van het plan van aanpak"), ("bijstelling",),
        _("UWV wil zien dat het plan meeging met wat er veranderde. Alleen nodig als er iets veranderde."),
        "RPG art. 4 lid 2", "plan_van_aanpak", "bijgesteld_op",
    ),
    Bewijs(
        "evaluatie_periodiek", _("Evaluatie van het plan van aanpak"), ("evaluatie",),
        _("Zonder evaluaties is niet te zien dat u het plan volgde. UWV weegt dat mee in de toets."),
        "RPG art. 4 lid 2 sub b", "laatste_evaluatie_op", "",
    ),
    Bewijs(
        "eerstejaarsevaluatie", _("Eerstejaarsevaluatie"), ("eerstejaarsevaluatie",),
        _("Dit is een verplicht stuk en het moment waarop UWV toetst of spoor 2 op tijd begon."),
        "RPG art. 6 lid 1 sub h; BBP 5", "eerstejaarsevaluatie", "gehouden_op",
    ),
    Bewijs(
        "spoor2_start", _("Rapport van de arbeidsdeskundige"), ("arbeidsdeskundig",),
        _("Zonder onderzoek is de keuze voor spoor 2 moeilijk te onderbouwen. UWV kan een loonsanctie opleggen."),
        "BBP 8 en 9",
    ),
    Bewijs(
        "eindevaluatie_vanaf", _("Eindevaluatie"), ("eindevaluatie",),
        _("Zonder eindevaluatie is het re-integratieverslag niet compleet. UWV toetst het dan niet."),
        "RPG art. 6 lid 1 sub h",
    ),
    Bewijs(
        "eindevaluatie_vanaf", _("Actueel oordeel van de bedrijfsarts"), ("advies_bedrijfsarts",),
        _("UWV vraagt een oordeel van kort voor de aanvraag. Zonder dit is het verslag niet compleet."),
        "RPG art. 6 lid 1 sub j",
    ),
)  # fmt: skip
# The duty a kind of paper proves, with the fact it may fill.
PER_SOORT: Final[dict[str, Bewijs]] = {kind: each for each in STUKKEN for kind in each.soorten}
SOORTEN_VAN: Final[dict[str, tuple[str, ...]]] = {
    code: tuple(kind for each in STUKKEN if each.code == code for kind in each.soorten)
    for code in dict.fromkeys(each.code for each in STUKKEN)
}
