"""A course: worked out, asked of who pays, begun and finished."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.policies import Action, get_visible, requires, visible
from wissel.trajectmiddelen.actions import scholing as verbs
from wissel.trajectmiddelen.models import Scholing
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.middelen.views import MAP, TAB
from wissel.web.shared import medisch
from wissel.web.shared import middelen as blad
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.middelenvormen import AfrondForm, ScholingForm, StartForm
from wissel.zoekprofielen.models import Richting, Zoekprofiel

VASTLEGGEN = Action.MIDDELEN_VASTLEGGEN


def _directions(actor: Actor, dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """The directions of the newest zoekprofiel, for the link to the gap."""
    newest = (
        visible(actor, Zoekprofiel)
        .filter(dossier=dossier)
        .order_by("-nummer")
        .values_list("pk", flat=True)
        .first()
    )
    rows = visible(actor, Richting).filter(zoekprofiel=newest, uitgesloten_om="").order_by("volgorde")
    return tuple((str(row.reeks), row.naam) for row in rows)


@requires(VASTLEGGEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """A new course."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    form = ScholingForm(request.POST or None, richtingen=_directions(request.actor, dossier))
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: verbs.add(dossier_id=dossier.pk, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("De scholing is toegevoegd."))
        return redirect("bureau:middelen", dossier.pk)
    context = {"form": form, "titel": _("Scholing toevoegen"), "knop": _("Toevoegen")}
    return page(request, dossier, TAB, MAP + "formulier.html", code=status(form), **context)


@requires(VASTLEGGEN)
def course(request: Any, dossier_id: uuid.UUID, scholing_id: uuid.UUID) -> HttpResponse:
    """One course: change it, ask for the cost, say that it began or how it ended."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    row = get_visible(request.actor, Scholing, VASTLEGGEN, dossier=dossier, pk=scholing_id)
    chosen = request.POST.get("doe", "")
    if chosen == "vraag":
        verbs.ask(scholing=row, by=request.actor)
        messages.success(request, _("De vraag ligt bij de opdrachtgever, met alleen naam en kosten."))
        return redirect("bureau:scholing", dossier.pk, row.pk)
    shapes: dict[str, Any] = {
        "start": StartForm(request.POST if chosen == "start" else None, initial={"start_op": klok.today()}),
        "af": AfrondForm(request.POST if chosen == "af" else None, initial={"eind_op": klok.today()}),
        "wijzig": ScholingForm(
            request.POST if chosen == "wijzig" else None, richtingen=_directions(request.actor, dossier),
            initial={name: getattr(row, name) for name in (*verbs.VELDEN, "sleutel")},
        ),
    }  # fmt: skip
    form = shapes.get(chosen)
    if (
        form is not None
        and medisch.valid(form, dossier, request.actor)
        and run(form, _verb(request, row, chosen, form))
    ):
        messages.success(request, _("Bijgewerkt."))
        return redirect("bureau:scholing", dossier.pk, row.pk)
    context = {"cursus": blad.course(row, row.besluiten.order_by("-op").first()), "vormen": shapes}
    return page(request, dossier, TAB, MAP + "scholing.html", code=status(form) if form else 200, **context)


def _verb(request: Any, row: Scholing, chosen: str, form: Any) -> Any:
    data = {name: value for name, value in form.cleaned_data.items() if name != "sleutel"}
    if chosen == "start":
        return lambda: verbs.begin(scholing=row, by=request.actor, **data)
    if chosen == "af":
        return lambda: verbs.finish(scholing=row, by=request.actor, **data)
    seen = request.POST.get("versie", "")
    version = int(seen) if seen.isdecimal() and len(seen) < 9 else 0
    return lambda: verbs.change(scholing=row, by=request.actor, versie=version, **data)
