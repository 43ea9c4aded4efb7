"""The log on screen: a quick note on top, the lines under it, corrections in the open."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.policies import Action, Denied, can, get_visible, requires, visible
from wissel.trajecten.actions import klad as kladden
from wissel.trajecten.actions import logboek, taken
from wissel.trajecten.models import Logboekregel, Taak
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.rapportage import logblad
from wissel.web.bureau.rapportage.forms import CorrectieForm, NotitieForm, people_names
from wissel.web.shared import klad, medisch
from wissel.web.shared.formulieren import run, status

BLAD, KLAD = "bureau/rapportage/logboek.html", "logboek"


@requires(Action.LOGBOEK_LEZEN)
def log(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The lines of a dossier, newest first, and the form for a new one."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    if request.method == "POST":
        return _write(request, dossier)
    form = None
    if can(request.actor, Action.LOGBOEK_SCHRIJVEN):
        about = logblad.appointment(request.actor, dossier, request.GET.get("afspraak", ""))
        kept = _kept(request, dossier, about)
        form = NotitieForm(actor=request.actor, dossier=dossier, afspraak=about, klad=kept)
    return _page(request, dossier, form)


def _kept(request: Any, dossier: Any, about: Any) -> dict[str, str]:
    """What this person was still writing here; nothing when it became a line already, or is about something else."""
    found = klad.read(request.actor, dossier.pk, KLAD)
    if not any(found.get(name) for name in ("waarom", "resultaat", "vervolg")):
        return {}
    key: Any = logblad.as_uuid(found.get("sleutel", ""))
    written = visible(request.actor, Logboekregel).filter(dossier=dossier, sleutel=key).exists()
    other = about is not None and found.get("afspraak") != str(about.pk)
    return {} if written or other else found


def _write(request: Any, dossier: Any) -> HttpResponse:
    if not can(request.actor, Action.LOGBOEK_SCHRIJVEN):
        raise Denied(Action.LOGBOEK_SCHRIJVEN, request.actor)
    back = reverse("bureau:logboek", args=[dossier.pk])
    if klad.asked(request):
        return klad.keep(request, dossier.pk, KLAD, NotitieForm.base_fields, back)
    if request.POST.get("doe") == "weg":
        kladden.drop(dossier_id=dossier.pk, sleutel=KLAD, by=request.actor)
        return redirect(back)
    form = NotitieForm(request.POST, actor=request.actor, dossier=dossier)
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: logboek.write_note(dossier=dossier, by=request.actor, **form.cleaned_data)
    ):
        kladden.drop(dossier_id=dossier.pk, sleutel=KLAD, by=request.actor)
        messages.success(request, _("De notitie is bewaard."))
        return redirect(back)
    return _page(request, dossier, form)


def _page(request: Any, dossier: Any, form: Any) -> HttpResponse:
    get = request.GET.get
    blad = logblad.build(
        request.actor, dossier, soort=get("soort", ""), na=get("na", ""), regel=get("regel", "")
    )
    if request.headers.get("HX-Request") and request.method == "GET":
        return render(request, BLAD + "#regels", {"blad": blad, "erbij": True})
    context = {
        "form": form, "blad": blad, "namen": people_names(dossier),
        "vervolg": logblad.follow_ups(request.actor, dossier), "code": status(form) if form else 200,
    }  # fmt: skip
    return page(request, dossier, "logboek", BLAD, **context)


@requires(Action.LOGBOEK_SCHRIJVEN)
def correct(request: Any, dossier_id: uuid.UUID, notitie_id: uuid.UUID) -> HttpResponse:
    """A better line in place of this one; what stood there stays readable."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    rows = visible(request.actor, Logboekregel).select_related("door")
    row = rows.filter(dossier=dossier, pk=notitie_id).first()
    if row is None or not logblad.can_correct(request.actor, row):
        raise Denied(Action.LOGBOEK_SCHRIJVEN, request.actor)
    back = reverse("bureau:logboek", args=[dossier.pk])
    form = CorrectieForm(request.POST or None, actor=request.actor, initial=CorrectieForm.initial_of(row))
    made: list[Any] = []

    def verb() -> None:
        made.append(logboek.correct_note(regel=row, by=request.actor, **form.cleaned_data))

    if medisch.valid(form, dossier, request.actor) and run(form, verb):
        messages.success(request, _("De regel is verbeterd. Wat er stond blijft te lezen."))
        return redirect(f"{back}?regel={made[0].pk}#regel-{made[0].pk}")
    words = _("Wat er nu staat blijft te lezen bij de nieuwe regel, met uw naam en de datum.")
    title = _("Regel verbeteren")
    return form_page(request, dossier, "logboek", form, title, _("Verbetering bewaren"), back, uitleg=words)


@requires(Action.TAAK_DOEN)
def finish_follow_up(request: Any, dossier_id: uuid.UUID, taak_id: uuid.UUID) -> HttpResponse:
    """Tick off something that is to be done: from the log, from the front page of the dossier or from the plan."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    taak = get_visible(request.actor, Taak, Action.TAAK_DOEN, dossier=dossier, pk=taak_id)
    if request.method == "POST":
        taken.finish_taak(taak=taak, by=request.actor)
        messages.success(request, _("Afgevinkt. Schrijf in een notitie wat eruit kwam."))
    back = request.POST.get("terug")
    return redirect(
        f"bureau:{back}" if back in {"dossier", "plan", "zoekprofiel"} else "bureau:logboek", dossier.pk
    )
