"""The own plan beside what is known: what someone can, what work there is, and how much time (S2.31).

Pure: facts in, answers out, each with its reason. Unknown stays unknown and says what is missing; nothing here says
that a wish may not be there.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.belastbaarheid.stand import Oordeel, Regel, Stand
from wissel.opmaak import getal, lange_datum

OUD_DAGEN = 92
MEESTE = 4


class Antwoord(StrEnum):
    """How a wish lies beside the facts."""

    PAST = "past"
    LET_OP = "let_op"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Wens:
    """The plan: which work, how many hours a week, by when, and the open steps with their days."""

    werk: str
    uren: Decimal | None
    klaar_op: dt.date | None
    stappen: tuple[tuple[str, dt.date | None], ...]


@dataclass(frozen=True, slots=True)
class Marktfeit:
    """What the zoekprofiel knows of this work: how many vacancies, where from and of which day."""

    naam: str
    vacatures: int | None
    bron: str
    op: dt.date | None
    haalbaar: str
    reden: str


@dataclass(frozen=True, slots=True)
class Toets:
    """One answer: about what, how it lies, the reasons, and what is missing to know more."""

    over: str
    titel: str
    antwoord: Antwoord
    redenen: tuple[str, ...]
    mist: str = ""


def check(
    wens: Wens, stand: Stand | None, eisen: Sequence[Regel], markt: Sequence[Marktfeit] | None,
    horizon: dt.date | None, traject_eind: dt.date | None, today: dt.date,
) -> tuple[Toets, ...]:  # fmt: skip
    """The three answers. `eisen` are the usual demands of the work compared; `markt` None: there is no zoekprofiel.

    `horizon` is the last day of the waiting time, `traject_eind` that of the traject; None is not known.
    """
    return (
        _capacity(wens, stand, eisen),
        _market(wens, markt, today),
        _time(wens, horizon, traject_eind, today),
    )


def _capacity(wens: Wens, stand: Stand | None, eisen: Sequence[Regel]) -> Toets:
    title = _("Kan ik dit?")
    if stand is None:
        text = _("Er is nog geen lijst van wat u kunt in werk. Vraag uw coach wanneer die komt.")
        return Toets("belastbaarheid", title, Antwoord.ONBEKEND, (), text)
    reasons, answer, missing = [], Antwoord.PAST, []
    if wens.uren is None:
        missing.append(_("Hoeveel uur u wilt werken staat nog niet in uw plan."))
    elif stand.uren_week is None:
        missing.append(_("In de lijst van wat u kunt staat nog geen aantal uren."))
    else:
        words = {"wil": getal(wens.uren), "kan": getal(stand.uren_week)}
        if wens.uren > stand.uren_week:
            answer = Antwoord.LET_OP
            reasons.append(_("U wilt %(wil)s uur per week. Nu kan %(kan)s uur. Praat over opbouwen.") % words)
        else:
            reasons.append(_("U wilt %(wil)s uur per week, en %(kan)s uur kan.") % words)
    if not eisen:
        missing.append(_("Kies een beroep. Dan ziet u wat dit werk meestal vraagt."))
    clash = [row for row in eisen if row.lijkt in {Oordeel.PAST_NIET, Oordeel.PAST_MET_AANPASSING}]
    if clash:
        answer = Antwoord.LET_OP
        reasons += [row.zin for row in clash[:MEESTE]]
    fits = sum(1 for row in eisen if row.lijkt is Oordeel.PAST)
    if fits:
        text = ngettext(
            "Op %(n)s punt lijkt het werk te passen.", "Op %(n)s punten lijkt het werk te passen.", fits
        )
        reasons.append(text % {"n": fits})
    if stand.verouderd:
        answer = Antwoord.LET_OP
        reasons.append(
            _("De lijst is van %(dag)s en misschien niet meer juist.") % {"dag": lange_datum(stand.datum)}
        )
    if answer is Antwoord.PAST and missing:
        answer = Antwoord.ONBEKEND
    return Toets("belastbaarheid", title, answer, tuple(reasons), " ".join(missing))


def _market(wens: Wens, markt: Sequence[Marktfeit] | None, today: dt.date) -> Toets:
    title = _("Is er werk?")
    if markt is None:
        text = _("Er is nog geen zoekprofiel. Daarin staat hoeveel werk er is.")
        return Toets("markt", title, Antwoord.ONBEKEND, (), text)
    if not markt:
        text = _(
            "Dit werk staat nog niet in uw zoekprofiel. Vraag uw coach om te kijken hoeveel banen er zijn."
        )
        return Toets("markt", title, Antwoord.ONBEKEND, (), text)
    reasons, answer, missing = [], Antwoord.PAST, []
    for fact in markt[:MEESTE]:
        if fact.vacatures is None or fact.op is None:
            missing.append(_("Voor %(naam)s telde nog niemand de vacatures.") % {"naam": fact.naam})
            continue
        words = {
            "naam": fact.naam,
            "n": fact.vacatures,
            "dag": lange_datum(fact.op),
            "bron": fact.bron or "–",
        }
        reasons.append(_("%(naam)s: %(n)s vacatures op %(dag)s. Bron: %(bron)s.") % words)
        if (today - fact.op).days > OUD_DAGEN:
            answer = Antwoord.LET_OP
            reasons.append(_("Dat is langer dan drie maanden geleden. Vraag om een nieuwe telling."))
        if fact.vacatures == 0:
            answer = Antwoord.LET_OP
        if fact.haalbaar == "nee":
            answer = Antwoord.LET_OP
            reasons.append(_("Uw zoekprofiel zegt: nu niet haalbaar. %(reden)s") % {"reden": fact.reden})
    if answer is Antwoord.PAST and not reasons:
        answer = Antwoord.ONBEKEND
    return Toets("markt", title, answer, tuple(reasons), " ".join(missing))


def _time(wens: Wens, horizon: dt.date | None, end: dt.date | None, today: dt.date) -> Toets:
    title = _("Is er tijd?")
    reasons, answer, missing = [], Antwoord.PAST, []
    for day, words in ((horizon, _("uw wachttijd voor de WIA eindigt")), (end, _("uw traject eindigt"))):
        if day is None:
            continue
        weeks = max(0, (day - today).days // 7)
        text = ngettext("Over %(n)s week (%(dag)s): %(wat)s.", "Over %(n)s weken (%(dag)s): %(wat)s.", weeks)
        reasons.append(text % {"n": weeks, "dag": lange_datum(day), "wat": words})
    last = min((day for day in (horizon, end) if day), default=None)
    if last is None:
        missing.append(_("Wij weten nog niet hoeveel tijd er is. Vraag uw coach naar de datums."))
    if wens.klaar_op is None:
        missing.append(_("In uw plan staat nog niet wanneer het klaar moet zijn."))
    elif wens.klaar_op < today:
        answer = Antwoord.LET_OP
        reasons.append(_("De dag in uw plan is al voorbij. Kies een nieuwe dag."))
    elif last and wens.klaar_op > last:
        answer = Antwoord.LET_OP
        reasons.append(_("Uw plan is later klaar. Maak een stap die wel eerder kan, of praat met uw coach."))
    late = [what for what, day in wens.stappen if day and wens.klaar_op and day > wens.klaar_op]
    past = [what for what, day in wens.stappen if day and day < today]
    if late:
        answer = Antwoord.LET_OP
        reasons.append(_("Deze stap komt na uw einddatum: %(wat)s.") % {"wat": ", ".join(late)})
    if past:
        answer = Antwoord.LET_OP
        reasons.append(_("De dag van deze stap is voorbij: %(wat)s.") % {"wat": ", ".join(past)})
    if answer is Antwoord.PAST and missing:
        answer = Antwoord.ONBEKEND
    return Toets("tijd", title, answer, tuple(reasons), " ".join(missing))
