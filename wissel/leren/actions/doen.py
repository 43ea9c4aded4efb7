"""The kandidaat reads, goes on where one was, says done, and hands in; the log tells that it was done (S0.7, S2.23)."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.documenten.actions import store_document
from wissel.documenten.keuring import inspect
from wissel.documenten.models import Document
from wissel.documenten.soorten import LEEROPDRACHT
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.leren.actions.toewijzen import tasks_of
from wissel.leren.bibliotheek import Item
from wissel.leren.models import Inlevering, Leerstap, Soort
from wissel.logbook.actions import record
from wissel.outbox.actions import notify
from wissel.trajecten.actions.logboek import write_note
from wissel.trajecten.actions.planhulp import check_kandidaat, clean
from wissel.trajecten.actions.taken import finish_taak, make_taak

BEKIJKEN, BEKIJKEN_BINNEN = "leren_bekijken", dt.timedelta(days=7)
INGELEVERD = "leren_ingeleverd"
# Each may hold a file, so a step holds no endless number of them.
MEESTE_KEREN = 50


@transaction.atomic
def begin(*, dossier_id: uuid.UUID, item: Item, by: Actor) -> Leerstap:
    """Open an item, assigned or found by oneself. Doing it again changes nothing."""
    dossier = _dossier(dossier_id, by)
    row = Leerstap.objects.filter(bureau_id=by.bureau_id, dossier=dossier, item=item.kaart.sleutel).first()
    now, card = klok.now(), item.kaart
    if row is None:
        row = Leerstap(
            bureau_id=by.bureau_id, dossier=dossier, item=card.sleutel, titel=card.titel, soort=card.soort,
            minuten=card.minuten, delen=card.delen,
        )  # fmt: skip
    elif row.begonnen_op and not row.ingetrokken_op:
        return row
    row.begonnen_op, row.laatste_op, row.ingetrokken_op, row.delen = (
        row.begonnen_op or now,
        now,
        None,
        card.delen,
    )
    row.save()
    record(by, "leerstof_begonnen", dossier=dossier, onderwerp=row, categorie="H")
    return row


@transaction.atomic
def reach(*, stap: Leerstap, deel: int, delen: int, by: Actor) -> Leerstap:
    """Keep that the kandidaat read up to and including this part of so many; going back keeps the furthest place."""
    row = _locked(stap, by)
    place = max(0, min(deel, delen))
    if place > row.deel or row.delen != delen:
        row.deel, row.delen, row.laatste_op = max(place, min(row.deel, delen)), delen, klok.now()
        row.save(update_fields=["deel", "delen", "laatste_op"])
    return row


@transaction.atomic
def finish(*, stap: Leerstap, item: Item, by: Actor) -> Leerstap:
    """The kandidaat is done with an item without handing anything in. Raises DomainError for a werkopdracht."""
    row = _locked(stap, by)
    if row.klaar_op:
        return row
    if item.kaart.soort == Soort.WERKOPDRACHT and not row.ingeleverd_op:
        text = _("Dit is een opdracht. Schrijf iets op of kies een bestand. Stuur het dan naar uw coach.")
        raise DomainError("inleveren", text, veld="tekst")
    row.klaar_op = row.laatste_op = klok.now()
    row.deel = row.delen
    row.save(update_fields=["klaar_op", "laatste_op", "deel"])
    _stop_asking(row, by)
    record(by, "leerstof_klaar", dossier=row.dossier_id, onderwerp=row, categorie="H")
    return row


@transaction.atomic
def hand_in(
    *, stap: Leerstap, item: Item, by: Actor, sleutel: uuid.UUID, tekst: str = "", reflectie: str = "",
    bestand: Any = None,
) -> Inlevering:  # fmt: skip
    """Hand in words, a file or both, with what one learned. Reminders stop, the coach is asked to look.

    The same form (`sleutel`) sent twice is handed in once. The log says that it was done, never what was written.
    Raises DomainError at the field when there is nothing, no reflection, or a file that may not be kept.
    """
    row = _locked(stap, by)
    known = Inlevering.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    number = Inlevering.objects.filter(bureau_id=by.bureau_id, stap=row).count() + 1
    if number > MEESTE_KEREN:
        text = _("U stuurde deze opdracht al %(n)s keer. Meer kan niet. Bespreek het met uw coach.")
        raise DomainError("te_veel", text % {"n": MEESTE_KEREN}, veld="tekst")
    new = Inlevering(
        bureau_id=by.bureau_id, dossier=row.dossier, stap=row, sleutel=sleutel, versie=item.kaart.versie,
        vraag=item.vraag, op=klok.now(), door_id=member(by),
        nummer=number,
    )  # fmt: skip
    new.tekst, new.reflectie = clean(new, "tekst", tekst), clean(new, "reflectie", reflectie)
    _check(new, item, bestand)
    new.document = _keep(row, bestand, by) if bestand is not None else None
    new.save(force_insert=True)
    row.ingeleverd_op = row.laatste_op = new.op
    row.deel, row.klaar_op, row.begonnen_op = row.delen, None, row.begonnen_op or new.op
    row.save(update_fields=["ingeleverd_op", "laatste_op", "deel", "klaar_op", "begonnen_op"])
    _stop_asking(row, by)
    _tell(new, item, by)
    record(by, "opdracht_ingeleverd", dossier=row.dossier_id, onderwerp=new, categorie="H")
    return new


def _check(new: Inlevering, item: Item, bestand: Any) -> None:
    if not new.tekst and bestand is None:
        raise DomainError("leeg", _("Schrijf wat u deed, of kies een bestand."), veld="tekst")
    if not new.reflectie and item.reflectie:
        text = _("Schrijf kort wat u hiervan leerde. Eén zin is genoeg.")
        raise DomainError("leeg", text, veld="reflectie")


def _keep(row: Leerstap, bestand: Any, by: Actor) -> Document:
    found = inspect(bestand)
    return store_document(
        dossier=row.dossier, by=by, soort=LEEROPDRACHT, titel=_("Opdracht: %(wat)s") % {"wat": row.titel},
        datum=klok.today(), publiek=Document.Publiek.KANDIDAAT, bytes_=found.bytes_, mime=found.mime,
        bestandsnaam=found.bestandsnaam,
    )  # fmt: skip


def _stop_asking(row: Leerstap, by: Actor) -> None:
    for each in tasks_of(row):
        finish_taak(taak=each, by=by)


def _tell(new: Inlevering, item: Item, by: Actor) -> None:
    """A line in the log for the report, without a word of the hand-in, and a task for the coach to look at it."""
    system, dossier = Actor.systeem(new.dossier.bureau), new.dossier
    with override("nl"):
        what = _("Opdracht ingeleverd") + ("" if item.kaart.prive else f": {item.kaart.titel}")
        write_note(
            dossier=dossier, by=system, soort="training", datum=klok.today(), wie=_("kandidaat"), waarom=what,
            kolom="werknemer", publiek="allen", sleutel=uuid.uuid5(new.sleutel, "logboek"),
        )  # fmt: skip
        make_taak(
            dossier=dossier, by=system, soort=BEKIJKEN, titel=_("Ingeleverde opdracht bekijken"), voor_rol=Rol.COACH,
            sleutel=f"{BEKIJKEN} {new.pk}", due_on=klok.today() + BEKIJKEN_BINNEN,
        )  # fmt: skip
    if dossier.coach is not None:
        notify(
            by, persoon=dossier.coach, soort=INGELEVERD, dossier=dossier, pad=f"/dossiers/{dossier.pk}/leren/"
        )


def member(by: Actor) -> uuid.UUID:
    """Who writes, as the membership that signed in. Raises DomainError for somebody without one."""
    if by.lidmaatschap_id is None:
        raise DomainError("niet_van_u", _("Alleen wie is ingelogd kan dit doen."))
    return by.lidmaatschap_id


def _dossier(dossier_id: uuid.UUID, by: Actor) -> Dossier:
    row = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier_id)
    check_kandidaat(row, by)
    return row


def _locked(stap: Leerstap, by: Actor) -> Leerstap:
    row = Leerstap.objects.select_for_update(of=("self",)).select_related(
        "bureau", "dossier__bureau", "dossier__coach", "dossier__kandidaat"
    ).get(bureau_id=by.bureau_id, pk=stap.pk)  # fmt: skip
    check_kandidaat(row.dossier, by)
    return row
