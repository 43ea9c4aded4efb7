"""Mijn zoekprofiel: reading it, putting directions in order with buttons, saying something, and agreeing."""

import uuid
from typing import Any

from django import forms as f
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel.documenten import actions as stukken
from wissel.documenten.models import Document
from wissel.fouten import Changed
from wissel.logbook.actions import record_look
from wissel.policies import Action, Denied, visible
from wissel.web.kandidaat import zoekprofielblad as blad
from wissel.web.kandidaat.forms import StandpuntForm, tekstvak
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.zoekprofiel import compare
from wissel.zoekprofielen.actions import antwoorden as verbs
from wissel.zoekprofielen.models import Zoekprofiel

LEZEN, ANTWOORDEN = Action.ZOEKPROFIEL_LEZEN, Action.ZOEKPROFIEL_BEANTWOORDEN


class VolgordeForm(f.Form):
    """Why the order is as it is, in own words."""

    woorden = f.CharField(
        label=_l("Waarom is dit uw volgorde?"), widget=tekstvak(3), max_length=4000,
        help_text=_l("Schrijf het in uw eigen woorden. Uw werkgever leest dit niet."),
        error_messages={"required": _l("Schrijf in uw eigen woorden waarom dit uw volgorde is.")},
    )  # fmt: skip


class OpmerkingForm(f.Form):
    """Something about one direction."""

    tekst = f.CharField(
        label=_l("Wat wilt u hierover zeggen?"), widget=tekstvak(4), max_length=4000,
        error_messages={"required": _l("Schrijf wat u van dit werk vindt.")},
    )  # fmt: skip


class AntwoordForm(StandpuntForm):
    """Agree or not with one version of the zoekprofiel."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].label = _("Wat vindt u van dit zoekprofiel?")
        self.fields["antwoord"].error_messages["required"] = _("Kies wat u van dit zoekprofiel vindt.")


@own_page(LEZEN, actief="werk")
def newest(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The newest version, with the realistisch beeld under it."""
    rows = blad.versions(request.actor, dossier)
    if not rows:
        return show(request, dossier, "zoekprofiel_leeg.html", beelden=blad.beelden(request.actor, dossier))
    return page(request, dossier, rows, rows[0])


@own_page(LEZEN, actief="werk")
def version(request: Any, dossier: MijnDossier, zoekprofiel_id: uuid.UUID) -> HttpResponse:
    """One version, as it was."""
    rows, row = find(request, dossier, zoekprofiel_id)
    return page(request, dossier, rows, row)


@own_page(LEZEN, actief="werk")
def difference(request: Any, dossier: MijnDossier, zoekprofiel_id: uuid.UUID) -> HttpResponse:
    """A version beside the one before it."""
    rows, row = find(request, dossier, zoekprofiel_id)
    older = next((each for each in rows if each.nummer < row.nummer), None)
    if older is None:
        return redirect("kandidaat:zoekprofiel")
    context: dict[str, Any] = {
        "oud": older.nummer, "nieuw": row.nummer, "plaatsen": compare(older, row, redenen=True),
        "koers_reden": row.koers_reden, "geleerd": row.geleerd,
    }  # fmt: skip
    return show(request, dossier, "zoekprofiel_verschil.html", **context)


@own_page(ANTWOORDEN, actief="werk")
def move(request: Any, dossier: MijnDossier, zoekprofiel_id: uuid.UUID) -> HttpResponse:
    """One press of a button: this direction higher or lower in the own order."""
    _rows, row = find(request, dossier, zoekprofiel_id)
    if request.method == "POST":
        kant, _sep, series = request.POST.get("zet", "").partition(" ")
        try:
            key = uuid.UUID(series)
        except ValueError:
            raise Denied(ANTWOORDEN, request.actor) from None
        verbs.move(profiel=row, reeks=key, kant=kant, by=request.actor)
    return redirect(reverse("kandidaat:zoekprofiel") + "#volgorde")


@own_page(ANTWOORDEN, actief="werk")
def choose(request: Any, dossier: MijnDossier, zoekprofiel_id: uuid.UUID) -> HttpResponse:
    """The order is chosen, with own words."""
    rows, row = find(request, dossier, zoekprofiel_id)
    form = VolgordeForm(request.POST or None)
    if request.method != "POST":
        return redirect(reverse("kandidaat:zoekprofiel") + "#volgorde")
    if form.is_valid() and run(
        form, lambda: verbs.choose(profiel=row, woorden=form.cleaned_data["woorden"], by=request.actor)
    ):
        messages.success(request, _("Uw volgorde is bewaard. Uw coach kan hem zien."))
        return redirect(reverse("kandidaat:zoekprofiel") + "#antwoord")
    return page(request, dossier, rows, row, volgorde=form)


@own_page(ANTWOORDEN, actief="werk")
def comment(
    request: Any, dossier: MijnDossier, zoekprofiel_id: uuid.UUID, zoekreeks: uuid.UUID
) -> HttpResponse:
    """Say something about one direction."""
    rows, row = find(request, dossier, zoekprofiel_id)
    sheet = blad.sheet(request.actor, dossier, rows, row)
    about = next((each for each in (*sheet.richtingen, *sheet.afgevallen) if each.reeks == zoekreeks), None)
    if about is None:
        raise Denied(ANTWOORDEN, request.actor)
    form = OpmerkingForm(request.POST or None)
    if form.is_valid() and run(
        form,
        lambda: verbs.comment(
            profiel=row, reeks=zoekreeks, tekst=form.cleaned_data["tekst"], by=request.actor
        ),
    ):
        messages.success(request, _("Uw coach kan dit nu lezen."))
        return redirect(reverse("kandidaat:zoekprofiel") + f"#richting-{zoekreeks}")
    context = {"richting": about, "form": form}
    return show(request, dossier, "zoekprofiel_opmerking.html", code=status(form), **context)


@own_page(ANTWOORDEN, actief="werk")
def answer(request: Any, dossier: MijnDossier, zoekprofiel_id: uuid.UUID) -> HttpResponse:
    """Say whether this is right; exactly the version that was read."""
    rows, row = find(request, dossier, zoekprofiel_id)
    if request.method != "POST":
        return redirect(reverse("kandidaat:zoekprofiel") + "#antwoord")
    form = AntwoordForm(request.POST)
    if not form.is_valid():
        return page(request, dossier, rows, row, antwoord=form)
    try:
        verbs.give_standpunt(profiel=row, by=request.actor, **form.cleaned_data)
    except Changed as error:
        form.add_error(None, error.message)
        return page(request, dossier, rows, rows[0], antwoord=form, code=Changed.status)
    messages.success(request, _("Dank u wel. Uw coach leest uw antwoord."))
    return redirect("kandidaat:zoekprofiel")


def find(
    request: Any, dossier: MijnDossier, zoekprofiel_id: uuid.UUID
) -> tuple[list[Zoekprofiel], Zoekprofiel]:
    """All versions that were offered and the one of the address, or Denied."""
    rows = blad.versions(request.actor, dossier)
    row = next((each for each in rows if each.pk == zoekprofiel_id), None)
    if row is None:
        raise Denied(LEZEN, request.actor)
    return rows, row


def page(
    request: Any, dossier: MijnDossier, rows: list[Zoekprofiel], row: Zoekprofiel, *, volgorde: Any = None,
    antwoord: Any = None, code: int = 0,
) -> HttpResponse:  # fmt: skip
    """One version. Reading it is logged first, and counts as opening the document."""
    record_look(request.actor, "zoekprofiel_gelezen", dossier=dossier.id, onderwerp=row, categorie="K")
    paper = visible(request.actor, Document).filter(pk=row.document_id).first() if row.document_id else None
    if paper is not None:
        stukken.record_opened(document=paper, by=request.actor)
    sheet = blad.sheet(request.actor, dossier, rows, row)
    context: dict[str, Any] = {
        "z": sheet, "beelden": blad.beelden(request.actor, dossier),
        "volgorde": volgorde or VolgordeForm(initial={"woorden": sheet.woorden}),
        "antwoord": antwoord or AntwoordForm(initial={"inhoud_sha256": sheet.sha256}),
    }  # fmt: skip
    worst = max(status(each) for each in (context["volgorde"], context["antwoord"]))
    return show(request, dossier, "zoekprofiel.html", code=code or worst, **context)


P = "zoekprofiel/<uuid:zoekprofiel_id>/"
paden = [
    path("zoekprofiel/", newest, name="zoekprofiel"),
    path(P, version, name="zoekprofiel_versie"),
    path(P + "verschil/", difference, name="zoekprofiel_verschil"),
    path(P + "volgorde/", move, name="zoekprofiel_volgorde"),
    path(P + "keuze/", choose, name="zoekprofiel_keuze"),
    path(P + "antwoord/", answer, name="zoekprofiel_antwoord"),
    path(P + "richtingen/<uuid:zoekreeks>/", comment, name="zoekprofiel_opmerking"),
]
