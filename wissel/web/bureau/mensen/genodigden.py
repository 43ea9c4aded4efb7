"""Who can be given access from one dossier. The role follows from the dossier, never from the form."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Organisatie, Persoon, Rol
from wissel.dossiers.models import Dossier, Partij
from wissel.mensen.toegang import Toegang, access_of
from wissel.policies import visible

CONTACTEN_HOOGSTENS = 40
MET_RELATIE = (Rol.BEDRIJFSARTS, Rol.ARBEIDSDESKUNDIGE)


@dataclass(frozen=True)
class Genodigde:
    """A person with the role that the dossier gives, and what is the case now."""

    persoon: Persoon
    rol: str
    label: str
    organisatie: Organisatie | None
    relatie: bool = False

    @property
    def sleutel(self) -> str:
        return f"{self.rol}:{self.persoon.pk}"


@dataclass(frozen=True, slots=True)
class ToegangRij:
    """One line of the page."""

    sleutel: str
    persoon_id: uuid.UUID
    naam: str
    label: str
    email: str
    telefoon: str
    stand: str
    sinds: dt.date | None
    tot: dt.datetime | None
    lidmaatschap_id: uuid.UUID | None
    code: str
    met_relatie: bool
    relatie: bool


def guests(actor: Actor, dossier: Dossier) -> list[Genodigde]:
    """Kandidaat, contacts of opdrachtgever and werkgever, bedrijfsarts and arbeidsdeskundigen, each once."""
    found = [Genodigde(dossier.kandidaat, Rol.KANDIDAAT, _("kandidaat"), None)]
    found += _contacts(actor, dossier)
    related = _related(actor, dossier)
    if dossier.bedrijfsarts is not None:
        present = (dossier.bedrijfsarts_id, Rol.BEDRIJFSARTS) in related
        found.append(_doctor(dossier, dossier.bedrijfsarts, present))
    for (persoon_id, rol), row in related.items():
        if persoon_id == dossier.bedrijfsarts_id:
            continue
        label = str(Rol(rol).label)
        found.append(Genodigde(row.persoon, rol, label, row.organisatie or dossier.arbodienst, True))
    return found


def _contacts(actor: Actor, dossier: Dossier) -> Iterable[Genodigde]:
    organisations: dict[Any, Organisatie] = {
        org.pk: org for org in (dossier.werkgever, dossier.opdrachtgever)
    }
    people: dict[Any, Persoon] = {
        person.pk: person
        for person in visible(actor, Persoon)
        .filter(organisatie__in=organisations)
        .order_by("sorteernaam")[:CONTACTEN_HOOGSTENS]
    }
    if dossier.casemanager is not None:
        people = {dossier.casemanager_id: dossier.casemanager, **people}
    for person in people.values():
        org = organisations.get(person.organisatie_id) or _for_whom(dossier, person)
        label = _("casemanager") if person.pk == dossier.casemanager_id else _("contactpersoon")
        yield Genodigde(person, Rol.OPDRACHTGEVER, f"{label}, {org.naam}", org)


def _for_whom(dossier: Dossier, person: Persoon) -> Organisatie:
    """A casemanager from elsewhere acts for the opdrachtgever, except that an insurer acts for itself (WET 6.2)."""
    own = person.organisatie
    return own if own is not None and own.soort == Organisatie.Soort.VERZEKERAAR else dossier.opdrachtgever


def _doctor(dossier: Dossier, person: Persoon, present: bool) -> Genodigde:
    org = dossier.arbodienst
    label = _("bedrijfsarts")
    return Genodigde(person, Rol.BEDRIJFSARTS, f"{label}, {org.naam}" if org else label, org, present)


def _related(actor: Actor, dossier: Dossier) -> dict[tuple[Any, str], Partij]:
    rows = visible(actor, Partij).filter(live_memberships(klok.today()), dossier=dossier, rol__in=MET_RELATIE)
    return {
        (row.persoon_id, row.rol): row
        for row in rows.select_related("persoon", "organisatie").order_by("van", "pk")
    }


def access_rows(actor: Actor, found: list[Genodigde], codes: Any) -> list[ToegangRij]:
    """The lines of the page; `codes` gives the code of an invitation that was made in this session."""
    access = access_of(actor, [(guest.persoon, guest.rol) for guest in found])
    return [_row(guest, access[guest.persoon.pk, guest.rol], codes) for guest in found]


def _row(guest: Genodigde, access: Toegang, codes: Any) -> ToegangRij:
    return ToegangRij(
        sleutel=guest.sleutel, persoon_id=guest.persoon.pk, naam=guest.persoon.naam, label=guest.label,
        email=guest.persoon.email, telefoon=guest.persoon.telefoon, stand=access.stand, sinds=access.sinds,
        tot=access.tot, lidmaatschap_id=access.lidmaatschap_id,
        code=codes(access.uitnodiging_id) if access.stand == "open" else "",
        met_relatie=guest.rol in MET_RELATIE, relatie=guest.relatie,
    )  # fmt: skip
