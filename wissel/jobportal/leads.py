"""Leads of the employer: naming a place, forgetting the person who can be called, and reading them."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.models import Initiatief
from wissel.arbeidsmarkt.velden import Velden, link
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobportal.models import Werkgeverslead
from wissel.logbook.actions import record
from wissel.trajecten.actions.taken import make_taak

CONTACT_BEWAARD = dt.timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Lead:
    """One lead as kandidaat and bureau read it; without a contact the two fields are empty."""

    id: uuid.UUID
    vacature_id: uuid.UUID
    organisatie: str
    werk: str
    toelichting: str
    contact_naam: str
    contact_hoe: str
    op: dt.datetime


@transaction.atomic
def give_lead(
    *, dossier_id: Any, by: Actor, sleutel: uuid.UUID, organisatie: str, werk: str, plaats: str = "", url: str = "",
    toelichting: str = "", contact_naam: str = "", contact_hoe: str = "", contact_akkoord: bool = False,
) -> Werkgeverslead:  # fmt: skip
    """Name a place for one employee. The same form twice is one lead; the bureau is asked to look once a day.

    Raises DomainError at the field: without organisation or work, for a link that is none, for a contact who did not
    agree or cannot be reached, and when the dossier is closed.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("bureau").get(
        bureau_id=by.bureau_id, pk=dossier_id
    )  # fmt: skip
    known = Werkgeverslead.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel).first()
    if known is not None:
        return known
    said = {
        "organisatie": organisatie.strip(), "werk": werk.strip(), "plaats": plaats.strip(), "url": link(url),
        "toelichting": toelichting.strip()[:500], "contact_naam": contact_naam.strip(),
        "contact_hoe": contact_hoe.strip(),
    }  # fmt: skip
    _check(dossier, said, url, agreed=contact_akkoord)
    fields = Velden(
        titel=said["werk"], werkgever_naam=said["organisatie"], plaats=said["plaats"], url=said["url"]
    )
    vacature = add_vacature(by=by, velden=fields, rol=Initiatief.WERKGEVER)
    row = Werkgeverslead.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, vacature=vacature, sleutel=sleutel, door_id=by.lidmaatschap_id,
        op=klok.now(), **said,
    )  # fmt: skip
    record(by, "lead_gegeven", dossier=dossier, onderwerp=row, categorie="N")
    _ask(dossier)
    return row


@transaction.atomic
def forget_contact(*, lead: Werkgeverslead, by: Actor) -> Werkgeverslead:
    """Take the person away who could be called; the lead stays. Twice is once."""
    row = Werkgeverslead.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=lead.pk)
    if row.contact_naam or row.contact_hoe:
        row.contact_naam, row.contact_hoe, row.contact_weg_op = "", "", klok.now()
        row.save(update_fields=["contact_naam", "contact_hoe", "contact_weg_op"])
        record(by, "lead_contact_gewist", dossier=row.dossier, onderwerp=row, categorie="N")
    return row


def forget_old(bureau_id: Any) -> int:
    """Contacts older than half a year go; says how many."""
    old = Werkgeverslead.objects.filter(bureau_id=bureau_id, op__lt=klok.now() - CONTACT_BEWAARD)
    return old.exclude(contact_naam="").update(contact_naam="", contact_hoe="", contact_weg_op=klok.now())


def of_dossier(dossier_id: Any) -> tuple[Lead, ...]:
    """The leads of one dossier, newest first. Not for an opdrachtgever: that one reads only the own rows."""
    rows = Werkgeverslead.objects.filter(dossier_id=dossier_id).order_by("-op", "id")
    return tuple(as_lead(row) for row in rows)


def as_lead(row: Werkgeverslead) -> Lead:
    return Lead(
        row.pk,
        row.vacature_id,
        row.organisatie,
        row.werk,
        row.toelichting,
        row.contact_naam,
        row.contact_hoe,
        row.op,
    )


def _check(dossier: Dossier, said: dict[str, str], url: str, *, agreed: bool) -> None:
    if dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit traject is klaar. U kunt niets meer toevoegen."))
    if not said["organisatie"]:
        raise DomainError("organisatie", _("Vul in bij welke organisatie er werk is."), veld="organisatie")
    if not said["werk"]:
        raise DomainError("werk", _("Vul in wat voor werk het is."), veld="werk")
    if url.strip() and not said["url"]:
        raise DomainError("url", _("Vul een adres in dat met https:// of http:// begint."), veld="url")
    if said["contact_hoe"] and not said["contact_naam"]:
        raise DomainError("contact", _("Vul ook de naam van deze persoon in."), veld="contact_naam")
    if said["contact_naam"] and not said["contact_hoe"]:
        raise DomainError("contact", _("Vul een telefoonnummer of e-mailadres in."), veld="contact_hoe")
    if said["contact_naam"] and not agreed:
        words = _("Vraag deze persoon eerst of dat goed is. Kruis dit daarna aan, of laat de persoon weg.")
        raise DomainError("akkoord", words, veld="contact_akkoord")


def _ask(dossier: Dossier) -> None:
    """The jobhunter, else the coach, looks at what came in; one task for all leads of a day."""
    with override("nl"):
        make_taak(
            dossier=dossier, by=Actor.systeem(dossier.bureau), soort="lead_bekijken",
            voor_rol=Rol.JOBHUNTER if dossier.jobhunter_id else Rol.COACH,
            titel=_("Tip van de werkgever bekijken: een plek om te werken"),
            sleutel=f"lead_bekijken {klok.today():%Y-%m-%d}",
        )  # fmt: skip
