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
from wissel.dossiers.actions.spoor1 import record_advies
from wissel.dossiers.feiten import levende_feiten
from wissel.dossiers.models import Advies, Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten import plichten
from wissel.trajecten.actions.planhulp import clean, lock_traject
from wissel.trajecten.models import Onderbreking, Rapportage, Taak, Traject, Trajectplan

SOORT = Onderbreking.Soort
PAD = "pauzes"
# Practice (PT-31, WET 3.3): the bedrijfsarts looks again within six weeks. No term of the law.
HERBEOORDELING_BINNEN = dt.timedelta(weeks=6)


@transaction.atomic
def pause(
    *,
    traject: Traject,
    soort: str,
    eerste_dag: dt.date,
    by: Actor,
    herbeoordeling_op: dt.date | None = None,
    arts: str = "",
    contact_op: dt.date | None = None,
) -> Onderbreking:
    """Pause a traject from a day on.

    When someone can do less for a while: with the bedrijfsarts by name, the day of the last contact, and the day of
    the next look, within six weeks. The contact is kept as advice about work without a word on it. Nothing asks or
    keeps what somebody has. Raises DomainError when the traject is over or paused already.
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
    if soort == SOORT.ZIEKTE:
        _keep_contact(traject, arts, contact_op, herbeoordeling_op, by)
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
    if soort == SOORT.ZIEKTE and herbeoordeling_op is not None:
        check_within(eerste_dag, herbeoordeling_op)
    _check_overlap(traject, eerste_dag)


def check_within(since: dt.date, herbeoordeling_op: dt.date) -> None:
    """Refuse a next look of the bedrijfsarts that is later than practice has it."""
    last = since + HERBEOORDELING_BINNEN
    if herbeoordeling_op > last:
        text = _(
            "Dit is later dan zes weken na %(dag)s. De gewoonte is dat de bedrijfsarts binnen zes weken opnieuw kijkt "
            "(praktijk, geen wet). Kies een dag tot en met %(tot)s; daarna kan een nieuwe dag volgen."
        )
        words = {"dag": lange_datum(since), "tot": lange_datum(last)}
        raise DomainError("te_laat", text % words, veld="herbeoordeling_op")


def _keep_contact(
    traject: Traject, arts: str, contact_op: dt.date | None, herbeoordeling_op: dt.date | None, by: Actor
) -> None:
    """The contact with the bedrijfsarts that a pause rests on, beside the other contacts and advice."""
    if not arts.strip():
        text = _("Vul in welke bedrijfsarts erbij betrokken is. Alleen de naam.")
        raise DomainError("arts", text, veld="arts")
    if contact_op is None:
        text = _("Vul in wanneer de bedrijfsarts voor het laatst gesproken of ingelicht is.")
        raise DomainError("contact", text, veld="contact_op")
    if contact_op > klok.today():
        text = _("Dit contact ligt in de toekomst. Spreek of licht de bedrijfsarts eerst in.")
        raise DomainError("toekomst", text, veld="contact_op")
    if herbeoordeling_op is not None and herbeoordeling_op < contact_op:
        text = _("Opnieuw bekijken ligt voor het laatste contact. Controleer een van beide datums.")
        raise DomainError("volgorde", text, veld="herbeoordeling_op")
    record_advies(
        dossier=_dossier(traject), van=Advies.Van.BEDRIJFSARTS, datum=contact_op, soort=_("contact over een pauze"),
        by=by, naam=clean(Advies(), "naam", arts, veld="arts"), herzien_op=herbeoordeling_op,
    )  # fmt: skip


def _check_overlap(traject: Traject, eerste_dag: dt.date) -> None:
    earlier = Onderbreking.objects.filter(
        bureau_id=traject.bureau_id, traject=traject, laatste_dag__gte=eerste_dag
    ).first()
    if earlier is not None and earlier.laatste_dag is not None:
        text = _("Het traject was al onderbroken tot en met %(dag)s. Laat deze pauze daarna beginnen.")
        raise DomainError("overlap", text % {"dag": lange_datum(earlier.laatste_dag)}, veld="eerste_dag")


@transaction.atomic
def move_check(*, onderbreking: Onderbreking, herbeoordeling_op: dt.date, by: Actor) -> Onderbreking:
    """The bedrijfsarts saw that it cannot go on yet: look again on a later day, within six weeks from today."""
    traject = lock_traject(onderbreking.traject_id, by)
    row = _locked(onderbreking, by)
    if row.laatste_dag is not None:
        text = _("Deze pauze is al beëindigd op %(dag)s. Ververs de pagina.")
        raise Changed("beeindigd", text % {"dag": lange_datum(row.laatste_dag)}, nu=row.laatste_dag)
    if row.herbeoordeling_op == herbeoordeling_op:
        return row
    if herbeoordeling_op <= klok.today():
        text = _("Kies een dag na vandaag waarop de bedrijfsarts opnieuw kijkt.")
        raise DomainError("verleden", text, veld="herbeoordeling_op")
    check_within(klok.today(), herbeoordeling_op)
    row.herbeoordeling_op = herbeoordeling_op
    row.save(update_fields=["herbeoordeling_op"])
    _store_fact(row, by)
    record(by, "pauze_controle_verplaatst", dossier=traject.dossier_id, onderwerp=row, categorie="C")
    plichten.refresh(_dossier(traject))
    return row


@transaction.atomic
def resume(
    *,
    onderbreking: Onderbreking,
    laatste_dag: dt.date,
    by: Actor,
    verklaring_op: dt.date | None = None,
    verklaring_door: str = "",
    hervatten_op: dt.date | None = None,
) -> Onderbreking:
    """Take the traject up again after the last day of the pause; the tasks of the kandidaat move by the days lost.

    After less capacity to work, refused without the date and name of the statement of the bedrijfsarts. The proof of
    it, a paper or the doctor's own answer, is asked where people do this (`betrokkenen.actions.hervatten`).
    `hervatten_op` is the first day on which the bedrijfsarts said that it can go on.
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
    _store_fact(row, by, hervatten_op)
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


def _store_fact(row: Onderbreking, by: Actor, hervatten_op: dt.date | None = None) -> None:
    """Write the pause in the facts of the engine, over the one of the same first day; others stay."""
    dossier = Dossier.objects.get(bureau_id=by.bureau_id, pk=row.dossier_id)
    value: dict[str, Any] = {"eerste_dag": row.eerste_dag.isoformat(), "soort": row.soort}
    if row.herbeoordeling_op:
        value["herbeoordeling_op"] = row.herbeoordeling_op.isoformat()
    if row.laatste_dag:
        value["laatste_dag"] = row.laatste_dag.isoformat()
    if row.verklaring_op:
        value["verklaring_bedrijfsarts"] = True
    if hervatten_op:
        value["hervatten_volgens_bedrijfsarts_op"] = hervatten_op.isoformat()
    known = levende_feiten(dossier).get(PAD) or []
    others = [each for each in known if each.get("eerste_dag") != value["eerste_dag"]]
    rows = sorted([*others, value], key=lambda each: str(each["eerste_dag"]))
    record_feit(dossier=dossier, pad=PAD, waarde=rows, by=by, bron=_("Pauze in Wissel"))
