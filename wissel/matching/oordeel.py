"""The verdict on one vacancy: every hard limit decided exactly, line by line, with what it rests on. Pure.

Order of evidence: a person, a field of the vacancy, its text; an occupation only remarks. The verdict follows the worst
hard line. More limits or less known never makes it better, and what is not stated is never a fit (hypothesis in
tests/matching).
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from wissel.arbeidsmarkt.lezen import Eis as Veldeis
from wissel.arbeidsmarkt.lezen import Vacatureblad
from wissel.arbeidsmarkt.postcodes import Afstand
from wissel.belastbaarheid.lijst import Item, load
from wissel.belastbaarheid.stand import Eis, Oordeel, Punt, Stand
from wissel.belastbaarheid.vergelijken import asked_words, compare, punt_words
from wissel.matching.gevraagd import Gevraagd, Puntfeit, asked
from wissel.matching.grenzen import lines
from wissel.matching.vragen import questions
from wissel.matching.waarden import Herkomst, Match, Regel, Verdict, Zoeker
from wissel.matching.zacht import remarks

# The order in which lines are shown: what excludes, then what is open, then what fits.
VOLGORDE = (Oordeel.PAST_NIET, Oordeel.ONBEKEND, Oordeel.PAST_MET_AANPASSING, Oordeel.PAST)
NIETS: Mapping[str, Eis] = {}


def judge(
    zoeker: Zoeker,
    blad: Vacatureblad,
    eisen: Mapping[str, Veldeis],
    afstand: Afstand | None = None,
    gebruikelijk: Mapping[str, Eis] = NIETS,
) -> Match:
    """One vacancy for one seeker, without score. `gebruikelijk` is what its occupation usually asks, by item.

    Without a belastbaarheid there is no line and no verdict; the questions stay, because they are about the work.
    """
    asks = asked(blad, eisen)
    asking = questions(asks, gebruikelijk)
    km = afstand.km if afstand else None
    if zoeker.stand is None:
        return Match(blad.id, blad.versie, Verdict.NIET_TE_BEOORDELEN, (), asking, afstand_km=km)
    found = [
        *lines(zoeker, asks, zoeker.stand, afstand),
        *_items(asks, zoeker.stand, gebruikelijk),
        *remarks(zoeker, asks),
    ]
    found.sort(key=lambda each: (not each.hard, VOLGORDE.index(each.oordeel), not each.let_op))
    return Match(blad.id, blad.versie, worst(found), tuple(found), asking, afstand_km=km)


def worst(found: list[Regel]) -> Verdict:
    """The verdict that follows from the hard lines."""
    said = {each.oordeel for each in found if each.hard}
    if Oordeel.PAST_NIET in said:
        return Verdict.PAST_NIET
    if Oordeel.ONBEKEND in said or not said:
        return Verdict.BESPREKEN
    return Verdict.PAST_MET_AANPASSING if Oordeel.PAST_MET_AANPASSING in said else Verdict.PAST


def limited(item: Item, punt: Punt) -> bool:
    """Whether this is a limit: less than the norm, or a condition. A mere trait or more than the norm is none."""
    if item.soort in ("kenmerk", "uren"):
        return False
    norm = item.niveaus[0].waarde
    return punt.niveau > 0 or (punt.waarde is not None and norm is not None and punt.waarde < norm)


def _items(asks: Gevraagd, stand: Stand, usual: Mapping[str, Eis]) -> list[Regel]:
    """What is asked on items, and the limits the vacancy says nothing about."""
    items = load(stand.lijst).items
    known = {key: fact for key, fact in asks.punten.items() if key in items}
    found = [
        _stated(each.punt, each.oordeel, known[each.punt], stand)
        for each in compare({key: fact.eis for key, fact in known.items()}, stand)
    ]
    for key, punt in stand.punten.items():
        if key in items and key not in known and limited(items[key], punt):
            found.append(_silent(items[key], punt, stand, usual.get(key)))
    return found


def _stated(key: str, said: Oordeel, fact: Puntfeit, stand: Stand) -> Regel:
    item, punt = load(stand.lijst).items[key], stand.punten.get(key)
    if fact.minstens and said is Oordeel.PAST:
        said = Oordeel.ONBEKEND
    words = asked_words(item, fact.eis)
    return Regel(
        key, item.naam, str(item.rubriek), said, _("minstens %(n)s") % {"n": words} if fact.minstens else words,
        punt_words(item, punt) if punt else _("niet beschreven"), fact.woorden, fact.herkomst,
        let_op=said is Oordeel.ONBEKEND,
    )  # fmt: skip


def _silent(item: Item, punt: Punt, stand: Stand, usual: Eis | None) -> Regel:
    """Not stated, so open. What the occupation usually asks only adds a remark."""
    clash, words, source = False, _("staat er niet in"), Herkomst.GEEN
    if usual is not None:
        line = compare({item.sleutel: usual}, stand)[0]
        clash, source = line.let_op, Herkomst.BEROEP
        words = _("staat er niet in; meestal %(eis)s (inschatting)") % {"eis": line.gevraagd}
    return Regel(
        item.sleutel, item.naam, str(item.rubriek), Oordeel.ONBEKEND, words, punt_words(item, punt),
        herkomst=source, let_op=clash,
    )  # fmt: skip
