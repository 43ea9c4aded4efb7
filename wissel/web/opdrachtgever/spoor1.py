"""Spoor 1 as the employer keeps it: three ways back, examined or not, and a log of what was done (S1.13, S1.14)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.dossiers.actions.spoor1 import mark_of, record_onderzoek
from wissel.dossiers.models import Dossier, Milestone, Spoor1Actie, Spoor1Onderzoek
from wissel.dossiers.plichten.spoor1log import add_actie
from wissel.fouten import Changed
from wissel.policies import Action, Denied, visible
from wissel.web.opdrachtgever.dossierblad import Conclusie, Spoor1, conclusion, options
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.spoor1log import Actieregel, action_lines
from wissel.web.shared.velden import DatumVeld

WAARSCHUWING = _("Uw medewerker en de coach lezen dit. Schrijf geen medische gegevens op.")


@dataclass(frozen=True, slots=True)
class Optie:
    """One way back with the key of its form."""

    sleutel: str
    blad: Spoor1


@dataclass(frozen=True, slots=True)
class Spoorblad:
    """Both tracks with their own stand, the three ways back and the log."""

    opties: tuple[Optie, ...]
    open: int
    conclusie: Conclusie | None
    spoor2_op: dt.date | None
    spoor2_uiterlijk: dt.date | None
    regels: tuple[Actieregel, ...]


class OptieForm(ZonderMedisch):
    """Was this way back examined, by whom, when, with what result and evidence?"""

    LET_OP = ("uitkomst", "bewijs_omschrijving")
    field_order = (
        "onderzocht", "onderzocht_door", "onderzocht_op", "uitkomst", "bewijs_omschrijving", "gezien", "woorden"
    )  # fmt: skip
    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    onderzocht = forms.NullBooleanField(
        label=_("Is dit onderzocht?"), required=False,
        widget=forms.Select(choices=[("", _("nog niet bekend")), ("true", _("ja")), ("false", _("nee"))]),
    )  # fmt: skip
    onderzocht_door = forms.CharField(label=_("Door wie"), max_length=150, required=False)
    onderzocht_op = DatumVeld(label=_("Wanneer"), required=False)
    uitkomst = forms.CharField(
        label=_("Wat kwam eruit?"), max_length=5000, required=False, help_text=WAARSCHUWING,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )  # fmt: skip
    bewijs_omschrijving = forms.CharField(
        label=_("Bewijs"), max_length=200, required=False,
        help_text=_("Welk stuk laat dit zien? Lever het stuk zelf aan bij Stukken."),
    )  # fmt: skip

    @classmethod
    def initial_of(cls, row: Spoor1Onderzoek | None) -> dict[str, Any]:
        names = [name for name in cls.base_fields if name not in {"gezien", "woorden"}]
        found = {name: getattr(row, name) for name in names} if row else {}
        return {**found, "gezien": mark_of(row)}


class ActieForm(ZonderMedisch):
    """One thing the employer did for return; `sleutel` tells one sending from the next."""

    LET_OP = ("wat", "resultaat")
    field_order = ("datum", "optie", "wat", "resultaat", "sleutel", "woorden")
    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)
    datum = DatumVeld(label=_("Wanneer"))
    optie = forms.ChoiceField(label=_("Waar ging het over?"), choices=Spoor1Onderzoek.Optie.choices)
    wat = forms.CharField(
        label=_("Wat deed u?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: gesprek over andere taken in het magazijn"),
    )
    resultaat = forms.CharField(
        label=_("Wat kwam eruit?"), max_length=5000, required=False, help_text=WAARSCHUWING,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip


@client_page(Action.SPOOR1_LEZEN, actief="medewerkers")
def track(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """How spoor 1 stands, next to spoor 2; what is still to be answered; and the log with room for a line."""
    row = get_dossier(request, dossier_id, Action.SPOOR1_LEZEN)
    return _page(request, row, _new_form())


@client_page(Action.SPOOR1_BIJHOUDEN, actief="medewerkers")
def examine(request: Any, dossier_id: uuid.UUID, optie: str) -> HttpResponse:
    """Answer one of the three ways back."""
    row = get_dossier(request, dossier_id, Action.SPOOR1_BIJHOUDEN)
    labels = dict(Spoor1Onderzoek.Optie.choices)
    if optie not in labels:
        raise Http404
    now = visible(request.actor, Spoor1Onderzoek).filter(dossier=row, optie=optie).first()
    form = OptieForm(request.POST or None, initial=OptieForm.initial_of(now))

    def record() -> None:
        try:
            record_onderzoek(dossier=row, optie=optie, by=request.actor, **form.cleaned_data)
        except Changed as error:
            sent: Any = form.data
            form.data = {**sent.dict(), "gezien": error.facts["nu"]}
            raise

    if medisch.valid(form, row, request.actor) and run(form, record):
        messages.success(request, _t("Vastgelegd. De coach ziet dit."))
        return redirect("opdrachtgever:spoor1", row.pk)
    return _form_page(request, row, form, str(labels[optie]), now)


@client_page(Action.SPOOR1_BIJHOUDEN, actief="medewerkers")
def add_line(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Add a line to the log."""
    row = get_dossier(request, dossier_id, Action.SPOOR1_BIJHOUDEN)
    if request.method != "POST":
        return redirect("opdrachtgever:spoor1", row.pk)
    form = ActieForm(request.POST)
    if medisch.valid(form, row, request.actor) and run(
        form, lambda: add_actie(dossier=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("De regel staat in het logboek."))
        return redirect(reverse("opdrachtgever:spoor1", args=[row.pk]) + "#logboek")
    return _page(request, row, form)


@client_page(Action.SPOOR1_BIJHOUDEN, actief="medewerkers")
def correct_line(request: Any, dossier_id: uuid.UUID, actie_id: uuid.UUID) -> HttpResponse:
    """A better line in place of this one; what stood there stays readable."""
    row = get_dossier(request, dossier_id, Action.SPOOR1_BIJHOUDEN)
    old = visible(request.actor, Spoor1Actie).filter(dossier=row, pk=actie_id).first()
    if old is None:
        raise Denied(Action.SPOOR1_BIJHOUDEN, request.actor)
    initial = {name: getattr(old, name) for name in ("datum", "optie", "wat", "resultaat")}
    form = ActieForm(request.POST or None, initial={**initial, "sleutel": uuid.uuid4()})
    if medisch.valid(form, row, request.actor) and run(
        form, lambda: add_actie(dossier=row, by=request.actor, vervangt=old, **form.cleaned_data)
    ):
        messages.success(request, _t("De regel is verbeterd. Wat er stond blijft te lezen."))
        return redirect(reverse("opdrachtgever:spoor1", args=[row.pk]) + "#logboek")
    return _form_page(request, row, form, _t("Regel verbeteren"), None)


def _new_form() -> ActieForm:
    return ActieForm(initial={"datum": klok.today(), "sleutel": uuid.uuid4()})


def _page(request: Any, row: Dossier, form: ActieForm) -> HttpResponse:
    ways = options(request.actor, row)
    keys = Spoor1Onderzoek.Optie.values
    start = visible(request.actor, Milestone).filter(dossier=row, code="spoor2_start").first()
    blad = Spoorblad(
        opties=tuple(Optie(key, way) for key, way in zip(keys, ways, strict=True)),
        open=sum(way.onderzocht is None for way in ways),
        conclusie=conclusion(request.actor, row),
        spoor2_op=start.done_on if start else None,
        spoor2_uiterlijk=start.due_on if start and start.geldt else None,
        regels=action_lines(request.actor, row.pk),
    )
    context = {"kop": sheet(request.actor, row, klok.today()), "blad": blad, "form": form}
    return show(request, "spoor1.html", code=status(form), **context)


def _form_page(
    request: Any, row: Dossier, form: Any, titel: str, now: Spoor1Onderzoek | None
) -> HttpResponse:
    context = {
        "kop": sheet(request.actor, row, klok.today()), "form": form, "titel": titel,
        "nu": now.uitkomst if now and form.is_bound and form.errors else "",
    }  # fmt: skip
    return show(request, "spoor1_form.html", code=status(form), **context)
