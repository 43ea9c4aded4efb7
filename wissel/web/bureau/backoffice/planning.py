"""What is to be arranged once there is an order: an answer on an offerte, a coach, a first talk."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from poortwachter.kalender import plus_werkdagen
from wissel.aanmeldingen import stappen
from wissel.aanmeldingen.models import Aanmelding, Offerte
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.klok import NEDERLAND
from wissel.policies import Action, can, visible
from wissel.trajecten.models import Afspraak, Traject
from wissel.web.bureau.backoffice.rij import HOOGSTENS, Rij

# Practice: a coach within two working days after the order, and the first talk planned within five.
COACH_WERKDAGEN, INTAKE_WERKDAGEN = 2, 5


def rows(actor: Actor, today: dt.date, key: str, q: str = "") -> list[Rij]:
    """What waits, by its day. Nobody takes these lines: the page behind them is where it is arranged."""
    if key not in {"open", "laat"}:
        return []
    found = [*_offers(actor, today, q), *_dossiers(actor, today, q)]
    return [row for row in found if key == "open" or row.laat]


def _offers(actor: Actor, today: dt.date, q: str) -> list[Rij]:
    waiting = visible(actor, Offerte).filter(
        stand__in=(Offerte.Stand.VERSTUURD, Offerte.Stand.VERLOPEN), aanmelding__stand="in_behandeling"
    )
    if q:
        waiting = waiting.filter(Q(nummer__icontains=q) | Q(aanmelding__nummer__icontains=q))
    shown = []
    for row in waiting.select_related("aanmelding").order_by("geldig_tot")[:HOOGSTENS]:
        late = row.geldig_tot < today
        shown.append(
            Rij(
                id=row.pk, groep="planning", nummer=row.nummer,
                naam=stappen.full_name(row.aanmelding.gegevens) or row.aanmelding.nummer,
                soort=_("Offerte verlopen: bel of stuur een nieuwe") if late else _("Offerte wacht op antwoord"),
                uiterlijk=row.geldig_tot, behandelaar="", klaar=False, laat=late,
                url=reverse("bureau:aanmelding", args=[row.aanmelding_id]),
            )
        )  # fmt: skip
    return shown


def _dossiers(actor: Actor, today: dt.date, q: str) -> list[Rij]:
    """New dossiers without a coach, or ordered and without a first talk on the calendar.

    An order is an aanmelding that was accepted, or a traject that was begun.
    """
    talk = Afspraak.Aanwezigheid
    planned = visible(actor, Afspraak).filter(dossier=OuterRef("pk"), stand__in=(talk.GEPLAND, talk.GEWEEST))
    ordered = Exists(visible(actor, Traject).filter(dossier=OuterRef("pk"))) | Exists(
        visible(actor, Aanmelding).filter(dossier=OuterRef("pk"))
    )
    new = visible(actor, Dossier).filter(stand=Dossier.Stand.AANGEMELD)
    if q:
        new = new.filter(Q(nummer__icontains=q) | Q(zoektekst__icontains=q.lower()))
    new = new.annotate(gesprek=Exists(planned), opdracht=ordered)
    new = new.filter(Q(coach__isnull=True) | Q(gesprek=False, opdracht=True))
    picked = new.select_related("kandidaat", "coach").order_by("aangemaakt_op")[:HOOGSTENS]
    return [_dossier(actor, row, today) for row in picked]


def _dossier(actor: Actor, row: Dossier, today: dt.date) -> Rij:
    opened = row.aangemaakt_op.astimezone(NEDERLAND).date()
    no_coach = row.coach is None
    due = plus_werkdagen(opened, COACH_WERKDAGEN if no_coach else INTAKE_WERKDAGEN)
    place = "bureau:afspraken"
    if no_coach:
        place = "bureau:overdracht" if can(actor, Action.DOSSIER_TOEWIJZEN) else "bureau:dossier"
    return Rij(
        id=row.pk, groep="planning", nummer=row.nummer, naam=row.kandidaat.naam,
        soort=_("Coach aanwijzen") if no_coach else _("Intakegesprek plannen"), uiterlijk=due,
        behandelaar=row.coach.naam if row.coach else "", klaar=False, laat=due < today,
        url=reverse(place, args=[row.pk]),
    )  # fmt: skip
