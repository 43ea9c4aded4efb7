"""The zoekprofiel-toets (D7): how wide, concrete, reachable and founded a zoekprofiel is.

Pure: no database, no clock.
"""

from wissel.zoekprofielen.toets.beeld import Richtingbeeld, Standbeeld, Tabelbeeld, Zoekbeeld
from wissel.zoekprofielen.toets.keuren import Aspect, Bevinding, Uitslag, judge

__all__ = [
    "Aspect",
    "Bevinding",
    "Richtingbeeld",
    "Standbeeld",
    "Tabelbeeld",
    "Uitslag",
    "Zoekbeeld",
    "judge",
]
