"""Where somebody can look for work in the Netherlands (S0.20): a list of vacaturebanken in our own words.

The addresses are links to follow; nothing is fetched from them, and none of them is told who looks.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

BESTAND = Path(__file__).resolve().parent / "gegevens" / "vacaturebanken.toml"
SOORTEN = {
    "overheid": _("Van UWV"), "algemeen": _("Alle soorten werk"), "netwerk": _("Via netwerk"),
    "overheidswerk": _("Bij de overheid"), "zorg": _("Zorg en welzijn"), "onderwijs": _("Onderwijs"),
    "techniek": _("Techniek"), "horeca": _("Horeca"), "uitzend": _("Uitzendwerk"), "lerend": _("Werken en leren"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vacaturebank:
    """One place to look: what it is for, and a tip for using it well. `soort` is a key of SOORTEN."""

    naam: str
    soort: str
    url: str
    waarvoor: str
    tip: str


@lru_cache(maxsize=1)
def load() -> tuple[Vacaturebank, ...]:
    """All of them, werk.nl first, in the order of the file."""
    return tuple(Vacaturebank(**row) for row in tomllib.loads(BESTAND.read_text(encoding="utf-8"))["bank"])
