"""One fase on screen: its parts, closing it on its conditions, and opening it again."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.dossiers.models import Dossier
from wissel.policies import Action, can, get_visible, requires
from wissel.trajecten.actions import fases as verbs
from wissel.trajecten.models import Fase, Onderdeel
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.traject.faseblad import fase_blad, get_fase
from wissel.web.shared.formulieren import run, status

BLAD = "bureau/traject/fase.html"
WIJZIGEN, SLUITEN = Action.TRAJECT_WIJZIGEN, Action.FASE_SLUITEN


class AantalForm(forms.Form):
    """How often a part was done."""

    gedaan = forms.IntegerField(
        label=gettext_lazy("Hoe vaak gedaan?"), min_value=0, max_value=99,
        error_messages={
            "required": gettext_lazy("Vul een aantal in van 0 tot en met 99."),
            "invalid": gettext_lazy("Vul een heel getal in, bijvoorbeeld 2."),
            "min_value": gettext_lazy("Vul een aantal in van 0 tot en met 99."),
            "max_value": gettext_lazy("Vul een aantal in van 0 tot en met 99."),
        },
    )  # fmt: skip


class SluitForm(forms.Form):
    """Closing; the reason is asked for when something is still open."""

    prefix = "sluiten"
    reden = forms.CharField(
        label=gettext_lazy("Waarom sluit u de fase toch?"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("De reden blijft bij deze fase staan. Geen medische gegevens."),
    )  # fmt: skip


class HeropenForm(forms.Form):
    """Opening a closed fase again."""

    prefix = "heropenen"
    reden = forms.CharField(
        label=gettext_lazy("Waarom gaat de fase weer open?"), max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf waarom u de fase weer opent.")},
    )  # fmt: skip


@requires(Action.TRAJECT_LEZEN)
def fase(request: Any, dossier_id: uuid.UUID, fase_id: uuid.UUID) -> HttpResponse:
    """One fase."""
    dossier = get_dossier(request, dossier_id, Action.TRAJECT_LEZEN)
    row = get_fase(request.actor, dossier, fase_id, Action.TRAJECT_LEZEN)
    return _page(request, dossier, row)


@requires(WIJZIGEN)
def part(request: Any, dossier_id: uuid.UUID, fase_id: uuid.UUID, onderdeel_id: uuid.UUID) -> HttpResponse:
    """Say how often a part was done."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    row = get_fase(request.actor, dossier, fase_id, WIJZIGEN)
    one = get_visible(request.actor, Onderdeel, WIJZIGEN, pk=onderdeel_id, fase=row)
    form = AantalForm(_sent(request))
    if not form.is_bound:
        return redirect("bureau:fase", dossier.pk, row.pk)
    if form.is_valid() and run(
        form, lambda: verbs.do_onderdeel(onderdeel=one, by=request.actor, **form.cleaned_data)
    ):
        if request.htmx:
            return _page(request, dossier, row)
        messages.success(request, _("Bijgewerkt: %(naam)s.") % {"naam": one.naam})
        return redirect("bureau:fase", dossier.pk, row.pk)
    return _page(request, dossier, row, aantal=form, fout_bij=one.pk)


@requires(SLUITEN)
def close(request: Any, dossier_id: uuid.UUID, fase_id: uuid.UUID) -> HttpResponse:
    """Close a fase, on its conditions or with a reason."""
    dossier = get_dossier(request, dossier_id, SLUITEN)
    row = get_fase(request.actor, dossier, fase_id, SLUITEN)
    if row.gesloten_op is not None:
        return redirect("bureau:fase", dossier.pk, row.pk)
    form = SluitForm(_sent(request))
    if form.is_valid() and run(
        form, lambda: verbs.close_fase(fase=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("De fase %(naam)s is gesloten.") % {"naam": row.naam})
        return redirect("bureau:traject", dossier.pk)
    return _page(request, dossier, row, sluiten=form)


@requires(SLUITEN)
def reopen(request: Any, dossier_id: uuid.UUID, fase_id: uuid.UUID) -> HttpResponse:
    """Open a closed fase again, with a reason."""
    dossier = get_dossier(request, dossier_id, SLUITEN)
    row = get_fase(request.actor, dossier, fase_id, SLUITEN)
    if row.gesloten_op is None:
        return redirect("bureau:fase", dossier.pk, row.pk)
    form = HeropenForm(_sent(request))
    if form.is_valid() and run(
        form, lambda: verbs.reopen_fase(fase=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("De fase %(naam)s is weer open.") % {"naam": row.naam})
        return redirect("bureau:fase", dossier.pk, row.pk)
    return _page(request, dossier, row, heropenen=form)


def _sent(request: Any) -> Any:
    return request.POST if request.method == "POST" else None


def _page(request: Any, dossier: Dossier, row: Fase, **forms_: Any) -> HttpResponse:
    """The page of a fase, or only its working part for a script that replaces that."""
    actor = request.actor
    context = {
        "fase": fase_blad(actor, row),
        "sluiten": SluitForm(),
        "heropenen": HeropenForm(),
        "mag_bijwerken": can(actor, WIJZIGEN),
        "mag_sluiten": can(actor, SLUITEN),
        **forms_,
    }
    if request.htmx and not request.htmx.boosted and not forms_:
        return render(request, BLAD + "#werk", {**context, "dossier_id": dossier.pk})
    code = max(
        status(form) for form in (context["sluiten"], context["heropenen"], forms_.get("aantal", SluitForm()))
    )
    return page(request, dossier, "traject", BLAD, code=code, dossier_id=dossier.pk, **context)
