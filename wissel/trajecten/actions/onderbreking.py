"""Pausing spoor 2 and taking it up again. No date of the law or of the agreement moves; tasks of the kandidaat wait.

The pause is a fact of the law engine too (`pauzes`), so that its days are counted where the law counts them.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.feiten import levende_feiten
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten import plichten
from wissel.trajecten.actions.planhulp import clean, lock_traject
from wissel.trajecten.models import Onderbreking, Rapportage, Taak, Traject, Trajectplan

SOORT = Onderbreking.Soort
PAD = "pauzes"


@transaction.atomic
def pause(
    *, traject: Traject, soort: str, eerste_dag: dt.date, by: Actor, herbeoordeling_op: dt.date | None = None
) -> Onderbreking:
    """Pause a traject from a day on; when someone can do less for a while, with the day of the next look.

    Nothing asks or keeps what somebody has. Raises DomainError when the traject is over or paused already.
    """
    traject = lock_traject(traject.pk, by)
    running = Onderbreking.objects.filter(
        bureau_id=by.bureau_id, traject=traject, laatste_dag__isnull=True
    ).first()
    if running is not None and (running.soort, running.eerste_dag) == (soort, eerste_dag):
        return running
    if traject.stand not in {Traject.Stand.VOORBEREIDING, Traject.Stand.LOPEND}:
        raise DomainError("stand", _not_now(traject))
    _check_start(traject, soort, eerste_dag, herbeoordeling_op)
    row = Onderbreking.objects.create(
        bureau_id=by.bureau_id, dossier_id=traject.dossier_id, traject=traject, soort=soort, eerste_dag=eerste_dag,
        herbeoordeling_op=herbeoordeling_op, door_id=by.lidmaatschap_id, op=klok.now(),
    )  # fmt: skip
    _set_stand(traject, Traject.Stand.PAUZE, Dossier.Stand.PAUZE)
    _store_fact(row, by)
    record(by, "traject_onderbroken", dossier=traject.dossier_id, onderwerp=row, categorie="C")
    plichten.refresh(_dossier(traject))
    return row


def _not_now(traject: Traject) -> str:
    if traject.stand == Traject.Stand.PAUZE:
        return _("Dit traject is al onderbroken. Hervat het eerst.")
    return _("Dit traject is afgerond en kan niet meer onderbroken worden.")


def _check_start(
    traject: Traject, soort: str, eerste_dag: dt.date, herbeoordeling_op: dt.date | None
) -> None:
    if soort not in SOORT.values:
        raise DomainError("soort", _("Kies waarom het traject onderbroken wordt."), veld="soort")
    if eerste_dag > klok.today():
        text = _("Deze dag ligt in de toekomst. Leg de pauze vast zodra die begint.")
        raise DomainError("toekomst", text, veld="eerste_dag")
    if traject.start_op and eerste_dag < traject.start_op:
        text = _("Deze dag ligt voor de start van het traject (%(start)s). Controleer de datum.")
        raise DomainError("volgorde", text % {"start": lange_datum(traject.start_op)}, veld="eerste_dag")
    if soort == SOORT.ZIEKTE and herbeoordeling_op is None:
        text = _("Vul in wanneer de bedrijfsarts opnieuw kijkt; dan staat het op tijd in uw werkvoorraad.")
        raise DomainError("herbeoordeling", text, veld="herbeoordeling_op")
    if herbeoordeling_op is not None and herbeoordeling_op < eerste_dag:
        text = _("Deze dag ligt voor de eerste dag van de pauze. Controleer een van beide datums.")
        raise DomainError("volgorde", text, veld="herbeoordeling_op")
    earlier = Onderbreking.objects.filter(
        bureau_id=traject.bureau_id, traject=traject, laatste_dag__gte=eerste_dag
    ).first()
    if earlier is not None and earlier.laatste_dag is not None:
        text = _("Het traject was al onderbroken tot en met %(dag)s. Laat deze pauze daarna beginnen.")
        raise DomainError("overlap", text % {"dag": lange_datum(earlier.laatste_dag)}, veld="eerste_dag")


@transaction.atomic
def resume(
    *,
    onderbreking: Onderbreking,
    laatste_dag: dt.date,
    by: Actor,
    verklaring_op: dt.date | None = None,
    verklaring_door: str = "",
) -> Onderbreking:
    """Take the traject up again after the last day of the pause; the tasks of the kandidaat move by the days lost.

    After less capacity to work, refused without the date and name of the statement of the bedrijfsarts.
    """
    traject = lock_traject(onderbreking.traject_id, by)
    row = _locked(onderbreking, by)
    if row.laatste_dag is not None:
        if row.laatste_dag == laatste_dag:
            return row
        text = _("Deze pauze is al beëindigd op %(dag)s. Ververs de pagina.")
        raise Changed("beeindigd", text % {"dag": lange_datum(row.laatste_dag)}, nu=row.laatste_dag)
    name = clean(row, "verklaring_door", verklaring_door)
    _check_end(row, laatste_dag, verklaring_op, name)
    row.laatste_dag, row.verklaring_op, row.verklaring_door = laatste_dag, verklaring_op, name
    row.save(update_fields=["laatste_dag", "verklaring_op", "verklaring_door"])
    _move_tasks(row)
    if traject.stand == Traject.Stand.PAUZE:
        _set_stand(traject, *_stands_before(traject))
    _store_fact(row, by)
    record(by, "traject_hervat", dossier=traject.dossier_id, onderwerp=row, categorie="C")
    plichten.refresh(_dossier(traject))
    return row


def _check_end(
    row: Onderbreking, laatste_dag: dt.date, verklaring_op: dt.date | None, verklaring_door: str
) -> None:
    if laatste_dag < row.eerste_dag:
        text = _("Deze dag ligt voor de eerste dag van de pauze (%(dag)s). Controleer de datum.")
        raise DomainError("volgorde", text % {"dag": lange_datum(row.eerste_dag)}, veld="laatste_dag")
    if laatste_dag > klok.today():
        text = _("Deze dag ligt in de toekomst. Hervat het traject op de dag dat het weer begint.")
        raise DomainError("toekomst", text, veld="laatste_dag")
    if row.soort == SOORT.ZIEKTE and verklaring_op is None:
        text = _("Zonder verklaring van de bedrijfsarts kan het traject niet verder. Vul de datum ervan in.")
        raise DomainError("verklaring", text, veld="verklaring_op")
    if row.soort == SOORT.ZIEKTE and not verklaring_door:
        text = _("Vul in welke bedrijfsarts heeft verklaard dat het traject verder kan.")
        raise DomainError("verklaring", text, veld="verklaring_door")
    if verklaring_op is not None and not row.eerste_dag <= verklaring_op <= klok.today():
        text = _("De verklaring ligt niet tussen het begin van de pauze en vandaag. Controleer de datum.")
        raise DomainError("verklaring", text, veld="verklaring_op")


@transaction.atomic
def end_with_traject(*, traject: Traject, on: dt.date, by: Actor) -> None:
    """Close a pause because the traject itself ends; nobody has to declare anything for that."""
    row = Onderbreking.objects.filter(
        bureau_id=by.bureau_id, traject=traject, laatste_dag__isnull=True
    ).first()
    if row is None:
        return
    row.laatste_dag = max(on, row.eerste_dag)
    row.save(update_fields=["laatste_dag"])
    _store_fact(row, by)
    record(by, "pauze_beeindigd", dossier=traject.dossier_id, onderwerp=row, categorie="C")


def lost_days(onderbreking: Onderbreking, today: dt.date) -> int:
    """Days of the pause so far, first and last day included."""
    last = onderbreking.laatste_dag or today
    return max(0, (last - onderbreking.eerste_dag).days + 1)


def lost_weeks(onderbreking: Onderbreking, today: dt.date) -> int:
    """Whole weeks the traject lost to this pause so far."""
    return lost_days(onderbreking, today) // 7


def _locked(onderbreking: Onderbreking, by: Actor) -> Onderbreking:
    return Onderbreking.objects.select_for_update(of=("self",)).get(
        bureau_id=by.bureau_id, pk=onderbreking.pk
    )


def _dossier(traject: Traject) -> Dossier:
    return Dossier.objects.get(bureau_id=traject.bureau_id, pk=traject.dossier_id)


def _set_stand(traject: Traject, stand: str, dossier_stand: str) -> None:
    traject.stand, traject.versie = stand, traject.versie + 1
    traject.save(update_fields=["stand", "versie"])
    Dossier.objects.filter(bureau_id=traject.bureau_id, pk=traject.dossier_id).exclude(
        stand=Dossier.Stand.GESLOTEN
    ).update(stand=dossier_stand)


def _stands_before(traject: Traject) -> tuple[str, str]:
    """Where traject and dossier go back to: running once a plan was approved, else still being prepared."""
    own = {"bureau_id": traject.bureau_id, "traject": traject}
    agreed = Trajectplan.objects.filter(stand=Trajectplan.Stand.GOEDGEKEURD, **own).exists()
    if agreed or Rapportage.objects.filter(**own).exists():
        return Traject.Stand.LOPEND, Dossier.Stand.LOPEND
    started = (levende_feiten(traject.dossier).get("spoor2") or {}).get("gestart")
    return Traject.Stand.VOORBEREIDING, Dossier.Stand.LOPEND if started else Dossier.Stand.AANGEMELD


def _move_tasks(row: Onderbreking) -> None:
    """Open tasks of the kandidaat that fell in or after the pause get the days that were lost back."""
    if row.laatste_dag is None:
        return
    rows = Taak.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, voor_rol=Rol.KANDIDAAT, due_on__gte=row.eerste_dag,
        klaar_op__isnull=True, vervallen_op__isnull=True,
    )  # fmt: skip
    for task in rows:
        begun = max(row.eerste_dag, task.gemaakt_op.astimezone(klok.NEDERLAND).date())
        lost = (row.laatste_dag - begun).days + 1
        if task.due_on is not None and lost > 0:
            task.due_on += dt.timedelta(days=lost)
            task.save(update_fields=["due_on"])


def _store_fact(row: Onderbreking, by: Actor) -> None:
    """Write the pause in the facts of the engine, over the one of the same first day; others stay."""
    dossier = Dossier.objects.get(bureau_id=by.bureau_id, pk=row.dossier_id)
    value: dict[str, Any] = {"eerste_dag": row.eerste_dag.isoformat(), "soort": row.soort}
    if row.herbeoordeling_op:
        value["herbeoordeling_op"] = row.herbeoordeling_op.isoformat()
    if row.laatste_dag:
        value["laatste_dag"] = row.laatste_dag.isoformat()
    if row.verklaring_op:
        value["verklaring_bedrijfsarts"] = True
    known = levende_feiten(dossier).get(PAD) or []
    others = [each for each in known if each.get("eerste_dag") != value["eerste_dag"]]
    rows = sorted([*others, value], key=lambda each: str(each["eerste_dag"]))
    record_feit(dossier=dossier, pad=PAD, waarde=rows, by=by, bron=_("Pauze in Wissel"))
