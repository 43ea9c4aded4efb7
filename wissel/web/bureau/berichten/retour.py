"""Mail that did not arrive: at whom, why, and what to do about it."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.outbox.actions import EIGEN_LINK, NIET_AANGEKOMEN, send_again, settle
from wissel.outbox.models import Bericht
from wissel.policies import Action, Denied, requires, visible

HOOGSTENS = 100


@dataclass(frozen=True, slots=True)
class Retour:
    """One mail that did not arrive."""

    id: uuid.UUID
    naam: str
    adres: str
    onderwerp: str
    gemaakt_op: Any
    reden: str
    dossier_id: uuid.UUID | None
    opnieuw: bool


def waiting(actor: Actor) -> QuerySet[Bericht]:
    """What did not arrive and waits for this person: of the own dossiers, or of the whole bureau."""
    rows = visible(actor, Bericht, Action.RETOUR_LEZEN)
    rows = rows.filter(stand__in=NIET_AANGEKOMEN, afgehandeld_op__isnull=True)
    if actor.rol == Rol.COACH:
        rows = rows.filter(dossier_id__in=visible(actor, Dossier).values("pk"))
    return rows


@requires(Action.RETOUR_LEZEN)
def not_arrived(request: Any) -> HttpResponse:
    """The newest mail that did not arrive."""
    rows = waiting(request.actor).defer("tekst").select_related("persoon").order_by("-gemaakt_op", "-pk")
    mails = [_shown(row) for row in rows[:HOOGSTENS]]
    return render(request, "bureau/berichten/niet_aangekomen.html", {"mails": mails, "actief": "berichten"})


@requires(Action.RETOUR_LEZEN)
@require_POST
def deal_with(request: Any, bericht_id: uuid.UUID) -> HttpResponse:
    """Send it again, to the address as it is now, or say that it was dealt with."""
    row = waiting(request.actor).filter(pk=bericht_id).first()
    if row is None:
        raise Denied(Action.RETOUR_LEZEN, request.actor)
    if "opnieuw" in request.POST:
        send_again(bericht=row, by=request.actor)
        messages.success(request, _("De mail gaat opnieuw weg."))
    else:
        settle(bericht=row, by=request.actor)
        messages.success(request, _("Afgehandeld."))
    return redirect("bureau:niet_aangekomen")


def _shown(row: Bericht) -> Retour:
    person = row.persoon
    again = person is not None and bool(person.email) and row.soort not in EIGEN_LINK
    return Retour(
        row.pk, person.naam if person else "", row.naar, row.onderwerp, row.gemaakt_op, _reason(row),
        row.dossier_id, again,
    )  # fmt: skip


def _reason(row: Bericht) -> str:
    if row.stand == Bericht.Stand.ONZEKER:
        return _("De mailserver gaf geen antwoord. De mail kan zijn aangekomen.")
    if row.stand == Bericht.Stand.MISLUKT:
        return _("De mailserver was een dag lang niet te bereiken.")
    if row.code.startswith(("5.1", "550", "553", "551")):
        return _("Dit adres bestaat niet. Vraag de persoon naar het goede adres.")
    if row.code.startswith(("5.2", "552", "452")):
        return _("De brievenbus is vol of gesloten.")
    return _("De mailserver van de ontvanger weigerde de mail (code %(code)s).") % {"code": row.code}
