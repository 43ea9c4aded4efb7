"""From demands in other words (a vacancy's fields, the table per occupation) to demands on items."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from wissel.belastbaarheid.lijst import Item, Lijst, load
from wissel.belastbaarheid.stand import Eis, Zekerheid


def of_vacancy(veld: str, waarde: Any, *, bron: str = "", datum: dt.date | None = None) -> tuple[Eis, ...]:
    """The demands of one field of a vacancy, read or asked after: true, false (stated not to apply) or a number.

    A field that says nothing about belastbaarheid (rijbewijs, diploma) gives none.
    """
    lijst = load()
    rows = lijst.koppeling["vacature"].get(veld) or lijst.koppeling.get("navraag", {}).get(veld, ())
    found = (_stated(lijst, row, waarde) for row in rows)
    return tuple(
        Eis(punt, amount, niveau, Zekerheid.GESTELD, bron, datum)
        for each in found
        if each is not None
        for punt, amount, niveau in [each]
    )


def about_items(veld: str) -> bool:
    """Whether a field of a vacancy speaks of items that stand per item; hours stand with the version itself."""
    lijst = load()
    return any(lijst.items[row["punt"]].soort != "uren" for row in lijst.koppeling["vacature"].get(veld, ()))


def of_occupation(
    kolom: str, stap: int | float | Decimal, *, bron: str, datum: dt.date | None
) -> tuple[Eis, ...]:
    """The usual demands of an occupation by one column of the table, 1 (hardly ever) to 5: always an inschatting."""
    lijst = load()
    if not 1 <= stap <= 5:
        raise ValueError(f"belasting {kolom}: {stap} ligt niet tussen 1 en 5")
    found = []
    for row in lijst.koppeling["beroep"].get(kolom, ()):
        item = lijst.items[row["punt"]]
        if "stappen" in row:
            amount, niveau = Decimal(row["stappen"][int(stap) - 1]), None
        else:
            amount, niveau = None, 0 if stap >= row["vanaf"] else item.laatste
        found.append(Eis(item.sleutel, amount, niveau, Zekerheid.INSCHATTING, bron, datum))
    return tuple(found)


def nothing_asked(item: Item) -> tuple[Decimal | None, int | None]:
    """Amount and level of a demand that asks nothing."""
    return (Decimal(0), None) if item.eenheid else (None, item.laatste)


def _stated(
    lijst: Lijst, row: Mapping[str, Any], waarde: Any
) -> tuple[str, Decimal | None, int | None] | None:
    item = lijst.items[row["punt"]]
    if row.get("getal"):
        usable = isinstance(waarde, (int, float, Decimal)) and not isinstance(waarde, bool) and waarde >= 0
        return (item.sleutel, Decimal(str(waarde)), None) if usable else None
    if not isinstance(waarde, bool):
        return None
    asked = waarde is not bool(row.get("omgekeerd"))
    if not asked:
        return (item.sleutel, *nothing_asked(item))
    return (item.sleutel, Decimal(row["ja"]), None) if item.eenheid else (item.sleutel, None, 0)
