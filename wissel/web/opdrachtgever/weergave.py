"""What the opdrachtgever sees: status, dates, documents and one request at a time. Never medical data or notes.

A verzekeraar sees status and percentage only (`StatusRij`), no plan and no reports.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _l

from wissel.accounts.actor import Actor
from wissel.accounts.models import BureauInstelling
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.plichten.kalender import without_waived
from wissel.dossiers.regelwoorden import rule_of
from wissel.dossiers.volgende import GEEN_PLICHT
from wissel.dossiers.ziekteweek import week_on
from wissel.policies import Action, visible
from wissel.regie.lezen import standings
from wissel.regie.models import Documentstem
from wissel.web.shared.bestandswoorden import kind, size

PAGINA = 50
OPEN_ROLLEN = ("werkgever", "werkgever_en_werknemer")
WIE = {"werkgever": _l("werkgever"), "werkgever_en_werknemer": _l("werkgever en werknemer")}
BINDING = {
    "wet": _l("wet"),
    "beleid": _l("beleid van UWV"),
    "praktijk": _l("praktijk"),
    "rechtspraak": _l("rechtspraak"),
}


@dataclass(frozen=True, slots=True)
class Medewerker:
    """One employee in the list."""

    id: uuid.UUID
    naam: str
    functie: str
    werkgever: str
    week: int | None
    stand: str
    coach: str
    volgende: str
    volgende_op: dt.date | None
    vraagt: str


@dataclass(frozen=True, slots=True)
class StatusRij:
    """All a verzekeraar sees of a case."""

    nummer: str
    naam: str
    stand: str
    percentage: int | None


@dataclass(frozen=True, slots=True)
class Pagina:
    """Some rows of a longer list; `volgende` is the key of the next page, empty on the last one."""

    rijen: tuple[Any, ...]
    volgende: str


@dataclass(frozen=True, slots=True)
class Verplichting:
    """A duty with its date, its reason and its source."""

    dossier_id: uuid.UUID
    medewerker: str
    naam: str
    datum: dt.date
    klaar_op: dt.date | None
    som: str
    formule: str
    bron: str
    binding: str
    wie: str
    reden: str = ""
    gezegd: str = ""


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document that was made available. `stem`: whether the employee agrees or it is talked about; `gezegd`: the own
    words, once shared."""

    id: uuid.UUID
    dossier_id: uuid.UUID
    medewerker: str
    titel: str
    datum: dt.date
    versie: int
    soort: str
    grootte: str
    geopend_op: dt.datetime | None
    stem: str
    gezegd: str


@dataclass(frozen=True, slots=True)
class DossierBlad:
    """The header of one employee's page."""

    id: uuid.UUID
    nummer: str
    naam: str
    functie: str
    werkgever: str
    week: int | None
    stand: str
    coach: str
    coach_telefoon: str
    bel: str


def employees(
    actor: Actor, asked: dict[uuid.UUID, str], term: str, after: str, today: dt.date, *, closed: bool = False
) -> Pagina:
    """Employees of this organisation by name, a page at a time, each with the next duty of the employer.

    Running cases, or with `closed` the ones that were closed.
    """
    rows = visible(actor, Dossier)
    done = Dossier.Stand.GESLOTEN
    rows = rows.filter(stand=done) if closed else rows.exclude(stand=done)
    page, key = _page(rows.select_related("kandidaat", "coach", "werkgever"), term, after)
    duties = _next_duties(actor, [row.pk for row in page])
    found = []
    for row in page:
        due_on, name = duties.get(row.pk, (None, ""))
        employer = row.werkgever.naam if row.werkgever_id != actor.organisatie_id else ""
        found.append(
            Medewerker(
                row.pk, row.kandidaat.naam, row.functie, employer, week_of(row, today), str(row.get_stand_display()),
                row.coach.naam if row.coach else "", name, due_on, asked.get(row.pk, ""),
            )
        )  # fmt: skip
    return Pagina(tuple(found), key)


def statuses(actor: Actor, term: str, after: str) -> Pagina:
    """Status and percentage, for a verzekeraar."""
    rows = visible(actor, Dossier, Action.STATUS_LEZEN).select_related("kandidaat")
    fields = ("nummer", "stand", "sorteernaam", "uren_per_week", "belastbaar_uren", "bureau_id")
    names = ("voornaam", "tussenvoegsel", "achternaam")
    page, key = _page(rows.only(*fields, *(f"kandidaat__{name}" for name in names)), term, after)
    return Pagina(
        tuple(StatusRij(r.nummer, r.kandidaat.naam, str(r.get_stand_display()), percentage(r)) for r in page),
        key,
    )


def _page(rows: QuerySet[Dossier], term: str, after: str) -> tuple[list[Dossier], str]:
    """Rows by name behind a key, which is the id of the last row seen; an unknown key starts at the beginning."""
    if term:
        rows = rows.filter(Q(sorteernaam__icontains=term.lower()) | Q(nummer__icontains=term))
    last = rows.filter(pk=after).values_list("sorteernaam", flat=True).first() if after else None
    if last is not None:
        rows = rows.filter(Q(sorteernaam__gt=last) | Q(sorteernaam=last, pk__gt=after))
    found = list(rows.order_by("sorteernaam", "id")[: PAGINA + 1])
    return found[:PAGINA], str(found[PAGINA - 1].pk) if len(found) > PAGINA else ""


def key_of(text: str) -> str:
    """A key from an address as an id; empty when it is none."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""


def _next_duties(actor: Actor, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[dt.date | None, str]]:
    rows = open_duties(actor).filter(dossier__in=list(ids)).order_by("-due_on", "-volgorde")
    return {row.dossier_id: (row.due_on, row.naam) for row in rows if _pressing(row)}


def open_duties(actor: Actor) -> QuerySet[Milestone]:
    """Duties of the employer that are not done, as rows."""
    rows = visible(actor, Milestone).filter(
        verantwoordelijke__in=OPEN_ROLLEN, geldt=True, done_on__isnull=True, due_on__isnull=False
    )
    return without_waived(rows.exclude(code__in=GEEN_PLICHT)).select_related("dossier__kandidaat")


def _pressing(row: Milestone) -> bool:
    """What lay before the dossier was opened was for others to do; the bureau does not know whether it was."""
    return row.due_on is not None and row.due_on >= row.dossier.aangemaakt_op.date()


def percentage(row: Dossier) -> int | None:
    """Hours someone can work against the contract hours, as a whole percentage; None when unknown."""
    if not row.uren_per_week or row.belastbaar_uren is None:
        return None
    return int(min(Decimal(100), row.belastbaar_uren / row.uren_per_week * 100))


def week_of(row: Dossier, today: dt.date) -> int | None:
    """The week of sickness this day falls in."""
    if row.stand == Dossier.Stand.GESLOTEN:
        return None
    return week_on(row.eerste_ziektedag, row.niet_geteld, today)


def sheet(actor: Actor, row: Dossier, today: dt.date) -> DossierBlad:
    """The header of a dossier; the phone of the bureau when the coach has none."""
    phone = row.coach.telefoon if row.coach else ""
    if not phone:
        phone = visible(actor, BureauInstelling).values_list("telefoon", flat=True).first() or ""
    return DossierBlad(
        row.pk, row.nummer, row.kandidaat.naam, row.functie, row.werkgever.naam, week_of(row, today),
        str(row.get_stand_display()), row.coach.naam if row.coach else "", phone,
        "".join(sign for sign in phone if sign.isdigit() or sign == "+"),
    )  # fmt: skip


def duty(row: Milestone) -> Verplichting:
    """One duty with why it is that day."""
    return Verplichting(
        row.dossier_id, row.dossier.kandidaat.naam, row.naam, row.due_on or dt.date.max, row.done_on, row.uitleg,
        rule_of(row.code, row.formule), row.bron, str(BINDING.get(row.binding, row.binding)),
        str(WIE.get(row.verantwoordelijke, row.verantwoordelijke)), getattr(row, "reden", None) or "",
        getattr(row, "gezegd", None) or "",
    )  # fmt: skip


def documents(
    actor: Actor, dossier_id: uuid.UUID | None = None, before: str = "", most: int = PAGINA
) -> Pagina:
    """Documents that were made available, newest first, with when this organisation first opened them."""
    rows = visible(actor, Document).select_related("dossier__kandidaat").defer("inhoud")
    if dossier_id:
        rows = rows.filter(dossier_id=dossier_id)
    last = rows.filter(pk=before).values_list("gemaakt_op", flat=True).first() if before else None
    if last is not None:
        rows = rows.filter(gemaakt_op__lte=last).exclude(gemaakt_op=last, pk__gte=before)
    found = list(rows.order_by("-gemaakt_op", "-pk")[: most + 1])
    opened = _opened(actor, found[:most])
    voices, words = standings(actor.bureau_id, [d.pk for d in found[:most]]), _said(actor, found[:most])
    return Pagina(
        tuple(
            Stuk(
                d.pk, d.dossier_id, d.dossier.kandidaat.naam, d.titel, d.datum, d.versie, kind(d.mime),
                size(d.grootte), opened.get(d.pk),
                voices.get(d.pk, ""), words.get(d.pk, ""),
            )
            for d in found[:most]
        ),
        str(found[most - 1].pk) if len(found) > most else "",
    )  # fmt: skip


def _said(actor: Actor, rows: list[Document]) -> dict[uuid.UUID, str]:
    """The words the kandidaat shares about these papers; the newest answer counts."""
    said = visible(actor, Documentstem).filter(document__in=[d.pk for d in rows]).order_by("gegeven_op", "pk")
    return {row.document_id: f"{row.get_antwoord_display()}: {row.tekst}" for row in said}


def _opened(actor: Actor, rows: list[Document]) -> dict[uuid.UUID, dt.datetime | None]:
    sent = visible(actor, Verzending).filter(
        document__in=[d.pk for d in rows], naar_rol="opdrachtgever", geopend_op__isnull=False
    )
    return dict(sent.order_by("-geopend_op").values_list("document_id", "geopend_op"))
