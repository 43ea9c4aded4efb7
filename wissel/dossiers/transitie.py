"""The bridge to the law for the transitievergoeding: typed facts in, an amount with its sum out. Keeps nothing."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from poortwachter import Fout, regelset
from poortwachter import transitievergoeding as compute
from wissel.fouten import DomainError
from wissel.opmaak import euro

# Whoever ends the contract, as the law tells them apart.
INITIATIEVEN = ("werkgever", "niet_verlengd_door_werkgever", "wederzijds_goedvinden", "werknemer")
VELDEN = {"dienstverbanden": "laatste_dag", "maandloon": "maandloon", "jaar_einde": "laatste_dag"}


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule with the days it held; without `tot` it still does."""

    van: dt.date
    tekst: str
    bron: str
    binding: str
    checked_on: dt.date
    tot: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The answer: right (None: it depends), duration, amount (None: not to be said), maximum and the sum in words."""

    recht: bool | None
    reden: str
    jaren: int
    maanden: int
    dagen: int
    bedrag: Decimal | None
    benaderd: bool
    maximum: Decimal | None
    som: str
    bron: tuple[str, ...]


@lru_cache(maxsize=1)
def rules() -> tuple[Regel, ...]:
    """Every rule, the oldest first. A rule without source or day stops here."""
    rows = tomllib.loads((Path(__file__).parent / "transitieregels.toml").read_text())["regel"]
    return tuple(Regel(**row) for row in rows)


def maxima() -> tuple[tuple[int, Decimal], ...]:
    """The yearly maximum, the newest year first; a year that is not here is not known."""
    table = regelset.bestanden()["transitievergoeding"]["maximum"]
    return tuple(sorted(((int(year), Decimal(text)) for year, text in table.items()), reverse=True))


def calculate(
    *, eerste_dag: dt.date, laatste_dag: dt.date, maandloon: Decimal, initiatief: str, aow: bool = False
) -> Uitkomst:
    """What somebody gets whose contract lasted from a day up to and including another.

    `maandloon` is the gross monthly wage with fixed and variable parts, in euro, not the lower one of sickness.
    Days beyond whole months are estimated, since what was earned in them is not asked. Raises DomainError at the
    field when the facts contradict each other. Source: BW 7:673.
    """
    invoer: dict[str, Any] = {
        "dienstverbanden": [{"eerste_dag": eerste_dag.isoformat(), "laatste_dag": laatste_dag.isoformat()}],
        "maandloon": f"{maandloon:.2f}", "initiatief": initiatief, "aow_bereikt": aow,
        "parameters": {"restdagen_methode": "benadering_1095"},
    }  # fmt: skip
    try:
        found = compute(invoer)
    except Fout as fout:
        field = VELDEN.get(fout.veld.split("[")[0].split(".")[0])
        raise DomainError("transitie", _words(fout), veld=field) from fout
    duration = found["duur"]
    amount = None if found["recht"] is None else _amount(found["transitievergoeding"])
    return Uitkomst(
        found["recht"], _reason(found["recht"], initiatief, aow=aow), duration["volle_jaren"],
        duration["volle_maanden"], duration["restdagen"] or 0, amount, found["benadering"] is not None,
        _amount(found["maximum"]), _sum(maandloon, duration), tuple(found["bron"]),
    )  # fmt: skip


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _sum(wage: Decimal, duration: dict[str, Any]) -> str:
    """The sum as people would write it down."""
    parts = [_("%(loon)s : 3 × %(n)s jaar") % {"loon": euro(wage), "n": duration["volle_jaren"]}]
    if duration["volle_maanden"]:
        parts.append(
            _("%(loon)s : 36 × %(n)s maanden") % {"loon": euro(wage), "n": duration["volle_maanden"]}
        )
    if duration["restdagen"]:
        parts.append(_("%(loon)s : 1095 × %(n)s dagen") % {"loon": euro(wage), "n": duration["restdagen"]})
    return " + ".join(parts)


def _reason(right: bool | None, initiatief: str, *, aow: bool) -> str:
    if aow:
        return _("Wie de AOW-leeftijd heeft bereikt, krijgt geen transitievergoeding.")
    if right is None:
        return _("Gaat u samen uit elkaar? Dan hangt het af van wat u afspreekt.")
    if right:
        return _(
            "De werkgever beëindigt het contract of verlengt het niet. Dan is er recht vanaf de eerste dag."
        )
    return _("Wie zelf opzegt, krijgt meestal geen transitievergoeding.")


def _words(fout: Fout) -> str:
    if "2020" in str(fout):
        return _("Deze dag ligt voor 2020. Toen gold een andere regel; die rekenen wij niet uit.")
    return _("Met deze gegevens kunnen wij niet rekenen. Controleer de datums en het loon.")
