"""Trainings for a group: planned, invited to, answered, with a waiting list, and attendance in each log (S2.18)."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.oefenen.actions.gemeen import hold, words
from wissel.oefenen.models import Deelname, Opkomst, Training, Trainingsdag
from wissel.opmaak import tijd
from wissel.outbox.actions import notify
from wissel.trajecten.actions.logboek import write_note
from wissel.trajecten.actions.planhulp import check_kandidaat
from wissel.trajecten.actions.taken import drop_taak, finish_taak, make_taak
from wissel.trajecten.models import Taak

TAAK, BERICHT, PAD = "training", "training", "/mijn/trainingen/"
HOOGSTENS = 100
STAND = Deelname.Stand


@transaction.atomic
def plan_training(
    *, by: Actor, sleutel: uuid.UUID, titel: str, dagen: Sequence[dt.datetime], minuten: int, plekken: int,
    online: bool = False, plaats: str = "", uitleg: str = "", trainer: str = "", module: str = "",
) -> Training:  # fmt: skip
    """Plan a training on one or more days. The same form (`sleutel`) sent twice is one training.

    Raises DomainError at the field for no day, a day that is past, or seats and minutes out of range.
    """
    known = Training.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    days = sorted(set(dagen))
    if not days:
        raise DomainError("leeg", _("Kies ten minste één dag."), veld="dag_1")
    if days[0] <= klok.now():
        raise DomainError("voorbij", _("Deze dag is voorbij. Kies een latere dag of tijd."), veld="dag_1")
    if not 1 <= plekken <= HOOGSTENS:
        raise DomainError("plekken", _("Vul het aantal plekken in, van 1 tot en met 100."), veld="plekken")
    if not 15 <= minuten <= 480:
        raise DomainError("minuten", _("Vul de duur in, van 15 tot en met 480 minuten."), veld="minuten")
    row = Training.objects.create(
        bureau_id=by.bureau_id, sleutel=sleutel, plekken=plekken, online=online, module=module, gemaakt_op=klok.now(),
        titel=words(titel, "titel", most=120, needed=_("Geef een titel.")), gemaakt_door_id=by.lidmaatschap_id,
        plaats=words(plaats, "plaats", most=300, needed=_("Schrijf waar het is, of het adres van de vergadering.")),
        uitleg=words(uitleg, "uitleg"), trainer=words(trainer, "trainer", most=150),
    )  # fmt: skip
    for day in days:
        Trainingsdag.objects.create(bureau_id=by.bureau_id, training=row, begint_op=day, minuten=minuten)
    record(by, "training_gepland", onderwerp=row, categorie="H")
    return row


@transaction.atomic
def invite(*, training: Training, dossiers: Iterable[Dossier], by: Actor) -> list[Deelname]:
    """Invite kandidaten; each gets a mail and a task to answer. Who was invited before is left alone."""
    row = _held(training, by)
    if row.afgezegd_op or not _coming(row):
        raise DomainError(
            "voorbij", _("Deze training is voorbij of afgezegd. Plan een nieuwe."), veld="kandidaten"
        )
    made = []
    for dossier in sorted(dossiers, key=lambda each: each.pk):
        own = hold(dossier.pk, by)
        if Deelname.objects.filter(bureau_id=by.bureau_id, training=row, dossier=own).exists():
            continue
        new = Deelname.objects.create(
            bureau_id=by.bureau_id, dossier=own, training=row, uitgenodigd_op=klok.now(),
            uitgenodigd_door_id=by.lidmaatschap_id,
        )  # fmt: skip
        first = min(_days(row)).astimezone(klok.NEDERLAND).date()
        make_taak(
            dossier=own, by=by, soort=TAAK, titel=_("Zeggen of u naar de training komt"), voor_rol=Rol.KANDIDAAT,
            sleutel=f"{TAAK} {new.pk}", due_on=max(klok.today(), first - dt.timedelta(days=3)), minuten=2,
        )  # fmt: skip
        record(by, "training_uitgenodigd", dossier=own, onderwerp=new, categorie="H")
        notify(by, persoon=own.kandidaat, soort=BERICHT, dossier=own, pad=PAD)
        made.append(new)
    if not made:
        raise DomainError("leeg", _("Kies iemand die nog niet is uitgenodigd."), veld="kandidaten")
    return made


@transaction.atomic
def answer(*, deelname: Deelname, komt: bool, by: Actor) -> Deelname:
    """Say whether one comes. A full training gives a place on the waiting list; a place that comes free moves it up."""
    training = _held(deelname.training, by)
    rows = Deelname.objects.select_for_update(of=("self",)).select_related("bureau", "dossier")
    row = rows.get(bureau_id=by.bureau_id, pk=deelname.pk)
    check_kandidaat(hold(row.dossier_id, by), by)
    if training.afgezegd_op or not _coming(training):
        raise DomainError("voorbij", _("Deze training is al begonnen of gaat niet door. Bel uw coach."))
    had_seat = row.stand == STAND.KOMT
    if komt and row.stand in {STAND.KOMT, STAND.WACHTLIJST}:
        return row
    row.stand = (STAND.KOMT if seats_left(training) > 0 else STAND.WACHTLIJST) if komt else STAND.KOMT_NIET
    row.geantwoord_op = klok.now()
    row.save(update_fields=["stand", "geantwoord_op"])
    _answered(row, by)
    record(by, f"training_{row.stand}", dossier=row.dossier_id, onderwerp=row, categorie="H")
    if row.stand == STAND.KOMT:
        _remember(row, training)
    elif had_seat:
        _move_up(training)
    return row


def seats_left(training: Training) -> int:
    """How many seats nobody took."""
    rows = Deelname.objects.filter(bureau_id=training.bureau_id, training=training, stand=STAND.KOMT)
    return training.plekken - rows.count()


def _move_up(training: Training) -> None:
    """Who waited longest gets the free seat and is told."""
    if seats_left(training) <= 0:
        return
    rows = Deelname.objects.select_for_update(of=("self",)).filter(
        bureau_id=training.bureau_id, training=training, stand=STAND.WACHTLIJST
    )
    row = rows.select_related("dossier__kandidaat", "bureau").order_by("geantwoord_op", "pk").first()
    if row is None:
        return
    system = Actor.systeem(row.bureau)
    row.stand = STAND.KOMT
    row.save(update_fields=["stand"])
    _remember(row, training)
    record(system, "training_plek_vrij", dossier=row.dossier_id, onderwerp=row, categorie="H")
    notify(system, persoon=row.dossier.kandidaat, soort=BERICHT, dossier=row.dossier_id, pad=PAD)


@transaction.atomic
def cancel_training(*, training: Training, by: Actor) -> Training:
    """The training does not take place; everyone who was coming or waiting is told. Twice changes nothing."""
    row = _held(training, by)
    if row.afgezegd_op:
        return row
    row.afgezegd_op = klok.now()
    row.save(update_fields=["afgezegd_op"])
    record(by, "training_afgezegd", onderwerp=row, categorie="H")
    rows = Deelname.objects.filter(bureau_id=by.bureau_id, training=row).exclude(stand=STAND.KOMT_NIET)
    for each in rows.select_related("dossier__kandidaat", "bureau"):
        for task in _tasks(each):
            drop_taak(taak=task, by=Actor.systeem(each.bureau))
        notify(by, persoon=each.dossier.kandidaat, soort=BERICHT, dossier=each.dossier_id, pad=PAD)
    return row


@transaction.atomic
def record_attendance(*, dag: Trainingsdag, aanwezig: Mapping[Deelname, bool], by: Actor) -> int:
    """Write down who was there on one day, each in the own log. Recording again puts a slip right.

    Raises DomainError before the day itself. Says of how many people something changed.
    """
    day = dag.begint_op.astimezone(klok.NEDERLAND).date()
    if day > klok.today():
        raise DomainError("toekomst", _("Deze dag moet nog komen. Schrijf daarna op wie er was."))
    changed = 0
    for deelname, there in sorted(aanwezig.items(), key=lambda pair: pair[0].pk):
        hold(deelname.dossier_id, by)
        row = Opkomst.objects.filter(bureau_id=by.bureau_id, deelname=deelname, dag=dag).first()
        if row is not None and row.aanwezig == there:
            continue
        row = row or Opkomst(
            bureau_id=by.bureau_id, dossier_id=deelname.dossier_id, deelname=deelname, dag=dag
        )
        row.aanwezig, row.op, row.door_id = there, klok.now(), by.lidmaatschap_id
        row.save()
        _log(row, dag, day, by)
        _went(deelname, day, by)
        record(by, "training_opkomst", dossier=deelname.dossier_id, onderwerp=row, categorie="H")
        changed += 1
    return changed


def _answered(row: Deelname, by: Actor) -> None:
    """The question is answered; what was to be remembered for an earlier answer is not needed any more."""
    for task in _tasks(row):
        if task.sleutel == f"{TAAK} {row.pk}":
            finish_taak(taak=task, by=by)
        else:
            drop_taak(taak=task, by=Actor.systeem(row.bureau))


def _went(deelname: Deelname, day: dt.date, by: Actor) -> None:
    for task in _tasks(deelname):
        if task.due_on == day:
            finish_taak(taak=task, by=by)


def _log(row: Opkomst, dag: Trainingsdag, day: dt.date, by: Actor) -> None:
    writer = by if by.rol in {Rol.COACH, Rol.JOBHUNTER} else Actor.systeem(row.dossier.bureau)
    with override("nl"):
        came = _("Aanwezig.") if row.aanwezig else _("Niet aanwezig.")
        write_note(
            dossier=row.dossier, by=writer, soort="training", datum=day, wie=_("groep"), waarom=dag.training.titel,
            resultaat=came, minuten=dag.minuten if row.aanwezig else None, kolom="werknemer", publiek="allen",
            sleutel=uuid.uuid5(row.pk, came),
        )  # fmt: skip


def _remember(row: Deelname, training: Training) -> None:
    """A task for each day, so that the day shows at home and is reminded of; it goes when the answer changes."""
    system = Actor.systeem(row.bureau)
    for day in Trainingsdag.objects.filter(bureau_id=row.bureau_id, training=training).order_by("begint_op"):
        on = day.begint_op.astimezone(klok.NEDERLAND)
        make_taak(
            dossier=row.dossier, by=system, soort=TAAK, voor_rol=Rol.KANDIDAAT, due_on=on.date(), minuten=day.minuten,
            titel=_("Naar de training, om %(tijd)s") % {"tijd": tijd(on)},
            sleutel=f"{TAAK} {row.pk} {day.begint_op:%Y%m%d} {row.geantwoord_op:%y%m%d%H%M%S%f}",
        )  # fmt: skip


def _tasks(row: Deelname) -> list[Taak]:
    """The open tasks about this training: to answer, and to go."""
    rows = Taak.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, soort=TAAK, sleutel__startswith=f"{TAAK} {row.pk}"
    )
    return list(rows.filter(klaar_op__isnull=True, vervallen_op__isnull=True))


def _held(training: Training, by: Actor) -> Training:
    """The training, held: one answer at a time, so that no seat is given twice."""
    return Training.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=training.pk)


def _days(training: Training) -> list[dt.datetime]:
    rows = Trainingsdag.objects.filter(bureau_id=training.bureau_id, training=training)
    return list(rows.values_list("begint_op", flat=True))


def _coming(training: Training) -> bool:
    """Whether its first day is still to come."""
    return min(_days(training)) > klok.now()
