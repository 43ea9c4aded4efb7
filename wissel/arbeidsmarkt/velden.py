"""The fields of a vacancy as they come from a person, a page or a feed, made right; what is wrong is told."""

import datetime as dt
import hashlib
import html
import re
import unicodedata
import uuid
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.utils.translation import gettext as _

from wissel.arbeidsmarkt import postcodes
from wissel.arbeidsmarkt.eisen import read
from wissel.arbeidsmarkt.models import Per

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
DIENSTEN = ("dag", "avond", "nacht", "weekend", "ploegen")
# Longer texts are cut; the page says so. The rules read as far.
LANGST = 100_000
MEESTE_UREN = Decimal(60)
_OPENS = re.compile(r"(?i)<(script|style)\b|<!--")
_CLOSES = {
    "script": re.compile(r"(?i)</script\s*>"), "style": re.compile(r"(?i)</style\s*>"), "": re.compile("-->"),
}  # fmt: skip
_BREAKS = re.compile(r"(?i)<(?:br|/p|/div|/li|/tr|/h[1-6]|/ul|/ol|/section)\b[^<>]{0,2000}>")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_PC4 = re.compile(r"(?<!\d)([1-9]\d{3})(?:\s?[A-Za-z]{2})?(?!\w)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Velden:
    """A vacancy before it is a row. None or empty = not stated. `opmerkingen` says what was left out and why."""

    titel: str = ""
    werkgever_naam: str = ""
    plaats: str = ""
    pc4: str = ""
    uren_min: Decimal | None = None
    uren_max: Decimal | None = None
    dagen: tuple[str, ...] = ()
    diensten: tuple[str, ...] = ()
    loon_van: Decimal | None = None
    loon_tot: Decimal | None = None
    loon_per: str = ""
    beroep_id: uuid.UUID | None = None
    tekst: str = ""
    url: str = ""
    bron_sleutel: str = ""
    sluit_op: dt.date | None = None
    opmerkingen: tuple[str, ...] = field(default=(), compare=False)

    def row(self) -> dict[str, Any]:
        """The columns of a `Vacature` these fields fill."""
        names = (
            "titel", "werkgever_naam", "plaats", "pc4", "uren_min", "uren_max", "loon_van", "loon_tot", "loon_per",
            "beroep_id", "tekst", "url", "bron_sleutel",
        )  # fmt: skip
        values = {name: getattr(self, name) for name in names}
        return values | {"dagen": list(self.dagen), "diensten": list(self.diensten)}


def normalise(fields: Velden) -> Velden:
    """Everything cut to size and cleaned; what cannot be right is left out with a remark, the rest goes on."""
    notes = list(fields.opmerkingen)
    text, url = plain(fields.tekst, lines=True), link(fields.url)
    if len(text) > LANGST:
        notes.append(_("De tekst was langer dan 100.000 tekens; de rest is weggelaten."))
    if fields.url.strip() and not url:
        notes.append(_("De link is weggelaten: alleen http en https kan."))
    low, high = _ordered(_hours(fields.uren_min, notes), _hours(fields.uren_max, notes))
    van, tot = _ordered(_wage(fields.loon_van, notes), _wage(fields.loon_tot, notes))
    pc4 = fields.pc4.replace(" ", "")[:6]
    if pc4 and not (found := _PC4.fullmatch(pc4)):
        notes.append(_("De postcode %(pc4)s bestaat niet en is weggelaten.") % {"pc4": pc4})
        pc4 = ""
    elif pc4 and found:
        pc4 = found[1]
    return replace(
        fields, titel=plain(fields.titel)[:200], werkgever_naam=plain(fields.werkgever_naam)[:200],
        plaats=plain(fields.plaats)[:200], pc4=pc4, uren_min=low, uren_max=high, loon_van=van, loon_tot=tot,
        loon_per=fields.loon_per if fields.loon_per in Per.values and (van or tot) else "",
        dagen=tuple(each for each in DAGEN if each in fields.dagen),
        diensten=tuple(each for each in DIENSTEN if each in fields.diensten),
        tekst=text[:LANGST], url=url, bron_sleutel=plain(fields.bron_sleutel)[:200],
        opmerkingen=tuple(dict.fromkeys(notes)),
    )  # fmt: skip


def existing(fields: Velden) -> Velden:
    """Without a postcode that does not exist, with a remark. When no postcodes were read in, any may exist."""
    if not fields.pc4 or postcodes.exists(fields.pc4) is not False:
        return fields
    note = _("De postcode %(pc4)s bestaat niet en is weggelaten.") % {"pc4": fields.pc4}
    return replace(fields, pc4="", opmerkingen=(*fields.opmerkingen, note))


def plain(text: Any, *, lines: bool = False) -> str:
    """Text without markup, control signs and signs that turn the direction; spaces made one."""
    text = unicodedata.normalize("NFC", str(text or ""))[: 10 * LANGST]
    if "<" in text or "&" in text:
        text = _BREAKS.sub("\n", _without_blocks(text))
        text = html.unescape(_TAG.sub(" ", text))
        text = _TAG.sub(" ", _without_blocks(text))
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not lines:
        return " ".join(text.split())
    kept = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _without_blocks(text: str) -> str:
    """Without scripts, styles and comments that are closed, in time in step with the length (ASVS 1.3.12)."""
    parts, at = list[str](), 0
    never = set[str]()
    for opened in _OPENS.finditer(text):
        kind = (opened[1] or "").lower()
        if opened.start() < at or kind in never:
            continue
        closed = _CLOSES[kind].search(text, opened.end())
        if closed is None:
            never.add(kind)
            continue
        parts.append(text[at : opened.start()])
        at = closed.end()
    return " ".join((*parts, text[at:]))


def link(url: str) -> str:
    """An http(s) address without its fragment, at most 1000 signs; empty when it is none."""
    url = _CONTROL.sub("", url or "").strip()
    try:
        parts = urlsplit(url)
        fine = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        return ""
    return urlunsplit(parts._replace(fragment="")) if fine and len(url) <= 1000 and " " not in url else ""


def fold(text: str) -> str:
    """Lower case without accents and signs, for searching and comparing."""
    text = unicodedata.normalize("NFKD", text.lower())
    return " ".join(
        re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).split()
    )


def key(fields: Velden) -> str:
    """The same for the same employer, title and place, however written."""
    title = fold(
        re.sub(r"\((?:m\s*/\s*v|v\s*/\s*m|m/w)[^)]*\)|\bm/v(?:/x)?\b", " ", fields.titel, flags=re.I)
    )
    parts = (fold(fields.werkgever_naam), title or fields.titel.strip(), fold(fields.plaats))
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def search_text(fields: Velden) -> str:
    return fold(f"{fields.titel} {fields.werkgever_naam} {fields.plaats}")[:620]


def read_demands(text: str) -> dict[str, list[Any]]:
    """What the rules read from a text, as kept in `Vacature.gelezen`: {veld: [waarde, woorden]}."""
    return {each.veld: [each.waarde, each.woorden[:300]] for each in read(text)}


def amount(text: Any) -> Decimal | None:
    """A number as people write it: 2.400, 2400,50, "€ 2.400,-", 14.50."""
    found = re.search(r"\d[\d.,]*", str(text if text is not None else ""))
    if found is None:
        return None
    raw = found[0].rstrip(".,")
    if "," in raw and "." in raw:
        raw = (
            raw.replace(".", "").replace(",", ".")
            if raw.rfind(",") > raw.rfind(".")
            else raw.replace(",", "")
        )
    elif re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", raw):
        raw = re.sub(r"[.,]", "", raw)
    try:
        return Decimal(raw.replace(",", "."))
    except InvalidOperation:
        return None


def _hours(value: Decimal | None, notes: list[str]) -> Decimal | None:
    if value is None or 0 < value <= MEESTE_UREN:
        return value.quantize(Decimal("0.1")) if value is not None else None
    notes.append(_("%(uren)s uur per week kan niet kloppen en is weggelaten.") % {"uren": value})
    return None


def _wage(value: Decimal | None, notes: list[str]) -> Decimal | None:
    if value is None or 0 < value < 10_000_000:
        return value.quantize(Decimal("0.01")) if value is not None else None
    notes.append(_("Een loon van %(loon)s kan niet kloppen en is weggelaten.") % {"loon": value})
    return None


def _ordered(low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    return (high, low) if low is not None and high is not None and low > high else (low, high)
