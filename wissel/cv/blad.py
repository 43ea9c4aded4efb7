"""A cv as it is shown: parts in order, with headings in the language of the document, as plain values.

The PDF, the pictures of its pages, the Word file and the text on screen are made of this one sheet, so that they say
the same in the same order.
"""

import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from wissel.cv.maand import in_words, months

REFERENTIES: Final = ("geen", "op_verzoek", "namen")


@dataclass(frozen=True, slots=True)
class Regel:
    """One job, course or skill: its name, where, when, a few words and points."""

    titel: str
    onder: str = ""
    periode: str = ""
    tekst: str = ""
    punten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deel:
    """A part with its heading: text, or rows. `vorm` says how: tekst, regels, of kort (a name with a few words)."""

    sleutel: str
    kop: str
    vorm: str
    tekst: str = ""
    regels: tuple[Regel, ...] = ()


@dataclass(frozen=True, slots=True)
class Blad:
    naam: str
    functie: str
    contact: tuple[str, ...]
    taal: str
    layout: str
    titel: str
    bladzijde: str
    delen: tuple[Deel, ...]

    def plain(self) -> dict[str, Any]:
        """Everything a template may show."""
        return asdict(self)

    def texts(self) -> list[str]:
        """All words in the order in which they are read."""
        found = [self.naam, self.functie, *self.contact]
        for part in self.delen:
            found += [part.kop, part.tekst]
            for row in part.regels:
                below = (row.onder, row.periode) if part.vorm == "kort" else (row.periode, row.onder)
                found += [row.titel, *below, row.tekst, *row.punten]
        return [text for text in found if text]


@cache
def words(taal: str) -> dict[str, Any]:
    """The words of a language, and under `orde` the order of parts per layout."""
    found: dict[str, Any] = tomllib.loads((Path(__file__).parent / "koppen.toml").read_text())[taal]
    return found


def sheet(inhoud: dict[str, Any], *, taal: str, layout: str) -> Blad:
    """The sheet of this content. Parts without anything in them are left out."""
    said = words(taal)
    basics = inhoud.get("basics") or {}
    place = basics.get("location") or {}
    contact = [place.get("city"), basics.get("phone"), basics.get("email"), basics.get("url")]
    contact += [each.get("url") or each.get("username") for each in _dicts(basics.get("profiles"))]
    name = _text(basics.get("name"))
    parts = (_part(key, inhoud, said, taal) for key in words("orde")[layout])
    return Blad(
        naam=name, functie=_text(basics.get("label")), contact=tuple(text for each in contact if (text := _text(each))),
        taal=taal, layout=layout, titel=" ".join(filter(None, (said["cv"], name))), bladzijde=said["bladzijde"],
        delen=tuple(part for part in parts if part.tekst or part.regels),
    )  # fmt: skip


def own(inhoud: dict[str, Any]) -> dict[str, Any]:
    """What only Wissel keeps with a cv, under `meta.wissel`."""
    meta = inhoud.get("meta")
    found = meta.get("wissel") if isinstance(meta, dict) else None
    return found if isinstance(found, dict) else {}


def _part(key: str, inhoud: dict[str, Any], said: dict[str, Any], taal: str) -> Deel:
    if key == "profiel":
        return Deel(key, said[key], "tekst", tekst=_text((inhoud.get("basics") or {}).get("summary")))
    if key == "references":
        return _references(inhoud, said)
    rows = tuple(row for each in _dicts(inhoud.get(key)) if (row := _row(key, each, said, taal)).titel)
    if key in {"work", "education", "volunteer", "projects"}:
        rows = tuple(sorted_rows(key, inhoud, said, taal))
    return Deel(key, said[key], "regels" if key in _LANG else "kort", regels=rows)


_LANG = frozenset({"work", "education", "volunteer", "projects"})


def sorted_rows(key: str, inhoud: dict[str, Any], said: dict[str, Any], taal: str) -> list[Regel]:
    """The rows of a part with periods, newest first; rows without a period keep their place at the end."""
    rows = [each for each in _dicts(inhoud.get(key)) if _row(key, each, said, taal).titel]
    return [_row(key, each, said, taal) for each in newest_first(rows)]


def newest_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What goes on now first, then by end and start; without a start last."""

    def place(row: dict[str, Any]) -> tuple[int, int]:
        start, end = months(_text(row.get("startDate"))), months(_text(row.get("endDate")), end=True)
        if start is None and end is None:
            return (-1, -1)
        return (10**6 if end is None else end, start or -1)

    return sorted(rows, key=place, reverse=True)


def _row(key: str, row: dict[str, Any], said: dict[str, Any], taal: str) -> Regel:
    def get(name: str) -> str:
        return _text(row.get(name))

    if key in {"work", "volunteer"}:
        place = get("name") if key == "work" else get("organization")
        below = ", ".join(filter(None, (place, get("location"))))
        title = get("position") or below
        return Regel(
            title,
            below if title != below else "",
            period(row, said, taal),
            get("summary"),
            _points(row, "highlights"),
        )
    if key == "education":
        title = " ".join(filter(None, (get("studyType"), get("area")))) or get("institution")
        below = get("institution") if title != get("institution") else ""
        return Regel(title, below, period(row, said, taal), get("score"), _points(row, "courses"))
    if key == "projects":
        return Regel(get("name"), "", period(row, said, taal), get("description"), _points(row, "highlights"))
    below = {"skills": "level", "languages": "fluency", "certificates": "issuer"}.get(key, "")
    title = get("language") if key == "languages" else get("name")
    when = in_words(get("date"), taal) if key == "certificates" else ""
    return Regel(title, get(below) if below else "", when, "", _points(row, "keywords"))


def _references(inhoud: dict[str, Any], said: dict[str, Any]) -> Deel:
    """Names only when the kandidaat chose so; a file that brought names and no choice shows them."""
    rows = tuple(
        Regel(name, tekst=_text(each.get("reference")))
        for each in _dicts(inhoud.get("references"))
        if (name := _text(each.get("name")))
    )
    choice = own(inhoud).get("referenties") or ("namen" if rows else "geen")
    if choice == "op_verzoek":
        return Deel("references", said["references"], "tekst", tekst=said["op_verzoek"])
    return Deel("references", said["references"], "regels", regels=rows if choice == "namen" else ())


def period(row: dict[str, Any], said: dict[str, Any], taal: str) -> str:
    """`maart 2015 tot juni 2019`, `2019 tot nu`, or what is known of it."""
    start, end = (in_words(_text(row.get(name)), taal) for name in ("startDate", "endDate"))
    if not start:
        return end
    return start if start == end else f"{start} {said['tot']} {end or said['nu']}"


def _points(row: dict[str, Any], name: str) -> tuple[str, ...]:
    values = row.get(name)
    return tuple(text for each in values if (text := _text(each))) if isinstance(values, list) else ()


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
