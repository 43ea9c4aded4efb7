"""Tells one dossier of the demo with the product's own verbs, each step on the day it happened."""

from collections.abc import Callable

from wissel.database.context import als
from wissel.demo.verteller.belastbaarheid import tell_belastbaarheid
from wissel.demo.verteller.cv import tell_cv
from wissel.demo.verteller.energie import tell_energie
from wissel.demo.verteller.gesprekken import Gesprekken
from wissel.demo.verteller.leren import tell_leren
from wissel.demo.verteller.oefenen import tell_oefenen
from wissel.demo.verteller.orientatie import tell_orientatie
from wissel.demo.verteller.profiel import tell_profiel
from wissel.demo.verteller.regie import tell_regie
from wissel.demo.verteller.sollicitaties import tell_sollicitaties
from wissel.demo.verteller.welkom import tell_welkom
from wissel.demo.verteller.zoekprofiel import tell_zoekprofiel

_BEGIN = ("open", "spoor1", "eerste_jaar", "besluit", "start")
_PLAN = (*_BEGIN, "intake", "voorstel", "aanbieden")
_LOPEND = (
    *_PLAN,
    "akkoord_kandidaat",
    "versturen",
    "akkoord_opdrachtgever",
    "weken",
    "rapporten",
    "berichten",
)
# What happened in each stand, in order.
STANDEN: dict[str, tuple[str, ...]] = {
    "nieuw": ("open",),
    "spoor1": ("open", "spoor1"),
    "besluit": ("open", "spoor1", "eerste_jaar", "besluit"),
    "intake_gepland": (*_BEGIN, "intake_gepland"),
    "intake_klaar": (*_BEGIN, "intake"),
    "voorstel_te_laat": (*_BEGIN, "intake", "voorstel"),
    "plan_bij_kandidaat": _PLAN,
    "plan_bij_opdrachtgever": (*_PLAN, "akkoord_kandidaat", "versturen"),
    "lopend": _LOPEND,
    "rapport_concept": _LOPEND,
    "rapport_bij_kandidaat": _LOPEND,
    "pauze": (*_LOPEND, "pauze"),
    "loonsanctie": (*_LOPEND, "loonsanctie"),
    "plaatsing": (*_LOPEND, "plaatsing"),
    "terug_spoor1": (*_LOPEND, "terug"),
}


class Verteller(Gesprekken):
    """One dossier, told from its first sick day to where it stands today."""

    def tell(self) -> None:
        """All steps of this stand, in order, behind the wall of one bureau."""
        with als(self.bureau):
            for name in STANDEN[self.rol.stand]:
                step: Callable[[], None] = getattr(self, name)
                step()
            self.evaluatie()
            tell_welkom(self)
            tell_belastbaarheid(self)
            tell_leren(self)
            tell_oefenen(self)
            tell_profiel(self)
            tell_cv(self)
            tell_sollicitaties(self)
            tell_orientatie(self)
            tell_zoekprofiel(self)
            tell_energie(self)
            tell_regie(self)
