"""A vacancy put before one or more kandidaten, with one line why."""

import uuid
from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from wissel import klok
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobhunting.actions import voorstellen
from wissel.jobhunting.bord import facts
from wissel.jobhunting.models import Vacaturevoorstel
from wissel.policies import Action, get_visible, requires, visible
from wissel.web.bureau.jobhunting import forms
from wissel.web.bureau.jobhunting.netwerk import show
from wissel.web.shared.formulieren import status

MAKEN = Action.VACATUREVOORSTEL_MAKEN


@requires(MAKEN)
def propose(request: Any, vacature_id: uuid.UUID) -> HttpResponse:
    """Choose for whom and say why. Who has it already stays out of the choice."""
    row = get_visible(request.actor, Vacature, pk=vacature_id)
    seekers = _seekers(request, row)
    asked = [each for each in request.GET.getlist("dossier") if each in seekers]
    form = forms.VoorstelForm(
        request.POST or None, kandidaten=list(seekers.items()), initial={"dossiers": asked}
    )
    if form.is_valid() and _send(request, row, form):
        return redirect("bureau:vacature", row.pk)
    return show(
        request, "voorstellen.html", code=status(form), form=form, v=row, kandidaten=bool(seekers), actief="vacatures",
        eerder=_before(request, row),
    )  # fmt: skip


def _send(request: Any, row: Vacature, form: Any) -> bool:
    """One by one, so that what is refused for one goes through for another. False when nothing went."""
    done = 0
    for pk in form.cleaned_data["dossiers"]:
        dossier = get_visible(request.actor, Dossier, MAKEN, pk=pk)
        try:
            voorstellen.propose(
                dossier=dossier, vacature=row, waarom=form.cleaned_data["waarom"], by=request.actor
            )
            done += 1
        except DomainError as error:
            who = form.fields["dossiers"].choices
            form.add_error("dossiers", f"{dict(who).get(pk, '')}: {error.message}")
    if done:
        text = ngettext("Voorgesteld aan %(n)s kandidaat.", "Voorgesteld aan %(n)s kandidaten.", done)
        messages.success(request, text % {"n": done})
    return not form.errors


def _seekers(request: Any, row: Vacature) -> dict[str, str]:
    """Open dossiers of this reader without a proposal of this vacancy: who looks for work first, then by name."""
    has_it = visible(request.actor, Vacaturevoorstel).filter(vacature=row, ingetrokken_op__isnull=True)
    rows = visible(request.actor, Dossier, MAKEN).exclude(stand=Dossier.Stand.GESLOTEN)
    rows = rows.exclude(pk__in=has_it.values("dossier_id")).select_related("kandidaat")
    found = list(rows.order_by("sorteernaam", "pk")[:300])
    known = facts(request.actor.bureau_id, [each.pk for each in found], klok.today())
    found.sort(key=lambda each: not known[each.pk].zoekt)
    names = Counter(each.kandidaat.naam for each in found)
    return {str(each.pk): _name(each, alone=names[each.kandidaat.naam] == 1) for each in found}


def _name(row: Dossier, *, alone: bool) -> str:
    return str(row.kandidaat.naam) if alone else f"{row.kandidaat.naam} ({row.nummer})"


def _before(request: Any, row: Vacature) -> Any:
    rows = visible(request.actor, Vacaturevoorstel).filter(vacature=row, ingetrokken_op__isnull=True)
    mine = visible(request.actor, Dossier, MAKEN).values("pk")
    return rows.filter(dossier_id__in=mine).select_related("dossier__kandidaat").order_by("-op")[:100]
