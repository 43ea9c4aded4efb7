"""The agreement for a week: one proposes, the other agrees. The hours stay within the belastbaarheid (S0.28)."""

import datetime as dt
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.energie.actions.hulp import VOORUIT, hold
from wissel.energie.lasten import MAX_MINUTEN, loads
from wissel.energie.lezen import limit
from wissel.energie.models import Eigenlast, Weekafspraak
from wissel.energie.weekplan import monday
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import getal
from wissel.trajecten.actions.taken import drop_taak, finish_taak, make_taak
from wissel.trajecten.models import Taak

TAAK = "weekafspraak"
MEESTE_SOLLICITATIES, MEESTE_UREN = 20, Decimal(60)


@transaction.atomic
def propose(
    *, dossier_id: Any, by: Actor, sleutel: uuid.UUID, sollicitaties: int, uren: Decimal | None = None,
    vanaf: dt.date | None = None,
) -> Weekafspraak:  # fmt: skip
    """Propose what a week asks, from the Monday of `vanaf`. An earlier proposal that nobody answered lapses.

    Raises DomainError at `uren` above the hours a week of the belastbaarheid. When those are unknown the hours are an
    own agreement and the row says so; left empty, nothing is checked.
    """
    dossier = hold(dossier_id, by)
    known = Weekafspraak.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    begin = monday(vanaf or klok.today())
    _check(dossier.pk, sollicitaties, uren, begin)
    rows = Weekafspraak.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    for each in rows.filter(akkoord_op__isnull=True, vervallen_op__isnull=True):
        _lapse(each, dossier)
    row = Weekafspraak.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, vanaf=begin, sollicitaties=sollicitaties, uren=uren,
        bron=_source(dossier.pk, uren, begin), voorgesteld_op=klok.now(), voorgesteld_door_id=by.lidmaatschap_id,
        voorgesteld_rol=by.rol,
    )  # fmt: skip
    record(by, "weekafspraak_voorgesteld", dossier=dossier, onderwerp=row, categorie="F")
    make_taak(
        dossier=dossier, by=by, soort=TAAK, titel=_("Lezen wat er voor een week is voorgesteld"), minuten=5,
        voor_rol=Rol.COACH if by.is_kandidaat else Rol.KANDIDAAT, sleutel=_task_key(row),
    )  # fmt: skip
    return row


def _check(dossier_id: uuid.UUID, sollicitaties: int, uren: Decimal | None, begin: dt.date) -> None:
    if not 0 <= sollicitaties <= MEESTE_SOLLICITATIES:
        text = _("Kies een aantal van 0 tot en met %(tot)s.") % {"tot": MEESTE_SOLLICITATIES}
        raise DomainError("aantal", text, veld="sollicitaties")
    today = klok.today()
    if not monday(today) <= begin <= today + VOORUIT:
        text = _("Kies deze week of een week in de komende twaalf weken.")
        raise DomainError("vanaf", text, veld="vanaf")
    if uren is None:
        return
    if not 0 < uren <= MEESTE_UREN:
        raise DomainError("uren", _("Vul een aantal uren in tussen 0 en 60, of laat het leeg."), veld="uren")
    most = limit(dossier_id, begin).week
    if most is not None and uren > most:
        text = _("Dit is meer dan de belastbaarheid: hooguit %(uren)s uur per week. Kies minder uren.")
        raise DomainError("te_veel", text % {"uren": getal(most)}, veld="uren")


def _source(dossier_id: uuid.UUID, uren: Decimal | None, begin: dt.date) -> str:
    if uren is None:
        return Weekafspraak.Bron.GEEN
    known = limit(dossier_id, begin).week is not None
    return Weekafspraak.Bron.BELASTBAARHEID if known else Weekafspraak.Bron.EIGEN


@transaction.atomic
def agree(*, afspraak: Weekafspraak, by: Actor) -> Weekafspraak:
    """Agree to what the other proposed. Raises Changed when it lapsed, and DomainError for the own proposal."""
    dossier = hold(afspraak.dossier_id, by)
    row = Weekafspraak.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=afspraak.pk)
    if row.akkoord_op:
        return row
    if row.vervallen_op:
        raise Changed("vervallen", _("Er is intussen iets anders voorgesteld. Lees het nieuwe voorstel."))
    if row.voorgesteld_rol == by.rol:
        raise DomainError("eigen", _("Dit is uw eigen voorstel. De ander zegt of het goed is."))
    most = limit(dossier.pk, row.vanaf).week
    if row.uren is not None and most is not None and row.uren > most:
        text = _("De belastbaarheid is nu hooguit %(uren)s uur per week. Doe een nieuw voorstel.")
        raise DomainError("te_veel", text % {"uren": getal(most)})
    row.akkoord_op, row.akkoord_door_id = klok.now(), by.lidmaatschap_id
    row.save(update_fields=["akkoord_op", "akkoord_door"])
    _close_task(row, dossier, finish_taak)
    record(by, "weekafspraak_akkoord", dossier=dossier, onderwerp=row, categorie="F")
    return row


@transaction.atomic
def withdraw(*, afspraak: Weekafspraak, by: Actor) -> None:
    """Take back the own proposal, or turn down that of the other. Twice is once."""
    dossier = hold(afspraak.dossier_id, by)
    row = Weekafspraak.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=afspraak.pk)
    if row.akkoord_op:
        raise DomainError(
            "afgesproken", _("Dit is al afgesproken. Doe een nieuw voorstel om het te veranderen.")
        )
    if not row.vervallen_op:
        _lapse(row, dossier)
        record(by, "weekafspraak_vervallen", dossier=dossier, onderwerp=row, categorie="F")


def _lapse(row: Weekafspraak, dossier: Dossier) -> None:
    row.vervallen_op = klok.now()
    row.save(update_fields=["vervallen_op"])
    _close_task(row, dossier, drop_taak)


def _close_task(row: Weekafspraak, dossier: Dossier, verb: Callable[..., Any]) -> None:
    for task in Taak.objects.filter(bureau_id=row.bureau_id, dossier=dossier, sleutel=_task_key(row)):
        verb(taak=task, by=Actor.systeem(dossier.bureau))


def _task_key(row: Weekafspraak) -> str:
    return f"{TAAK} {row.pk}"


@transaction.atomic
def set_load(*, dossier_id: Any, by: Actor, soort: str, minuten: int, reis: int, zwaarte: int) -> Eigenlast:
    """Say what one kind of activity costs this person. What was planned before keeps what it counted for."""
    dossier = hold(dossier_id, by)
    check_load(soort, minuten, reis, zwaarte)
    values = {"minuten": minuten, "reis": reis, "zwaarte": zwaarte}
    row, made = Eigenlast.objects.get_or_create(
        bureau_id=by.bureau_id, dossier=dossier, soort=soort, defaults=values
    )
    if not made and all(getattr(row, name) == value for name, value in values.items()):
        return row
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    record(by, "eigenlast_vastgelegd", dossier=dossier, onderwerp=row, categorie="F")
    return row


def check_load(soort: str, minuten: int, reis: int, zwaarte: int) -> None:
    """Refuse a kind that is not on the list, and times that cannot be, at their field."""
    if soort not in loads():
        raise DomainError("soort", _("Kies een soort uit de lijst."), veld="soort")
    if not 5 <= minuten <= MAX_MINUTEN:
        raise DomainError("minuten", _("Vul een tijd in van 5 tot en met 600 minuten."), veld="minuten")
    if not 0 <= reis <= MAX_MINUTEN:
        raise DomainError("reis", _("Vul een reistijd in van 0 tot en met 600 minuten."), veld="reis")
    if zwaarte not in {1, 2, 3}:
        raise DomainError("zwaarte", _("Kies hoe zwaar het is."), veld="zwaarte")
