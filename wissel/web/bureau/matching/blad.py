"""What the pages of matching show. Without the right on points nothing of what the kandidaat can or cannot is in it."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.belastbaarheid.stand import Oordeel
from wissel.dossiers.models import Dossier
from wissel.matching.grenzen import DAGNAMEN, DIENSTNAMEN
from wissel.matching.lezen import Bladzijde, Resultaat
from wissel.matching.models import Matchbewijs, Zoekinstelling
from wissel.matching.waarden import Deel, Herkomst, Regel, Verdict, Zoeker
from wissel.opmaak import getal, korte_datum
from wissel.policies import Action, visible
from wissel.web.bureau.vacatures.blad import Zoekvraag
from wissel.web.shared import match as beeld

BLADZIJDE, BIJNA, MEESTE_BLADEN = 20, 5, 50
# Folded away below the list of whom a vacancy fits.
ACHTERAAN = frozenset({Verdict.PAST_NIET.value, Verdict.NIET_TE_BEOORDELEN.value})


@dataclass(frozen=True, slots=True)
class Kaart:
    """A vacancy in the list. `open` and `grens` are names of points, only for who may read points."""

    id: uuid.UUID
    titel: str
    werkgever: str
    plaats: str
    uren: str
    afstand: str
    beroep: str
    uitslag: beeld.Uitslag
    score: int | None
    waarom: tuple[str, ...]
    open: tuple[str, ...]
    grens: str


@dataclass(frozen=True, slots=True)
class Lijst:
    kaarten: tuple[Kaart, ...]
    bijna: tuple[Kaart, ...]
    totaal: int
    aantallen: tuple[tuple[str, str, int], ...]
    blad: int
    vorige: int | None
    volgende: int | None
    volledig: bool
    weging: str


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """One kandidaat in the answer to whom a vacancy fits."""

    id: uuid.UUID
    naam: str
    nummer: str
    uitslag: beeld.Uitslag
    score: int | None
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bewijs:
    """A frozen result as a page shows it."""

    id: uuid.UUID
    op: Any
    titel: str
    werkgever: str
    uitslag: tuple[str, str, str]


def may_read_points(actor: Actor, dossier_id: uuid.UUID) -> bool:
    """Whether this reader may read what the kandidaat of this case can and cannot."""
    return visible(actor, Dossier, Action.MATCH_PUNTEN).filter(pk=dossier_id).exists()


def page_of(asked: Mapping[str, Any]) -> int:
    """The page of the address, from 1."""
    text = str(asked.get("blad", ""))
    return min(MEESTE_BLADEN, max(1, int(text))) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def verdict_of(asked: Mapping[str, Any]) -> Verdict | None:
    """The verdict that was chosen, if any."""
    text = str(asked.get("uitkomst", ""))
    return Verdict(text) if text in {each.value for each in Verdict} else None


def is_filter(vraag: Zoekvraag) -> bool:
    return bool(vraag.woorden.strip() or vraag.plaats.strip() or vraag.uren is not None or vraag.bron)


def listing(found: Bladzijde, blad: int, *, punten: bool) -> Lijst:
    """A page of the list."""
    more = blad < MEESTE_BLADEN and found.totaal > blad * BLADZIJDE
    return Lijst(
        tuple(card(each, punten=punten) for each in found.resultaten),
        tuple(card(each, punten=punten) for each in found.bijna), found.totaal,
        beeld.tally(dict(found.per_verdict)), blad, blad - 1 if blad > 1 else None, blad + 1 if more else None,
        found.volledig, found.weging,
    )  # fmt: skip


def card(found: Resultaat, *, punten: bool) -> Kaart:
    """One vacancy as it stands in the list."""
    blad, match = found.blad, found.match
    near = match.bijna
    return Kaart(
        blad.id, blad.titel, blad.werkgever_naam, blad.plaats, hours(blad.uren_min, blad.uren_max), distance(found),
        found.beroep, beeld.outcome(match, punten=punten), score(match), _why(found),
        tuple(str(each.naam) for each in match.hard if each.oordeel is Oordeel.ONBEKEND) if punten else (),
        str(near.naam) if punten and near else "",
    )  # fmt: skip


def score(match: Any) -> int | None:
    """The score in hundredths, None where there may be none."""
    return round(match.score * 100) if match.delen else None


def _why(found: Resultaat) -> tuple[str, ...]:
    """The first things that matched, of the parts that count most."""
    parts = sorted(found.match.delen, key=lambda each: -each.punten * each.gewicht)
    return tuple(dict.fromkeys(word for each in parts[:2] if each.punten for word in each.gevonden[:2]))


def hours(low: Decimal | None, high: Decimal | None) -> str:
    """The hours of a vacancy in words; empty when not stated."""
    if low is None and high is None:
        return ""
    if low is None or high is None or low == high:
        words = _("tot %(n)s uur") if low is None else _("%(n)s uur")
        return words % {"n": getal(high if low is None else low)}
    return _("%(van)s tot %(tot)s uur") % {"van": getal(low), "tot": getal(high)}


def distance(found: Resultaat) -> str:
    """How far it is, in words; empty when not known."""
    km = found.match.afstand_km
    if km is None:
        return ""
    return _("ongeveer %(n)s km hemelsbreed") % {"n": getal(round(km))} if km >= 1 else _("in de buurt")


def people(rows: Iterable[tuple[Dossier, Any, bool]]) -> tuple[Kandidaat, ...]:
    """Kandidaten beside one vacancy: the case, the match and whether the reader may read points of it."""
    return tuple(
        Kandidaat(
            dossier.pk, dossier.kandidaat.naam, dossier.nummer, beeld.outcome(match, punten=may), score(match),
            tuple(str(each.naam) for each in match.hard if each.oordeel is not Oordeel.PAST) if may else (),
        )
        for dossier, match, may in rows
    )  # fmt: skip


def limit_words(row: Zoekinstelling | None) -> str:
    """The limits of the search in one line."""
    if row is None:
        return ""
    parts = [row.pc4, _("hooguit %(n)s km") % {"n": row.reis_km} if row.reis_km else ""]
    for names, chosen in ((DIENSTNAMEN, row.diensten_niet), (DAGNAMEN, row.dagen_niet)):
        if chosen:
            parts.append(
                _("niet: %(wat)s") % {"wat": ", ".join(str(names[key]) for key in names if key in chosen)}
            )
    return " · ".join(each for each in parts if each)


def rests_on(zoeker: Zoeker) -> tuple[tuple[str, str], ...]:
    """On which versions a result rests, in words."""
    stand = zoeker.stand
    none = _("nog niet")
    old = _(", verouderd: vraag een nieuwe aan") if stand and stand.verouderd else ""
    return (
        (_("Belastbaarheid"), f"{stand.bron_naam}, {korte_datum(stand.datum)}{old}" if stand else none),
        (_("Zoekprofiel"), _("versie %(n)s") % {"n": zoeker.zoekprofiel_nummer} if zoeker.zoekprofiel_nummer else none),
        (_("Persoonsprofiel"), _("versie %(n)s") % {"n": zoeker.profiel_nummer}
         if zoeker.profiel_nummer else _("nog niet goedgekeurd")),
    )  # fmt: skip


def frozen(row: Matchbewijs) -> Bewijs:
    """A proof as a line in a list."""
    sheet = row.inhoud["vacature"]
    return Bewijs(row.pk, row.op, sheet["titel"], sheet["werkgever"], beeld.names()[Verdict(row.verdict)])


def kept_points(rows: Iterable[Mapping[str, Any]]) -> tuple[beeld.Punt, ...]:
    """The points of a proof, as they were."""
    return tuple(
        beeld.point(
            Regel(**{**row, "oordeel": Oordeel(row["oordeel"]), "herkomst": Herkomst(row["herkomst"])})
        )
        for row in rows
    )


def kept_parts(rows: Iterable[Mapping[str, Any]]) -> tuple[beeld.Scoredeel, ...]:
    """The parts of the score of a proof, as they were."""
    return beeld.parts(
        Deel(**{**row, "gevonden": tuple(row["gevonden"]), "mist": tuple(row["mist"])}) for row in rows
    )
