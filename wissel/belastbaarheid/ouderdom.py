"""How old a belastbaarheid is, in three steps, with the rule and where it comes from."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

from poortwachter.kalender import plus_maanden
from wissel.opmaak import lange_datum

PAD = Path(__file__).resolve().parent / "regels" / "ouderdom.toml"


@dataclass(frozen=True, slots=True)
class Regelset:
    """The months of both steps, and who says so."""

    maanden_oranje: int
    maanden_rood: int
    gezag: str
    bron: str


@dataclass(frozen=True, slots=True)
class Ouderdom:
    """`kleur` is groen, oranje or rood; `zin` says why, empty when there is nothing to say."""

    kleur: str
    zin: str
    gezag: str
    bron: str

    @property
    def verouderd(self) -> bool:
        return self.kleur == "rood"


@lru_cache(maxsize=1)
def rules() -> Regelset:
    raw = tomllib.loads(PAD.read_text(encoding="utf-8"))
    return Regelset(raw["maanden_oranje"], raw["maanden_rood"], raw["gezag"], raw["bron"])


def age(day: dt.date, herzien_op: dt.date | None, today: dt.date) -> Ouderdom:
    """The age of a version of `day`. The author's own day to look again goes before the months."""
    rule = rules()
    words = {"dag": lange_datum(day), "oranje": rule.maanden_oranje, "rood": rule.maanden_rood}
    if plus_maanden(day, rule.maanden_rood) < today:
        text = _("Van %(dag)s, ouder dan %(rood)s maanden. Vraag de bedrijfsarts om een nieuwe.") % words
        return Ouderdom("rood", text, rule.gezag, rule.bron)
    if herzien_op is not None and herzien_op < today:
        text = _("De schrijver zou op %(dag)s opnieuw kijken. Vraag of deze belastbaarheid nog klopt.")
        return Ouderdom("oranje", text % {"dag": lange_datum(herzien_op)}, rule.gezag, rule.bron)
    if plus_maanden(day, rule.maanden_oranje) < today:
        text = _("Van %(dag)s, ouder dan %(oranje)s maanden. Vraag of deze belastbaarheid nog klopt.") % words
        return Ouderdom("oranje", text, rule.gezag, rule.bron)
    return Ouderdom("groen", "", rule.gezag, rule.bron)
