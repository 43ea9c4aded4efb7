"""A coach gives items to kandidaten, with a day and a why, and takes back what is no longer needed (S0.7, S2.23)."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.leren.bibliotheek import Kaart
from wissel.leren.models import Leerstap
from wissel.logbook.actions import record
from wissel.outbox.actions import notify
from wissel.trajecten.actions.planhulp import clean
from wissel.trajecten.actions.taken import drop_taak, make_taak, move_taak
from wissel.trajecten.models import Taak

TAAK, BERICHT = "leren", "leren"
HOOGSTENS = 50


@transaction.atomic
def assign(
    *, dossiers: Sequence[Dossier], items: Sequence[Kaart], by: Actor, waarom: str = "", voor: dt.date | None = None,
    module: str = "",
) -> list[Leerstap]:  # fmt: skip
    """Give each of these kandidaten these items, with one mail each. What somebody has and did stays as it is.

    An item that is open already gets the new day and the new why; one that was taken back is given again. The same
    form sent twice changes nothing. Raises DomainError at the field for nothing chosen or a day that is past.
    """
    _check(dossiers, items, voor)
    made: list[Leerstap] = []
    for dossier in _locked(dossiers, by):
        fresh = [step for item in items if (step := _give(dossier, item, by, waarom, voor, module))]
        if fresh:
            record(by, "leerstof_gegeven", dossier=dossier, onderwerpen=fresh, categorie="H")
            notify(by, persoon=dossier.kandidaat, soort=BERICHT, dossier=dossier, pad="/mijn/leren/")
        made += fresh
    return made


def _check(dossiers: Sequence[Dossier], items: Sequence[Kaart], voor: dt.date | None) -> None:
    if not dossiers:
        raise DomainError("leeg", _("Kies ten minste één kandidaat."), veld="kandidaten")
    if not items:
        raise DomainError("leeg", _("Kies ten minste één onderdeel."), veld="items")
    if len(dossiers) * len(items) > HOOGSTENS * 10:
        text = _("Dit is te veel in één keer. Kies minder kandidaten of minder onderdelen.")
        raise DomainError("te_veel", text, veld="kandidaten")
    if voor is not None and voor < klok.today():
        raise DomainError("voorbij", _("Deze dag is voorbij. Kies vandaag of een latere dag."), veld="voor")


def _locked(dossiers: Iterable[Dossier], by: Actor) -> list[Dossier]:
    """The dossiers, held in one order so that nobody waits in a circle."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("kandidaat")
    found = list(rows.filter(bureau_id=by.bureau_id, pk__in=[each.pk for each in dossiers]).order_by("pk"))
    for each in found:
        if each.stand == Dossier.Stand.GESLOTEN:
            text = _("Het dossier van %(naam)s is gesloten. Laat deze kandidaat weg.")
            raise DomainError("gesloten", text % {"naam": each.kandidaat.naam}, veld="kandidaten")
    return found


def _give(
    dossier: Dossier, item: Kaart, by: Actor, waarom: str, voor: dt.date | None, module: str
) -> Leerstap | None:
    """The step when something came of it; None when it was done already or nothing differs."""
    row = Leerstap.objects.filter(bureau_id=by.bureau_id, dossier=dossier, item=item.sleutel).first()
    if row is not None and row.klaar_op and not row.ingetrokken_op:
        return None
    now, fresh = klok.now(), row is None or row.ingetrokken_op is not None or row.toegewezen_op is None
    if row is None:
        row = Leerstap(bureau_id=by.bureau_id, dossier=dossier, item=item.sleutel, laatste_op=now)
    words = clean(row, "waarom", waarom)
    if not fresh and (row.waarom, row.voor) == (words, voor):
        return None
    row.titel, row.soort, row.minuten, row.delen = item.titel, item.soort, item.minuten, item.delen
    row.waarom, row.voor, row.module = words, voor, module or row.module
    row.toegewezen_op, row.toegewezen_door_id, row.ingetrokken_op = now, by.lidmaatschap_id, None
    row.ingetrokken_door = None
    row.save()
    _ask(row, by)
    return row


def _ask(row: Leerstap, by: Actor) -> None:
    """The task that asks for it; reminders go by its day and stop when it is done or handed in."""
    drop_tasks(row, by)
    make_taak(
        dossier=row.dossier, by=by, soort=TAAK, titel=_("Een opdracht om te leren"), voor_rol=Rol.KANDIDAAT,
        sleutel=task_key(row), due_on=row.voor, minuten=row.minuten,
    )  # fmt: skip


def task_key(row: Leerstap) -> str:
    """The key of the next task for this step: each time it is asked is a task of its own."""
    rows = Taak.objects.filter(bureau_id=row.bureau_id, dossier_id=row.dossier_id, soort=TAAK)
    return f"{TAAK} {row.pk} {rows.filter(sleutel__startswith=f'{TAAK} {row.pk}').count() + 1}"


def drop_tasks(row: Leerstap, by: Actor) -> None:
    """Take back the tasks that asked for this before."""
    for each in tasks_of(row):
        drop_taak(taak=each, by=Actor.systeem(row.bureau) if by.is_kandidaat else by)


def tasks_of(row: Leerstap) -> list[Taak]:
    """The open tasks that ask for this step."""
    rows = Taak.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, soort=TAAK, sleutel__startswith=f"{TAAK} {row.pk}",
        klaar_op__isnull=True, vervallen_op__isnull=True,
    )  # fmt: skip
    return list(rows)


@transaction.atomic
def move(*, taak: Taak, naar: dt.date, by: Actor) -> None:
    """Put the task that asks for a step on another day, and the step with it. No reason is asked or kept."""
    move_taak(taak=taak, naar=naar, by=by)
    rows = Leerstap.objects.select_for_update(of=("self",)).filter(
        bureau_id=by.bureau_id, dossier_id=taak.dossier_id, pk=taak.sleutel.split()[1]
    )
    row = rows.first()
    if row is not None and row.voor != naar:
        row.voor = naar
        row.save(update_fields=["voor"])


@transaction.atomic
def withdraw(*, stap: Leerstap, by: Actor) -> Leerstap:
    """Take an item back that is no longer needed. What was handed in stays; doing it twice changes nothing."""
    row = Leerstap.objects.select_for_update(of=("self",)).select_related("dossier", "bureau").get(
        bureau_id=by.bureau_id, pk=stap.pk
    )  # fmt: skip
    if row.ingetrokken_op or row.klaar_op:
        return row
    row.ingetrokken_op, row.ingetrokken_door_id = klok.now(), by.lidmaatschap_id
    row.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    drop_tasks(row, by)
    record(by, "leerstof_teruggehaald", dossier=row.dossier_id, onderwerp=row, categorie="H")
    return row
