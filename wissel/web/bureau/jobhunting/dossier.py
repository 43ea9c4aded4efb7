"""What is done for one kandidaat: employers approached, per direction and period, and vacancies put before them."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.jobhunting import lezen
from wissel.jobhunting.actions import benaderen, matches, voorstellen
from wissel.jobhunting.models import Benadering, Matchstand, Netwerkorganisatie, Vacaturevoorstel
from wissel.logbook.actions import record_look
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.sollicitaties.models import Netwerkcontact
from wissel.sollicitaties.vergelijken import fold_employer
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.jobhunting import forms
from wissel.web.bureau.jobhunting.netwerk import MAP
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import valid
from wissel.zoekprofielen.models import Richting

LEZEN, SCHRIJVEN = Action.BENADERING_LEZEN, Action.BENADERING_SCHRIJVEN
TAB = "jobhunting"


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Employers approached in a period, by direction and initiative, and the proposals with their answers."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    record_look(request.actor, "benadering_gelezen", dossier=dossier, categorie="N")
    form = forms.PeriodeForm(request.GET if {"van", "tot"} & request.GET.keys() else None)
    asked = form.cleaned_data if form.is_valid() else {}
    found = lezen.approached(dossier.pk, asked.get("van") or dt.date.min, asked.get("tot") or dt.date.max)
    direction, who = request.GET.get("richting"), request.GET.get("partij", "")
    rows = [
        row
        for row in found.regels
        if (direction is None or (row.richting == direction and row.werkgever))
        and (not who or row.partij == who)
    ]
    context: dict[str, Any] = {
        "form": form, "benaderd": found, "regels": rows, "richting": direction, "partij": who,
        "periode": "&".join(f"{name}={asked[name].isoformat()}" for name in ("van", "tot") if asked.get(name)),
        "mag_schrijven": can(request.actor, SCHRIJVEN) and dossier.stand != Dossier.Stand.GESLOTEN,
        "mag_voorstellen": can(request.actor, Action.VACATUREVOORSTEL_MAKEN),
        "nieuw": _new(request, dossier),
        "voorstellen": lezen.proposals(dossier.pk) if can(request.actor, Action.VACATUREVOORSTEL_LEZEN) else (),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "dossier.html", **context)


def _new(request: Any, dossier: Dossier) -> int | None:
    """How many matches are new since the last look; None when it was never counted or is not for this reader."""
    if not can(request.actor, Action.VACATUREVOORSTEL_MAKEN):
        return None
    row = visible(request.actor, Matchstand).filter(dossier=dossier, gerekend_tot__isnull=False).first()
    return len(row.nieuw) if row else None


@requires(SCHRIJVEN)
def approach(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Write down an employer that was approached, or say which employer a line of the network was about."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    contact = _contact(request, dossier)
    form = forms.BenaderForm(
        request.POST or None, richtingen=_directions(request, dossier), initial=_first(request, contact)
    )

    def save() -> None:
        data: dict[str, Any] = dict(form.cleaned_data)
        del data["contact"]
        known = _in_network(request, data["naam"])
        benaderen.approach(dossier=dossier, by=request.actor, contact=contact, organisatie=known, **data)

    if valid(form, dossier, request.actor) and run(form, save):
        messages.success(request, _("Opgeschreven. Het staat ook in het logboek."))
        return redirect("bureau:jobhunting_dossier", dossier.pk)
    names = visible(request.actor, Netwerkorganisatie, Action.NETWERK_LEZEN).filter(weg_op__isnull=True)
    context: dict[str, Any] = {
        "form": form, "contact": contact, "terug": reverse("bureau:jobhunting_dossier", args=[dossier.pk]),
        "netwerk": names.order_by("naam_plat").values_list("naam", "plaats")[:1000],
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "benaderen.html", code=status(form), **context)


def _first(request: Any, contact: Netwerkcontact | None) -> dict[str, Any]:
    first: dict[str, Any] = {
        "sleutel": uuid.uuid4(),
        "datum": klok.today(),
        "naam": request.GET.get("naam", "")[:150],
        "uitkomst": "gesproken",
    }
    if contact is not None:
        channel = contact.kanaal if contact.kanaal != Netwerkcontact.Kanaal.GESPREK else "bezoek"
        own = contact.initiatief if contact.initiatief in {"kandidaat", "werkgever"} else ""
        first |= {"contact": contact.pk, "datum": contact.datum, "kanaal": channel, "initiatief": own}
    return first


def _contact(request: Any, dossier: Dossier) -> Netwerkcontact | None:
    """The line of the network that the address or form names, when the reader may see it."""
    asked = request.POST.get("contact") or request.GET.get("contact") or ""
    try:
        pk = uuid.UUID(asked)
    except ValueError:
        return None
    return visible(request.actor, Netwerkcontact).filter(dossier=dossier, weg_op__isnull=True, pk=pk).first()


def _in_network(request: Any, naam: str) -> Netwerkorganisatie | None:
    """The one employer of the network that is meant: by name, or by "name, place"."""
    rows = visible(request.actor, Netwerkorganisatie, Action.NETWERK_LEZEN).filter(weg_op__isnull=True)
    head, _comma, tail = naam.rpartition(", ")
    for name, place in ((naam, ""), (head, tail)):
        folded = fold_employer(name)
        found = list(rows.filter(naam_plat=folded, plaats__icontains=place)[:2]) if folded else []
        if len(found) == 1:
            return found[0]
    return None


def _directions(request: Any, dossier: Dossier) -> list[tuple[str, str]]:
    """The directions of the newest version of the zoekprofiel the reader may see, those that were not left out."""
    rows = visible(request.actor, Richting).filter(dossier=dossier, uitgesloten_om="")
    newest = rows.order_by("-zoekprofiel__nummer").values_list("zoekprofiel_id", flat=True).first()
    if newest is None:
        return []
    found = rows.filter(zoekprofiel_id=newest).order_by("volgorde").values_list("reeks", "naam")
    return [(str(reeks), naam) for reeks, naam in found]


@requires(SCHRIJVEN)
def away(request: Any, dossier_id: uuid.UUID, benadering_id: uuid.UUID) -> HttpResponse:
    """Written by mistake."""
    row = get_visible(request.actor, Benadering, SCHRIJVEN, dossier_id=dossier_id, pk=benadering_id)
    if request.method == "POST":
        benaderen.take_out(benadering=row, by=request.actor)
        messages.success(request, _("Weggehaald. In het logboek staat dat het niet zo was."))
    return redirect("bureau:jobhunting_dossier", dossier_id)


@requires(Action.VACATUREVOORSTEL_MAKEN)
def withdraw(request: Any, dossier_id: uuid.UUID, vacaturevoorstel_id: uuid.UUID) -> HttpResponse:
    """Take a proposal back that has no answer yet."""
    row = get_visible(
        request.actor,
        Vacaturevoorstel,
        Action.VACATUREVOORSTEL_MAKEN,
        dossier_id=dossier_id,
        pk=vacaturevoorstel_id,
    )
    if request.method == "POST":
        voorstellen.withdraw(voorstel=row, by=request.actor)
        messages.success(request, _("Ingetrokken. De kandidaat ziet dit voorstel niet meer."))
    return redirect("bureau:jobhunting_dossier", dossier_id)


@requires(Action.VACATUREVOORSTEL_MAKEN)
def looked(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Go to the matches; what was new is seen from here on."""
    dossier = get_dossier(request, dossier_id, Action.VACATUREVOORSTEL_MAKEN)
    if request.method == "POST":
        matches.look(dossier=dossier, by=request.actor)
    return redirect("bureau:matching", dossier.pk)
