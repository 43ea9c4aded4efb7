"""The mailbox of the demo: mails as they would have been sent. Outside the demo it does not exist."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.policies import Action, Denied, get_visible, requires, visible

HOOGSTENS = 100


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as the receiver would see it."""

    id: uuid.UUID
    naar: str
    van: str
    onderwerp: str
    gemaakt_op: Any
    tekst: str = ""


@requires(Action.POSTVAK_LEZEN)
def mailbox(request: Any) -> HttpResponse:
    """The newest mails of this bureau."""
    _only_in_the_demo(request)
    rows = visible(request.actor, Bericht).defer("tekst").order_by("-gemaakt_op", "-pk")
    mails = [_mail(row) for row in rows[:HOOGSTENS]]
    return render(request, "bureau/mensen/postvak.html", {"mails": mails, "actief": "postvak"})


@requires(Action.POSTVAK_LEZEN)
def mail(request: Any, bericht_id: uuid.UUID) -> HttpResponse:
    """One mail, with its links to click."""
    _only_in_the_demo(request)
    row = get_visible(request.actor, Bericht, pk=bericht_id)
    context = {"mail": _mail(row, text_of(row)), "actief": "postvak"}
    return render(request, "bureau/mensen/bericht.html", context)


def _mail(row: Bericht, text: str = "") -> Mail:
    return Mail(row.pk, row.naar, settings.AFZENDER, row.onderwerp, row.gemaakt_op, text)


def _only_in_the_demo(request: Any) -> None:
    if not settings.DEMO:
        raise Denied(Action.POSTVAK_LEZEN, request.actor)
