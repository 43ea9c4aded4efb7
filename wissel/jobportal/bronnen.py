"""Where the portal reads: what a vacancy asks against what the kandidaat can, with the verdict in words.

Only hard facts count: hours and the items of the belastbaarheid. The worst one decides. What a vacancy does not say
while the kandidaat has a limit there stays open, so it is never "past goed".
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from wissel.arbeidsmarkt.lezen import merge
from wissel.arbeidsmarkt.models import Vacature, VacatureEis
from wissel.belastbaarheid.eisen import of_vacancy
from wissel.belastbaarheid.lezen import current
from wissel.belastbaarheid.lijst import load
from wissel.belastbaarheid.stand import Eis, Oordeel, Stand
from wissel.belastbaarheid.vergelijken import compare, punt_words
from wissel.opmaak import getal


class Verdict(StrEnum):
    """In the order in which the list shows them."""

    PAST = "past"
    BESPREKEN = "bespreken"
    PAST_NIET = "past_niet"
    NIET_TE_BEOORDELEN = "niet_te_beoordelen"


@dataclass(frozen=True, slots=True)
class Punt:
    """One row of "Waarom past dit?": what is asked, what the kandidaat can, and the words it was read from."""

    naam: str
    rubriek: str
    oordeel: Oordeel
    gevraagd: str
    kan: str
    woorden: str = ""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The verdict with all its rows, open ones first."""

    verdict: Verdict
    punten: tuple[Punt, ...]

    @property
    def open(self) -> tuple[Punt, ...]:
        return tuple(each for each in self.punten if each.oordeel is not Oordeel.PAST)

    @property
    def passend(self) -> int:
        return len(self.punten) - len(self.open)


RUBRIEK_UREN = "werktijden"
EERST = (Oordeel.ONBEKEND, Oordeel.PAST_MET_AANPASSING, Oordeel.PAST_NIET, Oordeel.PAST)


def ability(dossier_id: uuid.UUID) -> Stand | None:
    """What is known on what the kandidaat can, or None."""
    return current(dossier_id)


def judge(row: Vacature, confirmed: Iterable[VacatureEis], stand: Stand | None) -> Uitkomst:
    """One vacancy. Without a belastbaarheid nothing can be said, and nothing is."""
    if stand is None:
        return Uitkomst(Verdict.NIET_TE_BEOORDELEN, ())
    lijst = load(stand.lijst)
    eisen: dict[str, Eis] = {}
    words: dict[str, str] = {}
    for veld, demand in merge(row, confirmed).items():
        for eis in of_vacancy(veld, demand.waarde, bron=demand.woorden):
            # Hours stand with the version itself, not as an item: `_hours` judges them.
            if lijst.items[eis.punt].soort != "uren" and _heavier(eis, eisen.get(eis.punt)):
                eisen[eis.punt], words[eis.punt] = eis, demand.woorden
    found = [
        Punt(each.naam, str(each.rubriek), each.oordeel, each.gevraagd, each.kan, words.get(each.punt, ""))
        for each in compare(eisen, stand)
    ]
    found += [_hours(row, stand), *_silent(eisen, stand)]
    found.sort(key=lambda each: EERST.index(each.oordeel))
    return Uitkomst(_worst(found), tuple(found))


def _heavier(fresh: Eis, known: Eis | None) -> bool:
    """Two fields on one item: the one that asks most stays. A lower level number is described as less limited."""
    if known is None:
        return True
    if fresh.waarde is not None and known.waarde is not None:
        return fresh.waarde > known.waarde
    return fresh.niveau is not None and known.niveau is not None and fresh.niveau < known.niveau


def _hours(row: Vacature, stand: Stand) -> Punt:
    least = row.uren_min if row.uren_min is not None else row.uren_max
    can = stand.uren_week
    verdict = Oordeel.ONBEKEND
    if least is not None and can is not None:
        verdict = Oordeel.PAST if least <= can else Oordeel.PAST_NIET
    asked = _("%(n)s uur per week") % {"n": getal(least)} if least is not None else _("staat er niet in")
    able = _("hooguit %(n)s uur per week") % {"n": getal(can)} if can is not None else _("niet bekend")
    return Punt(_("Uren"), RUBRIEK_UREN, verdict, asked, able)


def _silent(eisen: dict[str, Eis], stand: Stand) -> list[Punt]:
    """Limits the vacancy says nothing about."""
    lijst = load(stand.lijst)
    return [
        Punt(item.naam, str(item.rubriek), Oordeel.ONBEKEND, _("staat er niet in"), punt_words(item, punt))
        for key, item in lijst.items.items()
        for punt in [stand.punten.get(key)]
        if punt is not None
        and key not in eisen
        and item.soort != "uren"
        and (punt.niveau > 0 or punt.waarde is not None)
    ]


def _worst(rows: list[Punt]) -> Verdict:
    verdicts = {each.oordeel for each in rows}
    if Oordeel.PAST_NIET in verdicts:
        return Verdict.PAST_NIET
    return Verdict.PAST if verdicts == {Oordeel.PAST} else Verdict.BESPREKEN


def questions(found: Uitkomst) -> tuple[str, ...]:
    """What to ask the employer. The words name the work only, never what somebody can or cannot."""
    names = {each.naam: None for each in found.punten if each.oordeel is Oordeel.ONBEKEND}
    return tuple(_("Hoe is het op deze plek met: %(punt)s?") % {"punt": name.lower()} for name in names)
