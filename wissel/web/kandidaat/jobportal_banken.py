"""Vacaturebanken to look in, with the practice "find three vacancies": own finds go along to the lesson (S0.20)."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.banken import SOORTEN, Vacaturebank, load
from wissel.jobportal.models import EigenVondst
from wissel.leren import bibliotheek
from wissel.opmaak import lange_datum
from wissel.policies import Action, visible
from wissel.trajecten.actions import klad as kladden
from wissel.web.kandidaat import leerblad
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import klad
from wissel.web.shared.formulieren import status

LEZEN, SCHRIJVEN = Action.JOBPORTAL_LEZEN, Action.JOBPORTAL_SCHRIJVEN
OPDRACHT, DRIE, TOON = "drie-vacatures", 3, 12


@dataclass(frozen=True, slots=True)
class Vondst:
    """An own find as one chooses it."""

    id: uuid.UUID
    titel: str
    werkgever: str
    regel: str


@dataclass(frozen=True, slots=True)
class Bankgroep:
    naam: str
    banken: tuple[Vacaturebank, ...]


class DrieForm(forms.Form):
    """Which three go along."""

    vondsten = forms.MultipleChoiceField(
        label=_("Welke drie levert u in?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies drie vacatures.")},
    )  # fmt: skip

    def __init__(self, *args: Any, keuzes: tuple[Vondst, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["vondsten"]
        field.choices = [(str(each.id), f"{each.titel}, {each.werkgever}") for each in keuzes]
        if len(keuzes) == DRIE:
            field.initial = [str(each.id) for each in keuzes]

    def clean_vondsten(self) -> list[str]:
        """Three, no more and no less."""
        chosen: list[str] = self.cleaned_data["vondsten"]
        if len(chosen) != DRIE:
            raise forms.ValidationError(_t("Kies er drie. U koos er nu %(n)s.") % {"n": len(chosen)})
        return chosen


@own_page(LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The list by kind, and the practice."""
    finds = _finds(request, dossier)
    return _page(request, dossier, finds, DrieForm(keuzes=finds))


@own_page(SCHRIJVEN, actief="werk")
def hand_in(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Take three finds to the lesson, where the kandidaat completes them and sends them to the coach."""
    finds = _finds(request, dossier)
    form = DrieForm(request.POST or None, keuzes=finds)
    if request.method != "POST":
        return redirect("kandidaat:vacaturebanken")
    if not form.is_valid():
        return _page(request, dossier, finds, form)
    key = f"leren:{OPDRACHT}"
    chosen = set(form.cleaned_data["vondsten"])
    typed = klad.read(request.actor, dossier.id, key)
    lines = "\n\n".join(each.regel for each in finds if str(each.id) in chosen)
    before = typed.get("tekst", "").strip()
    # What somebody typed stays; the same three again are not put in twice.
    text = before if lines in before else f"{before}\n\n{lines}".strip()
    kladden.keep(dossier_id=dossier.id, sleutel=key, inhoud={**typed, "tekst": text}, by=request.actor)
    return redirect("kandidaat:leren_oefenen", OPDRACHT)


def _page(request: Any, dossier: MijnDossier, finds: tuple[Vondst, ...], form: DrieForm) -> HttpResponse:
    lesson = bibliotheek.read(request.actor.bureau_id, OPDRACHT)
    step = leerblad.own_steps(request.actor, dossier).get(OPDRACHT)
    context = {
        "groepen": _groups(), "vondsten": finds, "form": form, "drie": DRIE, "nog": max(0, DRIE - len(finds)),
        "opdracht": OPDRACHT if lesson and not lesson.kaart.verborgen else "",
        "ingeleverd": bool(step and step.ingeleverd_op),
    }  # fmt: skip
    return show(request, dossier, "jobportal_banken.html", code=status(form), **context)


def _groups() -> tuple[Bankgroep, ...]:
    banks = load()
    kinds = dict.fromkeys(each.soort for each in banks)
    return tuple(
        Bankgroep(str(SOORTEN[kind]), tuple(each for each in banks if each.soort == kind)) for kind in kinds
    )


def _finds(request: Any, dossier: MijnDossier) -> tuple[Vondst, ...]:
    rows = visible(request.actor, EigenVondst).filter(dossier_id=dossier.id).select_related("vacature")
    return tuple(_find(row) for row in rows.order_by("-op", "id")[:TOON])


def _find(row: EigenVondst) -> Vondst:
    job = row.vacature
    where = ", ".join(each for each in (job.titel, job.werkgever_naam, job.plaats) if each)
    found = _t("Gevonden op %(dag)s.") % {"dag": lange_datum(row.op)}
    ask = (_t("Wat past:"), _t("Wat ik nog niet weet:"), _t("Mijn vraag:"))
    text = "\n".join((where, f"{found} {job.url}".strip(), *ask))
    return Vondst(row.pk, job.titel, job.werkgever_naam, text)


paden = [
    path("vacatures/banken/", overview, name="vacaturebanken"),
    path("vacatures/banken/inleveren/", hand_in, name="vacatures_inleveren"),
]
