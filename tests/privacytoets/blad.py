"""docs/privacytoets.md: what the search finds and misses, counted on the labelled sentences."""

from pathlib import Path

from tests.privacytoets.set import SOORTEN, Uitslag, measure, read
from wissel.privacytoets.lijsten import load

PAD = Path(__file__).resolve().parents[2] / "docs" / "privacytoets.md"
KOP = """# Privacytoets: wat zij vindt, en wat niet

In tekst die een opdrachtgever of nieuwe werkgever leest, wijst Wissel woorden aan over ziekte, medicijnen,
behandeling, zorgverleners en onderzoek. Bij elk woord staat waarom, en een zin over werk die u met één druk
overneemt. Een plan of verslag gaat pas weg als elke plek een antwoord heeft: anders geschreven, of "dit mag
blijven" met een reden. Dat antwoord houdt bij wie het gaf en wanneer, en bewaart het woord zelf niet.

De woorden staan als gegevens in `wissel/privacytoets/lijsten/`, elk met bron en dag. Het is een hulp voor de
schrijver, geen bewijs dat een tekst schoon is. Wat zij niet ziet: een ziekte die alleen uit het verhaal blijkt
("hij durft niet meer naar buiten"), beeldspraak, tekst in een andere taal, en tekst in een bestand dat u toevoegt.
Wie zonder inlog schrijft (aanmelden, een link met een code) krijgt dezelfde vraag bij het versturen; dat antwoord
wordt niet bewaard.

## Cijfers

Gemeten op eigen zinnen met merken, in twee helften. Op de ene helft zijn de lijsten gemaakt; de andere is apart
gehouden, geschreven na de laatste wijziging van de lijsten, en daarna is er niets meer aan de lijsten veranderd. De
zinnen zijn door de makers geschreven: in het echt zijn mensen vindingrijker.
"""


def blad() -> str:
    """The whole page."""
    words = load().woorden
    lines = [
        KOP,
        f"De lijsten tellen {len(words)} woorden en daarnaast stammen, staarten en rijen van woorden.\n",
    ]
    for half, name in (("ontwikkel", "Gemaakt op deze helft"), ("apart", "Apart gehouden")):
        lines.append(_table(name, half, measure(half)))
    return "\n".join(lines)


def _table(name: str, half: str, result: Uitslag) -> str:
    medical = len(read(f"medisch_{half}"))
    rows = [
        f"### {name}: {medical} zinnen over ziekte of zorg, {result.gewoon} gewone\n",
        "| soort | gemerkt | gevonden (recall) | terecht (precision) |",
        "|---|---:|---:|---:|",
        *(
            f"| {kind} | {result.gemerkt[kind]} | {_part(result.recall(kind))} | {_part(result.precision(kind))} |"
            for kind in SOORTEN.values()
        ),
        f"| **samen** | {result.gemerkt.total()} | {_part(result.recall())} | {_part(result.precision())} |",
        f"\nVals alarm op gewone zinnen: {len(result.vals)} van {result.gewoon} ({_part(result.vals_alarm)}).\n",
    ]
    return "\n".join(rows)


def _part(value: float) -> str:
    return f"{value * 100:.1f}".replace(".", ",") + " %"


if __name__ == "__main__":
    PAD.write_text(blad(), encoding="utf-8")
