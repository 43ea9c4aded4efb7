"""Appointments: planned, confirmed by the kandidaat, cancelled, and whether people were there."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortwachter.kalender import is_werkdag
from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Persoon, Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum, tijd
from wissel.outbox.actions import notify
from wissel.trajecten import agenda
from wissel.trajecten.actions.logboek import note_activity, running_traject, write_note
from wissel.trajecten.models import Afspraak, Logboekregel
from wissel.trajecten.waarnemen import of_dossier

SOORTEN = (
    ("intake", gettext_lazy("Intake")), ("gesprek", gettext_lazy("Coachgesprek")),
    ("evaluatie", gettext_lazy("Evaluatie")), ("training", gettext_lazy("Training of oefening")),
    ("werkgever", gettext_lazy("Gesprek bij een werkgever")), ("nazorg", gettext_lazy("Nazorg")),
    ("overig", gettext_lazy("Anders")),
)  # fmt: skip
VORMEN = (
    ("kantoor", gettext_lazy("Op kantoor")), ("telefoon", gettext_lazy("Telefonisch")),
    ("video", gettext_lazy("Videogesprek")), ("thuis", gettext_lazy("Bij de kandidaat thuis")),
    ("elders", gettext_lazy("Ergens anders")),
)  # fmt: skip
STANDEN = Afspraak.Aanwezigheid
Gepland = Callable[[Afspraak, Actor], None]
_NA_PLANNEN: list[Gepland] = []


def register_planned(wat: Gepland) -> None:
    """Let a room above this one do something with an appointment that was just planned; once, when its app is ready."""
    if wat not in _NA_PLANNEN:
        _NA_PLANNEN.append(wat)


@transaction.atomic
def plan_afspraak(
    *,
    dossier: Dossier,
    by: Actor,
    soort: str,
    titel: str,
    begint_op: dt.datetime,
    minuten: int,
    vorm: str,
    plaats: str = "",
    met: Persoon | None = None,
    tolk_taal: str = "",
    tolk: str = "",
) -> Afspraak:
    """Plan an appointment and tell the kandidaat; without `met` it is with the planner, else with the coach.

    The same appointment sent twice is one. Planning in the past or over another appointment is allowed: see
    `warnings`. Nobody gets a notice about the past.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("kandidaat").get(
        bureau_id=by.bureau_id, pk=dossier.pk
    )  # fmt: skip
    _check(dossier, soort, titel, begint_op, minuten, vorm)
    person = met.pk if met else by.persoon_id if by.rol in {Rol.COACH, Rol.JOBHUNTER} else dossier.coach_id
    values = {
        "soort": soort, "titel": titel.strip(), "begint_op": begint_op, "minuten": minuten, "vorm": vorm,
        "plaats": plaats.strip()[:200], "met_id": person,
        "tolk_taal": tolk_taal, "tolk": tolk.strip()[:150] if tolk_taal else "",
    }  # fmt: skip
    planned = Afspraak.objects.filter(bureau_id=by.bureau_id, dossier=dossier, stand=STANDEN.GEPLAND)
    same = planned.filter(**values).first()
    if same is not None:
        return same
    row = Afspraak.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, traject=running_traject(dossier),
        gemaakt_door_id=by.lidmaatschap_id, **values,
    )  # fmt: skip
    record(by, "afspraak_gemaakt", dossier=dossier, onderwerp=row, categorie="Q")
    _planned(row, dossier, by)
    return row


def _planned(row: Afspraak, dossier: Dossier, by: Actor) -> None:
    """What follows from a new appointment; nobody gets a notice about the past."""
    for each in _NA_PLANNEN:
        each(row, by)
    if day_of(row) >= klok.today():
        notify(by, persoon=dossier.kandidaat, soort="afspraak", dossier=dossier, pad="/mijn/afspraken/")


@transaction.atomic
def record_attendance(
    *, afspraak: Afspraak, by: Actor, stand: str, notitie: str | None = None, publiek: str = "bureau"
) -> Afspraak:
    """Record whether it took place: geweest, afgezegd or niet gekomen. A note becomes a log line beside it.

    A slip can be put right by recording again. Raises DomainError before the day itself.
    """
    if stand not in {STANDEN.GEWEEST, STANDEN.AFGEZEGD, STANDEN.NIET_GEKOMEN}:
        raise DomainError("stand", _("Kies: geweest, afgezegd of niet gekomen."), veld="stand")
    row = _locked(afspraak, by)
    _staff_only(by)
    if stand != STANDEN.AFGEZEGD and day_of(row) > klok.today():
        text = _("Deze afspraak is pas op %(dag)s. Leg daarna vast of het doorging, of zeg de afspraak af.")
        raise DomainError("toekomst", text % {"dag": lange_datum(row.begint_op)}, veld="stand")
    if notitie and notitie.strip():
        _note(row, stand, notitie.strip(), publiek, by)
    if row.stand != stand:
        row.stand = stand
        row.afgezegd_op = klok.now() if stand == STANDEN.AFGEZEGD else None
        row.afgezegd_door = by.rol if stand == STANDEN.AFGEZEGD else ""
        row.save(update_fields=["stand", "afgezegd_op", "afgezegd_door"])
        record(by, f"afspraak_{stand}", dossier=row.dossier_id, onderwerp=row, categorie="Q")
    if stand == STANDEN.GEWEEST:
        note_activity(Dossier.objects.get(bureau_id=by.bureau_id, pk=row.dossier_id), day_of(row))
    return row


@transaction.atomic
def confirm(*, afspraak: Afspraak, by: Actor) -> Afspraak:
    """The kandidaat says: I will be there. Saying it twice changes nothing."""
    row = _locked(afspraak, by)
    if by.rol != SYSTEEM and not (by.is_kandidaat and by.persoon_id == row.dossier.kandidaat_id):
        raise DomainError("niet_van_u", _("Alleen de kandidaat bevestigt de eigen afspraak."))
    _still_planned(row)
    if row.bevestigd_op is None:
        row.bevestigd_op = klok.now()
        row.save(update_fields=["bevestigd_op"])
        record(by, "afspraak_bevestigd", dossier=row.dossier_id, onderwerp=row, categorie="Q")
    return row


@transaction.atomic
def cancel(*, afspraak: Afspraak, by: Actor) -> Afspraak:
    """Call an appointment off, without a reason; the other side is told."""
    row = _locked(afspraak, by)
    own = by.is_kandidaat and by.persoon_id == row.dossier.kandidaat_id
    if not own:
        _staff_only(by)
    if row.stand == STANDEN.AFGEZEGD:
        return row
    _still_planned(row)
    row.stand, row.afgezegd_op, row.afgezegd_door = STANDEN.AFGEZEGD, klok.now(), by.rol
    row.save(update_fields=["stand", "afgezegd_op", "afgezegd_door"])
    record(by, "afspraak_afgezegd", dossier=row.dossier_id, onderwerp=row, categorie="Q")
    other = (row.met or row.dossier.coach) if own else row.dossier.kandidaat
    if other is not None and day_of(row) >= klok.today():
        path = f"/dossiers/{row.dossier_id}/afspraken/" if own else "/mijn/afspraken/"
        for person in [other, *(each.door for each in of_dossier(row.dossier, klok.today()) if own)]:
            notify(by, persoon=person, soort="afspraak_afgezegd", dossier=row.dossier_id, pad=path)
    return row


def warnings(afspraak: Afspraak) -> list[str]:
    """What deserves a second look about when it is planned: past, weekend or holiday, or over another appointment.

    Another dossier is not named: the kandidaat there is nobody's business here.
    """
    found = []
    day = day_of(afspraak)
    if afspraak.begint_op < this_moment():
        found.append(_("Deze afspraak ligt in het verleden. Leg vast of het gesprek er was."))
    elif not is_werkdag(day):
        found.append(_("%(dag)s is geen werkdag.") % {"dag": lange_datum(day).capitalize()})
    near = agenda.overlapping(
        bureau_id=afspraak.bureau_id, dossier_id=afspraak.dossier_id, persoon_id=afspraak.met_id,
        begint_op=afspraak.begint_op, minuten=afspraak.minuten, behalve=afspraak.pk,
    )  # fmt: skip
    return found + over(near)


def over(rows: Iterable[Afspraak]) -> list[str]:
    """Each appointment that a time lies over, in words without a name."""
    text = _("Om %(tijd)s staat er al een afspraak van %(minuten)s minuten.")
    return [text % {"tijd": tijd(other.begint_op), "minuten": other.minuten} for other in rows]


@dataclass(frozen=True, slots=True)
class Telling:
    """Planned against held. `gepland` counts what was to take place until now; `komend` is still to come."""

    gepland: int
    geweest: int
    afgezegd: int
    niet_gekomen: int
    open: int
    komend: int


def count(rows: Any) -> Telling:
    """How many of these appointments were to be held until now and how many were, in one query."""
    until = Q(begint_op__lt=this_moment())
    found = rows.aggregate(
        gepland=Count("pk", filter=until | ~Q(stand=STANDEN.GEPLAND)),
        geweest=Count("pk", filter=Q(stand=STANDEN.GEWEEST)),
        afgezegd=Count("pk", filter=Q(stand=STANDEN.AFGEZEGD)),
        niet_gekomen=Count("pk", filter=Q(stand=STANDEN.NIET_GEKOMEN)),
        open=Count("pk", filter=until & Q(stand=STANDEN.GEPLAND)),
        komend=Count("pk", filter=Q(stand=STANDEN.GEPLAND) & ~until),
    )
    return Telling(**found)


def day_of(afspraak: Afspraak) -> dt.date:
    """The calendar day in the Netherlands."""
    return afspraak.begint_op.astimezone(klok.NEDERLAND).date()


def this_moment() -> dt.datetime:
    """This time of the day on the day it is here, also when a demonstration stands on another day."""
    local = klok.now().astimezone(klok.NEDERLAND)
    return dt.datetime.combine(klok.today(), local.time(), klok.NEDERLAND)


def _check(dossier: Dossier, soort: str, titel: str, begint_op: dt.datetime, minuten: int, vorm: str) -> None:
    if soort not in dict(SOORTEN):
        raise DomainError("soort", _("Kies een soort uit de lijst."), veld="soort")
    if vorm not in dict(VORMEN):
        raise DomainError("vorm", _("Kies hoe u elkaar spreekt."), veld="vorm")
    if not 0 < len(titel.strip()) <= 150:
        raise DomainError("titel", _("Geef de afspraak een korte titel, hoogstens 150 tekens."), veld="titel")
    if not 5 <= minuten <= 600:
        raise DomainError("minuten", _("Vul de duur in, van 5 tot en met 600 minuten."), veld="minuten")
    day = begint_op.astimezone(klok.NEDERLAND).date()
    if dossier.eerste_ziektedag and day < dossier.eerste_ziektedag:
        text = _("Deze dag ligt voor de eerste ziektedag (%(dag)s). Controleer een van beide datums.")
        raise DomainError("te_vroeg", text % {"dag": lange_datum(dossier.eerste_ziektedag)}, veld="dag")


def _locked(afspraak: Afspraak, by: Actor) -> Afspraak:
    return Afspraak.objects.select_for_update(of=("self",)).select_related(
        "dossier__kandidaat", "dossier__coach", "met"
    ).get(bureau_id=by.bureau_id, pk=afspraak.pk)  # fmt: skip


def _staff_only(by: Actor) -> None:
    if not (by.is_staff or by.rol == SYSTEEM):
        raise DomainError("niet_van_u", _("Dit legt het bureau vast."))


def _still_planned(row: Afspraak) -> None:
    if row.stand == STANDEN.AFGEZEGD:
        raise DomainError("afgezegd", _("Deze afspraak is al afgezegd. Maak een nieuwe afspraak."))
    if row.stand != STANDEN.GEPLAND or day_of(row) < klok.today():
        raise DomainError("voorbij", _("Deze afspraak is al geweest."))


def _note(row: Afspraak, stand: str, text: str, publiek: str, by: Actor) -> Logboekregel:
    key = uuid.uuid5(row.pk, f"{stand} {text}")
    kind = "telefoon" if row.vorm == "telefoon" else "training" if row.soort == "training" else "gesprek"
    return write_note(
        dossier=row.dossier, by=by, soort=kind, datum=min(day_of(row), klok.today()),
        wie=row.dossier.kandidaat.naam, waarom=row.titel, resultaat=text, publiek=publiek, afspraak=row,
        minuten=row.minuten if stand == STANDEN.GEWEEST else None, sleutel=key,
    )  # fmt: skip
