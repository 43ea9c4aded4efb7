"""One direction: writing it, leaving it out, ordering, its sources, and its items with the two verdicts."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.belastbaarheid.lijst import HUIDIG, RUBRIEKEN, load
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.policies import Action, Denied, requires, visible
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.traject.planhulp import attempt, collide, with_stored
from wissel.web.bureau.zoekprofiel import forms, hulp
from wissel.web.bureau.zoekprofiel.hulp import MAP, PUNTEN, SCHRIJVEN, TAB
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import valid
from wissel.zoekprofielen import bronnen
from wissel.zoekprofielen.actions import punten as puntverbs
from wissel.zoekprofielen.actions import richtingen as verbs
from wissel.zoekprofielen.models import Richting, Richtingbron, Richtingeis, Zoekprofiel
from wissel.zoekprofielen.werkblad import load as load_version


@requires(SCHRIJVEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Add a direction, empty or from a proposal of the toets."""
    dossier, row = hulp.concept_of(request, dossier_id)
    form = forms.RichtingForm(request.POST or None, initial=_proposed(request))
    made: list[Richting] = []

    def verb() -> None:
        made.append(verbs.add_richting(profiel=row, by=request.actor, **form.values()))

    if valid(form, dossier, request.actor) and run(form, verb):
        messages.success(request, _("De richting staat erin. Leg nu de punten en bronnen vast."))
        return _to_points(dossier, made[0])
    return _form_page(request, dossier, row, form, None)


def _proposed(request: Any) -> dict[str, Any]:
    """The occupation of a proposal, so that nobody types it again."""
    try:
        key = uuid.UUID(request.GET.get("beroep", ""))
    except ValueError:
        return {}
    return {"beroep": key, "herkomst": Richting.Herkomst.ARBEIDSMARKT}


@requires(SCHRIJVEN)
def change(request: Any, dossier_id: uuid.UUID, richting_id: uuid.UUID) -> HttpResponse:
    """Change what a direction says."""
    dossier, row = hulp.direction_of(request, dossier_id, richting_id)
    known = bronnen.occupation_ids({row.beroep_sleutel}).get(row.beroep_sleutel)
    data = with_stored(request.POST, forms.RichtingForm, row) if request.method == "POST" else None
    form = forms.RichtingForm(data, initial=forms.RichtingForm.initial_of(row, known))

    def verb() -> None:
        shown = form.cleaned_data.get("versie") or 0
        verbs.change_richting(richting=row, by=request.actor, versie=shown, **form.values())

    done, collision = attempt(form, verb) if valid(form, dossier, request.actor) else (False, None)
    if done:
        messages.success(request, _("De richting is opgeslagen."))
        return hulp.back(dossier, f"#richting-{row.reeks}")
    return _form_page(request, dossier, row.zoekprofiel, form, row, collision)


def _form_page(
    request: Any,
    dossier: Dossier,
    profiel: Zoekprofiel,
    form: Any,
    row: Richting | None,
    collision: Any = None,
) -> HttpResponse:
    now = collide(form, collision, "versie") if collision else {}
    groups = [(name, [(form[each], now.get(each)) for each in fields]) for name, fields in form.GROEPEN]
    panel = hulp.panel(
        request, load_version(profiel), form if form.is_bound else None, row.reeks if row else None
    )
    context: dict[str, Any] = {
        "form": form, "groepen": dict(groups), "richting": row, "botsing": bool(collision), "paneel": panel,
    }  # fmt: skip
    code = 409 if collision else status(form)
    return page(request, dossier, TAB, MAP + "richting.html", code=code, **context)


@requires(SCHRIJVEN)
def exclude(request: Any, dossier_id: uuid.UUID, richting_id: uuid.UUID) -> HttpResponse:
    """Leave a direction out with a reason."""
    dossier, row = hulp.direction_of(request, dossier_id, richting_id)
    initial = {"om": row.uitgesloten_om, "reden": row.uitgesloten_reden}
    form = forms.UitsluitForm(request.POST or None, initial=initial)
    if valid(form, dossier, request.actor) and run(
        form, lambda: verbs.exclude_richting(richting=row, by=request.actor, **_only(form, "om", "reden"))
    ):
        messages.success(request, _("%(naam)s staat nu bij de richtingen die afvielen.") % {"naam": row.naam})
        return hulp.back(dossier)
    title = _("Richting uitsluiten: %(naam)s") % {"naam": row.naam}
    back = reverse("bureau:zoekprofiel", args=[dossier.pk])
    return form_page(request, dossier, TAB, form, title, _("Uitsluiten"), back)


def _only(form: Any, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names}


@requires(SCHRIJVEN)
def act(request: Any, dossier_id: uuid.UUID, richting_id: uuid.UUID) -> HttpResponse:
    """One press of a button: up, down, back in, or away."""
    dossier, row = hulp.direction_of(request, dossier_id, richting_id)
    what = request.POST.get("doe", "") if request.method == "POST" else ""
    if what in {"op", "neer"}:
        verbs.move_richting(richting=row, by=request.actor, kant=what)
    elif what == "terug":
        verbs.include_richting(richting=row, by=request.actor)
        messages.success(request, _("%(naam)s doet weer mee.") % {"naam": row.naam})
    elif what == "weg":
        verbs.remove_richting(richting=row, by=request.actor)
        messages.success(request, _("%(naam)s is uit het concept gehaald.") % {"naam": row.naam})
        return hulp.back(dossier)
    return hulp.back(dossier, f"#richting-{row.reeks}")


@requires(SCHRIJVEN)
def sources(request: Any, dossier_id: uuid.UUID, richting_id: uuid.UUID) -> HttpResponse:
    """On what a direction rests: lines of the profile, documents, and facts of the market."""
    dossier, row = hulp.direction_of(request, dossier_id, richting_id)
    lines = bronnen.profile_lines(bronnen.profile_of(row.bureau_id, row.dossier_id))
    linked = list(visible(request.actor, Richtingbron).filter(richting=row).select_related("document"))
    what = request.POST.get("doe", "")
    chosen = [str(each.verwijzing) for each in linked if each.verwijzing]
    papers = visible(request.actor, Document).filter(dossier=dossier).order_by("-datum", "titel")
    form = forms.BronnenForm(
        request.POST if what == "regels" else None, regels=lines, initial={"regels": chosen}
    )
    fact = forms.MarktfeitForm(request.POST if what == "feit" else None)
    paper = forms.StukForm(request.POST if what == "stuk" else None, stukken=papers)
    if _source_sent(request, row, form, fact, paper):
        messages.success(request, _("De bronnen zijn bijgewerkt."))
        return redirect(request.path)
    context: dict[str, Any] = {
        "richting": row, "form": form, "feit": fact, "stuk": paper, "regels": lines, "stukken": papers.exists(),
        "gekoppeld": [each for each in linked if not each.verwijzing],
    }  # fmt: skip
    code = max(status(each) for each in (form, fact, paper))
    return page(request, dossier, TAB, MAP + "bronnen.html", code=code, **context)


def _source_sent(request: Any, row: Richting, form: Any, fact: Any, paper: Any) -> bool:
    """Whether one of the forms was sent and went through."""
    by = request.actor
    if form.is_valid():
        keys = [uuid.UUID(each) for each in form.cleaned_data["regels"]]
        return run(form, lambda: verbs.link_lines(richting=row, by=by, regels=keys))
    if fact.is_valid():
        return run(fact, lambda: verbs.add_source(richting=row, by=by, **fact.cleaned_data))
    if paper.is_valid():
        return run(paper, lambda: verbs.add_source(richting=row, by=by, **paper.cleaned_data))
    if request.POST.get("doe") == "weg":
        key = request.POST.get("bron", "")
        gone = visible(by, Richtingbron, SCHRIJVEN).filter(richting=row)
        found = next((each for each in gone if str(each.pk) == key), None)
        if found is not None:
            verbs.remove_source(bron=found, by=by)
        return True
    return False


@requires(PUNTEN)
def points(request: Any, dossier_id: uuid.UUID, richting_id: uuid.UUID) -> HttpResponse:
    """The item table of a direction beside the belastbaarheid, and the verdicts that follow from it."""
    dossier, row = hulp.direction_of(request, dossier_id, richting_id, PUNTEN)
    names = ("passend", "passend_reden", "haalbaar", "haalbaar_reden", "versie")
    what = request.POST.get("doe", "")
    form = forms.OordeelForm(
        request.POST if what == "oordeel" else None, initial={name: getattr(row, name) for name in names}
    )
    confirm = forms.BevestigForm(request.POST if what == "bevestig" else None)

    def judge() -> None:
        values = dict(form.cleaned_data)
        shown = values.pop("versie")
        verbs.judge_richting(richting=row, by=request.actor, versie=shown, **_only(form, *values))

    if valid(form, dossier, request.actor) and run(form, judge):
        messages.success(request, _("De oordelen zijn vastgelegd."))
        return hulp.back(dossier, f"#richting-{row.reeks}")
    if confirm.is_valid() and run(confirm, lambda: _confirm(request, row, confirm)):
        messages.success(request, _("U heeft de punten bevestigd."))
        return redirect(request.path + "#oordeel")
    return _points_page(request, dossier, row, form, confirm)


def _confirm(request: Any, row: Richting, form: Any) -> None:
    puntverbs.confirm_table(
        richting=row, by=request.actor, sha256=form.cleaned_data["tabel"],
        toelichting=form.cleaned_data["toelichting"],
    )  # fmt: skip


def _points_page(request: Any, dossier: Dossier, row: Richting, form: Any, confirm: Any) -> HttpResponse:
    work = load_version(row.zoekprofiel)
    found = work.of(row.reeks)
    if found is None:
        raise Denied(PUNTEN, request.actor)
    names = {each.sleutel: each.naam for each in load(HUIDIG).rubrieken}
    lines = found.tabel.regels
    rows = [(names[key], [x for x in lines if x.rubriek == key and not x.rustig]) for key in RUBRIEKEN]
    context: dict[str, Any] = {
        "richting": row, "blad": found, "stand": work.stand, "form": form, "bevestig": confirm,
        "rubrieken": [(name, some) for name, some in rows if some], "rustig": [x for x in lines if x.rustig],
        "schrijven": row.zoekprofiel.stand == Zoekprofiel.Stand.CONCEPT,
        "items": _items_left(found),
    }  # fmt: skip
    code = max(status(form), status(confirm))
    return page(request, dossier, TAB, MAP + "punten.html", code=code, **context)


def _items_left(found: Any) -> list[tuple[str, str]]:
    """Items that are not in the table yet, to add."""
    here = {each.punt for each in found.tabel.regels}
    items = load(HUIDIG).items.values()
    return [
        (each.sleutel, each.naam) for each in items if each.sleutel not in here and each.soort != "kenmerk"
    ]


@requires(SCHRIJVEN)
def point(request: Any, dossier_id: uuid.UUID, richting_id: uuid.UUID, punt: str) -> HttpResponse:
    """What this work asks on one item, by somebody who knows."""
    dossier, row = hulp.direction_of(request, dossier_id, richting_id)
    item = load(HUIDIG).items.get(punt)
    if item is None or item.soort == "kenmerk":
        raise Denied(Action.ZOEKPROFIEL_PUNTEN, request.actor)
    back = reverse("bureau:richting_punten", args=[dossier.pk, row.pk])
    if request.method == "POST" and request.POST.get("doe") == "weg":
        puntverbs.clear_eis(richting=row, by=request.actor, punt=punt)
        return redirect(f"{back}#punt-{punt}")
    own = visible(request.actor, Richtingeis).filter(richting=row, punt=punt).first()
    names = ("waarde", "niveau", "aanpasbaar", "bron", "toelichting")
    form = forms.EisForm(
        request.POST or None, punt=punt, initial={name: getattr(own, name) for name in names} if own else {}
    )
    if form.is_valid() and run(
        form, lambda: puntverbs.set_eis(richting=row, by=request.actor, punt=punt, **form.cleaned_data)
    ):
        return redirect(f"{back}#punt-{punt}")
    context: dict[str, Any] = {"richting": row, "item": item, "form": form, "eigen": own, "terug": back}
    context["regel"] = _line(row, punt)
    return page(request, dossier, TAB, MAP + "punt.html", code=status(form), **context)


def _line(row: Richting, punt: str) -> Any:
    found = load_version(row.zoekprofiel).of(row.reeks)
    return next((each for each in found.tabel.regels if each.punt == punt), None) if found else None


def _to_points(dossier: Dossier, row: Richting) -> HttpResponse:
    return redirect("bureau:richting_punten", dossier.pk, row.pk)
