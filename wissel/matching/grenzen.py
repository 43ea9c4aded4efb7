"""The hard limits beside the items: hours, shifts, days, travel, licence and own transport, each one line."""

import math
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.arbeidsmarkt.postcodes import Afstand
from wissel.belastbaarheid.lijst import load
from wissel.belastbaarheid.stand import Oordeel, Stand
from wissel.matching.gevraagd import Feit, Gevraagd
from wissel.matching.waarden import Herkomst, Regel, Zoeker
from wissel.opmaak import getal, korte_datum

WERKTIJDEN, REIZEN = "werktijden", "reizen"
DIENSTNAMEN = {
    "evening": gettext_lazy("avond"), "night": gettext_lazy("nacht"), "weekend": gettext_lazy("weekend"),
    "shift": gettext_lazy("ploegendienst"),
}  # fmt: skip
DAGNAMEN = {
    "ma": gettext_lazy("maandag"), "di": gettext_lazy("dinsdag"), "wo": gettext_lazy("woensdag"),
    "do": gettext_lazy("donderdag"), "vr": gettext_lazy("vrijdag"), "za": gettext_lazy("zaterdag"),
    "zo": gettext_lazy("zondag"),
}  # fmt: skip
# Who holds the one may drive what the other asks.
_HELD = {
    "B": {"AM"}, "BE": {"B"}, "C1": {"B"}, "C1E": {"C1", "BE"}, "C": {"C1"}, "CE": {"C", "C1E"}, "D1": {"B"},
    "D": {"D1"}, "DE": {"D", "BE"}, "A": {"A2"}, "A2": {"A1"}, "A1": {"AM"},
}  # fmt: skip
# The longest day that is usual, in hours: to see whether the work can be done on the days that are left.
LANGE_DAG = Decimal(8)
# Slow guesses of a way: straight km times 1.3 at 30 km an hour, plus ten minutes. They only ever warn.
_OMWEG, _KM_PER_MINUUT, _BEGIN = 1.3, 0.5, 10


def lines(zoeker: Zoeker, asks: Gevraagd, stand: Stand, afstand: Afstand | None) -> list[Regel]:
    """Every limit that is not an item."""
    found = [_hours(asks, stand), _day_hours(asks, stand), _shifts(zoeker, asks), _days(zoeker, asks)]
    found += [_travel(zoeker, afstand), _licence(zoeker, asks), _transport(zoeker, asks)]
    return [each for each in found if each is not None]


def _hours(asks: Gevraagd, stand: Stand) -> Regel:
    """Only a top ("tot 32 uur") is within the limit or says nothing: it can always be less."""
    can, least, enough = stand.uren_week, asks.least, asks.enough
    verdict = Oordeel.ONBEKEND
    if can is not None and enough is not None and enough <= can:
        verdict = Oordeel.PAST
    elif can is not None and least is not None and least > can:
        verdict = Oordeel.PAST_NIET
    fact = asks.uren_min or asks.uren_max
    able = _("hooguit %(n)s uur per week") % {"n": getal(can)} if can is not None else _("niet bekend")
    if stand.opbouw and can is not None and stand.opbouw[-1].uren_per_week > can:
        # What is expected later is told and never counted.
        last = stand.opbouw[-1]
        words = _("%(nu)s; volgens de opbouw vanaf %(dag)s %(n)s uur")
        able = words % {"nu": able, "dag": korte_datum(last.vanaf), "n": getal(last.uren_per_week)}
    return Regel(
        "uren", _("Uren per week"), WERKTIJDEN, verdict, hours_words(asks), able,
        fact.woorden if fact else "", fact.herkomst if fact else Herkomst.GEEN,
    )  # fmt: skip


def hours_words(asks: Gevraagd) -> str:
    """The hours of a vacancy in words."""
    low, high = (each.waarde if each else None for each in (asks.uren_min, asks.uren_max))
    if low is None and high is None:
        return _("staat er niet in")
    if low is None:
        return _("tot %(n)s uur per week") % {"n": getal(high)}
    if high is None or high == low:
        return _("%(n)s uur per week") % {"n": getal(low)}
    return _("%(van)s tot %(tot)s uur per week") % {"van": getal(low), "tot": getal(high)}


def _day_hours(asks: Gevraagd, stand: Stand) -> Regel | None:
    """Hours a day: a person's word, or more hours than go into the days. An average never proves that it fits."""
    can = stand.uren_dag
    if can is None or can >= (load(stand.lijst).items["uren_per_dag"].niveaus[0].waarde or 0):
        return None
    verdict, fact, asked = Oordeel.ONBEKEND, asks.uren_dag, _("staat er niet in")
    if fact is not None:
        verdict = Oordeel.PAST if fact.waarde <= can else Oordeel.PAST_NIET
        asked = _("%(n)s uur per dag") % {"n": getal(fact.waarde)}
    elif asks.least is not None:
        days = len(asks.dagen) or 7
        mean = asks.least / days
        if mean > can:
            verdict = Oordeel.PAST_NIET
            fact = asks.uren_min
        if asks.dagen or mean > can:
            words = _("gemiddeld minstens %(n)s uur per dag op %(dagen)s dagen")
            asked = words % {"n": getal(round(mean, 1)), "dagen": days}
    return Regel(
        "uren_per_dag", _("Uren per dag"), WERKTIJDEN, verdict, asked,
        _("hooguit %(n)s uur per dag") % {"n": getal(can)}, fact.woorden if fact else "",
        fact.herkomst if fact else Herkomst.GEEN,
    )  # fmt: skip


def _shifts(zoeker: Zoeker, asks: Gevraagd) -> Regel | None:
    """Own limits on parts of the day; what the belastbaarheid says of them is an item of its own."""
    parts = [part for part in DIENSTNAMEN if part in zoeker.diensten_niet]
    if not parts:
        return None
    said = {part: asks.diensten.get(part) for part in parts}
    broken = [part for part, fact in said.items() if fact is not None and fact.waarde is True]
    silent = [part for part, fact in said.items() if fact is None]
    able = _("niet: %(delen)s") % {"delen": _list(DIENSTNAMEN[part] for part in parts)}
    name = _("Diensten")
    if broken:
        fact = said[broken[0]] or Feit(True)
        asked = _list(DIENSTNAMEN[part] for part in broken)
        return Regel(
            "diensten", name, WERKTIJDEN, Oordeel.PAST_NIET, asked, able, fact.woorden, fact.herkomst
        )
    if silent:
        asked = _("staat er niet in: %(delen)s") % {"delen": _list(DIENSTNAMEN[part] for part in silent)}
        return Regel("diensten", name, WERKTIJDEN, Oordeel.ONBEKEND, asked, able)
    fact = said[parts[0]] or Feit(False)
    return Regel(
        "diensten", name, WERKTIJDEN, Oordeel.PAST, _("niet gevraagd"), able, fact.woorden, fact.herkomst
    )


def _days(zoeker: Zoeker, asks: Gevraagd) -> Regel | None:
    """Days somebody cannot work. With enough other days it is open, because days can often be chosen."""
    without = [day for day in DAGNAMEN if day in zoeker.dagen_niet]
    if not without:
        return None
    verdict, asked = _days_verdict(frozenset(without), asks)
    able = _("niet op %(dagen)s") % {"dagen": _list(DAGNAMEN[day] for day in without)}
    fact = Feit(None, herkomst=Herkomst.VELD) if asks.dagen else Feit(None)
    if not asks.dagen and verdict is not Oordeel.ONBEKEND:
        fact = asks.diensten["weekend"]
    return Regel("dagen", _("Dagen"), WERKTIJDEN, verdict, asked, able, fact.woorden, fact.herkomst)


def _days_verdict(without: frozenset[str], asks: Gevraagd) -> tuple[Oordeel, str]:
    weekend = asks.diensten.get("weekend")
    if not asks.dagen:
        if weekend is not None and weekend.waarde is True and {"za", "zo"} <= without:
            return Oordeel.PAST_NIET, _("weekend")
        if weekend is not None and weekend.waarde is False and without <= {"za", "zo"}:
            return Oordeel.PAST, _("niet in het weekend")
        return Oordeel.ONBEKEND, _("staat er niet in")
    words = _list(DAGNAMEN[day] for day in DAGNAMEN if day in asks.dagen)
    left = [day for day in asks.dagen if day not in without]
    if len(left) == len(asks.dagen):
        return Oordeel.PAST, words
    if not left or (asks.least is not None and math.ceil(asks.least / LANGE_DAG) > len(left)):
        return Oordeel.PAST_NIET, words
    return Oordeel.ONBEKEND, words


def _travel(zoeker: Zoeker, afstand: Afstand | None) -> Regel | None:
    """Straight km against the own limit; of an estimate both ends must agree. Minutes only ever warn."""
    name = _("Reis")
    asked = travel_words(afstand)
    source = Herkomst.VELD if afstand is not None else Herkomst.GEEN
    if zoeker.reis_km is not None:
        able = _("hooguit %(n)s km") % {"n": zoeker.reis_km}
        verdict = Oordeel.ONBEKEND
        if afstand is not None and afstand.km + afstand.marge <= zoeker.reis_km:
            verdict = Oordeel.PAST
        elif afstand is not None and afstand.km - afstand.marge > zoeker.reis_km:
            verdict = Oordeel.PAST_NIET
        return Regel("reis", name, REIZEN, verdict, asked, able, "", source)
    if zoeker.reistijd is None:
        return None
    able = _("hooguit %(n)s minuten") % {"n": zoeker.reistijd}
    far = afstand is not None and _minutes(afstand) > zoeker.reistijd
    return Regel("reis", name, REIZEN, Oordeel.ONBEKEND, asked, able, "", source, let_op=far)


def travel_words(afstand: Afstand | None) -> str:
    """A distance in words; an estimate is called one."""
    if afstand is None:
        return _("afstand niet bekend")
    if afstand.km < 1:
        return _("in de buurt (schatting)") if afstand.geschat else _("in de buurt")
    words = _("%(n)s km in een rechte lijn")
    if afstand.geschat:
        words = _("ongeveer %(n)s km in een rechte lijn (schatting)")
    return words % {"n": getal(Decimal(str(round(afstand.km, 1))))}


def _minutes(afstand: Afstand) -> float:
    return afstand.km * _OMWEG / _KM_PER_MINUUT + _BEGIN


def _licence(zoeker: Zoeker, asks: Gevraagd) -> Regel | None:
    """A licence that is demanded. Only named ("rijbewijs B is een pre"): open for who has none of that kind."""
    fact, has = asks.rijbewijs, zoeker.rijbewijzen
    if fact is None and not asks.klasse:
        return None
    able = _("niet bekend") if has is None else _list(sorted(has)) if has else _("geen rijbewijs")
    asked, verdict = asks.klasse or _("een rijbewijs"), _may_drive(has, asks.klasse)
    if fact is None:
        asked = _("%(soort)s genoemd") % {"soort": asked}
        verdict = verdict if verdict is Oordeel.PAST else Oordeel.ONBEKEND
    elif fact.waarde is False:
        asked, verdict = _("niet verplicht"), Oordeel.PAST
    fact = fact or Feit(None)
    return Regel("rijbewijs", _("Rijbewijs"), REIZEN, verdict, asked, able, fact.woorden, fact.herkomst)


def _may_drive(has: frozenset[str] | None, klasse: str) -> Oordeel:
    """Without a kind a car is meant; who has another licence only: that must be asked."""
    if has is None:
        return Oordeel.ONBEKEND
    held = _all_held(has)
    if (klasse or "B") in held:
        return Oordeel.PAST
    return Oordeel.PAST_NIET if klasse or not has else Oordeel.ONBEKEND


def _all_held(has: frozenset[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(has)
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += _HELD.get(each, ())
    return found


def _transport(zoeker: Zoeker, asks: Gevraagd) -> Regel | None:
    fact = asks.eigen_vervoer
    if fact is None:
        return None
    has = zoeker.eigen_vervoer
    able = {None: _("niet bekend"), True: _("heeft eigen vervoer"), False: _("heeft geen eigen vervoer")}[has]
    if fact.waarde is False:
        verdict, asked = Oordeel.PAST, _("niet nodig")
    else:
        verdict = {None: Oordeel.ONBEKEND, True: Oordeel.PAST, False: Oordeel.PAST_NIET}[has]
        asked = _("eigen vervoer")
    return Regel(
        "eigen_vervoer", _("Eigen vervoer"), REIZEN, verdict, asked, able, fact.woorden, fact.herkomst
    )


def _list(words: Iterable[object]) -> str:
    return ", ".join(str(each) for each in words)
