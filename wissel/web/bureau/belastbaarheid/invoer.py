"""Writing a draft: its source, its hours, its items per rubriek with each item storing itself, and establishing it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel import klok
from wissel.belastbaarheid import actions
from wissel.belastbaarheid.actions.punten import mark
from wissel.belastbaarheid.inhoud import as_punten
from wissel.belastbaarheid.lijst import RUBRIEKEN, load
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.opmaak import tijd
from wissel.policies import requires
from wissel.web.bureau.belastbaarheid import weergave
from wissel.web.bureau.belastbaarheid.forms import BronForm, UrenForm, hours_initial, source_initial
from wissel.web.bureau.belastbaarheid.views import (
    MAP,
    SCHRIJVEN,
    TAB,
    VASTGESTELD,
    find,
    looked,
    paper,
    papers,
    versions,
)
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.shared import medisch
from wissel.web.shared.belastbaarheidsvorm import RubriekForm
from wissel.web.shared.formulieren import run, status


def _draft(
    request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID
) -> tuple[Dossier, Belastbaarheid]:
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    return dossier, find(request, dossier, belastbaarheid_id, SCHRIJVEN)


def _read_only(dossier: Any, row: Belastbaarheid) -> HttpResponse | None:
    """An established version is read, not written."""
    return redirect("bureau:belastbaarheid_versie", dossier.pk, row.pk) if row.stand == VASTGESTELD else None


@requires(SCHRIJVEN)
def items(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID, rubriek: str) -> HttpResponse:
    """The items of one rubriek; one item sent by itself is answered in a few words."""
    if rubriek not in RUBRIEKEN:
        raise Http404
    dossier, row = _draft(request, dossier_id, belastbaarheid_id)
    if done := _read_only(dossier, row):
        return done
    form = _form(row, rubriek, request.POST if request.method == "POST" else None)
    kept = form.is_bound and _store(form, row, request.actor)
    if request.headers.get("X-Wissel-Autosave"):
        return _told(find(request, dossier, row.pk, SCHRIJVEN), form) if kept else _refused(form)
    if kept:
        return redirect(_next(dossier, row, rubriek))
    if not form.is_bound:
        looked(request, dossier, row)
    context = {
        "nu": weergave.head(row), "rubriek": rubriek, "form": form, **weergave.progress(row),
        "velden": (fields := form.rows((row.auteur_naam, row.datum))), "volgende": RUBRIEKEN[-1] != rubriek,
        "fml": row.soort == Belastbaarheid.Soort.FML, "overgenomen": any(not field.geldt for field in fields),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "rubriek.html", code=status(form), **context)


def _form(row: Belastbaarheid, rubriek: str, data: Any) -> RubriekForm:
    chosen = [item for item in load(row.lijst).describable() if item.rubriek == rubriek]
    return RubriekForm(chosen, as_punten(row.punten.all()), data)


def _store(form: RubriekForm, row: Belastbaarheid, by: Any) -> bool:
    """Keep what was sent; a refusal lands at its item."""
    if not medisch.valid(form, row.dossier_id, by):
        return False
    try:
        actions.set_items(belastbaarheid=row, by=by, punten=form.entered(), getoond=form.shown())
    except DomainError as error:
        form.refuse(error)
        return False
    return True


def _told(row: Belastbaarheid, form: RubriekForm) -> HttpResponse:
    """What was kept, with the marks and counts that changed on the page; the row was read anew."""
    punten, standing = as_punten(row.punten.all()), weergave.progress(row)
    shown: dict[str, Any] = {f"id_was_{key}": mark(punten.get(key)) for key in form.gestuurd}
    shown |= {f"bron-{key}": "" for key in form.gestuurd}
    shown |= {f"id_niveau_{key}": punten[key].niveau for key in form.gestuurd & set(punten)}
    shown |= {f"stand-{page.sleutel}": f"{page.beschreven}/{page.totaal}" for page in standing["bladen"]}
    shown |= {"gedaan": str(standing["gedaan"]), "gedaan-balk": standing["gedaan"]}
    return JsonResponse({"stand": _("Bewaard om %(tijd)s") % {"tijd": tijd(klok.now())}, "toon": shown})


def _refused(form: RubriekForm) -> HttpResponse:
    words = " ".join(str(error) for errors in form.errors.values() for error in errors)
    shown = {f"id_was_{key}": form.data.get(f"was_{key}", "") for key in form.gestuurd}
    return JsonResponse({"stand": _("Nog niet bewaard.") + " " + words, "toon": shown}, status=422)


def _next(dossier: Any, row: Belastbaarheid, rubriek: str) -> str:
    """The next rubriek, then the hours."""
    place = RUBRIEKEN.index(rubriek) + 1
    if place < len(RUBRIEKEN):
        return reverse("bureau:belastbaarheid_rubriek", args=[dossier.pk, row.pk, RUBRIEKEN[place]])
    return reverse("bureau:belastbaarheid_uren", args=[dossier.pk, row.pk])


@requires(SCHRIJVEN)
def confirm(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID, rubriek: str) -> HttpResponse:
    """What was taken over stands in the new paper too."""
    if rubriek not in RUBRIEKEN:
        raise Http404
    dossier, row = _draft(request, dossier_id, belastbaarheid_id)
    if request.method == "POST":
        count = actions.confirm_rubriek(belastbaarheid=row, by=request.actor, rubriek=rubriek)
        words = ngettext("%(n)s punt bevestigd.", "%(n)s punten bevestigd.", count)
        messages.success(request, words % {"n": count})
    return redirect("bureau:belastbaarheid_rubriek", dossier.pk, row.pk, rubriek)


@requires(SCHRIJVEN)
def norm(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID, rubriek: str) -> HttpResponse:
    """What an FML leaves at the norm, in one go."""
    if rubriek not in RUBRIEKEN:
        raise Http404
    dossier, row = _draft(request, dossier_id, belastbaarheid_id)
    if request.method == "POST":
        count = actions.rest_is_norm(belastbaarheid=row, by=request.actor, rubriek=rubriek)
        words = ngettext("%(n)s punt op de norm gezet.", "%(n)s punten op de norm gezet.", count)
        messages.success(request, words % {"n": count})
    return redirect("bureau:belastbaarheid_rubriek", dossier.pk, row.pk, rubriek)


@requires(SCHRIJVEN)
def source(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID) -> HttpResponse:
    """Put the source of a draft right."""
    dossier, row = _draft(request, dossier_id, belastbaarheid_id)
    if done := _read_only(dossier, row):
        return done
    form = BronForm(
        request.POST or None, documenten=papers(request.actor, dossier), initial=source_initial(row)
    )

    def verb() -> None:
        data = dict(form.cleaned_data)
        data["document"] = paper(request.actor, dossier, data["document"])
        actions.change_source(belastbaarheid=row, by=request.actor, versie=row.versie, **data)

    back = reverse("bureau:belastbaarheid_versie", args=[dossier.pk, row.pk])
    if medisch.valid(form, dossier, request.actor) and run(form, verb):
        messages.success(request, _("De bron is gewijzigd."))
        return redirect(back)
    return form_page(request, dossier, TAB, form, _("Bron van de belastbaarheid"), _("Opslaan"), back)


@requires(SCHRIJVEN)
def working_hours(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID) -> HttpResponse:
    """Hours, own tasks and build-up of a draft."""
    dossier, row = _draft(request, dossier_id, belastbaarheid_id)
    if done := _read_only(dossier, row):
        return done
    form = UrenForm(request.POST or None, initial=hours_initial(row))

    def verb() -> None:
        names = ("versie", "uren_per_dag", "uren_per_week", "taken")
        data = {name: form.cleaned_data[name] for name in names}
        try:
            actions.save_hours(belastbaarheid=row, by=request.actor, opbouw=form.steps(), **data)
        except Changed as error:
            form.take_over(error.facts["versie"])
            raise

    if medisch.valid(form, dossier, request.actor) and run(form, verb):
        return redirect("bureau:belastbaarheid_vaststellen", dossier.pk, row.pk)
    context = {"nu": weergave.head(row), "rubriek": "uren", "form": form, **weergave.progress(row)}
    return page(request, dossier, TAB, MAP + "uren.html", code=status(form), **context)


@requires(SCHRIJVEN)
def finish(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID) -> HttpResponse:
    """Look it over with its source, beside what holds now, and establish it."""
    dossier, row = _draft(request, dossier_id, belastbaarheid_id)
    if done := _read_only(dossier, row):
        return done
    missing: list[str] = actions.obstacles(row)
    if request.method == "POST":
        try:
            seen = int(request.POST.get("versie") or 0)
            actions.establish(belastbaarheid=row, by=request.actor, versie=seen)
        except (DomainError, ValueError) as error:
            missing = [getattr(error, "message", _("Ververs de pagina en probeer het opnieuw."))]
        else:
            messages.success(request, _("De belastbaarheid is vastgesteld. De kandidaat kan haar nu lezen."))
            return redirect("bureau:belastbaarheid", dossier.pk)
    held = versions(request.actor, dossier).filter(stand=VASTGESTELD, vervangen_door__isnull=True)
    other = held.prefetch_related("punten").first()
    changed, same = weergave.compare_rows(other, row) if other else ([], [])
    context: dict[str, Any] = {
        "nu": weergave.head(row), "was": weergave.head(other) if other else None, "rubriek": "vaststellen",
        "uren": weergave.hours(row), "open": missing, "anders": changed, "gelijk": same, **weergave.progress(row),
    }  # fmt: skip
    return page(
        request,
        dossier,
        TAB,
        MAP + "vaststellen.html",
        code=409 if request.method == "POST" else 200,
        **context,
    )


@requires(SCHRIJVEN)
def throw_away(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID) -> HttpResponse:
    """Throw a draft away, after a question."""
    dossier, row = _draft(request, dossier_id, belastbaarheid_id)
    if done := _read_only(dossier, row):
        return done
    if request.method == "POST":
        actions.discard(belastbaarheid=row, by=request.actor)
        messages.success(request, _("Het concept is weggegooid."))
        return redirect("bureau:belastbaarheid", dossier.pk)
    context = {"nu": weergave.head(row), **weergave.progress(row)}
    return page(request, dossier, TAB, MAP + "weggooien.html", **context)
