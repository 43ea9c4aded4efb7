"""What differs between two versions of a plan, as 'it was' and 'it is now', in the words of who reads it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wissel.opmaak import euro, lange_datum
from wissel.trajecten import inhoud
from wissel.trajecten.models import Trajectplan


@dataclass(frozen=True, slots=True)
class WasNu:
    """One field: its name, what it was and what it is; empty where there was or is nothing."""

    veld: str
    was: str
    nu: str


@dataclass(frozen=True, slots=True)
class Verschil:
    """The plan itself or one line of it. `soort`: nieuw, weg or anders."""

    naam: str
    soort: str
    velden: tuple[WasNu, ...]


def differences(
    old: Trajectplan,
    new: Trajectplan,
    labels: Mapping[str, Any],
    choices: Mapping[str, Mapping[str, Any]],
    plan_name: str,
) -> tuple[Verschil, ...]:
    """Differences in the fields that `labels` names; other fields are not for this reader."""
    places: dict[tuple[str, str], list[WasNu]] = {}
    for each in inhoud.differences(inhoud.plan_content(old), inhoud.plan_content(new)):
        kind = "anders"
        if each.veld == "regel":
            kind = "nieuw" if each.was is None else "weg"
        name = plan_name if each.plaats == "plan" else each.plaats
        found = places.setdefault((name, kind), [])
        if kind == "anders" and each.veld in labels:
            was, now = (_shown(each.veld, value, choices) for value in (each.was, each.wordt))
            found.append(WasNu(str(labels[each.veld]), was, now))
    return tuple(
        Verschil(name, kind, tuple(fields))
        for (name, kind), fields in places.items()
        if fields or kind != "anders"
    )


def _shown(field: str, value: Any, choices: Mapping[str, Mapping[str, Any]]) -> str:
    if value in (None, ""):
        return ""
    if field in choices:
        return str(choices[field].get(value, value))
    if field in {"start_op", "eind_op", "van", "tot"}:
        return lange_datum(dt.date.fromisoformat(value))
    if field == "prijs":
        return euro(Decimal(value))
    if field == "ritme_dagen":
        return _("elke %(n)s dagen") % {"n": value}
    return number_format(Decimal(value)) if field == "uren" else str(value)
