"""Aanmeldingen as lines of the queue."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.aanmeldingen import stappen
from wissel.aanmeldingen.aanmelden import WACHT
from wissel.aanmeldingen.models import Aanmelding
from wissel.accounts.actor import Actor
from wissel.policies import visible
from wissel.web.bureau.backoffice.rij import HOOGSTENS, Rij

Stand = Aanmelding.Stand
OPEN = Q(stand__in=WACHT)
BIJ_HEN = Q(aanvulling_op__isnull=False, aangevuld_op__isnull=True)
KLAAR = Q(stand__in=(Stand.GEACCEPTEERD, Stand.AFGEWEZEN, Stand.VERVALLEN), ingediend_op__isnull=False)


def conditions(actor: Actor, today: dt.date) -> dict[str, Q]:
    """Which aanmeldingen belong to a choice. One that waits for the opdrachtgever is never late."""
    return {
        "open": OPEN,
        "laat": OPEN & Q(uiterlijk__lt=today) & ~BIJ_HEN,
        "vrij": OPEN & Q(behandelaar__isnull=True),
        "mijn": OPEN & Q(behandelaar_id=actor.lidmaatschap_id),
        "klaar": KLAAR,
    }


def count(actor: Actor, today: dt.date, key: str) -> int:
    return visible(actor, Aanmelding).filter(conditions(actor, today)[key]).count()


def rows(actor: Actor, today: dt.date, key: str, q: str = "") -> list[Rij]:
    """Those of a choice, first to be answered first."""
    found = visible(actor, Aanmelding).filter(conditions(actor, today)[key] | _asked_for(key, q))
    if q:
        named = Q(gegevens__werknemer__achternaam__icontains=q) | Q(
            gegevens__werkgever__werkgever_naam__icontains=q
        )
        found = found.filter(Q(nummer__icontains=q) | Q(email__iexact=q) | named)
    order = ("-besloten_dag", "pk") if key == "klaar" else ("uiterlijk", "ingediend_op", "pk")
    picked = found.select_related("behandelaar__persoon").order_by(*order)[:HOOGSTENS]
    return [shown(row, today) for row in picked]


def _asked_for(key: str, q: str) -> Q:
    """One that was not handed in is found by its whole number or address only: somebody calls who lost the code."""
    if not q or key != "open":
        return Q(pk__in=[])
    return Q(stand=Stand.CONCEPT) & (Q(nummer__iexact=q) | Q(email__iexact=q))


def shown(row: Aanmelding, today: dt.date) -> Rij:
    waiting = row.stand in WACHT
    with_them = waiting and row.aanvulling_op is not None and row.aangevuld_op is None
    draft = row.stand == Stand.CONCEPT
    firm = "" if draft else stappen.value(row.gegevens, "werkgever", "werkgever_naam")
    name = "" if draft else stappen.full_name(row.gegevens)
    return Rij(
        id=row.pk, groep="aanmelding", nummer=row.nummer, naam=name or row.nummer,
        soort=_("Aanmelding van %(naam)s") % {"naam": firm} if firm else _("Aanmelding"), uiterlijk=row.uiterlijk,
        behandelaar=row.behandelaar.persoon.naam if row.behandelaar else "", klaar=not waiting and not draft,
        laat=waiting and not with_them and row.uiterlijk is not None and row.uiterlijk < today,
        url=reverse("bureau:aanmelding", args=[row.pk]), let_op=_note(row, with_them=with_them),
    )  # fmt: skip


def _note(row: Aanmelding, *, with_them: bool) -> str:
    if with_them:
        return _("wacht op de opdrachtgever")
    if row.aangevuld_op is not None and row.stand in WACHT:
        return _("aangevuld")
    return str(row.get_stand_display()) if row.stand != Stand.INGEDIEND else ""
