"""What the page of people shows, as plain values, in a fixed number of queries."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Organisatie, Rol, Uitnodiging
from wissel.logbook.models import LogbookEntry
from wissel.mensen.spreektalen import language_name
from wissel.mensen.tweede_factor import users_with_factor
from wissel.mensen.uitnodigen import VAN_HET_BUREAU
from wissel.policies import Action, can, visible

HOOGSTENS = 200


@dataclass(frozen=True, slots=True)
class RolRij:
    id: uuid.UUID
    label: str
    zelf: bool


@dataclass(frozen=True, slots=True)
class MensRij:
    """One person with all roles at this bureau."""

    persoon_id: uuid.UUID
    naam: str
    email: str
    bij: str
    rollen: tuple[RolRij, ...]
    talen: str
    factor: bool
    gezien: dt.datetime | None


@dataclass(frozen=True, slots=True)
class UitnodigingRij:
    id: uuid.UUID
    naam: str
    email: str
    rol: str
    door: str
    tot: dt.datetime
    verlopen: bool


def people(actor: Actor, *, own: bool, q: str = "") -> tuple[list[MensRij], bool]:
    """The people of the bureau itself, or those of other organisations; and whether there are more than shown."""
    kinds = Q(rol__in=VAN_HET_BUREAU) if own else ~Q(rol__in=[*VAN_HET_BUREAU, Rol.KANDIDAAT])
    last = visible(actor, LogbookEntry).filter(persoon=OuterRef("persoon")).order_by("-at").values("at")[:1]
    rows = visible(actor, Lidmaatschap).filter(live_memberships(klok.today()), kinds)
    if q:
        rows = rows.filter(Q(persoon__sorteernaam__icontains=q) | Q(organisatie__naam__icontains=q))
    rows = rows.select_related("persoon", "organisatie", "user").annotate(gezien=Subquery(last))
    found = list(rows.order_by("persoon__sorteernaam", "persoon_id", "rol")[: HOOGSTENS + 1])
    strong = users_with_factor({row.user_id for row in found})
    by_person: dict[uuid.UUID, list[Any]] = {}
    for row in found[:HOOGSTENS]:
        by_person.setdefault(row.persoon_id, []).append(row)
    return [_person(actor, each, strong) for each in by_person.values()], len(found) > HOOGSTENS


def _person(actor: Actor, rows: list[Any], strong: set[Any]) -> MensRij:
    first = rows[0]
    return MensRij(
        persoon_id=first.persoon_id, naam=first.persoon.naam, email=first.user.email,
        bij=first.organisatie.naam if first.organisatie else first.persoon.functie,
        rollen=tuple(RolRij(row.pk, role_label(row), row.pk == actor.lidmaatschap_id) for row in rows),
        talen=", ".join(language_name(code) for code in first.persoon.talen),
        factor=first.user_id in strong, gezien=first.gezien,
    )  # fmt: skip


def role_label(row: Any) -> str:
    """The role in words; an insurer as opdrachtgever is called by name, since it sees less."""
    if (
        row.rol == Rol.OPDRACHTGEVER
        and row.organisatie
        and row.organisatie.soort == Organisatie.Soort.VERZEKERAAR
    ):
        return _("verzekeraar")
    return str(row.get_rol_display())


def invitations(actor: Actor, *, own: bool) -> list[UitnodigingRij]:
    """Invitations that wait for an answer, or ran out without one, newest first."""
    kinds = Q(rol__in=VAN_HET_BUREAU) if own else ~Q(rol__in=VAN_HET_BUREAU)
    rows = visible(actor, Uitnodiging).filter(kinds, gebruikt_op__isnull=True, ingetrokken_op__isnull=True)
    rows = rows.filter(verloopt_op__gt=klok.now() - dt.timedelta(days=30))
    rows = rows.select_related("persoon", "organisatie", "gemaakt_door__persoon").order_by("-gemaakt_op")
    return [invitation_row(row) for row in rows[:HOOGSTENS]]


def invitation_row(row: Any) -> UitnodigingRij:
    """One invitation in words."""
    return UitnodigingRij(
        id=row.pk, naam=row.persoon.naam, email=row.email, rol=role_label(row),
        door=row.gemaakt_door.persoon.naam if row.gemaakt_door else "", tot=row.verloopt_op,
        verlopen=row.verloopt_op <= klok.now(),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class BureauTab:
    sleutel: str
    label: str
    url: str


TABS = (
    ("medewerkers", "medewerkers", Action.MEDEWERKER_LEZEN),
    ("organisaties", "organisaties", Action.ORGANISATIE_WIJZIGEN),
    ("instellingen", "instellingen", Action.INSTELLING_WIJZIGEN),
    ("vertalingen", "vertalingen", Action.VERTALING_NAKIJKEN),
)


def bureau_tabs(actor: Actor) -> list[BureauTab]:
    """The pages about the bureau itself that this role has; none when there is only one."""
    labels = {
        "medewerkers": _("Medewerkers"), "organisaties": _("Organisaties"), "instellingen": _("Instellingen"),
        "vertalingen": _("Talen"),
    }  # fmt: skip
    found = [
        BureauTab(key, labels[key], reverse(f"bureau:{name}"))
        for key, name, action in TABS
        if can(actor, action)
    ]
    return found if len(found) > 1 else []
