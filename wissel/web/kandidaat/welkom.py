"""The first time in Wissel, in three steps: the language, what will happen and who helps, and one small beginning."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _l

from wissel import talen
from wissel.dossiers.models import Dossier
from wissel.policies import Action, get_visible, visible
from wissel.trajecten.actions.welkom import finish
from wissel.trajecten.models import Welkom
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run, status

STAPPEN = 3
# Session key: not now, ask again at the next sign-in.
LATER = "welkom_later"
# What a small beginning can be: the name of its page.
BEGIN = {"afspraken": "afspraken", "berichten": "berichten", "rond": "vandaag"}


class BeginForm(forms.Form):
    """One small first step; each is fine."""

    begin = forms.ChoiceField(
        label=_l("Wat wilt u nu doen?"), widget=forms.RadioSelect, initial="afspraken",
        choices=[
            ("afspraken", _l("Mijn eerste afspraak bekijken")), ("berichten", _l("Mijn coach iets vragen")),
            ("rond", _l("Eerst rustig rondkijken")),
        ],
        error_messages={"required": _l("Kies wat u nu wilt doen. Alles is goed.")},
    )  # fmt: skip


@own_page(Action.VANDAAG_LEZEN, actief="vandaag")
def welcome(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Step 1, 2 or 3, by the number in the address; the last one ends it. "Later" asks again next time."""
    if request.method == "POST" and "later" in request.POST:
        request.session[LATER] = True
        return redirect("kandidaat:vandaag")
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        row = get_visible(request.actor, Dossier, pk=dossier.id)
        if run(form, lambda: finish(dossier=row, by=request.actor)):
            return redirect("kandidaat:" + BEGIN[form.cleaned_data["begin"]])
    step = STAPPEN if form.is_bound else _step(request.GET.get("stap", ""))
    context: dict[str, Any] = {
        "stap": step, "form": form, "talen": talen.every(), "volgende": step + 1, "vorige": step - 1,
        "gedaan": visible(request.actor, Welkom).filter(dossier_id=dossier.id).exists(), "code": status(form),
    }  # fmt: skip
    return show(request, dossier, "welkom.html", **context)


def _step(text: str) -> int:
    return int(text) if text in {"1", "2", "3"} else 1
