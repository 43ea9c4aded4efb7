"""What differs between two versions of a profile, as 'it was' and 'it is now', in the words of the bureau."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wissel.opmaak import lange_datum
from wissel.profielen import inhoud, onderdelen, papier
from wissel.profielen.models import Deel
from wissel.web.shared.onderdelen.wasnu import Verschil, WasNu
from wissel.web.shared.profielwoorden import BLAD, REGEL


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Verschil, ...]:
    """Per line or part what was and what is, in words; new and removed lines by name."""
    places: dict[tuple[str, str], list[WasNu]] = {}
    for each in inhoud.differences(old, new):
        title = str(Deel(each.deel).label)
        name = f"{title}: {each.regel}" if each.regel else title
        kind = "anders"
        if each.veld == "regel":
            kind = "nieuw" if each.was is None else "weg"
        found = places.setdefault((name, kind), [])
        if kind == "anders":
            was, now = shown(each.deel, each.veld, each.was), shown(each.deel, each.veld, each.wordt)
            found.append(WasNu(label(each.deel, each.veld), was, now))
    return tuple(Verschil(name, kind, tuple(fields)) for (name, kind), fields in places.items())


def label(deel: str, veld: str) -> str:
    """The name of a column as the bureau knows it."""
    own = {"geen": _("Niets te melden"), "bevestigd": _("Bevestigd"), "bewijs": _("Bewijs")}
    if veld in own:
        return own[veld]
    words = REGEL["bureau"].get((Deel(deel), veld)) or BLAD["bureau"].get((Deel(deel), veld))
    digital = dict(onderdelen.DIGITAAL_ZAKEN)
    return str(words[0]) if words else str(digital.get(veld, veld))


def shown(deel: str, veld: str, value: Any) -> str:
    """A value of a version in words; empty when there is none."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if value in (None, "", []):
        return ""
    if veld == "bewijs":
        return "\n".join(filter(None, (each["naam"] or each["tekst"] for each in value)))
    choices = {"rijbewijzen": onderdelen.RIJBEWIJZEN, "middelen": onderdelen.MIDDELEN, "dagen": onderdelen.DAGEN,
               "dagdelen": onderdelen.DAGDELEN}.get(veld, onderdelen.choices_of(deel, veld))  # fmt: skip
    if deel == Deel.DIGITAAL and veld != "toelichting":
        choices = onderdelen.DIGITAAL_NIVEAUS
    if isinstance(value, list):
        return ", ".join(papier.label(choices, each) for each in value)
    if veld in {"van", "tot"}:
        return papier.month(value)
    if veld in {"geldig_tot", "vanaf"}:
        return lange_datum(dt.date.fromisoformat(value))
    return papier.label(choices, value) if choices else str(value)
