"""Writing to each other inside a dossier: once per form, to a fixed audience, to be taken back for a minute."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Organisatie, Persoon, Rol
from wissel.berichten.models import Draad, Draadbericht, Leesstand
from wissel.berichten.tasks import announce
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobs import enqueue
from wissel.logbook.actions import record
from wissel.trajecten.actions import klad
from wissel.trajecten.waarnemen import of_dossier

TERUG_BINNEN = dt.timedelta(seconds=60)
LANGSTE = 5000
# Who takes part in a conversation, by its audience.
ROLLEN = {
    Draad.Publiek.KANDIDAAT: frozenset({Rol.KANDIDAAT, Rol.COACH, Rol.JOBHUNTER}),
    Draad.Publiek.OPDRACHTGEVER: frozenset({Rol.OPDRACHTGEVER, Rol.COACH}),
}


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """Somebody who reads a conversation; without `account` only from the day they are invited."""

    persoon: Persoon
    rol: str
    account: bool


class Schrijver(NamedTuple):
    """A membership and its person."""

    lidmaatschap: uuid.UUID
    persoon: uuid.UUID


def audiences(rol: str) -> list[str]:
    """The audiences somebody in this role can write to."""
    return [audience for audience, roles in ROLLEN.items() if rol in roles]


def participants(dossier: Dossier, publiek: str) -> list[Deelnemer]:
    """Everyone who reads a conversation with this audience, as it is today."""
    found: dict[uuid.UUID, Deelnemer] = {}
    if publiek == Draad.Publiek.KANDIDAAT:
        found[dossier.kandidaat_id] = _seat(dossier.kandidaat, Rol.KANDIDAAT)
    else:
        for client in _clients(dossier):
            found[client.persoon_id] = _seat(client.persoon, Rol.OPDRACHTGEVER)
    if dossier.coach is not None:
        found.setdefault(dossier.coach.pk, _seat(dossier.coach, Rol.COACH))
    if publiek == Draad.Publiek.KANDIDAAT and dossier.jobhunter is not None:
        found.setdefault(dossier.jobhunter.pk, _seat(dossier.jobhunter, Rol.JOBHUNTER))
    for row in of_dossier(dossier, klok.today()):
        if row.rol == Rol.COACH or publiek == Draad.Publiek.KANDIDAAT:
            found.setdefault(row.door_id, _seat(row.door, row.rol))
    return list(found.values())


@transaction.atomic
def start(
    *, dossier: Dossier, by: Actor, publiek: str, onderwerp: str, tekst: str, sleutel: uuid.UUID
) -> Draad:
    """Begin a conversation with its first message. The same form sent twice is one conversation."""
    _may_write(dossier, by, publiek)
    if not 0 < len(onderwerp.strip()) <= 120:
        raise DomainError("onderwerp", _("Geef uw bericht een kort onderwerp."), veld="onderwerp")
    before = Draadbericht.objects.filter(bureau_id=by.bureau_id, van_id=by.lidmaatschap_id, sleutel=sleutel)
    known = before.select_related("draad").first()
    if known is not None:
        return known.draad
    now, writer = klok.now(), _writer(by)
    row = Draad.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, publiek=publiek, onderwerp=" ".join(onderwerp.split()),
        gemaakt_op=now, gemaakt_door_id=writer.lidmaatschap, laatste_op=now,
    )  # fmt: skip
    _add(row, by, tekst, sleutel)
    return row


@transaction.atomic
def reply(*, draad: Draad, by: Actor, tekst: str, sleutel: uuid.UUID) -> Draadbericht:
    """Add a message to a conversation. The same form sent twice is one message."""
    row = Draad.objects.select_for_update(of=("self",)).select_related("dossier").get(
        bureau_id=by.bureau_id, pk=draad.pk
    )  # fmt: skip
    _may_write(row.dossier, by, row.publiek)
    return _add(row, by, tekst, sleutel)


@transaction.atomic
def take_back(*, bericht: Draadbericht, by: Actor) -> Draadbericht:
    """Take an own message back before anybody could read it; the text returns to the writer's draft.

    Raises DomainError once the minute has passed.
    """
    row = Draadbericht.objects.select_for_update(of=("self",)).select_related("draad").get(
        bureau_id=by.bureau_id, pk=bericht.pk
    )  # fmt: skip
    if row.van_id != by.lidmaatschap_id:
        raise DomainError("niet_van_u", _("U kunt alleen een eigen bericht terughalen."))
    if row.ingetrokken_op:
        return row
    now = klok.now()
    if now >= row.zichtbaar_op:
        text = _("De minuut is voorbij. Het bericht is al te lezen. Stuur zo nodig een nieuw bericht.")
        raise DomainError("te_laat", text)
    kept = {"tekst": row.tekst}
    if _is_first(row):
        kept |= {"onderwerp": row.draad.onderwerp, "publiek": row.draad.publiek}
    key = draft_key(None if _is_first(row) else row.draad_id)
    klad.keep(dossier_id=row.dossier_id, sleutel=key, inhoud=kept, by=by)
    # A free key lets the same form be sent once more.
    row.ingetrokken_op, row.tekst, row.sleutel = now, "", uuid.uuid4()
    row.save(update_fields=["ingetrokken_op", "tekst", "sleutel"])
    left = Draadbericht.objects.filter(
        bureau_id=by.bureau_id, draad_id=row.draad_id, ingetrokken_op__isnull=True
    )
    newest = left.order_by("-zichtbaar_op").values_list("zichtbaar_op", flat=True).first()
    if newest is not None:
        Draad.objects.filter(bureau_id=by.bureau_id, pk=row.draad_id).update(laatste_op=newest)
    record(by, "bericht_teruggehaald", dossier=row.dossier_id, onderwerp=row, categorie="R")
    return row


@transaction.atomic
def mark_read(*, draad: Draad, by: Actor) -> None:
    """This person has read the conversation up to now."""
    Leesstand.objects.update_or_create(
        bureau_id=by.bureau_id, draad=draad, persoon_id=_writer(by).persoon,
        defaults={"dossier_id": draad.dossier_id, "tot": klok.now()},
    )  # fmt: skip


def draft_key(draad_id: uuid.UUID | None) -> str:
    """Where the draft of a message is kept: of one conversation, or of one that is not begun."""
    return f"draad:{draad_id}" if draad_id else "draad:nieuw"


def _add(draad: Draad, by: Actor, tekst: str, sleutel: uuid.UUID) -> Draadbericht:
    text = tekst.replace("\r\n", "\n").strip()
    if not 0 < len(text) <= LANGSTE:
        words = _("Schrijf een bericht, hoogstens %(aantal)s tekens.") % {"aantal": LANGSTE}
        raise DomainError("tekst", words, veld="tekst")
    now = klok.now()
    row, made = Draadbericht.objects.get_or_create(
        bureau_id=by.bureau_id, van_id=by.lidmaatschap_id, sleutel=sleutel,
        defaults={
            "dossier_id": draad.dossier_id, "draad": draad, "van_persoon_id": _writer(by).persoon, "rol": by.rol,
            "tekst": text, "op": now, "zichtbaar_op": now + TERUG_BINNEN,
        },
    )  # fmt: skip
    if made:
        Draad.objects.filter(pk=draad.pk).update(laatste_op=row.zichtbaar_op)
        record(by, "bericht_gestuurd", dossier=draad.dossier_id, onderwerp=row, categorie="R")
        later = int(TERUG_BINNEN.total_seconds())
        enqueue(announce, bureau_id=by.bureau_id, after_seconds=later, draadbericht_id=row.pk)
    return row


def _writer(by: Actor) -> Schrijver:
    """Only people write and read; the product itself does not."""
    if by.lidmaatschap_id is None or by.persoon_id is None:
        raise DomainError("niet_van_u", _("Log in om berichten te lezen en te schrijven."))
    return Schrijver(by.lidmaatschap_id, by.persoon_id)


def _may_write(dossier: Dossier, by: Actor, publiek: str) -> None:
    if publiek not in audiences(by.rol):
        raise DomainError("publiek", _("Kies aan wie u schrijft."), veld="publiek")
    if dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. U kunt alles nog lezen."))
    if dossier.coach_id is None and by.rol != Rol.COACH:
        raise DomainError("geen_coach", _("Er is nog geen coach. Bel het bureau als u een vraag heeft."))


def _is_first(row: Draadbericht) -> bool:
    rows = Draadbericht.objects.filter(bureau_id=row.bureau_id, draad_id=row.draad_id)
    return rows.order_by("op", "pk").values_list("pk", flat=True).first() == row.pk


def _clients(dossier: Dossier) -> Any:
    """The people who act for the employer and the opdrachtgever; never someone of a verzekeraar."""
    return (
        Lidmaatschap.objects.filter(
            live_memberships(klok.today()), bureau_id=dossier.bureau_id, rol=Rol.OPDRACHTGEVER,
            organisatie_id__in=[dossier.opdrachtgever_id, dossier.werkgever_id],
        )
        .exclude(organisatie__soort=Organisatie.Soort.VERZEKERAAR)
        .select_related("persoon")
        .order_by("persoon__sorteernaam", "pk")
    )  # fmt: skip


def _seat(persoon: Persoon, rol: str) -> Deelnemer:
    return Deelnemer(persoon, rol, persoon.user_id is not None)
