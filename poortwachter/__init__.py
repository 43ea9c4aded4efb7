"""The Wet verbetering poortwachter as code: facts in, dates and decisions out, each with its sum and its source.

    from poortwachter import tijdlijn, spoor2, transitievergoeding, Fout
    uitkomst = tijdlijn({"ziekteperioden": [{"eerste_dag": "2026-01-05"}]}).as_dict()

No clock, no network, standard library only. `poortwachter.kalender` has working days for everybody.
"""

from poortwachter.besluit import spoor2
from poortwachter.fouten import Fout
from poortwachter.regelset import receipt
from poortwachter.tijdlijn import Tijdlijn, tijdlijn
from poortwachter.transitievergoeding import transitievergoeding

__all__ = ["Fout", "Tijdlijn", "receipt", "spoor2", "tijdlijn", "transitievergoeding"]
