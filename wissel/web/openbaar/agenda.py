"""The own calendar outside Wissel: switched on and off with the account, and read by its secret address."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wissel.accounts.actor import Actor
from wissel.berichten import agenda
from wissel.berichten.models import Agendalink
from wissel.database.context import set_context
from wissel.policies import Action, requires, visible
from wissel.policies.gate import needs_factor
from wissel.trajecten.models import Afspraak
from wissel.web.shared.agenda import calendar_file


@requires(Action.INGELOGD)
def settings_page(request: Any) -> HttpResponse:
    """Whether the secret address is on; a new address is shown once."""
    actor: Actor | None = request.actor
    if actor is None:
        return redirect("kies_rol")
    if needs_factor(request, actor):
        return redirect("tweede_factor")
    address = ""
    if request.method == "POST" and "uit" in request.POST:
        agenda.switch_off(by=actor)
        messages.success(request, _("De agendalink staat uit. Het oude adres werkt niet meer."))
        return redirect("agenda")
    if request.method == "POST":
        address = agenda.switch_on(by=actor)
    link = visible(actor, Agendalink).filter(ingetrokken_op__isnull=True)
    context = {
        "adres": address,
        "aan": link.values("gemaakt_op", "gebruikt_op").first(),
        "mogelijk": actor.rol in agenda.ROLLEN,
    }
    return render(request, "openbaar/agenda.html", context)


@require_safe
@requires(Action.OPENBAAR)
def feed(request: Any, token: str) -> HttpResponse:
    """The own appointments for a calendar program. Every address that does not work gets the same answer."""
    set_context(bureau_id=agenda.bureau_of(token))
    lid = agenda.owner(token)
    if lid is None:
        text = _("Deze agendalink werkt niet meer. Zet in Wissel bij uw account een nieuwe aan.")
        return HttpResponse(text, status=404, content_type="text/plain; charset=utf-8")
    by = Actor.of(lid)
    rows = agenda.own(visible(by, Afspraak), by)
    return calendar_file(agenda.calendar(rows, by.taal), naam="afspraken.ics")
