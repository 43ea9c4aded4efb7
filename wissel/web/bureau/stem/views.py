"""Reading what the kandidaat says, answering it, and deciding about requests about data."""

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
from wissel.logbook.actions import record_look
from wissel.policies import Action, can, get_visible, requires
from wissel.regie.actions import stem as verbs
from wissel.regie.actions import verzoeken
from wissel.regie.models import Documentstem, Gegevensverzoek
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.stem import blad
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run

TAB = "stem"
GROOT = forms.Textarea(attrs={"rows": 5, "dir": "auto"})


class ReactieForm(medisch.ZonderMedisch):
    """The answer of the coach."""

    LET_OP = ("reactie",)
    reactie = forms.CharField(
        label=gettext_lazy("Uw antwoord"), max_length=4000, widget=GROOT,
        help_text=gettext_lazy("De kandidaat leest dit. Schrijf kort en in gewone woorden."),
        error_messages={"required": gettext_lazy("Schrijf uw antwoord. De kandidaat leest het.")},
    )  # fmt: skip


class BesluitForm(forms.Form):
    """What was done with a request, and why."""

    besluit = forms.ChoiceField(
        label=gettext_lazy("Wat doet u?"), widget=forms.RadioSelect, choices=Gegevensverzoek.Besluit.choices,
        error_messages={"required": gettext_lazy("Kies wat u doet.")},
    )  # fmt: skip
    reactie = forms.CharField(
        label=gettext_lazy("Wat deed u, en waarom?"), max_length=4000, widget=GROOT,
        help_text=gettext_lazy("De kandidaat leest dit. Zegt u nee, dan moet de reden erbij staan."),
        error_messages={"required": gettext_lazy("Schrijf wat u deed en waarom. De kandidaat leest het.")},
    )  # fmt: skip


class OpheffenForm(forms.Form):
    """Why a restriction ends."""

    reden = forms.CharField(
        label=gettext_lazy("Waarom eindigt de beperking?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf waarom de beperking eindigt.")},
    )  # fmt: skip


@requires(Action.GEGEVENSVERZOEK_LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """All that the kandidaat said, asks and shares."""
    actor = request.actor
    dossier = get_dossier(request, dossier_id, Action.GEGEVENSVERZOEK_LEZEN)
    record_look(actor, "stem_gelezen", dossier=dossier, categorie="I")
    context: dict[str, Any] = {
        "stemmen": blad.voices(actor, dossier.pk), "verzoeken": blad.requests(actor, dossier.pk),
        "stukken": blad.papers(actor, dossier.pk), "toekomst": blad.future(actor, dossier.pk, klok.today()),
        "mag_antwoorden": can(actor, Action.STEM_BEANTWOORDEN),
        "mag_beslissen": can(actor, Action.GEGEVENSVERZOEK_BEANTWOORDEN),
    }  # fmt: skip
    return page(request, dossier, TAB, "bureau/stem/stem.html", **context)


@requires(Action.STEM_BEANTWOORDEN)
def answer(request: Any, dossier_id: uuid.UUID, documentstem_id: uuid.UUID) -> HttpResponse:
    """Answer what the kandidaat thinks of a paper."""
    action = Action.STEM_BEANTWOORDEN
    dossier = get_dossier(request, dossier_id, action)
    row = get_visible(request.actor, Documentstem, action, dossier=dossier, pk=documentstem_id)
    form = ReactieForm(request.POST or None)
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: verbs.answer_stem(stem=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Uw antwoord is verstuurd. De kandidaat leest het."))
        return redirect("bureau:stem", dossier.pk)
    back = reverse("bureau:stem", args=[dossier.pk])
    title = _("Antwoord aan de kandidaat")
    said = blad.voice(row)
    words = f"{said.document}: {said.antwoord}. {said.tekst}"
    return form_page(request, dossier, TAB, form, title, _("Antwoord versturen"), back, uitleg=words)


@requires(Action.GEGEVENSVERZOEK_BEANTWOORDEN)
def decide(request: Any, dossier_id: uuid.UUID, gegevensverzoek_id: uuid.UUID) -> HttpResponse:
    """Decide about a request, with the reason."""
    dossier, row = _request(request, dossier_id, gegevensverzoek_id)
    form = BesluitForm(request.POST or None)
    if form.is_valid() and run(
        form, lambda: verzoeken.decide(verzoek=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Beslist. De kandidaat krijgt bericht."))
        return redirect("bureau:stem", dossier.pk)
    back = reverse("bureau:stem", args=[dossier.pk])
    words = f"{row.get_soort_display()}: {row.over}. {row.tekst}"
    return form_page(
        request, dossier, TAB, form, _("Verzoek over gegevens"), _("Beslissen"), back, uitleg=words
    )


@requires(Action.GEGEVENSVERZOEK_BEANTWOORDEN)
def lift(request: Any, dossier_id: uuid.UUID, gegevensverzoek_id: uuid.UUID) -> HttpResponse:
    """End a restriction, with the reason."""
    dossier, row = _request(request, dossier_id, gegevensverzoek_id)
    form = OpheffenForm(request.POST or None)
    if form.is_valid() and run(
        form, lambda: verzoeken.lift(verzoek=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("De beperking is opgeheven. De kandidaat krijgt bericht."))
        return redirect("bureau:stem", dossier.pk)
    back = reverse("bureau:stem", args=[dossier.pk])
    return form_page(
        request, dossier, TAB, form, _("Beperking opheffen"), _("Opheffen"), back, uitleg=row.over
    )


def _request(request: Any, dossier_id: uuid.UUID, key: uuid.UUID) -> tuple[Any, Gegevensverzoek]:
    action = Action.GEGEVENSVERZOEK_BEANTWOORDEN
    dossier = get_dossier(request, dossier_id, action)
    return dossier, get_visible(request.actor, Gegevensverzoek, action, dossier=dossier, pk=key)
