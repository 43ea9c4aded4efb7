"""The rows of the queue, as plain values: late ones first, since the term decides the order.

Three kinds in one list: questions of the site, aanmeldingen, and what is to be planned once there is a dossier.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wissel.aanmeldingen.models import Contactstap, Contactvraag
from wissel.accounts.actor import Actor
from wissel.policies import visible
from wissel.web.bureau.backoffice import aanmeldrijen, planning
from wissel.web.bureau.backoffice.rij import HOOGSTENS, Rij

OPEN = Q(beantwoord_op__isnull=True)
GROEPEN = (
    ("", _("Alles")),
    ("vraag", _("Vragen")),
    ("aanmelding", _("Aanmeldingen")),
    ("planning", _("Planning")),
)
KEUZES = (
    ("open", _("Open")), ("laat", _("Te laat")), ("vrij", _("Nog niet opgepakt")), ("mijn", _("Van mij")),
    ("klaar", _("Afgehandeld")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stap:
    """What was done with a question, by whom."""

    soort: str
    tekst: str
    op: dt.datetime
    wie: str
    beantwoordt: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above the queue, with its number of rows."""

    sleutel: str
    label: str
    aantal: int | None
    nu: bool


def conditions(actor: Actor, today: dt.date) -> dict[str, Q]:
    """Which questions belong to a choice, by its key in the address."""
    return {
        "open": OPEN,
        "laat": OPEN & Q(uiterlijk__lt=today),
        "vrij": OPEN & Q(behandelaar__isnull=True),
        "mijn": OPEN & Q(behandelaar_id=actor.lidmaatschap_id),
        "klaar": ~OPEN,
    }


def filters(actor: Actor, today: dt.date, chosen: str, group: str = "") -> list[Filter]:
    """The choices with how many rows each has in this group."""
    return [Filter(key, str(label), _count(actor, today, key, group), key == chosen) for key, label in KEUZES]


def groups(chosen: str) -> list[Filter]:
    return [Filter(key, str(label), None, key == chosen) for key, label in GROEPEN]


def _count(actor: Actor, today: dt.date, key: str, group: str) -> int:
    total = 0
    if group in {"", "vraag"}:
        total += visible(actor, Contactvraag).filter(conditions(actor, today)[key]).count()
    if group in {"", "aanmelding"}:
        total += aanmeldrijen.count(actor, today, key)
    if group in {"", "planning"}:
        total += len(planning.rows(actor, today, key))
    return total


def rows(actor: Actor, today: dt.date, chosen: str, q: str = "", group: str = "") -> list[Rij]:
    """The queue in order of term; what is done newest first."""
    found: list[Rij] = []
    if group in {"", "vraag"}:
        found += _questions(actor, today, chosen, q)
    if group in {"", "aanmelding"}:
        found += aanmeldrijen.rows(actor, today, chosen, q)
    if group in {"", "planning"}:
        found += planning.rows(actor, today, chosen, q)
    newest = chosen == "klaar"
    found.sort(key=lambda row: (row.uiterlijk or dt.date.max, row.nummer), reverse=newest)
    return found[:HOOGSTENS]


def _questions(actor: Actor, today: dt.date, chosen: str, q: str) -> list[Rij]:
    found = visible(actor, Contactvraag).filter(conditions(actor, today)[chosen])
    if q:
        found = found.filter(Q(nummer__icontains=q) | Q(naam__icontains=q) | Q(email__iexact=q))
    order = ("-beantwoord_op", "pk") if chosen == "klaar" else ("uiterlijk", "gesteld_op", "pk")
    picked = found.select_related("behandelaar__persoon").defer("vraag").order_by(*order)[:HOOGSTENS]
    return [shown(row, today) for row in picked]


def late(actor: Actor, today: dt.date) -> list[Rij]:
    """What should have been answered by now, for the manager: questions and aanmeldingen."""
    found = [*_questions(actor, today, "laat", ""), *aanmeldrijen.rows(actor, today, "laat")]
    return sorted(found, key=lambda row: row.uiterlijk or dt.date.max)


def shown(row: Contactvraag, today: dt.date) -> Rij:
    done = row.beantwoord_op is not None
    return Rij(
        id=row.pk, groep="vraag", nummer=row.nummer, naam=row.naam, soort=row.get_soort_display(),
        uiterlijk=row.uiterlijk, behandelaar=row.behandelaar.persoon.naam if row.behandelaar else "", klaar=done,
        laat=not done and row.uiterlijk < today, url=reverse("bureau:contactvraag", args=[row.pk]),
    )  # fmt: skip


def steps(actor: Actor, row: Contactvraag) -> list[Stap]:
    """What was done, newest first."""
    found = visible(actor, Contactstap).filter(contactvraag=row).select_related("door__persoon")
    return [
        Stap(
            each.get_soort_display(),
            each.tekst,
            each.op,
            each.door.persoon.naam if each.door else "",
            each.beantwoordt,
        )
        for each in found.order_by("-op", "-pk")[:HOOGSTENS]
    ]
