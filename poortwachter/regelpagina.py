"""The rules as a page for people: docs/wet/regels.md is made with `python -m poortwachter regels`."""

from typing import TextIO

from poortwachter import regelset


def markdown() -> str:
    """Every milestone, decision row and parameter with its source and how it binds."""
    receipt = regelset.receipt()
    lines = [
        "# De regels",
        "",
        "Gemaakt uit `poortwachter/regels/*.toml` met `python -m poortwachter regels`; niet met de hand wijzigen.",
        f"Versie {receipt['versie']}, sha256 `{receipt['sha256'][:16]}…`.",
        "",
        "## Mijlpalen",
        "",
        "| mijlpaal | som | wie | bindt als | bron | zekerheid | geldt sinds | nagekeken |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for r in regelset.mijlpalen():
        source = "; ".join(r.source)
        lines.append(
            f"| {r.label} (`{r.id}`) | {r.sum} | {r.responsible} | {r.binding} | {source} | {r.certainty} "
            f"| {r.valid_from} | {r.checked_on} |"
        )
    lines += [
        "",
        "## Besluit over spoor 2",
        "",
        "| rij | uitkomst | wanneer | bindt als | bron |",
        "|---|---|---|---|---|",
    ]
    for row in regelset.rijen().values():
        lines.append(f"| {row.id} | {row.uitkomst} | {row.label} | {row.binding} | {'; '.join(row.source)} |")
    lines += [
        "",
        "## Parameters",
        "",
        "| parameter | standaard | bindt als | betekenis | bron |",
        "|---|---|---|---|---|",
    ]
    for p in regelset.bestanden()["parameters"]["parameter"]:
        value = p.get("value", "–")
        lines.append(f"| `{p['id']}` | {value} | {p['binding']} | {p['label']} | {p['source']} |")
    return "\n".join(lines) + "\n"


def write(target: TextIO) -> None:
    target.write(markdown())
