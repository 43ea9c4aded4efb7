"""Reading a version of mijn profiel, saying whether it is right, and sharing parts of it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.documenten import actions as stukken
from wissel.documenten.models import Document
from wissel.fouten import Changed
from wissel.logbook.actions import record_look
from wissel.policies import Action, Denied, get_visible, requires, visible
from wissel.profielen import papier
from wissel.profielen.actions import deling, versies
from wissel.profielen.models import Persoonsprofiel, Profieldeling, Profielstandpunt
from wissel.trajecten.actions import klad as kladden
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import klad, profielblad
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.profielvormen import AntwoordForm, DelenForm

KLAD, GEREED = "profiel", "profiel_akkoord"
AKKOORD = {Profielstandpunt.Antwoord.AKKOORD, Profielstandpunt.Antwoord.AKKOORD_MET_OPMERKING}


@own_page(Action.PROFIEL_LEZEN, actief="werk")
def newest(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The newest version that was laid before the kandidaat."""
    row = visible(request.actor, Persoonsprofiel).filter(dossier_id=dossier.id).order_by("-nummer").first()
    if row is None:
        return redirect("kandidaat:profiel")
    return page(request, dossier, row)


@own_page(Action.PROFIEL_LEZEN, actief="werk")
def version(request: Any, dossier: MijnDossier, profiel_id: uuid.UUID) -> HttpResponse:
    """One version, as it was."""
    return page(request, dossier, find(request, dossier, profiel_id))


@own_page(Action.PROFIEL_BEANTWOORDEN, actief="werk")
def answer(request: Any, dossier: MijnDossier, profiel_id: uuid.UUID) -> HttpResponse:
    """Answer one version. Agreeing goes on to the page that checks who it is; the rest is sent at once."""
    row = find(request, dossier, profiel_id)
    here = reverse("kandidaat:profiel_lezen")
    if request.method != "POST":
        return redirect(here)
    if klad.asked(request):
        return klad.keep(request, dossier.id, KLAD, ("antwoord", "tekst"), here)
    form = AntwoordForm(request.POST)
    if not form.is_valid():
        return page(request, dossier, row, form)
    if form.cleaned_data["antwoord"] in AKKOORD:
        for key in (KLAD, GEREED):
            kladden.keep(dossier_id=dossier.id, sleutel=key, inhoud=form.cleaned_data, by=request.actor)
        return redirect("kandidaat:profiel_akkoord", row.pk)
    if not run(form, lambda: give(request, dossier, row, form.cleaned_data)):
        return page(request, dossier, row, form)
    messages.success(request, _("Uw antwoord is verstuurd. Uw coach leest het."))
    return redirect(here)


@own_page(Action.PROFIEL_BEANTWOORDEN, actief="werk", confirmed=True)
def agree(request: Any, dossier: MijnDossier, profiel_id: uuid.UUID) -> HttpResponse:
    """Look once more, as the person one says to be, and agree. What was typed waits in the draft."""
    row = find(request, dossier, profiel_id)
    kept = klad.read(request.actor, dossier.id, GEREED)
    sha = request.POST.get("inhoud_sha256", kept.get("inhoud_sha256"))
    form = AntwoordForm({**kept, "inhoud_sha256": sha})
    if not form.is_valid() or form.cleaned_data["antwoord"] not in AKKOORD:
        return redirect("kandidaat:profiel_lezen")
    if request.method == "POST" and run(form, lambda: give(request, dossier, row, form.cleaned_data)):
        messages.success(request, _("Dank u wel. Dit is nu uw profiel."))
        return redirect("kandidaat:profiel")
    context = {"versie": version_of(request, dossier, row), "form": form, "tekst": kept.get("tekst", ""),
               "secties": papier.sections(row.inhoud)}  # fmt: skip
    return show(request, dossier, "profiel_akkoord.html", code=status(form), **context)


@own_page(Action.PROFIEL_DELEN, actief="werk", confirmed=True)
def share(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Choose what the employer may read of the version that holds."""
    row = visible(request.actor, Persoonsprofiel).filter(dossier_id=dossier.id, stand="goedgekeurd").first()
    running = profielblad.running_share(request.actor, dossier.id)
    if row is None:
        return show(request, dossier, "profiel_delen.html", form=None, deling=running)
    chosen = list(running.delen) if running else list(deling.GEWOON)
    form = DelenForm(request.POST or None, initial={"delen": chosen})

    def send() -> None:
        deling.share(profiel=row, delen=form.cleaned_data["delen"], by=request.actor)

    if form.is_valid() and run(form, send):
        messages.success(request, _("Uw werkgever kan dit nu lezen. U kunt daar altijd mee stoppen."))
        return redirect("kandidaat:profiel_delen")
    context: dict[str, Any] = {"form": form, "deling": running, "nummer": row.nummer}
    return show(request, dossier, "profiel_delen.html", code=status(form), **context)


@requires(Action.PROFIEL_DELEN)
def stop(request: Any) -> HttpResponse:
    """One click: nobody of the employer reads it any more. Also after the case was closed."""
    if not request.actor.is_kandidaat:
        raise Denied(Action.PROFIEL_DELEN, request.actor)
    row = visible(request.actor, Profieldeling).filter(tot__isnull=True).first()
    if request.method == "POST" and row is not None:
        deling.withdraw(dossier_id=row.dossier_id, by=request.actor)
        messages.success(request, _("U deelt uw profiel niet meer. Uw werkgever ziet het nu niet."))
    return redirect("kandidaat:profiel")


def find(request: Any, dossier: MijnDossier, profiel_id: uuid.UUID) -> Persoonsprofiel:
    return get_visible(request.actor, Persoonsprofiel, dossier_id=dossier.id, pk=profiel_id)


def page(
    request: Any, dossier: MijnDossier, row: Persoonsprofiel, form: AntwoordForm | None = None
) -> HttpResponse:
    """One version with its form. Reading it is logged first, and counts as opening the document."""
    record_look(request.actor, "profiel_versie_gelezen", dossier=dossier.id, onderwerp=row, categorie="K")
    versies.mark_read(profiel=row, by=request.actor)
    if row.document_id:
        paper = visible(request.actor, Document).filter(pk=row.document_id).defer("inhoud").first()
        if paper is not None:
            stukken.record_opened(document=paper, by=request.actor)
    all_of_them = profielblad.versions(request.actor, dossier.id)
    shown = next(each for each in all_of_them if each.id == row.pk)
    may_answer = row.pk == all_of_them[0].id and row.stand in {"bij_kandidaat", "niet_akkoord"}
    if form is None:
        kept = klad.read(request.actor, dossier.id, KLAD) if may_answer else {}
        form = AntwoordForm(initial={**kept, "inhoud_sha256": row.inhoud_sha256})
    context: dict[str, Any] = {
        "versie": shown, "versies": all_of_them, "secties": papier.sections(row.inhoud), "form": form,
        "mag_antwoorden": may_answer, "nieuwste": row.pk == all_of_them[0].id,
    }  # fmt: skip
    code = Changed.status if form.is_bound and form.non_field_errors() else status(form)
    return show(request, dossier, "profiel_versie.html", code=code, **context)


def version_of(request: Any, dossier: MijnDossier, row: Persoonsprofiel) -> profielblad.Versie:
    return next(each for each in profielblad.versions(request.actor, dossier.id) if each.id == row.pk)


def give(request: Any, dossier: MijnDossier, row: Persoonsprofiel, data: dict[str, str]) -> None:
    """Store the answer and throw the draft away, together."""
    versies.answer(
        profiel=row, antwoord=data["antwoord"], tekst=data["tekst"], inhoud_sha256=data["inhoud_sha256"],
        by=request.actor,
    )  # fmt: skip
    for key in (KLAD, GEREED):
        kladden.drop(dossier_id=dossier.id, sleutel=key, by=request.actor)
