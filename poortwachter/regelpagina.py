"""The rules as a page for people: docs/wet/regels.md is made with `python -m poortwachter regels`."""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from poortwachter import regelset

# How a formula is read. The letters are those of the rule files.
TEKENS = (
    ("D", "de eerste ziektedag, na samentellen; `D+42` is 42 dagen later"),
    ("ziektedag n", "de n-de dag die meetelt; `ziektedag 43` is `D+42` als er geen onderbreking was"),
    ("E", "de laatste dag van de wachttijd, ziektedag 728"),
    ("T", "E, of de laatste dag van een vrijwillige verlenging"),
    ("L", "de laatste dag loon zonder loonsanctie"),
    ("zie 3.11",
     "D + 2 kalenderjaren + dagen tussen samengetelde perioden en verlof + elke dag waarmee het loon na E verlengd is"),
    ("zie 3.12",
     "E; later bij verlenging, late aanvraag of loonsanctie; eerder bij AOW of het einde van het contract"),
)  # fmt: skip
BINDING = (
    ("wet", "staat in een wet of regeling"), ("beleid", "staat in beleid van UWV; een rechter volgt dat meestal"),
    ("praktijk", "gewoonte of planning; bindt niemand"), ("rechtspraak", "volgt uit een uitspraak"),
    ("onzeker", "bronnen spreken elkaar tegen; zie [twijfels](twijfels.md)"),
)  # fmt: skip
ZEKERHEID = (
    ("C", "in de bron nagelezen"), ("K", "bekend in het vak, niet opnieuw nagelezen"),
    ("P", "praktijk of beleid, geen regel uit een wet"),
)  # fmt: skip
WAARDE = {True: "ja", False: "nee", None: "–"}


def markdown() -> str:
    """Every milestone, decision row and parameter with formula, source, how it binds, and when it was checked."""
    receipt = regelset.receipt()
    lines = [
        "# De regels", "",
        "Gemaakt uit `poortwachter/regels/*.toml` met `python -m poortwachter regels`; niet met de hand wijzigen.",
        f"Versie {receipt['versie']}, sha256 `{receipt['sha256'][:16]}…`.",
        "Wat het product zelf aan regels heeft, staat in [werkregels](werkregels.md).", "",
        "Bindt als: " + "; ".join(f"**{word}** {meaning}" for word, meaning in BINDING) + ".", "",
        "Zekerheid: " + "; ".join(f"**{letter}** {meaning}" for letter, meaning in ZEKERHEID) + ".", "",
        "## Mijlpalen", "", *_table(("teken", "betekenis"), ((f"`{sign}`", meaning) for sign, meaning in TEKENS)), "",
        *_table(
            ("mijlpaal", "som", "wie", "bindt als", "bron", "zekerheid", "geldt sinds", "nagekeken"), _mijlpalen()
        ),
        "", "## Besluit over spoor 2", "",
        "De rijen worden in volgorde geprobeerd; de eerste die past, telt. De voorwaarden staan in `besluit.py`.", "",
        *_table(
            ("rij", "uitkomst", "wanneer", "bindt als", "bron", "zekerheid", "geldt sinds", "nagekeken"), _rijen()
        ),
        "", "## Parameters", "", "Een zaak mag een waarde overschrijven; het antwoord noemt dat dan.", "",
        *_table(
            ("parameter", "standaard", "bindt als", "betekenis", "bron", "geldt sinds", "nagekeken"), _parameters()
        ),
        "", "## Transitievergoeding", "", *_transitie(),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _mijlpalen() -> Iterator[tuple[Any, ...]]:
    for r in regelset.mijlpalen():
        yield (
            f"{r.label} (`{r.id}`)", r.sum, r.responsible, r.binding, "; ".join(r.source), r.certainty, r.valid_from,
            r.checked_on,
        )  # fmt: skip


def _rijen() -> Iterator[tuple[Any, ...]]:
    for row in regelset.bestanden()["beslistabel"]["rij"]:
        yield (
            row["id"], row["uitkomst"], row["label"], row["binding"], "; ".join(row["source"]),
            row.get("certainty", "–"), row["valid_from"], row["checked_on"],
        )  # fmt: skip


def _parameters() -> Iterator[tuple[Any, ...]]:
    for p in regelset.bestanden()["parameters"]["parameter"]:
        value = p.get("value")
        shown = WAARDE[value] if value is None or isinstance(value, bool) else value
        yield (f"`{p['id']}`", shown, p["binding"], p["label"], p["source"], p["valid_from"], p["checked_on"])


def _transitie() -> list[str]:
    rule = regelset.bestanden()["transitievergoeding"]
    row = (
        rule["label"], rule["sum"], rule["binding"], "; ".join(rule["source"]), rule["valid_from"], rule["checked_on"],
    )  # fmt: skip
    years = (
        (year, f"€ {int(amount):,}".replace(",", ".")) for year, amount in sorted(rule["maximum"].items())
    )
    return [
        *_table(("regel", "som", "bindt als", "bron", "geldt sinds", "nagekeken"), [row]), "",
        "M is het bruto maandloon met vaste en variabele delen, G het loon over de dagen na de laatste volle maand.",
        f"Compensatie voor de werkgever: tot {rule['compensatie_grens']} voor iedere werkgever (BW 7:673e).", "",
        *_table(("jaar van het einde", "hoogstens, of een jaarloon als dat meer is"), years),
    ]  # fmt: skip


def _table(heads: tuple[str, ...], rows: Iterable[Iterable[Any]]) -> list[str]:
    """A table; a bar in a cell would start another cell, so it is written as a slash."""
    made = [" | ".join(str(cell).replace("|", "/") for cell in row) for row in rows]
    return ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads), *(f"| {row} |" for row in made)]


def write(target: TextIO) -> None:
    target.write(markdown())
