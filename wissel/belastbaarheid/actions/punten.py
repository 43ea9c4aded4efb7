"""Describing items of a draft, its hours and build-up. Saving part of them never touches the rest."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.belastbaarheid.actions.hulp import lock_concept, plain, text, touched
from wissel.belastbaarheid.lijst import Item, load
from wissel.belastbaarheid.models import Belastbaarheid, Belastbaarheidspunt
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import getal

MEESTE_STAPPEN = 6


@dataclass(frozen=True, slots=True)
class PuntInvoer:
    """What was entered for one item. Without a level and a number it is not described."""

    niveau: int | None = None
    waarde: Decimal | None = None
    soorten: tuple[int, ...] = ()
    opmerking: str = ""

    @property
    def leeg(self) -> bool:
        return self.niveau is None and self.waarde is None and not self.soorten


@transaction.atomic
def set_items(
    *, belastbaarheid: Belastbaarheid, by: Actor, punten: Mapping[str, PuntInvoer],
    getoond: Mapping[str, str] | None = None,
) -> Belastbaarheid:  # fmt: skip
    """Describe items; those not named stay as they are, an empty one becomes "niet beschreven" again.

    An item that says what it said keeps its author and day; a changed one gets those of this version. `getoond` is
    per item the mark of what was on screen (`mark`): Changed when somebody else described it otherwise since, with
    what is there now in `facts["nu"]`. Raises DomainError at the field `punt_<item>`.
    """
    row = lock_concept(belastbaarheid, by)
    items = load(row.lijst).items
    wanted = {key: checked(items, key, given) for key, given in punten.items()}
    rows = Belastbaarheidspunt.objects.filter(bureau_id=by.bureau_id, belastbaarheid=row, item__in=wanted)
    known = {punt.item: punt for punt in rows}
    changed = {key: given for key, given in wanted.items() if _said(known.get(key)) != _wanted(given)}
    _refuse_stale(changed, known, getoond or {})
    if not changed:
        return row
    Belastbaarheidspunt.objects.filter(
        bureau_id=by.bureau_id,
        belastbaarheid=row,
        item__in=[key for key, given in changed.items() if given is None],
    ).delete()
    for key, given in changed.items():
        if given is not None:
            _store(row, by, key, given)
    touched(row)
    record(by, "belastbaarheid_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="D1")
    return row


def mark(punt: Any) -> str:
    """What an item says, in short, to notice that somebody else changed it; empty when not described."""
    if punt is None:
        return ""
    amount = "" if punt.waarde is None else format(Decimal(punt.waarde).normalize(), "f")
    return f"{punt.niveau}|{amount}|{','.join(str(kind) for kind in punt.soorten)}|{punt.opmerking}"


def _said(punt: Belastbaarheidspunt | None) -> str:
    return mark(punt)


def _wanted(given: PuntInvoer | None) -> str:
    return mark(given)


def _refuse_stale(
    changed: Mapping[str, PuntInvoer | None], known: Mapping[str, Belastbaarheidspunt], getoond: Mapping[str, str]
) -> None:  # fmt: skip
    stale = [key for key in changed if key in getoond and getoond[key] != mark(known.get(key))]
    if stale:
        words = _("Iemand anders heeft dit punt net gewijzigd. Kijk wat er nu staat en kies opnieuw.")
        raise Changed(
            "gewijzigd", words, veld=f"punt_{stale[0]}", nu={key: mark(known.get(key)) for key in stale}
        )


def checked(items: Mapping[str, Item], key: str, given: PuntInvoer) -> PuntInvoer | None:
    """The entry as it is stored, or None when there is none. Raises DomainError at the item."""
    item, veld = items.get(key), f"punt_{key}"
    if item is None or item.soort == "uren":
        raise DomainError(
            "onbekend_punt", _("Dit punt bestaat niet in de lijst. Ververs de pagina."), veld=veld
        )
    note = text(given.opmerking, veld, 160)
    if given.leeg:
        if note:
            raise DomainError("niveau", _("Kies een niveau bij deze opmerking."), veld=veld)
        return None
    levels = range(item.laatste + 1)
    if (given.niveau is not None and given.niveau not in levels) or any(
        kind not in levels for kind in given.soorten
    ):
        raise DomainError("niveau", _("Dit niveau bestaat niet bij dit punt. Kies uit de lijst."), veld=veld)
    if item.soort == "soorten":
        return _kinds(item, given, note, veld)
    return _level(item, given, note, veld)


def _kinds(item: Item, given: PuntInvoer, note: str, veld: str) -> PuntInvoer:
    """Kinds may go together, but not with the norm."""
    chosen = tuple(sorted({*given.soorten, *([given.niveau] if given.niveau is not None else [])}))
    if 0 in chosen and len(chosen) > 1:
        words = _("Kies “%(norm)s” of een of meer beperkingen, niet allebei.") % {
            "norm": item.niveaus[0].woorden
        }
        raise DomainError("norm", words, veld=veld)
    return PuntInvoer(chosen[0], None, () if chosen == (0,) else chosen, note)


def _level(item: Item, given: PuntInvoer, note: str, veld: str) -> PuntInvoer:
    """A level, a number in the unit, or both when they agree."""
    amount = given.waarde
    if amount is None:
        return PuntInvoer(given.niveau, None, (), note)
    if not item.eenheid:
        raise DomainError("getal", _("Dit punt heeft geen getal. Kies een niveau."), veld=veld)
    if not 0 <= amount < 10_000:
        raise DomainError("getal", _("Vul een getal van nul of hoger in."), veld=veld)
    follows = item.level_of(amount)
    if given.niveau is not None and given.niveau != follows and not _agrees(item, given.niveau, amount):
        words = _("%(getal)s %(eenheid)s hoort bij “%(niveau)s”. Kies dat niveau, of laat het getal weg.")
        facts = {"getal": getal(amount), "eenheid": item.eenheid, "niveau": item.niveaus[follows].woorden}
        raise DomainError("niveau_getal", words % facts, veld=veld)
    return PuntInvoer(given.niveau if given.niveau is not None else follows, amount, (), note)


def _agrees(item: Item, niveau: int, amount: Decimal) -> bool:
    """Two levels with the same number (8 uur of meer, ongeveer 8 uur) both take it."""
    own, follows = item.niveaus[niveau].waarde, item.niveaus[item.level_of(amount)].waarde
    return own == follows


def _store(row: Belastbaarheid, by: Actor, key: str, given: PuntInvoer) -> None:
    Belastbaarheidspunt.objects.update_or_create(
        bureau_id=by.bureau_id, belastbaarheid=row, item=key,
        defaults={
            "dossier_id": row.dossier_id, "niveau": given.niveau or 0, "waarde": given.waarde,
            "soorten": list(given.soorten), "opmerking": given.opmerking, "auteur_naam": row.auteur_naam,
            "auteur_rol": row.auteur_rol, "datum": row.datum, "document_id": row.document_id,
            "ingevoerd_door_id": by.lidmaatschap_id, "ingevoerd_op": klok.now(),
        },
    )  # fmt: skip


@transaction.atomic
def confirm_rubriek(*, belastbaarheid: Belastbaarheid, by: Actor, rubriek: str) -> int:
    """What was taken over in this rubriek also stands in the new paper: it gets its author and day. Gives the count."""
    row = lock_concept(belastbaarheid, by)
    keys = [item.sleutel for item in load(row.lijst).items.values() if item.rubriek == rubriek]
    found = Belastbaarheidspunt.objects.filter(bureau_id=by.bureau_id, belastbaarheid=row, item__in=keys)
    source = {
        "auteur_naam": row.auteur_naam, "auteur_rol": row.auteur_rol, "datum": row.datum,
        "document_id": row.document_id,
    }  # fmt: skip
    count = found.exclude(**source).update(
        **source, ingevoerd_door_id=by.lidmaatschap_id, ingevoerd_op=klok.now()
    )
    if count:
        touched(row)
        record(by, "belastbaarheid_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="D1")
    return count


@transaction.atomic
def rest_is_norm(*, belastbaarheid: Belastbaarheid, by: Actor, rubriek: str) -> int:
    """The FML says that the other items of this rubriek are the norm: they are written as such. Gives the count.

    Only for an FML, which goes through every item; what an IZP or BAR does not name stays unknown.
    """
    row = lock_concept(belastbaarheid, by)
    if row.soort != Belastbaarheid.Soort.FML:
        words = _("Een %(soort)s noemt niet elk punt. Wat er niet staat, blijft “niet beschreven”.")
        raise DomainError("geen_fml", words % {"soort": row.get_soort_display()})
    known = set(row.punten.values_list("item", flat=True))
    chosen = [
        item for item in load(row.lijst).describable() if item.rubriek == rubriek and item.soort != "kenmerk"
    ]
    missing = {item.sleutel: PuntInvoer(niveau=0) for item in chosen if item.sleutel not in known}
    set_items(belastbaarheid=row, by=by, punten=missing)
    return len(missing)


@transaction.atomic
def save_hours(
    *, belastbaarheid: Belastbaarheid, by: Actor, versie: int, uren_per_dag: Decimal | None,
    uren_per_week: Decimal | None, taken: str, opbouw: Sequence[tuple[dt.date, Decimal]],
) -> Belastbaarheid:  # fmt: skip
    """Hours of work that can be done now, which own tasks (S4.7), and the build-up in steps. Raises Changed."""
    row = lock_concept(belastbaarheid, by)
    _check_hours(uren_per_dag, uren_per_week)
    wanted = {
        "uren_per_dag": uren_per_dag, "uren_per_week": uren_per_week, "taken": text(taken, "taken", 500),
        "opbouw": _checked_steps(opbouw, row.datum),
    }  # fmt: skip
    now = {name: getattr(row, name) for name in wanted}
    if now == wanted:
        return row
    if row.versie != versie:
        words = _(
            "Iemand anders heeft dit concept net gewijzigd. Nu staat er: %(dag)s uur per dag, %(week)s uur per week. "
            "Bewaart u nog een keer, dan geldt wat u hier invulde."
        )
        facts = {"dag": getal(row.uren_per_dag) or "–", "week": getal(row.uren_per_week) or "–"}
        raise Changed("gewijzigd", words % facts, nu=plain(now), versie=row.versie)
    for name, value in wanted.items():
        setattr(row, name, value)
    touched(row, *wanted)
    record(by, "belastbaarheid_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="D1")
    return row


def _check_hours(per_day: Decimal | None, per_week: Decimal | None) -> None:
    if per_day is not None and not 0 <= per_day <= 24:
        raise DomainError("uren", _("Vul 0 tot en met 24 uur in."), veld="uren_per_dag")
    if per_week is not None and not 0 <= per_week <= 80:
        raise DomainError("uren", _("Vul 0 tot en met 80 uur in."), veld="uren_per_week")
    if per_day is not None and per_week is not None and not per_day <= per_week <= per_day * 7:
        words = _(
            "%(dag)s uur per dag en %(week)s uur per week passen niet bij elkaar. Controleer een van beide."
        )
        facts = {"dag": getal(per_day), "week": getal(per_week)}
        raise DomainError("uren", words % facts, veld="uren_per_week")


def _checked_steps(steps: Sequence[tuple[dt.date, Decimal]], since: dt.date) -> list[dict[str, str]]:
    """The steps by day. Raises DomainError at `opbouw`."""
    if len(steps) > MEESTE_STAPPEN:
        words = _("Hooguit %(meeste)s stappen. Voeg stappen samen.") % {"meeste": MEESTE_STAPPEN}
        raise DomainError("opbouw", words, veld="opbouw")
    days = [day for day, _hours in steps]
    if any(day < since for day in days):
        words = _("Een stap begint voor de datum van het stuk. Controleer de dag.")
        raise DomainError("opbouw", words, veld="opbouw")
    if len(set(days)) != len(days):
        raise DomainError("opbouw", _("Twee stappen hebben dezelfde dag. Laat er een weg."), veld="opbouw")
    if any(not 0 <= hours <= 80 for _day, hours in steps):
        raise DomainError("opbouw", _("Vul bij elke stap 0 tot en met 80 uur per week in."), veld="opbouw")
    return [
        {"vanaf": day.isoformat(), "uren_per_week": format(hours.normalize(), "f")}
        for day, hours in sorted(steps)
    ]
