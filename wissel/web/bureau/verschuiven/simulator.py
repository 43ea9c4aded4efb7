"""The datum-simulator: try other facts, see what would move and why, share it to read. Nothing is recorded."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers import simulator as rekenen
from wissel.dossiers.actions import simulaties
from wissel.dossiers.feitsoorten import GROEPEN, PER_PAD, SOORTEN
from wissel.dossiers.models import Dossier, SimulatieLink
from wissel.fouten import DomainError
from wissel.policies import Action, can, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.verschuiven.proef import Proef
from wissel.web.shared import simulaties as gedeeld
from wissel.web.shared.onderdelen.verschuiving import verschuiving

MAKEN, LEZEN = Action.SIMULATIE_MAKEN, Action.SIMULATIE_LEZEN
MAP = "bureau/verschuiven/"


@requires(MAKEN)
def simulator(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Choose which facts to try, or try them. What is typed goes nowhere but to the sum."""
    dossier = get_dossier(request, dossier_id, MAKEN)
    sent = request.method == "POST"
    source = request.POST if sent else request.GET
    chosen = [pad for pad in source.getlist("feit") if pad in PER_PAD]
    if not chosen or "kies" in source:
        return _choose(request, dossier, chosen)
    proef = Proef(request.actor, dossier, chosen, request.POST if sent else None)
    context: dict[str, Any] = {}
    if sent and proef.is_valid():
        try:
            if "delen" in request.POST:
                return _share(request, dossier, proef)
            found = rekenen.compare(dossier, proef.changes(), today=klok.today())
            context = {"blad": verschuiving(found), "echt": proef.real()}
        except DomainError as error:
            proef.refuse(error)
    return _show(request, dossier, proef, chosen, context)


def _show(
    request: Any, dossier: Dossier, proef: Proef, chosen: list[str], context: dict[str, Any]
) -> HttpResponse:
    """The forms, with the outcome when there is one."""
    wrong = proef.data is not None and proef.fouten
    return page(
        request, dossier, "datums", MAP + "simulator.html", code=422 if wrong else 200, proef=proef,
        gekozen=chosen, fouten=wrong, **context,
    )  # fmt: skip


def _choose(request: Any, dossier: Dossier, chosen: list[str]) -> HttpResponse:
    groups = [{"label": label, "feiten": [s for s in SOORTEN if s.groep == key]} for key, label in GROEPEN]
    links = visible(request.actor, SimulatieLink).filter(dossier=dossier).order_by("-gemaakt_op")[:10]
    return page(
        request, dossier, "datums", MAP + "kiezen.html", groepen=groups, gekozen=chosen, vandaag_nu=klok.now(),
        links=[(link, gedeeld.changes_in_words(link.wijzigingen)) for link in links],
    )  # fmt: skip


def _share(request: Any, dossier: Dossier, proef: Proef) -> HttpResponse:
    key = proef.form.cleaned_data["sleutel"] or uuid.uuid4()
    row = simulaties.share_simulatie(
        dossier=dossier, wijzigingen=proef.changes(), sleutel=key, by=request.actor
    )
    messages.success(request, _("De link is gemaakt. Hij werkt twee weken; er is niets vastgelegd."))
    return redirect("bureau:simulatie", dossier.pk, row.pk)


@requires(LEZEN)
def shared(request: Any, dossier_id: uuid.UUID, simulatie_id: uuid.UUID) -> HttpResponse:
    """A shared simulation, with its address and who can open it."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    link = gedeeld.get_link(request.actor, simulatie_id, dossier=dossier)
    context: dict[str, Any] = {
        "simulatie": gedeeld.sheet(request.actor, link, dossier),
        "adres": request.build_absolute_uri(reverse("simulatie", args=[link.pk])),
        "mag_intrekken": can(request.actor, MAKEN),
    }
    return page(request, dossier, "datums", MAP + "simulatie.html", **context)


@requires(MAKEN)
def withdraw(request: Any, dossier_id: uuid.UUID, simulatie_id: uuid.UUID) -> HttpResponse:
    """Nobody opens the link any more."""
    dossier = get_dossier(request, dossier_id, MAKEN)
    link = gedeeld.get_link(request.actor, simulatie_id, dossier=dossier)
    if request.method == "POST":
        simulaties.withdraw_simulatie(link=link, by=request.actor)
        messages.success(request, _("De link werkt niet meer."))
    return redirect("bureau:simulatie", dossier.pk, link.pk)
