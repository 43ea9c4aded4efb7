"""Questions for the employer: what the vacancy does not state, weighed by what such work usually asks.

Chosen by the vacancy and its occupation only, so that the list is the same for everybody and tells nothing about who
asks. The words are about the work.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wissel.belastbaarheid.lijst import load
from wissel.belastbaarheid.stand import Eis
from wissel.matching.gevraagd import Gevraagd

MEESTE = 14
# A question is asked from this weight: on its own when it is always worth asking, else with the occupation's word.
VANAF = 2.0
BEROEP_TELT = 2.0


@dataclass(frozen=True, slots=True)
class Vraag:
    """`punten`: the items it asks about; it is asked when none of them is stated. `gewicht` without an occupation.

    `ook` are other items that its answer tells of.
    """

    tekst: Promise
    punten: tuple[str, ...]
    gewicht: float
    ook: tuple[str, ...] = ()


UREN = _("Hoeveel uur per week is het werk, en kan dat ook minder?")
DAG = _("Op welke dagen is het werk, en hoe lang is een werkdag?")
RIJBEWIJS = _("Is een rijbewijs nodig voor dit werk, en welk?")

VRAGEN = (
    Vraag(
        _("Wat is het zwaarste dat iemand tilt of draagt, en hoe vaak?"),
        ("tillen", "dragen"),
        2.9,
        ("licht_frequent", "zwaar_frequent", "duwen_trekken"),
    ),
    Vraag(
        _("Hoeveel van de dag wordt er gestaan, en hoe lang achter elkaar?"),
        ("staan_totaal",),
        2.8,
        ("staan_achtereen",),
    ),
    Vraag(
        _("Hoeveel van de dag wordt er gelopen, en hoe lang achter elkaar?"),
        ("lopen_totaal",),
        2.6,
        ("lopen_achtereen",),
    ),
    Vraag(
        _("Hoeveel van de dag wordt er gezeten, en kan iemand tussendoor bewegen?"),
        ("zitten_totaal",),
        2.5,
        ("zitten_achtereen", "afwisseling_houding", "hoofd_stil"),
    ),
    Vraag(_("Zijn er diensten in de avond, de nacht of het weekend?"), ("avond", "nacht", "weekend"), 2.4),
    Vraag(_("Zijn de werktijden vast, of wisselen de diensten?"), ("wisselende_diensten",), 2.2),
    Vraag(_("Hoe druk is het werk, en wie bepaalt het tempo?"), ("hoog_tempo",), 2.3, ("handelingstempo",)),
    Vraag(_("Zijn er deadlines of drukke uren, en hoe vaak?"), ("deadlines",), 1.6),
    Vraag(_("Hoe vaak is er contact met klanten of bezoekers?"), ("klanten",), 2.1),
    Vraag(_("Wordt er alleen gewerkt of in een team, en hoe vaak is er overleg?"), ("samenwerken",), 1.4),
    Vraag(_("Hoe vaak zijn er boze of lastige mensen, en wie helpt dan?"), ("conflicten",), 1.2),
    Vraag(
        _("Vraagt het werk lang aandacht voor één ding, of veel dingen tegelijk?"),
        ("aandacht_vasthouden",),
        2.05,
        ("aandacht_verdelen", "afleiding", "storingen", "herinneren"),
    ),
    Vraag(
        _("Hoe vast is het werk, en is er iemand in de buurt om iets te vragen?"),
        ("terugval_collegas",),
        2.02,
        ("onvoorspelbaar", "zelfstandig_handelen", "doelmatig_handelen", "mate_zelfstandigheid"),
    ),
    Vraag(
        _("Wat vraagt het werk aan zien, horen, spreken, lezen en schrijven?"),
        ("zien", "horen"),
        2.01,
        ("spreken", "lezen", "schrijven"),
    ),
    Vraag(
        _("Gaat het werk over zorg of verdriet van anderen?"),
        ("emotionele_problemen", "hulpbehoevenden"),
        1.0,
    ),
    Vraag(_("Moet iemand rijden voor het werk, en hoe vaak?"), ("beroepsmatig_vervoer",), 1.0),
    Vraag(
        _("Wordt er boven schouderhoogte of ver van het lichaam gewerkt?"),
        ("boven_schouder", "reiken"),
        1.0,
        ("reiken_frequent",),
    ),
    Vraag(_("Hoort leidinggeven bij het werk?"), ("leidinggeven",), 1.0),
    Vraag(_("Wordt er geklommen, op een ladder of een trap?"), ("klimmen", "trappen"), 1.0),
    Vraag(_("Hoe vaak wordt er geknield of gehurkt?"), ("knielen",), 1.0, ("geknield_actief",)),
    Vraag(
        _("Hoe vaak en hoe diep wordt er gebukt?"),
        ("buigen",),
        1.0,
        ("buigen_frequent", "torderen", "gebogen_actief"),
    ),
    Vraag(
        _("Wordt er vaak dezelfde beweging met de handen gemaakt?"), ("handen",), 1.0, ("schroefbewegingen",)
    ),
    Vraag(_("Hoeveel van de dag is werk met toetsenbord en muis?"), ("toetsenbord",), 1.0),
    Vraag(_("Hoeveel van het werk is buiten?"), ("tocht",), 1.0),
    Vraag(_("Is het op de werkplek erg warm of koud?"), ("hitte", "koude"), 1.0),
    Vraag(_("Hoeveel lawaai is er op de werkplek?"), ("geluid",), 1.0),
    Vraag(_("Is er stof, rook of damp, en wat wordt eraan gedaan?"), ("stof",), 1.0),
    Vraag(_("Welke beschermende middelen zijn verplicht?"), ("beschermende_middelen",), 1.0),
    Vraag(
        _("Welk deel van het werk is gevaarlijk, zoals op hoogte of bij machines?"),
        ("persoonlijk_risico",),
        1.0,
    ),
)


def questions(asks: Gevraagd, usual: Mapping[str, Eis]) -> tuple[str, ...]:
    """The questions, the most important first; those on hours and days lead when these are not stated."""
    first = [str(UREN)] if asks.enough is None else []
    if not asks.dagen or asks.uren_dag is None:
        first.append(str(DAG))
    weighed = [
        (
            each.gewicht + BEROEP_TELT * max(_share(key, usual.get(key)) for key in each.punten),
            each.tekst,
        )
        for each in VRAGEN
        if not any(key in asks.punten for key in each.punten)
    ]
    weighed = [each for each in weighed if each[0] >= VANAF]
    weighed.sort(key=lambda each: -each[0])
    last = [str(RIJBEWIJS)] if asks.rijbewijs is None else []
    # Translated at the end: what is not asked costs nothing.
    room = MEESTE - len(first) - len(last)
    return (*first, *(str(text) for _weight, text in weighed[:room]), *last)


# The lines that are no item, with the question that tells of them.
_LINES = {"uren": UREN, "uren_per_dag": DAG, "dagen": DAG, "rijbewijs": RIJBEWIJS}


def about(sleutel: str) -> str:
    """The question that tells of a line of the verdict; empty when there is none. It may not be on the list."""
    if sleutel in _LINES:
        return str(_LINES[sleutel])
    wanted = "avond" if sleutel == "diensten" else sleutel
    return next((str(each.tekst) for each in VRAGEN if wanted in (*each.punten, *each.ook)), "")


def _share(key: str, eis: Eis | None) -> float:
    """How much of the norm such work usually asks, 0 to 1."""
    if eis is None:
        return 0.0
    item = load().items[key]
    norm = item.niveaus[0].waarde
    if eis.waarde is not None and norm:
        return float(min(Decimal(1), eis.waarde / norm))
    return 1.0 if eis.niveau == 0 else 0.0
