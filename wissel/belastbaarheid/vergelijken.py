"""Belastbaarheid against what work asks, item by item, by numbers where there are units.

More asked or less capacity never makes an answer better (hypothesis in tests/belastbaarheid). Unknown stays unknown:
an item that nobody described is not the norm, and more than the norm is not promised by the norm.
"""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel.belastbaarheid.lijst import Item, Lijst, load
from wissel.belastbaarheid.stand import Eis, Oordeel, Punt, Regel, Stand, Zekerheid
from wissel.opmaak import getal

EINDELOOS = Decimal("Infinity")
_ZINNEN = {
    Oordeel.PAST: _l("%(punt)s: gevraagd %(eis)s, kan: %(kan)s. Dit past."),
    Oordeel.PAST_NIET: _l("%(punt)s: gevraagd %(eis)s, kan: %(kan)s. Dit past niet."),
    Oordeel.PAST_MET_AANPASSING: _l("%(punt)s: gevraagd %(eis)s, kan: %(kan)s. Dit past met een aanpassing."),
    Oordeel.ONBEKEND: _l(
        "%(punt)s: gevraagd %(eis)s, kan: %(kan)s. Of dit past is niet bekend. Vraag het na."
    ),
}


def compare(eisen: Mapping[str, Eis], stand: Stand | None) -> list[Regel]:
    """Every demand with its answer, in the order of the list. Without a belastbaarheid everything is unknown.

    Raises KeyError for an item the list does not have: a demand must not be lost.
    """
    lijst = load(stand.lijst) if stand else load()
    strange = set(eisen) - set(lijst.items)
    if strange:
        raise KeyError(", ".join(sorted(strange)))
    return [_rule(lijst, item, eisen[key], stand) for key, item in lijst.items.items() if key in eisen]


def _rule(lijst: Lijst, item: Item, eis: Eis, stand: Stand | None) -> Regel:
    punt = stand.punten.get(item.sleutel) if stand else None
    lijkt = _verdict(item, eis, punt)
    guess = eis.zekerheid is Zekerheid.INSCHATTING
    asks = not _asks_nothing(item, eis)
    attention = asks and (lijkt is Oordeel.ONBEKEND or (guess and lijkt is not Oordeel.PAST))
    return Regel(
        punt=item.sleutel, naam=item.naam, rubriek=item.rubriek, lijkt=lijkt, let_op=attention, eis=eis,
        oordeel=Oordeel.ONBEKEND if guess else lijkt, gevraagd=asked_words(item, eis),
        kan=punt_words(item, punt) if punt else "", zin=_sentence(item, eis, punt, lijkt, guess=guess),
    )  # fmt: skip


def _verdict(item: Item, eis: Eis, punt: Punt | None) -> Oordeel:
    """The answer when the demand is taken as sure."""
    if _asks_nothing(item, eis):
        return Oordeel.PAST
    if punt is None or item.soort == "kenmerk":
        return Oordeel.ONBEKEND
    if item.eenheid:
        if eis.waarde is None:
            return Oordeel.ONBEKEND
        sure, bound = capacity(item, punt)
        if eis.waarde <= sure:
            return Oordeel.PAST
        clash = eis.waarde >= bound
    else:
        if eis.niveau is None:
            return Oordeel.ONBEKEND
        if punt.niveau <= eis.niveau and (item.ordent or punt.niveau == 0):
            return Oordeel.PAST
        clash = item.ordent
    if not clash:
        return Oordeel.ONBEKEND
    return Oordeel.PAST_MET_AANPASSING if eis.aanpasbaar else Oordeel.PAST_NIET


def capacity(item: Item, punt: Punt) -> tuple[Decimal, Decimal]:
    """What is surely possible, and from where it surely is not, in the unit of the item.

    The norm promises its own number and says nothing above it; a limitation is a limit.
    """
    level = item.niveaus[punt.niveau]
    if punt.waarde is not None:
        return punt.waarde, punt.waarde.next_plus()
    sure = level.waarde or Decimal(0)
    if punt.niveau == 0:
        return sure, EINDELOOS
    return sure, level.onder if level.onder is not None else sure.next_plus()


def _asks_nothing(item: Item, eis: Eis) -> bool:
    if item.eenheid:
        return eis.waarde is not None and eis.waarde <= 0
    return eis.niveau is not None and eis.niveau >= item.laatste and item.soort != "kenmerk"


def asked_words(item: Item, eis: Eis) -> str:
    """What the work asks, in words."""
    if _asks_nothing(item, eis):
        return _("niet gevraagd")
    if item.eenheid and eis.waarde is not None:
        return f"{getal(eis.waarde)} {item.eenheid}"
    if not item.eenheid and eis.niveau:
        return item.niveaus[eis.niveau].woorden
    return _("gevraagd")


def punt_words(item: Item, punt: Punt) -> str:
    """What somebody can on this item, in words for professionals."""
    if punt.waarde is not None:
        return f"{getal(punt.waarde)} {item.eenheid}"
    if punt.soorten:
        return ", ".join(item.niveaus[kind].woorden for kind in punt.soorten)
    return item.niveaus[punt.niveau].woorden


def _sentence(item: Item, eis: Eis, punt: Punt | None, lijkt: Oordeel, *, guess: bool) -> str:
    words = {"punt": item.naam, "eis": asked_words(item, eis), "kan": punt_words(item, punt) if punt else ""}
    if _asks_nothing(item, eis):
        return _("%(punt)s: dit werk vraagt het niet.") % words
    if punt is None:
        return _("%(punt)s: de belastbaarheid zegt hier niets over. Vraag het na.") % words
    if guess:
        text = _("%(punt)s: meestal %(eis)s (inschatting), kan: %(kan)s. Vraag na hoe het op deze plek is.")
        return text % words
    return str(_ZINNEN[lijkt]) % words
