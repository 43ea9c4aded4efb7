"""The Jobportal: vacancies with "waarom past dit?", keeping, hiding with a reason, an own find, a rating, applying."""

import uuid
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobportal import actions
from wissel.jobportal.models import Verborgen
from wissel.matching import lezen
from wissel.matching.waarden import Verdict
from wissel.policies import Action, Denied, can, get_visible
from wissel.sollicitaties.actions import begin
from wissel.web.kandidaat import jobportal_banken as banken
from wissel.web.kandidaat import jobportal_instelling as instelling
from wissel.web.kandidaat import jobportal_kaart as kaart
from wissel.web.kandidaat import jobportal_zoeken as zoeken
from wissel.web.kandidaat import jobportalblad as blad
from wissel.web.kandidaat import jobportallijst as lijst
from wissel.web.kandidaat.jobportal_zoeken import VRAAG, FilterForm
from wissel.web.kandidaat.jobportallijst import Keuze
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch

LEZEN, SCHRIJVEN = Action.JOBPORTAL_LEZEN, Action.JOBPORTAL_SCHRIJVEN


class LijstForm(FilterForm):
    """The search, with which part of the list is shown. What is not an option is no choice."""

    past = forms.ChoiceField(required=False, choices=[(each.value, each.value) for each in Verdict])
    lijst = forms.ChoiceField(required=False, choices=[(lijst.BEWAARD, ""), (lijst.VERBORGEN, "")])
    na = forms.UUIDField(required=False)
    pagina = forms.IntegerField(required=False, min_value=1, max_value=2000)

    def choice(self) -> Keuze:
        """What is asked for."""
        asked, given = self.question(), self.cleaned_data
        for name in ("past", "lijst", "na", "pagina"):
            self.errors.pop(name, None)
        return Keuze(
            asked,
            given.get("past") or "",
            given.get("lijst") or "",
            given.get("na"),
            given.get("pagina") or 1,
        )


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
    plaats = forms.CharField(label=_("In welke plaats?"), required=False, max_length=200)
    url = forms.CharField(
        label=_("Link naar de vacature"), required=False, max_length=1000, help_text=_("Begint met https://")
    )


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
    choice, mine = form.choice(), lijst.own(request.actor, dossier)
    seeker = lezen.zoeker(dossier.id)
    found = lijst.read(request.actor, seeker, mine, choice)
    if choice.pagina > found.paginas:
        found = lijst.read(request.actor, seeker, mine, replace(choice, pagina=found.paginas))
    keep = {name: request.GET[name] for name in VRAAG if request.GET.get(name) and name not in form.errors}
    context: dict[str, Any] = {
        "form": form, "kaarten": blad.cards(found.resultaten, mine), "bijna": blad.cards(found.bijna, mine),
        "aantallen": blad.counts(found.aantallen), "gelezen": found, "keuze": choice, "gevraagd": tuple(keep.items()),
        "adres": zoeken.query(keep), "pagina": zoeken.pages(request.GET, choice.pagina, found.paginas),
        "thuis": seeker.pc4, "kan": seeker.te_beoordelen, "sleutel": uuid.uuid4(),
        "opdrachten": zoeken.kept(request.actor, dossier, seeker.pc4, not dossier.gesloten),
    }  # fmt: skip
    return show(request, dossier, "jobportal.html", **context)


@own_page(LEZEN, actief="werk")
def vacancy(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> HttpResponse:
    """One vacancy with every row."""
    return _page(request, dossier, vacature_id)


@own_page(LEZEN, actief="werk")
def questions(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> HttpResponse:
    """What to ask the employer, to copy, print or mail; it says nothing about who asks."""
    return show(request, dossier, "jobportal_vragen.html", v=_sheet(request, dossier, vacature_id))


@own_page(SCHRIJVEN, actief="werk")
def keep(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> HttpResponse:
    """Keep it, no longer keep it, or show it again: one button each."""
    row = _find(request, dossier, vacature_id)
    verbs = {"bewaar": actions.save, "weg": actions.unsave, "toon": actions.show_again}
    said = {
        "bewaar": _t("Bewaard. U vindt deze vacature bij Bewaard."), "weg": _t("Deze vacature is niet meer bewaard."),
        "toon": _t("Deze vacature staat weer in uw lijst."),
    }  # fmt: skip
    act = request.POST.get("doe", "")
    if request.method == "POST" and act in verbs:
        verbs[act](dossier_id=dossier.id, vacature=row, by=request.actor)
        messages.success(request, said[act])
        if row.gesloten_op is not None:
            return redirect("kandidaat:jobportal")
    return redirect("kandidaat:vacature", row.pk)


@own_page(SCHRIJVEN, actief="werk")
def hide(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> HttpResponse:
    """Out of sight, with a reason."""
    row = _find(request, dossier, vacature_id)
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
    row = _find(request, dossier, vacature_id)
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


@own_page(Action.SOLLICITATIE_SCHRIJVEN, actief="werk")
def apply(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> HttpResponse:
    """Begin an application for this vacancy; one that is there already is shown instead."""
    row = _find(request, dossier, vacature_id)
    if request.method != "POST":
        return redirect("kandidaat:vacature", row.pk)
    if not row.werkgever_naam:
        return redirect(reverse("kandidaat:sollicitatie_nieuw") + f"?vacature={row.pk}")
    # One vacancy is begun once: the key of the form follows from it.
    key = uuid.uuid5(dossier.id, f"vacature {row.pk}")
    case = get_visible(request.actor, Dossier, pk=dossier.id)
    try:
        made = begin(
            dossier=case, by=request.actor, sleutel=key, werkgever=row.werkgever_naam, functie=row.titel[:150],
            vacature=row,
        )  # fmt: skip
    except DomainError as error:
        known = error.facts.get("bekend")
        if known is None:
            raise
        messages.info(request, _t("U heeft hier al een sollicitatie. Hieronder staat zij."))
        return redirect("kandidaat:sollicitatie", known.pk)
    if made.weg_op is not None:
        return redirect(reverse("kandidaat:sollicitatie_nieuw") + f"?vacature={row.pk}")
    messages.success(request, _t("Uw sollicitatie staat klaar. Vul aan wat u doet."))
    return redirect("kandidaat:sollicitatie", made.pk)


def _find(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> Vacature:
    row = lijst.find(request.actor, dossier, lijst.own(request.actor, dossier), vacature_id)
    if row is None:
        raise Denied(LEZEN, request.actor)
    return row


def _sheet(request: Any, dossier: MijnDossier, vacature_id: uuid.UUID) -> blad.Blad:
    mine = lijst.own(request.actor, dossier)
    row = lijst.find(request.actor, dossier, mine, vacature_id)
    if row is None:
        raise Denied(LEZEN, request.actor)
    return blad.sheet(request.actor, lezen.one(lezen.zoeker(dossier.id), row), mine)


def _page(
    request: Any, dossier: MijnDossier, vacature_id: uuid.UUID, *, verberg: Any = None, cijfers: Any = None
) -> HttpResponse:
    sheet = _sheet(request, dossier, vacature_id)
    context = {"v": sheet, "verberg": verberg or VerbergForm(), "cijfers": cijfers or CijferForm()}
    context["mag_solliciteren"] = can(request.actor, Action.SOLLICITATIE_SCHRIJVEN)
    worst = max(status(context["verberg"]), status(context["cijfers"]))
    return show(request, dossier, "jobportal_vacature.html", code=worst, **context)


P = "vacatures/<uuid:vacature_id>/"
paden = [
    path("vacatures/", overview, name="jobportal"),
    *zoeken.paden,
    *kaart.paden,
    *banken.paden,
    *instelling.paden,
    path("vacatures/zelf-gevonden/", add, name="vondst"),
    path(P, vacancy, name="vacature"),
    path(P + "vragen/", questions, name="vacature_vragen"),
    path(P + "bewaren/", keep, name="vacature_bewaren"),
    path(P + "verbergen/", hide, name="vacature_verbergen"),
    path(P + "cijfers/", rate, name="vacature_cijfers"),
    path(P + "solliciteren/", apply, name="vacature_solliciteren"),
]
