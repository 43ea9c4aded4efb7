"""Reading feeds row by row: JobPosting, RSS and Atom, XML of job boards, and tables. A row is fields or an error."""

import datetime as dt
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from wissel.arbeidsmarkt.feeds import tabellen
from wissel.arbeidsmarkt.feeds.ophalen import Geweigerd
from wissel.arbeidsmarkt.velden import Velden, amount, plain
from wissel.arbeidsmarkt.voorstel import propose

_SCRIPT, _SCRIPT_ENDS = re.compile(r"(?i)<script\b[^<>]{0,2000}>"), re.compile(r"(?i)</script\s*>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(\w{1,40};)?")
_PERIODS = {"hour": "uur", "day": "", "week": "week", "month": "maand", "year": "jaar"}
# Names of an element or column, folded, and the field they fill. The first that is there counts.
NAMEN: dict[str, tuple[str, ...]] = {
    "titel": (
        "title",
        "titel",
        "functie",
        "functietitel",
        "functienaam",
        "vacature",
        "vacaturetitel",
        "jobtitle",
    ),
    "werkgever_naam": (
        "company",
        "werkgever",
        "bedrijf",
        "bedrijfsnaam",
        "organisatie",
        "employer",
        "companyname",
    ),
    "plaats": ("city", "plaats", "standplaats", "woonplaats", "locatie", "location", "werklocatie"),
    "pc4": ("postalcode", "postcode", "zipcode", "zip", "pc4"),
    "uren_min": ("urenmin", "hoursmin", "minuren", "minhours", "urenvan"),
    "uren_max": ("urenmax", "hoursmax", "maxuren", "maxhours", "urentot"),
    "uren": ("uren", "hours", "urenperweek", "hoursperweek", "workhours"),
    "loon_van": ("salarymin", "minsalary", "salarismin", "loonvan", "salarisvan"),
    "loon_tot": ("salarymax", "maxsalary", "salarismax", "loontot", "salaristot"),
    "loon": ("salary", "salaris", "loon"),
    "loon_per": ("salaryperiod", "salarisper", "loonper", "per"),
    "tekst": (
        "description",
        "omschrijving",
        "tekst",
        "vacaturetekst",
        "content",
        "summary",
        "functieomschrijving",
    ),
    "url": ("url", "link", "applyurl"),
    "bron_sleutel": (
        "referencenumber",
        "id",
        "guid",
        "vacaturenummer",
        "nummer",
        "nr",
        "vacaturenr",
        "reference",
        "referentie",
    ),
    "sluit_op": (
        "expirationdate",
        "sluitingsdatum",
        "sluitdatum",
        "sluitop",
        "sluit",
        "validthrough",
        "einddatum",
        "enddate",
    ),
}


@dataclass(frozen=True, slots=True)
class Fout:
    """A row that could not be read: why, and a piece of it."""

    rij: int
    fout: str
    stuk: str = ""


Rij = Velden | Fout


def read_jsonld(text: str) -> Iterator[Rij]:
    """JobPosting in a page (script of JSON-LD) or in a file of JSON: one, a list, an ItemList or a @graph."""
    blocks = _blocks(text) if "<" in text[:2000] else [text]
    row = 0
    for block in blocks:
        try:
            data = json.loads(block.strip().removeprefix("<![CDATA[").removesuffix("]]>"))
        except (ValueError, RecursionError):
            row += 1
            yield Fout(row, _("Dit stuk JSON is kapot."), block.strip()[:200])
            continue
        for posting in _postings(data):
            row += 1
            yield _guard(row, _posting, posting)
    if not blocks or row == 0:
        yield Fout(0, _("Hier staat geen JobPosting in. Kies een andere soort of een ander adres."))


def _blocks(text: str) -> list[str]:
    """The scripts of JSON-LD in a page, in time in step with its length (ASVS 1.3.12)."""
    found, at = list[str](), 0
    for opened in _SCRIPT.finditer(text):
        if opened.start() < at or "application/ld+json" not in opened[0].lower():
            continue
        closed = _SCRIPT_ENDS.search(text, opened.end())
        if closed is None:
            break
        found.append(text[opened.end() : closed.start()])
        at = closed.end()
    return found


def _postings(data: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [data], 0
    while waiting and seen < 500_000:
        each = waiting.pop()
        seen += 1
        if isinstance(each, list):
            waiting += reversed(each)
        elif isinstance(each, dict):
            kind = each.get("@type")
            if kind == "JobPosting" or (isinstance(kind, list) and "JobPosting" in kind):
                yield each
            else:
                waiting += [value for value in reversed(each.values()) if isinstance(value, dict | list)]


def _posting(row: Mapping[str, Any]) -> Velden:
    salary, places = _dict(row.get("baseSalary")), row.get("jobLocation") or []
    value = salary.get("value")
    wage = value if isinstance(value, dict) else {"value": value}
    addresses = [
        _dict(_dict(each).get("address")) for each in (places if isinstance(places, list) else [places])
    ]
    towns = [str(each.get("addressLocality") or "") for each in addresses]
    codes = [str(each.get("postalCode") or "") for each in addresses]
    period = _PERIODS.get(str(wage.get("unitText") or salary.get("unitText") or "").lower(), "")
    fields = Velden(
        titel=_text(row.get("title")), werkgever_naam=_text(_dict(row.get("hiringOrganization"), "name").get("name")),
        plaats=", ".join(dict.fromkeys(filter(None, towns))), pc4=next(filter(None, codes), "").replace(" ", "")[:4],
        loon_van=amount(wage.get("minValue", wage.get("value"))) if period else None,
        loon_tot=amount(wage.get("maxValue", wage.get("value"))) if period else None, loon_per=period,
        tekst=_text(row.get("description")), url=_text(row.get("url")),
        bron_sleutel=_text(_dict(row.get("identifier"), "value").get("value")), sluit_op=_day(row.get("validThrough")),
    )  # fmt: skip
    return _with_hours(fields, _text(row.get("workHours")))


def read_xml(text: str, names: tuple[str, ...]) -> Iterator[Rij]:
    """Every element with one of these names as a row. Each is parsed alone, so a broken one spoils no other.

    Raises Geweigerd for a file that declares entities: those are for bombs and for reading files.
    """
    if re.search(r"(?i)<!ENTITY|<!DOCTYPE[^<>\[]{0,500}\[", text[:200_000]) or "<!ENTITY" in text:
        raise Geweigerd(
            _("Deze lijst heeft eigen entiteiten (DTD). Dat kan gevaarlijk zijn en wordt niet gelezen.")
        )
    starts = list(re.finditer(rf"<(?:\w+:)?({'|'.join(names)})(?=[\s>/])", text))
    if not starts:
        yield Fout(
            0,
            _("Hier staan geen vacatures in, of het is geen XML. Kies een andere soort of een ander adres."),
        )
    for row, start in enumerate(starts, 1):
        until = starts[row].start() if row < len(starts) else len(text)
        piece = text[start.start() : until]
        close = piece.rfind("</")
        ending = re.search(rf"</(?:\w+:)?{start[1]}\s*>", piece)
        piece = piece[: ending.end()] if ending else piece[: close if close > 0 else None]
        yield _guard(row, lambda each: _of_names(_elements(each)), piece)


def read_rss(text: str) -> Iterator[Rij]:
    """Items of RSS or entries of Atom. "Kok bij De Leeuw in Zwolle" is read for employer and place."""
    for each in read_xml(text, ("item", "entry")):
        if isinstance(each, Velden):
            found = propose(each.titel + "\n" + each.tekst).velden
            each = replace(
                each, werkgever_naam=each.werkgever_naam or found.werkgever_naam, plaats=each.plaats or found.plaats,
                titel=found.titel or each.titel, pc4=each.pc4 or found.pc4,
            )  # fmt: skip
        yield each


def read_bank(text: str) -> Iterator[Rij]:
    """The XML of job boards: `<job>` or `<vacature>` with plain fields (docs/vacaturefeed.md)."""
    return read_xml(text, ("job", "vacature", "vacancy"))


def read_csv(text: str, mapping: Mapping[str, str] | None = None) -> Iterator[Rij]:
    """Rows of a table as text; see `read_table`."""
    return _table(tabellen.csv_rows(text), mapping)


def read_table(body: bytes, mapping: Mapping[str, str] | None = None, soort: str = "") -> Iterator[Rij]:
    """Rows of a CSV or Excel file with names on the first line. `mapping` is {field: column}; without it usual names.

    Raises Geweigerd for a file that may not be opened.
    """
    return _table(tabellen.rows(body, soort), mapping)


def guess(names: Iterable[str]) -> dict[str, str]:
    """Which column each field is thought to be, by its name."""
    known = {_folded(name): name for name in names}
    return {
        field: known[name]
        for field, usual in NAMEN.items()
        for name in reversed((field.replace("_", ""), *usual))
        if name in known
    }


def _table(found: Iterator[tuple[int, list[str]]], mapping: Mapping[str, str] | None) -> Iterator[Rij]:
    head = next(found, None)
    if head is None:
        yield Fout(0, _("Dit bestand is leeg."))
        return
    number = 0
    try:
        for number, cells in found:
            row = dict(zip(head[1], cells, strict=False))
            if mapping:
                row = {field: row.get(column, "") for field, column in mapping.items() if column}
            yield _guard(number, _of_names, row)
    except Geweigerd as error:
        # Broken halfway: what came before stays.
        yield Fout(number + 1, str(error))


def _of_names(row: Mapping[str, str]) -> Velden:
    known: dict[str, str] = {}
    for name, value in row.items():
        known.setdefault(_folded(name), value)
    got = {
        field: next(
            (known[name] for name in (field.replace("_", ""), *names) if known.get(name, "").strip()), ""
        )
        for field, names in NAMEN.items()
    }
    pay = propose("-\n" + got["loon"]).velden if got["loon"] else Velden()
    fields = Velden(
        titel=got["titel"], werkgever_naam=got["werkgever_naam"], plaats=got["plaats"], tekst=got["tekst"],
        url=got["url"], bron_sleutel=got["bron_sleutel"],
        pc4=got["pc4"].replace(" ", "")[:4], uren_min=amount(got["uren_min"]), uren_max=amount(got["uren_max"]),
        loon_van=amount(got["loon_van"]) or pay.loon_van, loon_tot=amount(got["loon_tot"]) or pay.loon_tot,
        loon_per=_period(got["loon_per"]) or pay.loon_per, sluit_op=_day(got["sluit_op"]),
    )  # fmt: skip
    return _with_hours(fields, got["uren"])


def _with_hours(fields: Velden, text: str) -> Velden:
    """Hours from words like "32-40", "24 uur" or "32-40 uur of in overleg"; others stay unknown."""
    found = re.match(
        r"\D{0,20}(\d{1,3}(?:[.,]\d{1,2})?)(?!\d)\s*(?:(?:-|–|tot|t/m)\s*(\d{1,3}(?:[.,]\d{1,2})?)(?!\d))?(?!\s*[:.]\d)",
        text,
    )
    if not found or fields.uren_min is not None or fields.uren_max is not None:
        return fields
    return replace(fields, uren_min=amount(found[1]), uren_max=amount(found[2] or found[1]))


def _elements(piece: str) -> dict[str, str]:
    """The texts of the elements inside one element, by name; the first of a name counts. Raises ExpatError."""
    found: dict[str, str] = {}
    stack: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, marks: dict[str, str]) -> None:
        stack.append(name.rpartition(":")[2])
        if stack[-1] == "link" and marks.get("href") and marks.get("rel", "alternate") == "alternate":
            found.setdefault("link", marks["href"])

    done: set[str] = set()

    def words(text: str) -> None:
        for name in dict.fromkeys((*stack[1:2], *stack[2:][-1:])):
            if name not in done:
                found[name] = found.get(name, "") + text

    def end(name: str) -> None:
        closed = stack.pop()
        if len(stack) < 2 and found.get(closed, "").strip():
            done.add(closed)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.Parse(_known_entities(piece), True)
    return found


def _known_entities(piece: str) -> str:
    """&nbsp; and its like as signs, a loose & as itself; inside CDATA nothing."""
    parts, at = list[str](), 0
    while (start := piece.find("<![CDATA[", at)) >= 0 and (end := piece.find("]]>", start)) >= 0:
        parts += (_ENTITY.sub(_sign, piece[at:start]), piece[start : end + 3])
        at = end + 3
    return "".join((*parts, _ENTITY.sub(_sign, piece[at:])))


def _sign(match: re.Match[str]) -> str:
    found = html.unescape(match[0]) if match[1] else "&"
    return f"&amp;{match[0][1:]}" if found.startswith("&") else found


def _guard(row: int, make: Callable[[Any], Velden], source: Any) -> Rij:
    """The fields of one row, or what is wrong with it."""
    piece = plain(
        source if isinstance(source, str) else json.dumps(source, ensure_ascii=False, default=str)[:400]
    )[:200]
    try:
        fields = make(source)
    except expat.ExpatError:
        return Fout(row, _("Deze vacature is kapot in de lijst: de XML klopt niet."), piece)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return Fout(row, _("Deze vacature is anders opgebouwd dan verwacht."), piece)
    if not plain(fields.titel):
        return Fout(row, _("Deze vacature heeft geen functie."), piece)
    return fields


def _dict(value: Any, name: str = "") -> dict[str, Any]:
    if isinstance(value, list):
        value = value[0] if value else {}
    return value if isinstance(value, dict) else {name: value} if name and value else {}


def _text(value: Any) -> str:
    return (
        str(value[0] if isinstance(value, list) and value else value or "")
        if not isinstance(value, dict)
        else ""
    )


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value or "")[:10])
    except ValueError:
        return None


def _period(text: str) -> str:
    low = text.lower().strip().removeprefix("per ")
    return _PERIODS.get(low, low if low in {"uur", "week", "maand", "jaar"} else "")


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
