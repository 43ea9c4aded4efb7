"""Contract hours a week, days, and what clock times say about evenings and nights."""

import re

from wissel.arbeidsmarkt.eisen.getallen import Vondst
from wissel.arbeidsmarkt.eisen.tekst import NUMBER, number, sentences, tidy

_HOUR = r"(?:uur|uren|u\.?(?=\W|$)|hours?|hrs?|uurs|urig\w*|-?urige?)"
_RANGE = re.compile(
    rf"(?<![\w.,:€])({NUMBER})\s*(?:uur\s*)?(?:-|/|tot en met|t/m|tot|a|of|en|to|or|and)\s*(?:(?:maximaal|max\.?)\s*)?({NUMBER})\s*-?\s*(?:{_HOUR}(?!\w)|(?=per week|p/?w))"
)
_ONE = re.compile(rf"(?<![\w.,:€])({NUMBER})\s*-?\s*{_HOUR}(?!\w)")
_FTE = re.compile(r"(?<![\w.,])(\d(?:[.,]\d+)?)\s*(?:-|tot|a)?\s*(\d(?:[.,]\d+)?)?\s*fte(?!\w)")
_BASE = re.compile(
    rf"(?:({NUMBER})\s*(?:uur|uren|hours)\s*(?:per week\s*)?(?:=|is|bij|op basis van)\s*(?:een\s+)?(?:1(?:[.,]0)?\s*fte|fulltime|volledig\w*)|(?:1(?:[.,]0)?\s*fte|fulltime|voltijd)\s*(?:=|is|\(|bij|op basis van)\s*({NUMBER})\s*(?:uur|hours)|(?:(?:basis|uitgaande) van|bij|op) (?:een )?({NUMBER})\s*-?\s*(?:uur\w*|urige?)(?= ?(?:werkweek|week|contract|fte|$|[.,)]|dienst)))"
)
_DAYS = re.compile(
    rf"(?<![\w.,])({NUMBER}|een)\s*(?:(?:-|tot|a|of)\s*({NUMBER})\s*)?(?:\w+\s+)?(?:dagen|dag|ochtenden|middagen|avonden|dagdelen|diensten|days)\s*(?:per week\s*)?(?:van|a|x|of)\s*({NUMBER})\s*{_HOUR}(?!\w)"
)
_MIN_MAX = re.compile(
    rf"(?:min(?:imaal|imum|stens|\.)?|vanaf)\s*({NUMBER})\s*(?:uur)?,?\s*(?:en\s+|tot\s+)?(?:max(?:imaal|imum|\.)?|hoogstens)\s*({NUMBER})\s*{_HOUR}(?!\w)(?!\s*per (?:dag|dienst|maand))"
)
_DAY_HOURS = re.compile(
    rf"(?<![\w.,])({NUMBER}|een)\s*(?:werk)?dagen (?:per week|in de week)[^.;\d]{{0,20}}?({NUMBER})\s*(?:uur|uren) (?:per dag|op een dag)"
)
_CHOICES = re.compile(
    rf"(?<![\w.,])((?:{NUMBER}\s*(?:,|/)\s*){{1,4}}(?:{NUMBER}\s*)?(?:of|en|or)\s*{NUMBER})\s*-?\s*{_HOUR}(?!\w)"
)
_MIN = re.compile(
    r"(?:min(?:imaal|imum|stens|\.)?|ten ?minste|vanaf|at least|minimum of|niet minder dan)\s*(?:voor\s+|een\s+|van\s+)?$"
)
_MAX = re.compile(
    r"(?:max(?:imaal|imum|\.)?|ten ?hoogste|hoogstens|tot|up to|at most|niet meer dan|no more than)\s*(?:een\s+|van\s+)?$"
)
# Hours that are no contract hours.
_NOT_BEFORE = re.compile(
    r"(?:binnen|om|tot|vanaf|na|sinds|elke|iedere|ieder|elk|rond|tussen|within|in)\s*(?:de\s+)?$"
)
_NOT_AFTER = re.compile(
    r"\s*(?:per (?:dag|dienst|maand|jaar|rit|keer|nacht)|a day|per day|(?:aan )?(?:een|1) stuk|achter elkaar|(?:lang )?(?:sta|zit|loop|op de been|op je benen)\w*|reis\w*|rijden|bereikbaar|vakantie\w*|verlof\w*|vrij\b|training|les\b|cursus|overwerk"
    r"|per 24|service|durend|bezorg\w*|reactie|(?:')?s (?:ochtends|avonds|middags|nachts)|begin\w*|start\w*|open\b|geopend|een reactie|responstijd|achtereen|zorg\b|dienst(?:en)?\b|ononderbroken|autorijden|studie\w*|voor elkaar|te woord|in dezelfde)"
)
_WEEK = re.compile(
    r"\s*(?:(?:en|of|contract|dienstverband|functie|baan|job|aanstelling)\s*)*(?:\(\w+\)\s*)?(?:per week|in de week|week|p/?w|a week|weekly|wekelijks|contract|dienstverband|functie|baan|aanstelling|werkweek|beschikbaar)"
)
_FRAME = re.compile(
    r"\b(?:contract\w*|dienstverband|week|weken|werkweek|fulltime|parttime|full[- ]time|part[- ]time|deeltijd|voltijd|uren|aanstelling|beschikbaar|functie|baan|vacature|fte|omvang|werken|werk|werkt|uurs|hours)\b"
)
_CLOCK = re.compile(
    r"(?<![\w.,€])([01]?\d|2[0-4])(?:[.:]([0-5]\d))?\s*(?:uur|u\.?)?\s*(?:-|tot(?: en met)?|t/m|to|until|en)\s*(?:ca\.?\s*)?([01]?\d|2[0-4])(?:[.:]([0-5]\d))?\s*(uur|u(?!\w)|h(?!\w)|am|pm)?(?!\w|[.,:]?\d)"
)
# 14.30 is a time of the day, 21.6 a number of hours.
_TIME = re.compile(
    r"(?<![\w.,€])(?:[01]?\d|2[0-4])(?:[.:](?:[0-5][05])|:[0-5]\d)(?!\d)(?:\s*(?:uur|u)(?!\w))?"
)
_OPENING = re.compile(
    r"\b(?:open(?:ingstijden)?|geopend|bereikbaar|levering\w*|bel\w*|interview|open dag|receptie bereikbaar|rustig\w*)\b"
)


def read(folded: str) -> list[Vondst]:
    """Contract hours and clock times in folded text."""
    found: list[Vondst] = []
    base = None
    if "fte" in folded:
        base = next(filter(None, (_BASE.search(folded[begin:end]) for begin, end in sentences(folded))), None)
    for start, end in sentences(folded):
        sentence = folded[start:end]
        hours = _TIME.sub(lambda match: "\x00" * len(match.group()), sentence)
        rows = [*_contract(hours, base), *_clock(sentence), *_days(sentence)]
        found += [(veld, waarde, start + begin, start + eind) for veld, waarde, begin, eind in rows]
    return found


def _both(low: float, high: float, match: re.Match[str]) -> list[Vondst]:
    return [
        ("hours_min", tidy(low), match.start(), match.end()),
        ("hours_max", tidy(high), match.start(), match.end()),
    ]


def _contract(sentence: str, whole: re.Match[str] | None) -> list[Vondst]:
    fte = _fte(sentence, whole) if "fte" in sentence else []
    if fte:
        return fte
    choices = _CHOICES.search(sentence)
    if choices:
        offered = [number(each) for each in re.findall(NUMBER, choices.group(1))]
        if max(offered) <= 60:
            return _both(min(offered), max(offered), choices)
    if span := _MIN_MAX.search(sentence):
        return _both(number(span.group(1)), number(span.group(2)), span)
    if each := _DAY_HOURS.search(sentence):
        days_a_week = 1.0 if each.group(1) == "een" else number(each.group(1))
        if days_a_week <= 7 and number(each.group(2)) <= 12:
            return _both(days_a_week * number(each.group(2)), days_a_week * number(each.group(2)), each)
    days = _DAYS.search(sentence)
    if days:
        low, high, hours = days.groups()
        first = 1.0 if low == "een" else number(low)
        last = number(high) if high else first
        if 1 <= number(hours) <= 12 and last <= 7:
            return _both(first * number(hours), last * number(hours), days)
    for match in _RANGE.finditer(sentence):
        low, high = number(match.group(1)), number(match.group(2))
        if low <= high <= 60 and _is_contract(sentence, match, high, span=True):
            return _both(low, high, match)
    return _single(sentence)


def _single(sentence: str) -> list[Vondst]:
    found: list[Vondst] = []
    for match in _ONE.finditer(sentence):
        hours = number(match.group(1))
        before = sentence[: match.start()]
        if _MIN.search(before) and _is_contract(sentence, match, hours, span=True):
            found.append(("hours_min", tidy(hours), match.start(), match.end()))
        elif _MAX.search(before) and _is_contract(sentence, match, hours, span=True):
            found.append(("hours_max", tidy(hours), match.start(), match.end()))
        elif _is_contract(sentence, match, hours, span=False):
            return found or _both(hours, hours, match)
    return found


def _is_contract(sentence: str, match: re.Match[str], hours: float, *, span: bool) -> bool:
    before, after = sentence[: match.start()], sentence[match.end() :]
    if _NOT_AFTER.match(after) or not 1 <= hours <= 60:
        return False
    if (
        re.search(r"(?:€|loon|salaris|toeslag|verlof|vakantie|reis\w*|om de)[^,;]{0,15}$", before)
        or "per uur" in after[:12]
    ):
        return False
    if _WEEK.match(after) or "urig" in match.group() or "uurs" in match.group():
        return True
    if hours == 24 and not span:
        return bool(
            re.search(
                r"(?:contract|dienstverband|aanstelling|baan|functie|parttime|deeltijd)[\w ]{0,12}$", before
            )
        )
    if not span and _NOT_BEFORE.search(before):
        return False
    if span and hours <= 24 and re.search(r"(?:van|tussen|between|from)\s*$", before):
        return bool(_WEEK.match(after)) or (hours >= 20 and _starts_low(match) is False)
    return hours >= 8 and bool(_FRAME.search(before) or _FRAME.search(after) or len(sentence.split()) <= 6)


def _starts_low(match: re.Match[str]) -> bool:
    """8 to 24 hours may be a clock; 16 to 24 hours a contract."""
    return number(match.group(1)) < 12


def _fte(sentence: str, whole: re.Match[str] | None) -> list[Vondst]:
    base = _BASE.search(sentence) or whole
    if base is None:
        return []
    hours = number(next(each for each in base.groups() if each))
    for match in _FTE.finditer(sentence):
        if base.string is sentence and base.start() <= match.start() < base.end():
            continue
        low, high = match.groups()
        first = number(low)
        return _both(first * hours, (number(high) if high else first) * hours, match)
    return []


def _clock(sentence: str) -> list[Vondst]:
    found: dict[str, Vondst] = {}
    for match in _CLOCK.finditer(sentence):
        begin_h, begin_m, end_h, end_m, unit = match.groups()
        if not (
            begin_m
            or end_m
            or unit
            or re.search(r"(?:van|tussen|from|between)\s*$", sentence[: match.start()])
        ):
            continue
        if not (begin_m or end_m) and not re.search(
            r"(?:van|tussen|werktijd\w*|dienst\w*|from|between|:)\s*$", sentence[: match.start()]
        ):
            continue
        if _OPENING.search(sentence) or _WEEK.match(sentence[match.end() :]):
            continue
        start, end = int(begin_h) + int(begin_m or 0) / 60, int(end_h) + int(end_m or 0) / 60
        crosses = end <= start
        if (crosses and end > 0.5) or start < 5 or (crosses and start >= 21):
            found.setdefault("night", ("night", True, match.start(), match.end()))
        if (end > 19 and start < 21.5 and not crosses) or (crosses and start < 21):
            found.setdefault("evening", ("evening", True, match.start(), match.end()))
    return list(found.values())


def _days(sentence: str) -> list[Vondst]:
    match = re.search(
        rf"(?<![\w.,])({NUMBER})\s*(?:(?:-|tot|a|of)\s*({NUMBER})\s*)?(?:werk)?(?:dagen|days) (?:per|in de|a) week",
        sentence,
    )
    if match is None or number(match.group(1)) > 7:
        return []
    low = number(match.group(1))
    high = number(match.group(2)) if match.group(2) else low
    return [
        ("days_min", tidy(low), match.start(), match.end()),
        ("days_max", tidy(high), match.start(), match.end()),
    ]
