"""Working together in one dossier: facts with the kandidaat's answers, objections, and the employer's steps to read.

The bureau prepares facts and answers objections. It takes no step and proposes none, so there is no button for one.
"""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.logbook.actions import record_look
from wissel.medewerking.actions import feiten, tegenwerpingen
from wissel.medewerking.models import Medewerkingsfeit, Tegenwerping
from wissel.policies import Action, can, get_visible, requires
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.medewerking import bronnen
from wissel.web.bureau.medewerking.forms import AntwoordForm
from wissel.web.shared import medewerking, medisch
from wissel.web.shared.formulieren import run
from wissel.web.shared.medewerkingsvormen import FeitForm, RedenForm

BLAD = "bureau/medewerking/medewerking.html"
TAB = "medewerking"


@requires(Action.MEDEWERKING_LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Everything about working together in one dossier."""
    actor, today = request.actor, klok.today()
    dossier = get_dossier(request, dossier_id, Action.MEDEWERKING_LEZEN)
    record_look(actor, "medewerking_gelezen", dossier=dossier, categorie="I")
    writes = can(actor, Action.MEDEWERKING_VASTLEGGEN)
    context: dict[str, Any] = {
        "feiten": medewerking.facts(actor, dossier.pk, today),
        "eigen": medewerking.mine(actor, dossier.pk),
        "tegenwerpingen": medewerking.objections(actor, dossier.pk, today),
        "stappen": medewerking.steps(actor, dossier.pk, today),
        "opzegverbod": medewerking.protection(actor, dossier.pk),
        "bronnen": bronnen.missed(actor, dossier) if writes else [],
        "mag_schrijven": writes,
        "mag_antwoorden": can(actor, Action.TEGENWERPING_BEANTWOORDEN),
    }
    return page(request, dossier, TAB, BLAD, **context)


@requires(Action.MEDEWERKING_VASTLEGGEN)
def new_fact(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Write down a fact, from an appointment, task or log line, or with a described source."""
    dossier = get_dossier(request, dossier_id, Action.MEDEWERKING_VASTLEGGEN)
    sources = bronnen.sources(request.actor, dossier)
    first = bronnen.initial(sources, request.GET.get("herkomst", ""))
    form = FeitForm(request.POST or None, initial=first, herkomsten=bronnen.choices(sources))
    back = reverse("bureau:medewerking", args=[dossier.pk])

    def verb() -> None:
        data = bronnen.resolved(sources, form.cleaned_data)
        feiten.record_fact(dossier=dossier, by=request.actor, **data)

    if medisch.valid(form, dossier, request.actor) and run(form, verb):
        messages.success(request, _("Het feit is vastgelegd. De kandidaat krijgt bericht en kan antwoorden."))
        return redirect(back)
    words = _(
        "De kandidaat en de werkgever lezen dit ook. De woorden veranderen daarna niet meer; "
        "de kandidaat zet er een eigen antwoord naast."
    )
    return form_page(request, dossier, TAB, form, _("Feit vastleggen"), _("Vastleggen"), back, uitleg=words)


def _fact(request: Any, dossier: Any, medewerkingsfeit_id: uuid.UUID) -> Medewerkingsfeit:
    action = Action.MEDEWERKING_VASTLEGGEN
    return get_visible(request.actor, Medewerkingsfeit, action, dossier=dossier, pk=medewerkingsfeit_id)


@requires(Action.MEDEWERKING_VASTLEGGEN)
def close(request: Any, dossier_id: uuid.UUID, medewerkingsfeit_id: uuid.UUID) -> HttpResponse:
    """Close a fact on which the kandidaat was heard."""
    dossier = get_dossier(request, dossier_id, Action.MEDEWERKING_VASTLEGGEN)
    row = _fact(request, dossier, medewerkingsfeit_id)
    if request.method == "POST":
        done = feiten.close_fact(feit=row, by=request.actor)
        words = _("Het feit is afgesloten. %(waarom)s.") % {"waarom": done.get_afsluiting_display()}
        messages.success(request, words)
    return redirect("bureau:medewerking", dossier.pk)


@requires(Action.MEDEWERKING_VASTLEGGEN)
def withdraw(request: Any, dossier_id: uuid.UUID, medewerkingsfeit_id: uuid.UUID) -> HttpResponse:
    """Take a fact back that is not right, with why."""
    dossier = get_dossier(request, dossier_id, Action.MEDEWERKING_VASTLEGGEN)
    row = _fact(request, dossier, medewerkingsfeit_id)
    form = RedenForm(request.POST or None)
    back = reverse("bureau:medewerking", args=[dossier.pk])
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: feiten.withdraw_fact(feit=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Het feit is ingetrokken. De kandidaat krijgt bericht."))
        return redirect(back)
    title = _("Feit intrekken")
    return form_page(request, dossier, TAB, form, title, _("Intrekken"), back, uitleg=row.gebeurd)


@requires(Action.TEGENWERPING_BEANTWOORDEN)
def answer(request: Any, dossier_id: uuid.UUID, tegenwerping_id: uuid.UUID) -> HttpResponse:
    """Answer an objection of the kandidaat."""
    actor = request.actor
    dossier = get_dossier(request, dossier_id, Action.TEGENWERPING_BEANTWOORDEN)
    row = get_visible(
        actor, Tegenwerping, Action.TEGENWERPING_BEANTWOORDEN, dossier=dossier, pk=tegenwerping_id
    )
    form = AntwoordForm(request.POST or None)
    if medisch.valid(form, dossier, request.actor) and run(
        form,
        lambda: tegenwerpingen.answer_tegenwerping(tegenwerping=row, by=actor, **form.cleaned_data),
    ):
        messages.success(request, _("Uw antwoord is verstuurd. De kandidaat leest het."))
        return redirect("bureau:medewerking", dossier.pk)
    context = {"t": medewerking.objection(row, klok.today()), "form": form, "fout_titel": bool(form.errors)}
    code = 422 if form.is_bound and form.errors else 200
    return page(request, dossier, TAB, "bureau/medewerking/tegenwerping.html", code=code, **context)


@requires(Action.TEGENWERPING_BEANTWOORDEN)
def conclude(request: Any, dossier_id: uuid.UUID, tegenwerping_id: uuid.UUID) -> HttpResponse:
    """Note after a talk whether both came to agree."""
    dossier = get_dossier(request, dossier_id, Action.TEGENWERPING_BEANTWOORDEN)
    action = Action.TEGENWERPING_BEANTWOORDEN
    row = get_visible(request.actor, Tegenwerping, action, dossier=dossier, pk=tegenwerping_id)
    if request.method == "POST":
        chosen = request.POST.get("uitkomst", "")
        tegenwerpingen.conclude_tegenwerping(tegenwerping=row, uitkomst=chosen, by=request.actor)
        messages.success(request, _("De uitkomst staat erbij."))
    return redirect("bureau:medewerking", dossier.pk)
