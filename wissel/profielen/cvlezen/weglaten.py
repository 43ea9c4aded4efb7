"""Lines of a cv that are nobody's business at work: left out before anything is read, and never proposed.

Age and birth, BSN, health, religion, family, nationality, a photo, and how to reach somebody. A line that holds such a
thing goes as a whole; the person can still type what else stood in it.
"""

import re
from collections.abc import Iterable

from stdnum.nl import bsn

from wissel.privacytoets import keur

_WOORDEN = re.compile(
    r"(?<!\w)(?:geboren|geboorte\w*|geb\.|date of birth|place of birth|born|leeftijd|age\s*:|\d{2} jaar oud|years old"
    r"|bsn|sofi\w*|burgerservicenummer|id-?nummer|paspoort\w*|identiteitskaart|nationaliteit|nationality"
    r"|geslacht|gender|burgerlijke staat|marital status|gehuwd|ongehuwd|getrouwd|samenwonend|gescheiden"
    r"|weduwe|weduwnaar|alleenstaand\w*|married|divorced|single|partner\s*:|echtgeno\w+|kinderen\s*:|kind\s*:"
    r"|children\s*:|\d+ kinderen|twee kinderen|drie kinderen|(?:mijn|onze) (?:zoon|dochter|kinderen|man|vrouw)"
    r"|moeder van|vader van|mother of|father of"
    r"|geloof\w*|religie\w*|religion|moslim\w*|islamitisch\w*|christen\w*|christelijk\w*|katholiek\w*|protestants\w*"
    r"|joods|hindoe\w*|boeddhis\w*|kerk\w*|moskee\w*|synagoge|church|mosque|muslim|christian|jewish"
    r"|pasfoto\w*|foto\s*:|photo\s*:|huisarts|ziek|ziekte|arbeidsongeschikt\w*|wia|wajong|handicap\w*|disability"
    r"|vakbond\w*|politieke partij)(?!\w)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|(?:\+31|0031|\b0)[\s-]?\(?\d{1,3}\)?(?:[\s-]?\d){6,8}\b|\b\d{4}\s?[A-Z]{2}\b"
    r"|(?<!\w)(?:telefoon|tel\.?|mobiel|adres|address|phone|woonplaats|linkedin\.com\S*|e-?mail)\s*:",
    re.IGNORECASE,
)
_CIJFERS = re.compile(r"(?<!\d)\d(?:[ .]?\d){7,8}(?!\d)")


def private(line: str) -> bool:
    """Whether a line says something that stays out of a profile."""
    return bool(_WOORDEN.search(line)) or _has_bsn(line) or bool(keur(line))


def contact(line: str) -> bool:
    """Whether a line says how to reach somebody: the profile has no place for it."""
    return bool(_CONTACT.search(line))


def sieve(lines: Iterable[str]) -> tuple[list[str], int]:
    """The lines that may be read, and how many were left out because they are private."""
    kept, left_out = [], 0
    for line in lines:
        if private(line):
            left_out += 1
            kept.append("")
        else:
            kept.append("" if contact(line) else line)
    return kept, left_out


def _has_bsn(line: str) -> bool:
    return any(bsn.is_valid(re.sub(r"\D", "", found)) for found in _CIJFERS.findall(line))
