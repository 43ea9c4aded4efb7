"""docs/wet/werkregels.md: every rule the product itself keeps as data, with source, how it binds and when checked.

Found by looking, not by a list: each table of a TOML file of the product whose rows name a `bron` is a table of the
page, so that a new rule cannot be left out. The rules of the law engine have a page of their own.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WISSEL = Path(__file__).resolve().parent.parent
# Ways of working of bureaus are no rules of the product.
BUITEN = frozenset({"sjablonen"})
NAAM = ("naam", "titel", "vraag", "over", "tekst", "sleutel", "code")
VAST = frozenset({"bron", "binding", "checked_on", "van", "tot", "gelezen", "sleutel", "woorden"})
# A long text is a text, not a rule to check; its beginning says which one it is.
LANGST = 240


def tables() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """File, table and rows, in the order of the files; rows get the day on which their file was checked."""
    for path in sorted(WISSEL.rglob("*.toml")):
        if BUITEN & set(path.parts):
            continue
        content = tomllib.loads(path.read_text())
        whole = {"checked_on": content["checked_on"]} if "checked_on" in content else {}
        for name, value in content.items():
            rows = value if isinstance(value, list) else [value]
            found = [{**whole, **row} for row in rows if isinstance(row, dict) and row.get("bron")]
            if found:
                yield str(path.relative_to(WISSEL)), name, found


def markdown() -> str:
    """The whole page."""
    lines = [
        "# De werkregels", "",
        "Gemaakt uit de gegevens van het product met `wissel django regelboek`; niet met de hand wijzigen.",
        "De datums van de wet staan in [regels](regels.md). Hier staat wat het product daarnaast aan regels,",
        "termijnen en uitleg bewaart. Een streepje bij bindt als: de regel is een hulpmiddel en bindt niemand.",
    ]  # fmt: skip
    for file, name, rows in tables():
        lines += [
            "", f"## `{file}`: {name}", "",
            "| regel | inhoud | geldt | bindt als | bron | nagekeken |", "|---|---|---|---|---|---|",
            *(_line(name, row) for row in rows),
        ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _line(table: str, row: dict[str, Any]) -> str:
    title = next((name for name in NAAM if row.get(name)), "")
    rest = {name: value for name, value in row.items() if name not in VAST and name != title}
    parts = (
        f"{name.replace('_', ' ')}: {_text(value)}" for name, value in rest.items() if value not in ("", [])
    )
    content = "; ".join(parts)
    cells = (
        _text(row[title]) if title else table, content or "–", _period(row), row.get("binding", "–"),
        _text(row["bron"]), row.get("checked_on") or row.get("gelezen") or "–",
    )  # fmt: skip
    return "| " + " | ".join(str(cell).replace("|", "/") for cell in cells) + " |"


def _period(row: dict[str, Any]) -> str:
    """From when until when: a week of sickness or a day, as the row has it."""
    begin, end = row.get("van"), row.get("tot")
    if begin is None:
        return "–"
    if isinstance(begin, int):
        return f"week {begin} – {end}"
    return f"{begin} – {end}" if end else f"sinds {begin}"


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_text(each)}" for key, each in value.items())
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = " ".join(str(value).split())
    return text if len(text) <= LANGST else text[:LANGST].rsplit(" ", 1)[0] + " …"
