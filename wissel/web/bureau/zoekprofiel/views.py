"""The tab Zoekprofiel: reading a version, its chapters, offering, establishing, looking again and comparing."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.logbook.actions import record_look
from wissel.policies import can, requires, visible
from wissel.trajecten.actions import privacy
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.traject.planhulp import asked_to_keep, attempt, collide, kept, paired, with_stored
from wissel.web.bureau.zoekprofiel import beeldblad, forms, hulp, verschil
from wissel.web.bureau.zoekprofiel import blad as bladen
from wissel.web.bureau.zoekprofiel.hulp import LEZEN, MAP, SCHRIJVEN, TAB
from wissel.web.bureau.zoekprofiel.verborgen import hidden
from wissel.web.shared import zoekprofiel
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ask, chosen, valid
from wissel.zoekprofielen.actions import versies
from wissel.zoekprofielen.models import Zoekprofiel
from wissel.zoekprofielen.werkblad import changed_after, load


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The newest version this person may read."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    row = hulp.newest(request, dossier)
    if row is None:
        context: dict[str, Any] = {"mag_schrijven": can(request.actor, SCHRIJVEN)}
        context["beeld"] = beeldblad.summary(request.actor, dossier)
        context |= {"klussen": hulp.tasks(request, dossier), "verborgen": hidden(request.actor, dossier)}
        return page(request, dossier, TAB, MAP + "leeg.html", **context)
    return _sheet(request, dossier, row)


@requires(LEZEN)
def version(request: Any, dossier_id: uuid.UUID, zoekprofiel_id: uuid.UUID) -> HttpResponse:
    """One version."""
    return _sheet(request, *hulp.version_of(request, dossier_id, zoekprofiel_id, LEZEN))


def _sheet(request: Any, dossier: Dossier, row: Zoekprofiel) -> HttpResponse:
    record_look(request.actor, "zoekprofiel_gelezen", dossier=dossier, onderwerp=row, categorie="K")
    work = load(row)
    changed = changed_after(work)
    sheet = bladen.build(request.actor, work)
    writes = can(request.actor, SCHRIJVEN)
    context: dict[str, Any] = {
        "blad": sheet,
        "mag_schrijven": writes,
        "schrijven": writes and sheet.concept,
        "nieuwste": sheet.versies[0].nu,
        "bron": bladen.source(work, changed),
        "obstakels": _obstacles(work) if writes and row.stand != Zoekprofiel.Stand.VERVANGEN else None,
        "paneel": hulp.panel(request, work) if sheet.punten else None,
        "beeld": beeldblad.summary(request.actor, dossier),
        "nagekeken": work.nagekeken,
        "klussen": hulp.tasks(request, dossier),
        "verborgen": hidden(request.actor, dossier),
    }
    return page(request, dossier, TAB, MAP + "zoekprofiel.html", **context)


def _obstacles(work: Any) -> dict[str, list[str]]:
    """What stops offering, and what will stop establishing."""
    first = versies.obstacles(work) if work.profiel.stand == Zoekprofiel.Stand.CONCEPT else []
    final = [each for each in versies.final_obstacles(work) if each not in first]
    if work.profiel.stand == Zoekprofiel.Stand.VASTGESTELD:
        final = []
    return {"aanbieden": first, "vaststellen": final}


@requires(SCHRIJVEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """A first draft, or a new version copied from the newest."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    if request.method == "POST":
        row = versies.new_version(dossier=dossier, by=request.actor)
        messages.success(request, _("Versie %(n)s staat klaar als concept.") % {"n": row.nummer})
    return hulp.back(dossier)


@requires(SCHRIJVEN)
def chapters(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The three chapters and what was learned; they keep themselves while somebody types."""
    dossier, row = hulp.concept_of(request, dossier_id)
    if asked_to_keep(request):
        return kept(lambda: _keep(request, row))
    data = with_stored(request.POST, forms.HoofdstukForm, row) if request.method == "POST" else None
    form = forms.HoofdstukForm(data, initial=forms.HoofdstukForm.initial_of(row), eerste=row.nummer == 1)

    def save() -> None:
        values = {name: value for name, value in form.cleaned_data.items() if name in form.fields}
        versies.save_chapters(profiel=row, by=request.actor, versie=values.pop("versie"), **values)

    done, collision = attempt(form, save) if valid(form, dossier, request.actor) else (False, None)
    if done:
        messages.success(request, _("De hoofdstukken zijn opgeslagen."))
        return hulp.back(dossier)
    now = collide(form, collision, "versie") if collision else {}
    context = {
        "form": form, "profiel": row, "botsing": bool(collision), "paneel": hulp.panel(request, load(row)),
        "velden": paired([each for each in form if not each.is_hidden], now),
    }  # fmt: skip
    return page(
        request, dossier, TAB, MAP + "hoofdstukken.html", code=409 if collision else status(form), **context
    )


def _keep(request: Any, row: Zoekprofiel) -> dict[str, Any]:
    texts = {name: request.POST[name] for name in versies.SCHRIJFBAAR if name in request.POST}
    version_ = request.POST.get("versie", "")
    saved = versies.save_chapters(
        profiel=row,
        by=request.actor,
        versie=int(version_) if version_.isdecimal() and len(version_) < 9 else -1,
        **texts,
    )
    return {"id_versie": saved.versie}


@requires(SCHRIJVEN)
def offer(request: Any, dossier_id: uuid.UUID, zoekprofiel_id: uuid.UUID) -> HttpResponse:
    """Check who will read what, answer words that seem medical, then lay it before the kandidaat."""
    dossier, row = hulp.version_of(request, dossier_id, zoekprofiel_id, SCHRIJVEN)
    if row.stand != Zoekprofiel.Stand.CONCEPT:
        return hulp.back(dossier)
    form = forms.BevestigForm(request.POST or None, initial={"tabel": row.versie})
    if request.method == "POST" and request.POST.get("doe") == "woorden":
        _keep_words(request, dossier, row)
        return redirect(request.path)
    if form.is_valid() and run(form, lambda: versies.offer(profiel=row, by=request.actor)):
        messages.success(
            request, _("%(naam)s kan het zoekprofiel nu lezen.") % {"naam": dossier.kandidaat.naam}
        )
        return hulp.back(dossier)
    work = load(row)
    found = privacy.open_findings(dossier, row.bureau_id, versies.texts(work))
    context: dict[str, Any] = {
        "form": form, "blad": bladen.build(request.actor, work), "obstakels": _obstacles(work),
        "woorden": [ask(each.vondst) for each in found], "paneel": hulp.panel(request, work),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "aanbieden.html", code=status(form), **context)


def _keep_words(request: Any, dossier: Dossier, row: Zoekprofiel) -> None:
    """Keep why words that seem medical may stay; a new sentence is for the page where the text stands."""
    found = privacy.open_findings(dossier, row.bureau_id, versies.texts(load(row)))
    stay, _change = chosen(request.POST, found)
    if stay:
        privacy.keep_answers(dossier=dossier, antwoorden=stay, stuk="Zoekprofiel", by=request.actor)


@requires(SCHRIJVEN)
def establish(request: Any, dossier_id: uuid.UUID, zoekprofiel_id: uuid.UUID) -> HttpResponse:
    """Make an offered version the one that holds; the page says who reads it then."""
    dossier, row = hulp.version_of(request, dossier_id, zoekprofiel_id, SCHRIJVEN)
    if row.stand in {Zoekprofiel.Stand.CONCEPT, Zoekprofiel.Stand.VERVANGEN, Zoekprofiel.Stand.VASTGESTELD}:
        return hulp.back(dossier)
    form = forms.VaststelForm(
        request.POST or None,
        akkoord=row.stand == Zoekprofiel.Stand.AKKOORD,
        initial={"inhoud": row.inhoud_sha256},
    )

    def verb() -> None:
        reason = form.cleaned_data.get("zonder_akkoord", "")
        versies.establish(profiel=row, by=request.actor, zonder_akkoord=reason)

    if valid(form, dossier, request.actor) and run(form, verb):
        messages.success(request, _("Het zoekprofiel is vastgesteld. De opdrachtgever kan zijn deel lezen."))
        return hulp.back(dossier)
    work = load(row)
    context = {"form": form, "blad": bladen.build(request.actor, work), "obstakels": _obstacles(work)}
    return page(request, dossier, TAB, MAP + "vaststellen.html", code=status(form), **context)


@requires(SCHRIJVEN)
def look_again(request: Any, dossier_id: uuid.UUID, zoekprofiel_id: uuid.UUID) -> HttpResponse:
    """After another belastbaarheid: what differs per direction, and that it still holds or not."""
    dossier, row = hulp.version_of(request, dossier_id, zoekprofiel_id, SCHRIJVEN)
    work = load(row)
    form = forms.NacontroleForm(request.POST or None)

    def verb() -> None:
        versies.look_again(profiel=row, by=request.actor, toelichting=form.cleaned_data["toelichting"])

    if not changed_after(work):
        return hulp.back(dossier)
    if valid(form, dossier, request.actor) and run(form, verb):
        messages.success(request, _("U heeft het zoekprofiel nagekeken met de nieuwe belastbaarheid."))
        return hulp.back(dossier)
    context = {
        "form": form, "blad": bladen.build(request.actor, work), "bron": bladen.source(work, True),
        "richtingen": verschil.items_changed(request.actor, work),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "nakijken.html", code=status(form), **context)


@requires(LEZEN)
def compare(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Two versions side by side; without a choice the newest against the one before it."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    rows = list(visible(request.actor, Zoekprofiel).filter(dossier=dossier).order_by("-nummer"))
    if len(rows) < 2:
        return hulp.back(dossier)
    numbers = {str(each.nummer): each for each in rows}
    new_ = numbers.get(request.GET.get("naar", ""), rows[0])
    others = [each for each in rows if each.nummer < new_.nummer] or [each for each in rows if each != new_]
    old = numbers.get(request.GET.get("van", ""), others[0])
    reasons = can(request.actor, hulp.PUNTEN)
    context: dict[str, Any] = {
        "oud": old, "nieuw": new_, "versies": rows,
        "plaatsen": zoekprofiel.compare(old, new_, redenen=reasons),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "vergelijken.html", **context)


@requires(SCHRIJVEN)
def toets(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The toets on the draft with a form over it that was not sent yet, as a part of a page."""
    _dossier, row = hulp.concept_of(request, dossier_id)
    form = forms.RichtingForm(request.POST) if request.method == "POST" else None
    series = request.GET.get("reeks", "")
    try:
        key = uuid.UUID(series) if series else None
    except ValueError:
        key = None
    return render(
        request,
        MAP + "toets.html",
        {"paneel": hulp.panel(request, load(row), form, key), "dossier_id": dossier_id},
    )
