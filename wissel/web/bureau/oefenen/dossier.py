"""Practising in one dossier: talks with employers, practised talks, conditions, readiness, calls and pitches."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.fouten import Changed
from wissel.logbook.actions import record_look
from wissel.oefenen.actions import bellen, gesprekken, klaarmaken
from wissel.oefenen.lijsten import GEREED, ONLINE, points_of, scenarios
from wissel.oefenen.models import (
    Belgesprek,
    Gereedpunt,
    Gesprekskaart,
    Oefengesprek,
    Pitch,
    Spanning,
    Voorwaarde,
    Zoekstart,
)
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.oefenen.forms import OefengesprekForm, PitchantwoordForm, StartForm, VoorwaardeForm
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.oefenvormen import KaartForm, card_initial

TAB = "oefenen"
LEZEN, SCHRIJVEN, ANTWOORDEN = Action.OEFENEN_LEZEN, Action.OEFENEN_SCHRIJVEN, Action.OEFENEN_BEANTWOORDEN
PRIVE = Action.OEFENING_PRIVE_LEZEN


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Everything one kandidaat practises; the start of the search is here too."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    record_look(request.actor, "oefenen_gelezen", dossier=dossier, categorie="H")
    return page(
        request, dossier, TAB, "bureau/oefenen/dossier.html", **_sheet(request.actor, dossier, StartForm())
    )


def _sheet(actor: Any, dossier: Dossier, form: StartForm) -> dict[str, Any]:
    own: dict[str, Any] = {"dossier": dossier}
    cards = visible(actor, Gesprekskaart).filter(**own).select_related("afspraak").order_by("-begint_op")[:30]
    live = visible(actor, Voorwaarde).filter(**own, vervallen_op__isnull=True)
    needs = list(live.order_by("geregeld_op", "voor", "gemaakt_op"))
    count = sum(each.geregeld_op is None for each in needs)
    form.fields["reden"].required = count > 0
    private = can(actor, PRIVE)
    return {
        "kaarten": cards, "geoefend": visible(actor, Oefengesprek).filter(**own).order_by("-datum", "-op")[:30],
        "voorwaarden": needs, "open": count,
        "zoekstart": visible(actor, Zoekstart).filter(**own).first(), "start": form, "lijsten": _lists(actor, dossier),
        "belgesprekken": visible(actor, Belgesprek).filter(**own).order_by("-dag", "-op")[:30], "prive": private,
        "pitches": visible(actor, Pitch).filter(**own).prefetch_related("antwoorden").order_by("-nummer")[:20]
        if private else [], "mag_antwoorden": can(actor, ANTWOORDEN), "mag_schrijven": can(actor, SCHRIJVEN),
    }  # fmt: skip


def _lists(actor: Any, dossier: Dossier) -> list[tuple[str, int, list[str]]]:
    """Each checklist with its percentage and what is left."""
    done = set(visible(actor, Gereedpunt).filter(dossier=dossier).values_list("lijst", "punt"))
    found = []
    for key, title in ((GEREED, _("Klaar voor de arbeidsmarkt")), (ONLINE, _("Online profiel"))):
        points = points_of(key)
        left = [each.tekst for each in points if (key, each.sleutel) not in done]
        found.append((title, round(100 * (len(points) - len(left)) / len(points)), left))
    return found


@requires(ANTWOORDEN)
def start(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Looking for work begins, unless something is open and no reason is given."""
    dossier = get_dossier(request, dossier_id, ANTWOORDEN)
    form = StartForm(request.POST)
    if request.method != "POST":
        return redirect("bureau:oefenen", dossier.pk)
    if form.is_valid() and run(
        form, lambda: klaarmaken.start_search(dossier_id=dossier.pk, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Het zoeken naar werk is gestart."))
        return redirect("bureau:oefenen", dossier.pk)
    context = _sheet(request.actor, dossier, form)
    return page(request, dossier, TAB, "bureau/oefenen/dossier.html", code=status(form), **context)


@requires(SCHRIJVEN)
def new_condition(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Something that has to be arranged."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    form = VoorwaardeForm(request.POST or None, initial={"sleutel": uuid.uuid4()})
    back = reverse("bureau:oefenen", args=[dossier.pk])
    if form.is_valid() and run(
        form, lambda: klaarmaken.add_condition(dossier_id=dossier.pk, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Toegevoegd. Wie het regelt krijgt een taak."))
        return redirect(back)
    return form_page(request, dossier, TAB, form, _("Voorwaarde toevoegen"), _("Toevoegen"), back)


@requires(SCHRIJVEN)
def condition(request: Any, dossier_id: uuid.UUID, voorwaarde_id: uuid.UUID) -> HttpResponse:
    """It is arranged, or not needed any more."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Voorwaarde, SCHRIJVEN, dossier=dossier, pk=voorwaarde_id)
    if request.method == "POST":
        needed = request.POST.get("stand") != "niet_nodig"
        klaarmaken.settle_condition(voorwaarde=row, by=request.actor, nodig=needed)
        messages.success(request, _("Geregeld.") if needed else _("Weggehaald."))
    return redirect("bureau:oefenen", dossier.pk)


@requires(ANTWOORDEN)
def practise(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Choose a talk to practise and write down how it went."""
    dossier = get_dossier(request, dossier_id, ANTWOORDEN)
    found = scenarios().get(request.GET.get("gesprek", ""))
    if found is None:
        return page(
            request, dossier, TAB, "bureau/oefenen/scenarios.html", scenarios=list(scenarios().values())
        )
    form = OefengesprekForm(request.POST or None, scenario=found)
    if form.is_valid() and run(
        form, lambda: gesprekken.record_practice(dossier_id=dossier.pk, by=request.actor, **form.words())
    ):
        messages.success(request, _("Opgeschreven. De kandidaat kan het lezen en zegt hoe het was."))
        return redirect("bureau:oefenen", dossier.pk)
    context = {"form": form, "scenario": found}
    return page(request, dossier, TAB, "bureau/oefenen/oefengesprek.html", code=status(form), **context)


@requires(LEZEN)
def practised(request: Any, dossier_id: uuid.UUID, oefengesprek_id: uuid.UUID) -> HttpResponse:
    """One practised talk with its observations and the kandidaat's own view."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    row = get_visible(request.actor, Oefengesprek, dossier=dossier, pk=oefengesprek_id)
    record_look(request.actor, "oefenen_gelezen", dossier=dossier, onderwerp=row, categorie="H")
    words = {"goed": _("Ging goed"), "bijna": _("Bijna"), "nog_niet": _("Nog oefenen")}
    points = [(each["punt"], words.get(each["ging"], ""), each.get("tekst", "")) for each in row.punten]
    return page(request, dossier, TAB, "bureau/oefenen/geoefend.html", gesprek=row, punten=points)


@requires(SCHRIJVEN)
def card(request: Any, dossier_id: uuid.UUID, kaart_id: uuid.UUID) -> HttpResponse:
    """The card of one talk, to help with; how tense it was is for the coach only."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Gesprekskaart, SCHRIJVEN, dossier=dossier, pk=kaart_id)
    form = KaartForm(request.POST or None, initial=card_initial(row, gesprekken.VELDEN))
    try:
        if form.is_valid() and run(
            form, lambda: gesprekken.prepare(kaart=row, by=request.actor, **form.cleaned_data)
        ):
            messages.success(request, _("De kaart is bewaard. De kandidaat ziet hem ook."))
            return redirect("bureau:oefenen", dossier.pk)
    except Changed as error:
        form.add_error(None, error.message)
    tension = (
        visible(request.actor, Spanning).filter(kaart=row).order_by("op") if can(request.actor, PRIVE) else []
    )
    context = {"form": form, "kaart": row, "spanningen": tension}
    return page(request, dossier, TAB, "bureau/oefenen/kaart.html", code=status(form), **context)


@requires(ANTWOORDEN)
def pitch(request: Any, dossier_id: uuid.UUID, pitch_id: uuid.UUID) -> HttpResponse:
    """Answer a pitch."""
    dossier = get_dossier(request, dossier_id, ANTWOORDEN)
    row = get_visible(request.actor, Pitch, dossier=dossier, pk=pitch_id)
    form = PitchantwoordForm(request.POST or None)
    if form.is_valid() and run(
        form, lambda: bellen.answer_pitch(pitch=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Uw antwoord is verstuurd."))
        return redirect("bureau:oefenen", dossier.pk)
    if request.method != "POST":
        record_look(request.actor, "oefenen_gelezen", dossier=dossier, onderwerp=row, categorie="H")
    context = {"form": form, "pitch": row, "antwoorden": row.antwoorden.order_by("op")}
    return page(request, dossier, TAB, "bureau/oefenen/pitch.html", code=status(form), **context)
