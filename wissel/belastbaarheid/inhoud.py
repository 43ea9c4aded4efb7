"""A version as plain values: what is frozen and hashed, what is read by others, and what differs between two."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wissel.belastbaarheid.lijst import Item, load
from wissel.belastbaarheid.models import Belastbaarheid, Belastbaarheidspunt
from wissel.belastbaarheid.stand import Opbouwstap, Punt

VELDEN = (
    "soort", "datum", "herzien_op", "eigen", "document_id", "bron", "auteur_naam", "auteur_rol", "uren_per_dag",
    "uren_per_week", "taken", "opbouw", "lijst", "correctie_van_id", "correctie_reden",
)  # fmt: skip
PUNTVELDEN = (
    "item", "niveau", "waarde", "soorten", "opmerking", "auteur_naam", "auteur_rol", "datum", "document_id",
)  # fmt: skip


def content(row: Belastbaarheid) -> dict[str, Any]:
    """All that a version says, as JSON."""
    rows = sorted(row.punten.all(), key=lambda each: each.item)
    return {
        **{name: _plain(getattr(row, name)) for name in VELDEN},
        "punten": [{name: _plain(getattr(punt, name)) for name in PUNTVELDEN} for punt in rows],
    }


def content_sha256(row: Belastbaarheid) -> str:
    """The hash that an established version keeps."""
    text = json.dumps(content(row), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if value is None or isinstance(value, bool | int | str | list):
        return value
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def as_punten(rows: Iterable[Belastbaarheidspunt]) -> dict[str, Punt]:
    """Items by key, frozen."""
    return {
        row.item: Punt(
            sleutel=row.item, niveau=row.niveau, waarde=row.waarde, soorten=tuple(row.soorten),
            opmerking=row.opmerking, auteur=row.auteur_naam, datum=row.datum,
        )
        for row in rows
    }  # fmt: skip


def hours_as_punten(row: Belastbaarheid) -> dict[str, Punt]:
    """Hours of a version as items of rubriek 6, so that they compare as all other items."""
    items, found = load(row.lijst).items, {}
    for key in ("uren_per_dag", "uren_per_week"):
        amount = getattr(row, key)
        if amount is not None:
            found[key] = Punt(key, items[key].level_of(amount), amount, (), "", row.auteur_naam, row.datum)
    return found


def as_opbouw(rows: Iterable[Mapping[str, str]]) -> tuple[Opbouwstap, ...]:
    return tuple(
        Opbouwstap(dt.date.fromisoformat(row["vanaf"]), Decimal(row["uren_per_week"])) for row in rows
    )


@dataclass(frozen=True, slots=True)
class Verschil:
    """One item of two versions. `meer`: whether the later one can more, None where that cannot be said."""

    item: Item
    was: Punt | None
    nu: Punt | None
    anders: bool
    meer: bool | None


def differences(
    lijst: str, was: Mapping[str, Punt], nu: Mapping[str, Punt], *, alles: bool = False
) -> list[Verschil]:
    """What differs between two versions in the order of the list; with `alles` also what is the same."""
    found = []
    for key, item in load(lijst).items.items():
        before, after = was.get(key), nu.get(key)
        differs = _said(before) != _said(after)
        if differs or (alles and (before or after)):
            found.append(Verschil(item, before, after, differs, _more(item, before, after)))
    return found


def _said(punt: Punt | None) -> tuple[Any, ...] | None:
    return (punt.niveau, punt.waarde, punt.soorten, punt.opmerking) if punt else None


def _more(item: Item, was: Punt | None, nu: Punt | None) -> bool | None:
    if was is None or nu is None or not item.ordent:
        return None
    if was.waarde is not None and nu.waarde is not None and was.waarde != nu.waarde:
        return nu.waarde > was.waarde
    return None if was.niveau == nu.niveau else nu.niveau < was.niveau
