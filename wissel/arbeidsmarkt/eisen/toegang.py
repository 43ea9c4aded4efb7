"""What someone must hold to be let in: driving licence, certificates, education; and the place of work."""

import re

from wissel.arbeidsmarkt.eisen.getallen import Vondst
from wissel.arbeidsmarkt.eisen.ontkennen import Stand, stand
from wissel.arbeidsmarkt.eisen.tekst import sentences

_CLASS = r"(?:am|a1|a2|b ?[+/] ?e|be|b|c1e?|c ?[+/] ?e|ce|c|d1e?|de|d|t|a)"
_LICENCE = re.compile(
    rf"(?:(?:vracht(?:wagen|auto)?|groot|tractor|trekker|auto|bus|motor|brommer|scooter|aanhanger)-?\s?)?(?:rijbewijs|rijbewijzen|driv(?:ing|er'?s?) licen[cs]e|driver licen[cs]e)(?:[\s(:-]*(?:categorie|klasse|type|category|class|van het type)?[\s'\"(]*({_CLASS})(?![\w+])(?:['\")]*\s*(?:en|of|,|/|and)\s*\(?({_CLASS})(?![\w+]))?)?"
    rf"|(?<!\w)({_CLASS})[- ]?rijbewijs|(?:category|class|categorie)\s+({_CLASS})\s+(?:driving |driver'?s )?licen[cs]e|(?<!\w)({_CLASS[:-3]}))\s+(?:driving |driver'?s )licen[cs]e"
)
_KINDS = {
    "vracht": "C",
    "groot": "C",
    "tractor": "T",
    "trekker": "T",
    "bus": "D",
    "motor": "A",
    "brommer": "AM",
    "scooter": "AM",
}
_CERTIFICATES = re.compile(
    r"(?<!\w)(vca(?:[- ](?:vol|basis))?|vog|bhv|ehbo|haccp|code ?95|nen ?3140|big|sna|heftruck ?certificaat|reachtruck ?certificaat|hoogwerker ?certificaat|hijsbewijs|heftruck ?(?:bewijs|diploma)|beveiligingspas|beveiligingsdiploma|beveiliger 2|adr(?:[- ]certificaat)?|lasdiploma|lascertificaat|taxipas|chauffeurskaart|chauffeurspas|svh|sociale hygiene|verklaring sociale hygiene|verklaring omtrent (?:het )?gedrag|asbest ?certificaat|dta|dav|forklift (?:certificate|licen[cs]e)|vakbekwaamheidsbewijs|ets|spuitlicentie|groenkeur|t-rijbewijscertificaat)(?!\w)(?:[- ]?(?:certificaat|diploma|pas|registratie))?"
)
_GENERIC = re.compile(
    r"(?<!\w)(?:geldig )?(?:certificaat|certificering|certificate|getuigschrift)(?:en)?(?!\w)"
)
# Written in capitals; other certificates are words.
_SHORT = frozenset({"vca", "vog", "bhv", "ehbo", "haccp", "big", "sna", "adr", "svh", "dta", "dav", "ets"})
_NAMES = {"verklaring omtrent gedrag": "VOG", "verklaring omtrent het gedrag": "VOG", "code95": "code 95"}
_NOT_ASKED = re.compile(
    r"(?:behaal|halen|haal je|krijg\w*|vergoed\w*|betalen wij|betaalt|volg\w*|opleiding tot|leiden wij|kun je (?:bij ons )?halen|bieden|aangeboden|we help you get)\b"
)
_LEVELS = (
    (r"(?:basisonderwijs|basisschool|lagere school|primary school|lager onderwijs)", "basis"),
    (r"(?:vmbo|mavo|lbo|lts|leao|huishoudschool)(?:[- ]?(?:tl|gl|bb|kb|t|k|b))?", "vmbo"),
    (
        r"(?:mbo|roc|vocational)[- ]?(?:opleiding|diploma|niveau|level)?[- ]?(?:op |van )?(?:niveau |level )?\(?(?:niveau |level )?(?P<n>[1-4])\)?",
        "mbo",
    ),
    (r"niveau (?P<n>[1-4])(?!\s*f)", "mbo"),
    (r"(?:mbo|vocational)\+?", "mbo"),
    (r"(?:verzorgende ig|vig)(?: ?niveau ?3)?", "mbo3"),
    (r"(?:startkwalificatie)", "mbo2"),
    (r"havo", "havo"),
    (r"(?:vwo|gymnasium|atheneum)", "vwo"),
    (
        r"(?:hbo(?:[- ]?v|[- ]bachelor)?|hogeschool|hoger beroepsonderwijs|bachelor(?:'s)?(?: degree| diploma)?)",
        "hbo",
    ),
    (
        r"(?:wo|universitair(?:e)?(?: (?:opleiding|niveau|diploma|master|graad))?|academisch\w*|master(?:'s)?(?: degree|diploma| opleiding)|university degree)",
        "wo",
    ),
)
_LEVEL = [(re.compile(rf"(?<![\w-]){pattern}(?!\w)"), value) for pattern, value in _LEVELS]
_NO_DIPLOMA = re.compile(
    r"(?:geen|zonder|no)\s+(?:\w+\s+){0,2}?(?:diploma|opleiding|vooropleiding|degree|diploma's|papieren|scholing)(?:\s+(?:nodig|vereist|needed|required|noodzakelijk))?|(?:diploma|opleiding|vooropleiding|degree|diploma's|papieren|opleidingsniveau)\s+(?:is\s+|zijn\s+|maakt\s+|heb je\s+|hoeft\s+|doet\s+|vinden?\s+(?:wij|we|ik)\s+)?(?:hier\s+|echt\s+|voor ons\s+|bij ons\s+)?(?:niet|geen|not|niets)\s+(?:\w+\s+)?(?:nodig|vereist|belangrijk|uit|needed|required|toe|verplicht)"
)
_ABOUT_STUDY = re.compile(
    r"(?:stagiair|stage|student\w*|kinderen|leerlingen|basisschool (?:in|de|aan)|docent|leraar|op een basisschool|lesgeven|doorgroei\w*|leer je|op weg naar|behalen|opleiden tot|haal je|bij ons volgen)"
)
_PLACE = re.compile(
    r"(?:standplaats|werklocatie|locatie|plaats|vestiging|regio|omgeving|kantoor in|werken in|gevestigd in|based in)\s*:?\s+(?:is\s+|in\s+|te\s+)?([A-Z][\w'-]+(?:[ -](?:[A-Z][\w'-]+|aan|den|de|op|bij|der|en|ter)){0,3})"
)


_ONLY_WISHED = re.compile(
    r"(?:geen (?:harde )?eis|(?:wel |erg )?handig|geen must|pre|gewenst|wenselijk|pluspunt|bij voorkeur|voorkeur|liefst|mooi meegenomen|advantage|nice to have|preferred|a plus|niet (?:\w+ )?(?:nodig|vereist|verplicht|noodzakelijk)|not (?:\w+ )?(?:required|needed|necessary)|vormt? geen)\b"
)
_MUST = re.compile(
    r"\b(?:vereist|verplicht|noodzakelijk|een must|is nodig|moet|required|mandatory|in (?:het )?bezit)\b"
)


def read(folded: str) -> list[Vondst]:
    """Licences, certificates and education in folded text."""
    found: list[Vondst] = []
    for start, end in sentences(folded):
        sentence = folded[start:end]
        rows = [*_licence(sentence), *_certificate(sentence), *_education(sentence)]
        found += [(veld, waarde, start + begin, start + eind) for veld, waarde, begin, eind in rows]
    return found


def _required(sentence: str, begin: int, end: int) -> bool:
    wish = _ONLY_WISHED.search(sentence)
    if wish and _MUST.search(clause := _around(sentence, begin, end)):
        wish = _ONLY_WISHED.search(clause)
    return wish is None and stand(sentence, begin, end) is Stand.JA


def _around(sentence: str, begin: int, end: int) -> str:
    """The words between two commas around begin..end."""
    start = sentence.rfind(", ", 0, begin)
    stop = sentence.find(", ", end)
    return sentence[start + 2 if start >= 0 else 0 : stop if stop >= 0 else len(sentence)]


def _licence(sentence: str) -> list[Vondst]:
    match = _LICENCE.search(sentence)
    if match is None:
        return []
    letters = [each for each in match.groups() if each]
    required = _required(sentence, match.start(), match.end())
    denied = stand(sentence, match.start(), match.end()) is Stand.NEE
    found: list[Vondst] = []
    kind = next((letter for word, letter in _KINDS.items() if match.group().startswith(word)), None)
    if letters:
        names = [re.sub(r"[ +/]", "", each).upper() for each in letters]
        name = _widest(names, either=bool(re.search(r"\bof\b|/", match.group())))
        if not denied or required is False:
            found.append(("licence", name, match.start(), match.end()))
    elif kind and not denied:
        found.append(("licence", kind, match.start(), match.end()))
    found.append(("licence_required", required, match.start(), match.end()))
    if denied:
        found = [row for row in found if row[0] == "licence_required"]
    return found


def _widest(names: list[str], *, either: bool) -> str:
    """The hardest class of "B en C", the easiest of "B of C"."""
    order = ["AM", "A1", "A2", "A", "T", "B", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE"]
    ranked = sorted(names, key=order.index)
    return ranked[0] if either else ranked[-1]


def _certificate(sentence: str) -> list[Vondst]:
    match = _CERTIFICATES.search(sentence)
    if match is None:
        return []
    offered = _NOT_ASKED.search(sentence)
    required = _required(sentence, match.start(), match.end()) and offered is None
    said = match.group(1)
    name = _NAMES.get(said, said.upper() if said in _SHORT else said)
    found: list[Vondst] = [("certificate_required", required, match.start(), match.end())]
    if stand(sentence, match.start(), match.end()) is not Stand.NEE:
        found.append(("certificate", name, match.start(), match.end()))
    return found


def _education(sentence: str) -> list[Vondst]:
    none = _NO_DIPLOMA.search(sentence)
    if none:
        return [("education", "none", none.start(), none.end())]
    if _ABOUT_STUDY.search(sentence):
        return []
    found: list[tuple[int, str, re.Match[str]]] = []
    taken: list[tuple[int, int]] = []
    order = ["basis", "vmbo", "mbo1", "mbo2", "mbo3", "mbo4", "havo", "vwo", "hbo", "wo"]
    for pattern, value in _LEVEL:
        for match in pattern.finditer(sentence):
            if any(begin < match.end() and match.start() < eind for begin, eind in taken):
                continue
            taken.append(match.span())
            level = value
            if value == "mbo":
                level = f"mbo{match.group('n')}" if "n" in match.groupdict() and match.group("n") else ""
            if level and stand(sentence, match.start(), match.end()) is Stand.JA:
                found.append((order.index(level), level, match))
    if not found:
        return []
    _, level, match = min(found, key=lambda row: row[0])
    return [("education", level, match.start(), match.end())]
