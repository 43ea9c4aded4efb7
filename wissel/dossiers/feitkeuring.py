"""Whether a fact that a person records can be: not in the future, not before the sickness, not the wrong way round.

The law engine refuses what contradicts itself; this says sooner, and at the field, what a person mistyped. An imported
file is judged by the engine alone.
"""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from wissel.dossiers.feitsoorten import DATUM, PER_PAD
from wissel.dossiers.models import Dossier, Feit
from wissel.fouten import DomainError
from wissel.opmaak import lange_datum

# What someone did, received or found; such a day has passed. Other dates may be plans.
GEBEURD = frozenset(
    {
        "ziekteperioden.eerste_dag", "ziekteperioden.laatste_dag", "ziekmelding.ziek_op", "probleemanalyse.oordeel_op",
        "plan_van_aanpak.opgesteld_op", "plan_van_aanpak.bijgesteld_op", "laatste_evaluatie_op.",
        "melding_42e_week.gedaan_op", "eerstejaarsevaluatie.gehouden_op", "arbeidsmogelijkheden.datum",
        "arbeidsmogelijkheden.terug_sinds", "uwv_brief_wia.ontvangen_op", "wia_aanvraag.ontvangen_op",
        "reintegratieverslag.ingediend_op", "loonsanctie.besluit_op", "loonsanctie.herstelmelding_ontvangen_op",
        "loonsanctie.bekorting_besluit_op", "vrijwillige_verlenging.verkorting_gevraagd_op",
        "verkorte_wachttijd.aanvraag_op",
    }
)  # fmt: skip
# Dates that may lie before the sickness: leave and the age for AOW.
MAG_EERDER = frozenset({"ziekteperioden", "ziekmelding", "terugrekenen", "verlof", "aow_datum"})
# Within one fact the second never lies before the first.
NA_ELKAAR = {
    "plan_van_aanpak": (("opgesteld_op", "bijgesteld_op"),),
    "arbeidsmogelijkheden": (("datum", "herbeoordeling_op"),),
    "loonsanctie": (("besluit_op", "herstelmelding_ontvangen_op"),),
    "pauzes": (("eerste_dag", "herbeoordeling_op"), ("eerste_dag", "hervatten_volgens_bedrijfsarts_op")),
}


def check_fact(dossier: Dossier, pad: str, waarde: Any, today: dt.date) -> None:
    """Raise DomainError at the part that cannot be, with what to do; `pad` in its facts is the place in the value."""
    rows = waarde if isinstance(waarde, list) else [waarde]
    begin = None if pad in MAG_EERDER else earliest_sick_day(dossier)
    for place, row in enumerate(rows):
        parts = row if isinstance(row, dict) else {"": row}
        where = f"{pad}[{place}]" if isinstance(waarde, list) else pad
        for name, day in _days(pad, parts).items():
            _check_day(pad, name, day, today, begin, where)
        _check_order(pad, parts, where)


def earliest_sick_day(dossier: Dossier) -> dt.date | None:
    """The first day of the first spell that is known; nothing about the case happened before it."""
    row = Feit.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, pad="ziekteperioden", vervangen_door__isnull=True
    ).first()
    days = [spell["eerste_dag"] for spell in (row.waarde if row else None) or () if spell.get("eerste_dag")]
    return dt.date.fromisoformat(min(days)) if days else dossier.eerste_ziektedag


def check_moment(dossier: Dossier, day: dt.date | None, *, today: dt.date, veld: str) -> None:
    """A day on which something about this case happened: not in the future, not before the first sick day."""
    if day is None:
        return
    if day > today:
        raise DomainError("toekomst", _in_the_future(), veld=veld)
    begin = earliest_sick_day(dossier)
    if begin is not None and day < begin:
        raise DomainError("te_vroeg", _too_early(begin), veld=veld)


def _in_the_future() -> str:
    return _("Deze dag ligt in de toekomst. Vul een dag in tot en met vandaag.")


def _too_early(begin: dt.date) -> str:
    text = _("Deze dag ligt voor de eerste ziektedag (%(dag)s). Controleer een van beide datums.")
    return text % {"dag": lange_datum(begin)}


def _label(pad: str, deel: str) -> str:
    return next(str(part.label) for part in PER_PAD[pad].delen if part.naam == deel)


def _days(pad: str, parts: dict[str, Any]) -> dict[str, dt.date]:
    kind = PER_PAD.get(pad)
    names = {part.naam for part in kind.delen if part.soort == DATUM} if kind else set()
    found = {}
    for name, text in parts.items():
        if name in names and isinstance(text, str):
            try:
                found[name] = dt.date.fromisoformat(text)
            except ValueError:
                continue
    return found


def _check_day(pad: str, name: str, day: dt.date, today: dt.date, begin: dt.date | None, where: str) -> None:
    facts = {"veld": name or "waarde", "pad": where}
    if f"{pad}.{name}" in GEBEURD and day > today:
        raise DomainError("toekomst", _in_the_future(), **facts)
    if begin is not None and day < begin:
        raise DomainError("te_vroeg", _too_early(begin), **facts)


def _check_order(pad: str, parts: dict[str, Any], where: str) -> None:
    for first, second in NA_ELKAAR.get(pad, ()):
        before, after = parts.get(first), parts.get(second)
        if before and after and after < before:
            text = _("Deze dag ligt voor: %(eerder)s. Controleer een van beide datums.")
            raise DomainError(
                "volgorde", text % {"eerder": _label(pad, first).lower()}, veld=second, pad=where
            )
