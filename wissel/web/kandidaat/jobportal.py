"""The Jobportal: vacancies with "waarom past dit?", keeping, hiding with a reason, an own find and a rating."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.models import Vacature
from wissel.jobportal import actions
from wissel.jobportal.models import Verborgen
from wissel.policies import Action, Denied
from wissel.web.kandidaat import jobportal_zoeken as zoeken
from wissel.web.kandidaat import jobportalblad as blad
from wissel.web.kandidaat.jobportal_zoeken import VRAAG, FilterForm
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch

LEZEN, SCHRIJVEN = Action.JOBPORTAL_LEZEN, Action.JOBPORTAL_SCHRIJVEN


class LijstForm(FilterForm):
    """The search, with which part of the list is shown."""

    past = forms.CharField(required=False, widget=forms.HiddenInput)
    lijst = forms.CharField(required=False, widget=forms.HiddenInput)
    na = forms.UUIDField(required=False, widget=forms.HiddenInput)


class VerbergForm(ZonderMedisch):
    """Why a vacancy goes out of sight."""

    LET_OP, EIGEN = ("toelichting",), True

    reden = forms.ChoiceField(
        label=_("Waarom wilt u deze vacature niet zien?"), widget=forms.RadioSelect, choices=Verborgen.Reden.choices,
        error_messages={"required": _("Kies waarom u deze vacature niet wilt zien.")},
    )  # fmt: skip
    toelichting = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"), required=False, max_length=500,
        help_text=_("Schrijf niets over uw ziekte. Uw coach en jobhunter lezen dit."),
    )  # fmt: skip


class VondstForm(forms.Form):
    """An own find in four fields."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    titel = forms.CharField(
        label=_("Welk werk is het?"), max_length=200,
        error_messages={"required": _("Vul in welk werk het is.")},
    )  # fmt: skip
    werkgever = forms.CharField(
        label=_("Bij welke werkgever?"), max_length=200,
        error_messages={"required": _("Vul in welke werkgever het is.")},
    )  # fmt: skip
    plaats = forms.CharField(label=_("In welke plaats? (mag leeg blijven)"), required=False, max_length=200)
    url = forms.CharField(
        label=_("Link naar de vacature (mag leeg blijven)"), required=False, max_length=1000,
        help_text=_("Begint met https://"),
    )  # fmt: skip


def _cijfer(label: Any) -> forms.TypedChoiceField:
    choices = [("", _("Weet ik niet")), *((n, str(n)) for n in range(1, 6))]
    return forms.TypedChoiceField(label=label, required=False, coerce=int, empty_value=None, choices=choices)


class CijferForm(forms.Form):
    """Four ratings, each may stay empty."""

    werk, sfeer = _cijfer(_("Het werk")), _cijfer(_("De sfeer"))
    reis, energie = _cijfer(_("De reis")), _cijfer(_("Mijn energie"))


@own_page(LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The list with its filters."""
    form = LijstForm(request.GET)
    found = blad.listing(request.actor, dossier, form.cleaned_data if form.is_valid() else {})
    keep = QueryDict(mutable=True)
    keep.update({name: request.GET[name] for name in VRAAG if request.GET.get(name)})
    context: dict[str, Any] = {
        "form": form, "lijst": found, "bewaar": keep.urlencode(), "gevraagd": tuple(keep.items()),
        "past": request.GET.get("past", ""),
        "welke": request.GET.get("lijst", ""), "sleutel": uuid.uuid4(),
        "opdrachten": zoeken.kept(request.actor, dossier, "", not dossier.gesloten),
    }  # fmt: skip
    return show(request, dossier, "jobportal.html", **context)


@own_page(LEZEN, actief="werk")
def vacancy(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> HttpResponse:
    """One vacancy with every row."""
    return _page(request, dossier, vacature_id)


@own_page(SCHRIJVEN, actief="werk")
def keep(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> HttpResponse:
    """Keep it, no longer keep it, or show it again: one button each."""
    row = _find(request, dossier, vacature_id)[0]
    verbs = {"bewaar": actions.save, "weg": actions.unsave, "toon": actions.show_again}
    said = {
        "bewaar": _t("Bewaard. U vindt deze vacature bij Bewaard."), "weg": _t("Deze vacature is niet meer bewaard."),
        "toon": _t("Deze vacature staat weer in uw lijst."),
    }  # fmt: skip
    act = request.POST.get("doe", "")
    if request.method == "POST" and act in verbs:
        verbs[act](dossier_id=dossier.id, vacature=row, by=request.actor)
        messages.success(request, said[act])
    return redirect("kandidaat:vacature", row.pk)


@own_page(SCHRIJVEN, actief="werk")
def hide(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> HttpResponse:
    """Out of sight, with a reason."""
    row = _find(request, dossier, vacature_id)[0]
    form = VerbergForm(request.POST or None)
    if request.method != "POST":
        return redirect("kandidaat:vacature", row.pk)
    if form.is_valid() and run(
        form,
        lambda: actions.hide(dossier_id=dossier.id, vacature=row, by=request.actor, **form.cleaned_data),
    ):
        messages.success(request, _t("Verborgen. Onder Verborgen zet u deze vacature weer terug."))
        return redirect("kandidaat:jobportal")
    return _page(request, dossier, vacature_id, verberg=form)


@own_page(SCHRIJVEN, actief="werk")
def rate(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> HttpResponse:
    """How it seems."""
    row = _find(request, dossier, vacature_id)[0]
    form = CijferForm(request.POST or None)
    if request.method != "POST":
        return redirect("kandidaat:vacature", row.pk)
    if form.is_valid() and run(
        form,
        lambda: actions.rate(dossier_id=dossier.id, vacature=row, by=request.actor, **form.cleaned_data),
    ):
        messages.success(request, _t("Dank u. Uw cijfers zijn bewaard."))
        return redirect("kandidaat:vacature", row.pk)
    return _page(request, dossier, vacature_id, cijfers=form)


@own_page(SCHRIJVEN, actief="werk")
def add(request: Any, dossier: MijnDossier) -> HttpResponse:
    """A vacancy the kandidaat found."""
    form = VondstForm(request.POST or None, initial={"sleutel": uuid.uuid4()})
    made: list[Any] = []
    if form.is_valid() and run(
        form,
        lambda: made.append(actions.add_find(dossier_id=dossier.id, by=request.actor, **form.cleaned_data)),
    ):
        messages.success(request, _t("Goed gevonden. De vacature staat bij Bewaard."))
        return redirect("kandidaat:vacature", made[0].vacature_id)
    return show(request, dossier, "jobportal_vondst.html", code=status(form), form=form)


def _find(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> tuple[Vacature, blad.Blad]:
    found = blad.sheet(request.actor, dossier, vacature_id)
    if found is None:
        raise Denied(LEZEN, request.actor)
    return found


def _page(
    request: Any, dossier: MijnDossier, vacature_id: uuid.UUID, *, verberg: Any = None, cijfers: Any = None
) -> HttpResponse:
    sheet = _find(request, dossier, vacature_id)[1]
    context = {"v": sheet, "verberg": verberg or VerbergForm(), "cijfers": cijfers or CijferForm()}
    worst = max(status(context["verberg"]), status(context["cijfers"]))
    return show(request, dossier, "jobportal_vacature.html", code=worst, **context)


P = "vacatures/<uuid:vacature_id>/"
paden = [
    path("vacatures/", overview, name="jobportal"),
    *zoeken.paden,
    path("vacatures/zelf-gevonden/", add, name="vondst"),
    path(P, vacancy, name="vacature"),
    path(P + "bewaren/", keep, name="vacature_bewaren"),
    path(P + "verbergen/", hide, name="vacature_verbergen"),
    path(P + "cijfers/", rate, name="vacature_cijfers"),
]
