"""Who a document goes to, and the record that it was made available to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Organisatie, Persoon, Rol
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import Dossier
from wissel.logbook.actions import record
from wissel.outbox.actions import notify


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """One addressee. Without a person it is the role: nobody of that party has been invited yet."""

    rol: str
    persoon: Persoon | None


def kandidaat(dossier: Dossier) -> list[Ontvanger]:
    return [Ontvanger(Rol.KANDIDAAT, dossier.kandidaat)]


def opdrachtgever(dossier: Dossier) -> list[Ontvanger]:
    """The casemanager and the people who act for the opdrachtgever; never someone of a verzekeraar.

    With a verzekeraar as opdrachtgever it is the people of the employer. The role alone when there is nobody.
    """
    organisation = dossier.opdrachtgever
    if organisation.soort == Organisatie.Soort.VERZEKERAAR:
        organisation = dossier.werkgever
    people: dict[object, Persoon] = {}
    if dossier.casemanager is not None and not _insurer(dossier.casemanager.organisatie):
        people[dossier.casemanager_id] = dossier.casemanager
    if not _insurer(organisation):
        members = Lidmaatschap.objects.filter(
            live_memberships(klok.today()), bureau_id=dossier.bureau_id, organisatie=organisation,
            rol=Rol.OPDRACHTGEVER,
        ).select_related("persoon")  # fmt: skip
        people |= {row.persoon_id: row.persoon for row in members.order_by("persoon__sorteernaam")}
    found = [Ontvanger(Rol.OPDRACHTGEVER, person) for person in people.values()]
    return found or [Ontvanger(Rol.OPDRACHTGEVER, None)]


def _insurer(organisation: Organisatie | None) -> bool:
    return organisation is not None and organisation.soort == Organisatie.Soort.VERZEKERAAR


def send(document: Document, to: Iterable[Ontvanger], *, by: Actor, bericht: str) -> list[Verzending]:
    """Make a document available to these people and tell those who can sign in that something waits. Twice is once."""
    sent = []
    for each in to:
        row, made = Verzending.objects.get_or_create(
            bureau_id=document.bureau_id, document=document, naar=each.persoon, naar_rol=each.rol,
            defaults={
                "dossier_id": document.dossier_id, "verzonden_op": klok.now(),
                "verzonden_door_id": by.lidmaatschap_id,
            },
        )  # fmt: skip
        if not made:
            continue
        sent.append(row)
        if each.persoon is not None and each.persoon.user_id is not None:
            notify(by, persoon=each.persoon, soort=bericht, dossier=document.dossier_id)
    if sent:
        record(by, "document_verzonden", dossier=document.dossier_id, onderwerp=document, categorie="P")
    return sent


def mark_opened(document: Document, *, by: Actor) -> bool:
    """Record that an addressee opened it, the first time only. False when it was not addressed to them or known."""
    rows = Verzending.objects.filter(
        bureau_id=by.bureau_id, document=document, naar_rol=by.rol, geopend_op__isnull=True
    )
    changed = 0
    for mine in (rows.filter(naar_id=by.persoon_id), rows.filter(naar__isnull=True)):
        changed += mine.update(geopend_op=klok.now(), geopend_door_id=by.lidmaatschap_id)
    return changed > 0
