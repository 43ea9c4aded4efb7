"""The tab Traject: choosing a way of working, the fases, the agreed dates, hours and pauses."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier, Milestone, Spoor1Conclusie
from wissel.policies import Action, can, requires, visible
from wissel.trajecten.actions.traject import start_traject
from wissel.trajecten.models import Sjabloon, Traject
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.traject import weergave
from wissel.web.shared.formulieren import run, status


class KeuzeForm(forms.Form):
    """Which way of working."""

    sjabloon: Any = forms.ModelChoiceField(
        label=gettext_lazy("Sjabloon"), queryset=None, to_field_name="sleutel", widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies een sjabloon."),
            "invalid_choice": gettext_lazy("Dit sjabloon is er niet meer. Kies een ander."),
        },
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sjabloon"]
        field.queryset = visible(actor, Sjabloon).filter(actief=True)


@requires(Action.TRAJECT_LEZEN)
def traject(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """How far the traject is."""
    dossier = get_dossier(request, dossier_id, Action.TRAJECT_LEZEN)
    row = weergave.newest_traject(request.actor, dossier)
    over = row is None or row.stand == Traject.Stand.AFGEROND
    closed = dossier.stand == Dossier.Stand.GESLOTEN
    context: dict[str, Any] = {
        "nieuw_url": reverse("bureau:traject_nieuw", args=[dossier.pk]),
        "mag_nieuw": over and not closed and can(request.actor, Action.TRAJECT_WIJZIGEN),
    }
    if row is not None:
        sheet = weergave.traject_blad(request.actor, dossier, row, klok.today())
        step = next_step(request.actor, dossier, row, sheet)
        context |= {"blad": sheet, "stap": step, **rights(request.actor, row)}
    return page(request, dossier, "traject", "bureau/traject/traject.html", **context)


def rights(actor: Actor, row: Traject) -> dict[str, bool]:
    """Which quieter buttons the page has in this state of the traject."""
    runs = row.stand in {Traject.Stand.VOORBEREIDING, Traject.Stand.LOPEND}
    return {
        "mag_pauze": runs and can(actor, Action.ONDERBREKING_VASTLEGGEN),
        "mag_verlengen": runs and row.eind_op is not None and can(actor, Action.TRAJECT_WIJZIGEN),
        "mag_herstellen": runs and can(actor, Action.PLAN_SCHRIJVEN),
        "mag_afronden": (runs or row.stand == Traject.Stand.PAUZE) and can(actor, Action.TRAJECT_WIJZIGEN),
    }


def next_step(
    actor: Actor, dossier: Dossier, row: Traject, blad: weergave.TrajectBlad
) -> tuple[str, str] | None:
    """The one button of the page: what this traject needs first from this person, as (address, words)."""
    if row.stand == Traject.Stand.AFGEROND:
        return None
    if row.stand == Traject.Stand.NAZORG:
        may = can(actor, Action.TRAJECT_WIJZIGEN)
        return (reverse("bureau:nazorg_afronden", args=[dossier.pk]), _("Nazorg afronden")) if may else None
    if blad.pauze and can(actor, Action.ONDERBREKING_VASTLEGGEN):
        return blad.pauze.url, _("Traject hervatten")
    if blad.open_intake:
        words = _("Verder met de intake") if blad.open_intake.begonnen else _("Intake voeren")
        return blad.open_intake.url, words
    if blad.intakes and not blad.plan_gegeven and can(actor, Action.PLAN_SCHRIJVEN):
        return reverse("bureau:plan", args=[dossier.pk]), _("Voorstel maken")
    if _start_missing(actor, dossier, row) and can(actor, Action.SPOOR2_STARTEN):
        return reverse("bureau:spoor2", args=[dossier.pk]), _("Start van spoor 2 vastleggen")
    if blad.nu:
        return blad.nu.url, _("Naar %(fase)s") % {"fase": blad.nu.naam}
    return None


def _start_missing(actor: Actor, dossier: Dossier, row: Traject) -> bool:
    """Whether the agreed first day has come while nobody recorded that spoor 2 began."""
    if dossier.soort != Dossier.Soort.SPOOR2 or row.start_op is None or row.start_op > klok.today():
        return False
    return (
        not visible(actor, Milestone)
        .filter(dossier=dossier, code="spoor2_start", done_on__isnull=False)
        .exists()
    )


@requires(Action.TRAJECT_WIJZIGEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Choose a way of working and start; the traject keeps its own copy."""
    dossier = get_dossier(request, dossier_id, Action.TRAJECT_WIJZIGEN)
    running = visible(request.actor, Traject).filter(dossier=dossier).exclude(stand=Traject.Stand.AFGEROND)
    if request.method != "POST" and running.exists():
        return redirect("bureau:traject", dossier.pk)
    form = KeuzeForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid() and run(
        form, lambda: start_traject(dossier=dossier, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Het traject is gestart. De intake is de eerste stap."))
        return redirect("bureau:traject", dossier.pk)
    context = {
        "form": form,
        "kaarten": weergave.cards(request.actor),
        "gekozen": form["sjabloon"].value() or "",
        "eerst": _first(request.actor, dossier),
        "sjablonen_url": reverse("bureau:sjablonen") if can(request.actor, Action.SJABLOON_WIJZIGEN) else "",
    }
    return page(request, dossier, "traject", "bureau/traject/nieuw.html", code=status(form), **context)


def _first(actor: Actor, dossier: Dossier) -> str:
    """What is still to be recorded about spoor 1 or 2 before a traject rests on it, in words."""
    started = visible(actor, Milestone).filter(dossier=dossier, code="spoor2_start", done_on__isnull=False)
    if dossier.soort != Dossier.Soort.SPOOR2 or started.exists():
        return ""
    if not visible(actor, Spoor1Conclusie).filter(dossier=dossier).exists():
        return _("Er is nog geen conclusie over spoor 1. Die is nodig voordat het traject kan beginnen.")
    return _("De start van spoor 2 is nog niet vastgelegd. U kunt het traject al voorbereiden.")
