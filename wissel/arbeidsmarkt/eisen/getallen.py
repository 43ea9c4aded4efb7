"""Demands with a number: kilos lifted by hand, years of experience, wage and travel."""

import re

from wissel.arbeidsmarkt.eisen.ontkennen import Stand, stand
from wissel.arbeidsmarkt.eisen.tekst import NUMBER, number, pieces, sentences, tidy

Vondst = tuple[str, bool | int | float | str, int, int]
_KILO = re.compile(
    rf"(?<![\w.,])({NUMBER})(?:\s*(?:-|a|tot|of|en|to)\s*({NUMBER}))?\s*(?:kg|kilo(?:gram(?:men)?|'?s)?|kgs|kilograms?)(?!\w)"
)
_BY_HAND = re.compile(
    r"\b(?:til|tilt|tillen|getild|tilwerk|tillast\w*|sjouw\w*|draag\w*|dragen|draagt|pak(?:ken|t)?|pakketten|pakket|versjouw\w*|verplaats\w*|dozen|doos|zakken|zak"
    r"|kratten|krat|colli|lift\w*|lifting|carry\w*|stapel\w*|laden|lossen|laad|los|fysiek|lichamelijk\w*|gewicht\w*|handmatig|manually|boxes|bags|balen|emmers|bakken|kisten|vaten|rollen|tassen|zwaar|zware|last\w*|hef|heffen)\b"
    r"|\w*(?:zakken|dozen|kratten|tassen|pakketten|kisten|emmers)\b"
)
_MACHINE = re.compile(
    r"\b(?:heftruck\w*|reachtruck\w*|kraan|kranen|takel\w*|tillift\w*|pallet(?:s|wagen)?|pompwagen|machine\w*|voertuig\w*|auto's?|vrachtwagen\w*|bestelauto|laadvermogen|totaalgewicht|gvw|co2|per jaar|per dag verwerk\w*|productie van|omzet|afval\w* per|hijs\w*|forklift|crane|vehicles?|weeg(?:t)? je|lichaamsgewicht|afvallen|kantelaar)\b"
)
# "Alles boven de 12 kg gaat met de tilhulp": up to there it is by hand.
_BY_HELP = re.compile(
    rf"(?:boven|meer dan|zwaarder dan|vanaf) (?:de )?({NUMBER})\s*(?:kg|kilo(?:gram)?)(?!\w)(?:\s+[\w']+){{0,6}}?\s+"
    r"(?:tilhulp\w*|tillift\w*|hulpmiddel\w*|heftruck\w*|machine\w*|met z'n (?:tweeen|drieen)|samen|pompwagen|kraan)"
)
_NEVER_BEFORE = re.compile(
    r"(?:nog )?(?:nooit|geen idee)(?: eerder)? [^?.!;\n]{3,80}\? ?(?:(?:dat|het|dan) )?(?:geeft|maakt|is|hindert)?\s*"
    r"(?:niks|niets|niet uit|niet erg|geen (?:enkel )?(?:probleem|punt|bezwaar))"
)
_EXPERIENCE = re.compile(
    rf"(?:(?:min(?:imaal|stens)?\.?|ten minste|tenminste|at least|ruim|al|circa|ongeveer|zo'n)\s+)?(?<![\w.,])({NUMBER}|een|one|enkele|meerdere)\s*(?:(?:tot|-|a|of|to)\s*{NUMBER}\s*)?\+?\s*(?:jaar|jaren|years?|jr\.?)\s*(?:of\s+)?"
    r"(?:(?:aan|relevante?|aantoonbare?|recente?|of|meer|werk|praktijk|of more|relevant|work|proven|in|als|ruime|of|de|een|soortgelijke|vergelijkbare|functie|horeca|je|brede)\s*-?\s*){0,6}(?:werk|praktijk|rij|les|leidinggevende |verkoop|las)?-?\s*(?:ervaring|experience)"
)
_EXPERIENCE_2 = re.compile(
    rf"(?:ervaring|experience)(?:\s+\(?(?:van|met|als|in|of|is|:)?\)?(?:\s*\w+){{0,4}}?)?\s+\(?(?:min(?:imaal|\.)?|minstens|ten minste|tenminste|at least|van)\s*(?:van\s+)?({NUMBER}|een)\s*(?:jaar|years?)"
)
_NO_EXPERIENCE = re.compile(
    r"(?:geen|zonder|no)\s+(?:\w+\s+){0,2}?(?:werk)?-?(?:ervaring|experience)(?:\s+(?:is\s+)?(?:nodig|vereist|needed|required|necessary|noodzakelijk))?|(?:werk)?-?ervaring\s+(?:in\s+\w+\s+)?(?:is\s+|hoeft\s+|heb\s+je\s+)?(?:helemaal\s+|hier\s+|daarbij\s+)?(?:niet|geen|not)\s+(?:\w+\s+)?(?:nodig|vereist|verplicht|noodzakelijk|must|required|needed|te hebben)?"
)
_WAGE = re.compile(
    r"(?:€|eur(?:o)?\s)\s*(\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?:,-|,--)?(?:\s*(?:-|–|tot|en|a)\s*(?:€|eur(?:o)?\s)?\s*(\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?|\d+(?:,\d{1,2})?))?(?:,-|,--)?[^.;\n]{0,30}?\b(per uur|per maand|per week|per jaar|p/u|p/m|bruto|uurloon|maand|uur)\b"
)
_TRAVEL = re.compile(
    rf"(?:reis(?:tijd|afstand)|woon(?:t|achtig)?|woon-werk\w*)[^.;\n]{{0,50}}?({NUMBER})\s*(km|kilometer|min(?:uten)?\.?|uur)(?!\w)|(?:binnen|straal van)\s+({NUMBER})\s*(km|kilometer|minuten)(?:\s+van)?"
)


def read(folded: str) -> list[Vondst]:
    """Weights, experience, wage and travel in folded text."""
    found: list[Vondst] = []
    for start, end in sentences(folded):
        sentence = folded[start:end]
        rows = [*_lift(sentence), *_experience(sentence), *_wage(sentence), *_travel(sentence)]
        found += [(veld, waarde, start + begin, start + eind) for veld, waarde, begin, eind in rows]
    for start, end in pieces(folded, 0, len(folded)):
        if never := _NEVER_BEFORE.search(folded, start, end):
            found.append(("experience_years", 0, never.start(), never.end()))
    return _heaviest(found)


def _heaviest(found: list[Vondst]) -> list[Vondst]:
    kilos = [row for row in found if row[0] == "lift_kg"]
    others = [row for row in found if row[0] != "lift_kg"]
    return ([max(kilos, key=lambda row: float(row[1]))] if kilos else []) + others


def _lift(sentence: str) -> list[Vondst]:
    found: list[Vondst] = []
    if most := _BY_HELP.search(sentence):
        return [("lift_kg", tidy(number(most.group(1))), most.start(), most.end())]
    for match in _KILO.finditer(sentence):
        before, after = sentence[max(0, match.start() - 70) : match.start()], sentence[match.end() :][:60]
        clause = before.rpartition(", ")[2] + match.group() + after.partition(", ")[0]
        by_hand = _BY_HAND.search(clause) and not _MACHINE.search(clause)
        if not by_hand and (
            not _BY_HAND.search(before + match.group() + after[:50]) or _MACHINE.search(before[-60:] + after)
        ):
            continue
        kilos = max(number(each) for each in match.groups() if each)
        if 0 < kilos <= 100:
            found.append(("lift_kg", tidy(kilos), match.start(), match.end()))
    return found


def _experience(sentence: str) -> list[Vondst]:
    none = _NO_EXPERIENCE.search(sentence)
    if none and "geen probleem" not in sentence[: none.start()]:
        return [("experience_years", 0, none.start(), none.end())]
    match = _EXPERIENCE.search(sentence) or _EXPERIENCE_2.search(sentence)
    if (
        match is None
        or re.search(r"(?:wij|we|ons|onze|bedrijf|our)\b[^,]{0,30}$", sentence[: match.start()])
        or re.match(
            r"\s*(?:\w+ ){0,2}(?:zijn wij|zijn we|we have|hebben wij|is ons|weten wij|staan wij)",
            sentence[match.end() :],
        )
    ):
        return []
    if stand(sentence, match.start(), match.end()) is not Stand.JA:
        return []
    word = match.group(1)
    if word in {"enkele", "meerdere"}:
        return []
    return [
        (
            "experience_years",
            tidy(1.0 if word in {"een", "one"} else number(word)),
            match.start(),
            match.end(),
        )
    ]


def _wage(sentence: str) -> list[Vondst]:
    match = _WAGE.search(sentence)
    if match is None:
        return []
    low, high, per = match.groups()
    found: list[Vondst] = [("wage_min", _money(low), match.start(), match.end())]
    found.append(("wage_max", _money(high or low), match.start(), match.end()))
    period = {
        "per uur": "uur",
        "p/u": "uur",
        "uurloon": "uur",
        "uur": "uur",
        "per week": "week",
        "per jaar": "jaar",
    }
    return [*found, ("wage_per", period.get(per, "maand"), match.start(), match.end())]


def _money(text: str) -> int | float:
    return tidy(float(re.sub(r"\.(?=\d{3})", "", text).replace(",", ".")))


def _travel(sentence: str) -> list[Vondst]:
    match = _TRAVEL.search(sentence)
    if match is None:
        return []
    value, unit = match.group(1) or match.group(3), match.group(2) or match.group(4)
    veld = "travel_km" if unit.startswith("k") else "travel_minutes"
    return [(veld, tidy(number(value) * (60 if unit == "uur" else 1)), match.start(), match.end())]
