"""Reads demands from text: three values (stated, stated not, not stated), each with the words it came from."""

import re
from dataclasses import dataclass

from wissel.arbeidsmarkt.eisen import arbeidstijd, getallen, toegang
from wissel.arbeidsmarkt.eisen.ontkennen import Stand, stand
from wissel.arbeidsmarkt.eisen.regels import Regel, language, rules
from wissel.arbeidsmarkt.eisen.tekst import LONGEST, fold, pieces, sentences

Waarde = bool | int | float | str
# "Weekenddiensten? Die hebben we niet." A question that the next sentence answers with no.
_ANSWERED_NO = re.compile(
    r"\?\s*(?:nee\b|nope\b|no\b|niet bij ons|bij ons niet|geen sprake|kennen we niet|hoeft niet|"
    r"(?:die|dat|daar|zoiets) (?:\w+ ){0,4}(?:niet|geen|nooit|niets)\b|daar hebben (?:we|wij) (?:\w+ )?(?:machines|hulpmiddelen|tilhulp\w*))"
)


@dataclass(frozen=True, slots=True)
class Eis:
    """One demand: True = stated, False = stated not to apply, or a number or word. Absent = not stated."""

    veld: str
    waarde: Waarde
    begin: int
    eind: int
    woorden: str


def read(text: str) -> list[Eis]:
    """All demands in a text, one per field, in the order of the text.

    Where a text states a thing and denies it elsewhere, the stated one is kept: a limit must not be missed.
    Only the first 100,000 signs are read.
    """
    text = text[:LONGEST]
    folded = fold(text)
    found: dict[str, Eis] = {}
    for veld, waarde, begin, eind in (*_by_rules(folded), *_by_numbers(folded)):
        eis = Eis(veld, waarde, begin, eind, text[begin:eind].strip())
        if veld not in found or (found[veld].waarde is False and waarde is True):
            found[veld] = eis
    if "lift_kg" in found and "lift_heavy" in found and found["lift_heavy"].waarde is True:
        # The kilos say it more exactly.
        del found["lift_heavy"]
    return sorted(found.values(), key=lambda eis: (eis.begin, eis.veld))


def _by_numbers(folded: str) -> list[tuple[str, Waarde, int, int]]:
    return [*getallen.read(folded), *arbeidstijd.read(folded), *toegang.read(folded)]


def _by_rules(folded: str) -> list[tuple[str, Waarde, int, int]]:
    found: list[tuple[str, Waarde, int, int]] = []
    clean = _without_lookalikes(folded)
    for start, end in sentences(clean):
        rows = _sentence(folded, clean[start:end], start)
        if rows and _ANSWERED_NO.match(folded, end):
            rows = [
                (veld, False if waarde is True else waarde, begin, eind) for veld, waarde, begin, eind in rows
            ]
        found += rows
    return found


def _without_lookalikes(folded: str) -> str:
    return "".join(_blanked(folded[start:end]) for start, end in pieces(folded, 0, len(folded)))


def _blanked(piece: str) -> str:
    blank = language().gelijkenis.sub(lambda match: "\x00" * len(match.group()), piece)
    return language().schijn.sub(lambda match: "_" * len(match.group()), blank)


def _sentence(folded: str, sentence: str, start: int) -> list[tuple[str, Waarde, int, int]]:
    found: list[tuple[str, Waarde, int, int]] = []
    varied = False
    for rule in rules():
        hit = _apply(rule, folded[start : start + len(sentence)], sentence)
        if hit is not None:
            waarde, begin, eind = hit
            varied = varied or (rule.veld == "posture_variation" and waarde)
            found.append((rule.veld, waarde, start + begin, start + eind))
    postures = {"standing", "sitting", "walking"}
    return [each for each in found if not (varied and each[0] in postures)]


def _apply(rule: Regel, original: str, sentence: str) -> tuple[bool, int, int] | None:
    if rule.altijd_ja and (always := rule.altijd_ja.search(original)):
        return True, always.start(), always.end()
    denied: tuple[bool, int, int] | None = None
    spans: list[tuple[int, int]] = []
    unless = rule.tenzij is not None and rule.tenzij.search(sentence) is not None
    for match in rule.nee.finditer(sentence) if rule.nee and not unless else ():
        # "Geen stressvrije baan": a denial that is itself denied says nothing for certain.
        if language().voor.search(match.group()) or stand(sentence, match.start(), match.end()) is Stand.JA:
            denied = denied or (False, match.start(), match.end())
        spans.append(match.span())
    for match in rule.ja.finditer(sentence):
        if any(begin < match.end() and match.start() < eind for begin, eind in spans):
            continue
        said = stand(sentence, match.start(), match.end())
        if said is Stand.PRE and rule.pre:
            said = Stand.NEE
        if said is Stand.OPTIE and rule.optie_ja:
            said = Stand.JA
        if said is Stand.JA:
            return True, match.start(), match.end()
        if said is Stand.NEE:
            denied = denied or (False, match.start(), match.end())
    return denied
