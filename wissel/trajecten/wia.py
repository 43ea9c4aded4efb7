"""Preparing the WIA application: the steps a kandidaat ticks, each with its source."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

PROCESGANG = "Regeling procesgang eerste en tweede ziektejaar, artikel 6"


@dataclass(frozen=True, slots=True)
class Stap:
    """One thing to do, in words for the kandidaat; `papier` when a paper comes out of it or is needed."""

    sleutel: str
    tekst: Any
    uitleg: Any
    bron: str
    papier: bool = False


STAPPEN = (
    Stap(
        "brief", _("Lees de brief van het UWV"),
        _("In de brief staat hoe u aanvraagt en tot wanneer. Geen brief gekregen? Bel het UWV."),
        "WIA artikel 64 lid 2",
    ),
    Stap(
        "digid", _("Kijk of uw DigiD werkt"),
        _("U vraagt de WIA aan op uwv.nl. Daar logt u in met DigiD. Lukt het niet? Het kan ook op papier."), "uwv.nl",
    ),
    Stap(
        "verslag", _("Vraag uw werkgever om het re-integratieverslag"),
        _("Dat zijn alle stukken van de afgelopen twee jaar. U krijgt een kopie. Zonder kan het UWV niet kijken."),
        "WIA artikel 25 lid 3", papier=True,
    ),
    Stap(
        "bedrijfsarts", _("Vraag naar het laatste oordeel van de bedrijfsarts"),
        _("De bedrijfsarts schrijft wat u nu kunt in werk. Dit stuk hoort bij het verslag."), PROCESGANG, papier=True,
    ),
    Stap(
        "oordeel", _("Schrijf op wat u er zelf van vindt"),
        _("Bij het verslag hoort ook uw eigen oordeel. Wat deed uw werkgever? Wat deed u zelf? Wat kan beter?"),
        PROCESGANG, papier=True,
    ),
    Stap(
        "gegevens", _("Leg uw eigen gegevens klaar"),
        _("Uw burgerservicenummer, uw rekeningnummer, uw laatste loonstroken en uw contract."), "uwv.nl", papier=True,
    ),
    Stap(
        "werk", _("Maak een lijst van uw opleiding en uw werk"),
        _("Het UWV vraagt welke opleidingen u deed en waar u heeft gewerkt. Uw cv mag u meesturen."), "uwv.nl",
        papier=True,
    ),
    Stap(
        "artsen", _("Schrijf de namen van uw artsen op"),
        _("Alleen het UWV vraagt hiernaar. Stuur ze niet naar uw werkgever, en zet ze niet in Wissel."), "uwv.nl",
        papier=True,
    ),
    Stap(
        "aanvraag", _("Stuur de aanvraag naar het UWV"),
        _("Doe het ruim voor de laatste dag. Stuur alle stukken mee."), "WIA artikel 64 lid 3",
    ),
    Stap(
        "bewijs", _("Bewaar de bevestiging"),
        _("Het UWV stuurt een bericht dat uw aanvraag binnen is. Daarmee laat u zien dat u op tijd was."), "uwv.nl",
    ),
)  # fmt: skip
SLEUTELS = frozenset(each.sleutel for each in STAPPEN)
NAGEKEKEN = dt.date(2026, 11, 25)
# From this week of sickness on the preparation stands on the first page of the kandidaat.
VANAF_WEEK = 80
