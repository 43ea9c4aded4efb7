"""Jobhunting as plain values: who was approached (S1.10, S1.17), proposals for the portal, and doubles.

Every number has the rows it counts, so that a number in a report opens its lines.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Rol
from wissel.arbeidsmarkt.models import Initiatief, Vacature
from wissel.arbeidsmarkt.velden import fold
from wissel.jobhunting.models import Benadering, Netwerkorganisatie, Vacaturevoorstel
from wissel.sollicitaties.cijfers import PARTIJ, PARTIJEN
from wissel.sollicitaties.models import Netwerkcontact
from wissel.sollicitaties.vergelijken import fold_employer

ZONDER_RICHTING = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """One contact for a kandidaat. `werkgever` is the employer in words, or "" when only a person is known.

    `bron` is "benadering" or "netwerk" (the network log of the kandidaat), `id` the row there.
    """

    id: uuid.UUID
    bron: str
    datum: dt.date
    werkgever: str
    wie: str
    kanaal: str
    uitkomst: str
    resultaat: str
    richting: str
    partij: str
    initiatief_naam: str
    achteraf: bool
    organisatie_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Benaderd:
    """All contacts of a period, newest first. `werkgevers` counts an employer once, however often it was spoken to."""

    regels: tuple[Regel, ...]

    @property
    def werkgevers(self) -> int:
        return len(_names(self.regels))

    @property
    def contacten(self) -> int:
        return len(self.regels)

    def per_richting(self) -> tuple[tuple[str, int], ...]:
        """Employers per direction by name, most first; "" is without a direction and comes last."""
        found: dict[str, list[Regel]] = defaultdict(list)
        for row in self.regels:
            if row.werkgever:
                found[row.richting].append(row)
        pairs = [(name, len(_names(rows))) for name, rows in found.items()]
        return tuple(sorted(pairs, key=lambda pair: (pair[0] == ZONDER_RICHTING, -pair[1], pair[0])))

    def per_partij(self) -> tuple[tuple[str, str, int], ...]:
        """Employers per party (S0.29): key, name and number, also when that is none. Coach and jobhunter are one."""
        rows = {key: [row for row in self.regels if row.partij == key] for key in PARTIJEN}
        return tuple((key, str(PARTIJEN[key]), len(_names(own))) for key, own in rows.items())


def sentence(benaderd: Benaderd) -> str:
    """The number as a report says it, in Dutch, kandidaat and bureau apart; empty when there was none."""
    number = benaderd.werkgevers
    if not number:
        return ""
    with override("nl"):
        first = ngettext("%(n)s werkgever benaderd", "%(n)s werkgevers benaderd", number) % {"n": number}
        parts = [
            _("%(wie)s %(n)s") % {"wie": name.lower(), "n": n} for _key, name, n in benaderd.per_partij() if n
        ]
        return f"{first} ({', '.join(parts)})."


def approached(dossier_id: uuid.UUID, van: dt.date, tot: dt.date) -> Benaderd:
    """Who was approached for one kandidaat from `van` up to and including `tot`.

    The network log of the kandidaat counts too. A line of it for which a `Benadering` names the employer counts there
    and not again. A line with an application counts for its employer; any other names a person, and a person is no
    employer, so it is a contact only.
    """
    own = Benadering.objects.filter(dossier_id=dossier_id, weg_op=None, datum__range=(van, tot))
    rows = list(own)
    taken = Benadering.objects.filter(dossier_id=dossier_id, weg_op=None, contact__isnull=False)
    log = Netwerkcontact.objects.filter(dossier_id=dossier_id, weg_op=None, datum__range=(van, tot))
    contacts = log.exclude(pk__in=taken.values("contact_id")).select_related("sollicitatie")
    found = [_approach(row) for row in rows] + [_contact(row) for row in contacts]
    found.sort(key=lambda each: (each.datum, each.id), reverse=True)
    return Benaderd(tuple(found))


@dataclass(frozen=True, slots=True)
class Voorgesteld:
    """A vacancy that coach or jobhunter put before the kandidaat, for the list of the portal."""

    id: uuid.UUID
    vacature_id: uuid.UUID
    titel: str
    werkgever: str
    plaats: str
    waarom: str
    door_rol: str
    gevonden_door: str
    op: dt.datetime
    antwoord: str
    antwoord_naam: str
    gesloten: bool
    reden_naam: str = ""
    toelichting: str = ""

    @property
    def open(self) -> bool:
        """It waits for an answer, and there is still something to answer on."""
        return not self.antwoord and not self.gesloten


def proposals(dossier_id: uuid.UUID) -> tuple[Voorgesteld, ...]:
    """Proposals that were not taken back: those without an answer first, then newest first."""
    rows = Vacaturevoorstel.objects.filter(dossier_id=dossier_id, ingetrokken_op=None)
    picked = rows.select_related("vacature").defer("vacature__tekst", "vacature__gelezen")
    found = [_proposal(row, row.vacature) for row in picked.order_by("-op", "-pk")]
    return tuple(sorted(found, key=lambda each: not each.open))


def same_name(
    bureau_id: Any, naam: str, plaats: str, *, not_id: uuid.UUID | None = None
) -> list[Netwerkorganisatie]:
    """Employers in the network with this name in this place; an empty place may be the same place."""
    name, place = fold_employer(naam), fold(plaats)
    if not name:
        return []
    rows = Netwerkorganisatie.objects.filter(bureau_id=bureau_id, naam_plat=name, weg_op=None)
    if place:
        rows = rows.filter(Q(plaats_plat=place[:100]) | Q(plaats_plat=""))
    if not_id is not None:
        rows = rows.exclude(pk=not_id)
    return list(rows.order_by("aangemaakt_op")[:5])


def colleagues(by: Actor) -> QuerySet[Lidmaatschap]:
    """Who of the bureau may know people in the network today."""
    rows = Lidmaatschap.objects.filter(
        live_memberships(klok.today()),
        bureau_id=by.bureau_id,
        rol__in=(Rol.COACH, Rol.JOBHUNTER, Rol.BUREAUMANAGER),
    )
    return rows.select_related("persoon").order_by("persoon__sorteernaam", "pk")


def _names(rows: Iterable[Regel]) -> set[str]:
    return {fold_employer(row.werkgever) for row in rows if row.werkgever}


def _approach(row: Benadering) -> Regel:
    return Regel(
        id=row.pk, bron="benadering", datum=row.datum, werkgever=row.naam, wie="",
        kanaal=str(row.get_kanaal_display()), uitkomst=str(row.get_uitkomst_display()), resultaat=row.resultaat,
        richting=row.richting, partij=PARTIJ[Initiatief(row.initiatief)],
        initiatief_naam=str(row.get_initiatief_display()),
        achteraf=row.achteraf, organisatie_id=row.organisatie_id,
    )  # fmt: skip


def _contact(row: Netwerkcontact) -> Regel:
    application = row.sollicitatie if row.sollicitatie and row.sollicitatie.weg_op is None else None
    return Regel(
        id=row.pk, bron="netwerk", datum=row.datum, werkgever=application.werkgever if application else "",
        wie=row.wie, kanaal=str(row.get_kanaal_display()), uitkomst="", resultaat=row.resultaat,
        richting=ZONDER_RICHTING, partij=PARTIJ[Initiatief(row.initiatief)],
        initiatief_naam=str(row.get_initiatief_display()),
        achteraf=row.achteraf,
    )  # fmt: skip


def _proposal(row: Vacaturevoorstel, vacature: Vacature) -> Voorgesteld:
    return Voorgesteld(
        id=row.pk, vacature_id=vacature.pk, titel=vacature.titel, werkgever=vacature.werkgever_naam,
        plaats=vacature.plaats, waarom=row.waarom, door_rol=row.door_rol,
        gevonden_door=str(row.get_door_rol_display()), op=row.op, antwoord=row.antwoord,
        antwoord_naam=str(row.get_antwoord_display()) if row.antwoord else "",
        gesloten=vacature.gesloten_op is not None,
        reden_naam=str(row.get_reden_display()) if row.reden else "", toelichting=row.toelichting,
    )  # fmt: skip
