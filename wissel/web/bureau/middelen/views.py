"""One page with all four parts, and a page for each thing that is added or changed."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed
from wissel.logbook.actions import record_look
from wissel.policies import Action, Denied, can, get_visible, requires, visible
from wissel.trajectmiddelen.actions import inschrijvingen, onderzoek, werkplekken
from wissel.trajectmiddelen.models import Middelonderzoek, Uitzendinschrijving, Werkplek
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.shared import medisch
from wissel.web.shared import middelen as blad
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.middelenvormen import BewijsForm, InschrijvingForm, OnderzoekForm, WerkplekForm

TAB, MAP = "middelen", "bureau/middelen/"
LEZEN, SCHRIJVEN, VASTLEGGEN = Action.MIDDELEN_LEZEN, Action.MIDDELEN_SCHRIJVEN, Action.MIDDELEN_VASTLEGGEN


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Agencies with the gate, courses, places, and the four ways."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    actor = request.actor
    record_look(actor, "middelen_gelezen", dossier=dossier, categorie="N")
    agencies = blad.agencies(actor, dossier.pk)
    context: dict[str, Any] = {
        "inschrijvingen": agencies, "poort": blad.gate(actor, dossier.pk, len(agencies)),
        "cursussen": blad.courses(actor, dossier.pk), "plekken": blad.places(actor, dossier.pk),
        "middelen": blad.ways(actor, dossier.pk), "mag_schrijven": can(actor, SCHRIJVEN),
        "mag_vastleggen": can(actor, VASTLEGGEN),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "overzicht.html", **context)


def _form(
    request: Any,
    dossier: Dossier,
    form: Any,
    titel: str,
    knop: str,
    uitleg: str = "",
    *,
    bestand: bool = False,
) -> HttpResponse:
    context = {"form": form, "titel": titel, "knop": knop, "uitleg": uitleg, "bestand": bestand}
    return page(request, dossier, TAB, MAP + "formulier.html", code=status(form), **context)


def _file(request: Any) -> dict[str, Any]:
    return {"te_groot": getattr(request, "te_groot", ())}


@requires(SCHRIJVEN)
def new_agency(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """A registration with an agency."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    form = InschrijvingForm(request.POST or None, request.FILES or None, **_file(request))
    if form.is_valid() and run(
        form, lambda: inschrijvingen.register(dossier_id=dossier.pk, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("De inschrijving staat in het register."))
        return redirect("bureau:middelen", dossier.pk)
    return _form(request, dossier, form, _("Inschrijving toevoegen"), _("Toevoegen"), bestand=True)


@requires(SCHRIJVEN)
def agency(request: Any, dossier_id: uuid.UUID, inschrijving_id: uuid.UUID) -> HttpResponse:
    """Add the proof of a registration, or take it out."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Uitzendinschrijving, SCHRIJVEN, dossier=dossier, pk=inschrijving_id)
    if request.POST.get("doe") == "weg":
        inschrijvingen.withdraw(inschrijving=row, by=request.actor)
        messages.success(request, _("De inschrijving is weggehaald."))
        return redirect("bureau:middelen", dossier.pk)
    form = BewijsForm(request.POST or None, request.FILES or None, **_file(request))
    if form.is_valid() and run(
        form, lambda: inschrijvingen.add_proof(inschrijving=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Het bewijs is toegevoegd."))
        return redirect("bureau:middelen", dossier.pk)
    return _form(request, dossier, form, row.naam, _("Bewijs toevoegen"), bestand=True)


@requires(VASTLEGGEN)
def new_place(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """A place to work."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    form = WerkplekForm(request.POST or None, request.FILES or None, **_file(request))

    def make() -> None:
        data = {name: value for name, value in form.cleaned_data.items() if name != "versie"}
        werkplekken.add(dossier_id=dossier.pk, by=request.actor, **data)

    if medisch.valid(form, dossier, request.actor) and run(form, make):
        messages.success(request, _("De werkplek is toegevoegd."))
        return redirect("bureau:middelen", dossier.pk)
    return _place_form(request, dossier, form, _("Werkplek toevoegen"), _("Toevoegen"))


def _place_form(
    request: Any, dossier: Dossier, form: Any, titel: str, knop: str, *, weg: bool = False
) -> HttpResponse:
    """The long form in groups: what, when, the intention, and what only a proefplaatsing asks."""
    groups = (
        ("", ("vorm",)),
        (_("De plek"), ("organisatie", "werk", "begeleider", "getoetst", "verzekerd", "bestand")),
        (_("Wanneer"), ("start_op", "eind_op", "uren", "opbouw", "evaluatie_op", "evaluatie")),
        (_("Baanintentie"), ("intentie", "getekend_door", "getekend_op")),
        (_("Alleen bij een proefplaatsing van UWV"), ("uitkering", "toestemming_op", "contract_maanden")),
    )
    context = {
        "form": form, "titel": titel, "knop": knop, "weg": weg,
        "groepen": [(head, [form[name] for name in names]) for head, names in groups],
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "werkplek.html", code=status(form), **context)


@requires(VASTLEGGEN)
def place(request: Any, dossier_id: uuid.UUID, werkplek_id: uuid.UUID) -> HttpResponse:
    """Change a place to work, or take it out."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    row = get_visible(request.actor, Werkplek, VASTLEGGEN, dossier=dossier, pk=werkplek_id)
    if request.POST.get("doe") == "weg":
        werkplekken.withdraw(werkplek=row, by=request.actor)
        messages.success(request, _("De werkplek is weggehaald."))
        return redirect("bureau:middelen", dossier.pk)
    first = {name: getattr(row, name) for name in (*werkplekken.VELDEN, "versie", "sleutel")}
    form = WerkplekForm(request.POST or None, request.FILES or None, initial=first, **_file(request))

    def keep() -> None:
        data = {name: value for name, value in form.cleaned_data.items() if name != "sleutel"}
        werkplekken.change(werkplek=row, by=request.actor, **{**data, "versie": data["versie"] or 0})

    try:
        if medisch.valid(form, dossier, request.actor) and run(form, keep):
            messages.success(request, _("De werkplek is bijgewerkt."))
            return redirect("bureau:middelen", dossier.pk)
    except Changed as error:
        form.add_error(None, error.message)
    return _place_form(request, dossier, form, row.organisatie, _("Bewaren"), weg=True)


@requires(VASTLEGGEN)
def way(request: Any, dossier_id: uuid.UUID, middel: str) -> HttpResponse:
    """Write down what was found about one of the four ways."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    if middel not in Middelonderzoek.Middel.values:
        raise Denied(VASTLEGGEN, request.actor)
    known = blad.way(
        middel, visible(request.actor, Middelonderzoek).filter(dossier=dossier, middel=middel).first()
    )
    first = {
        "onderzocht_op": known.op or klok.today(), "uitkomst": known.uitkomst, "versie": known.versie,
        "niet_passend_omdat": known.niet_passend_omdat,
    }  # fmt: skip
    form = OnderzoekForm(request.POST or None, initial=first)

    def keep() -> None:
        data = {**form.cleaned_data, "versie": form.cleaned_data["versie"] or 0}
        onderzoek.examine(dossier_id=dossier.pk, by=request.actor, middel=middel, **data)

    if medisch.valid(form, dossier, request.actor) and run(form, keep):
        messages.success(request, _("Vastgelegd: %(wat)s.") % {"wat": known.naam})
        return redirect("bureau:middelen", dossier.pk)
    text = _("UWV kijkt of dit is overwogen. Leg vast wat eruit kwam, of waarom het niet past.")
    return _form(
        request, dossier, form, _("Onderzocht: %(wat)s") % {"wat": known.naam}, _("Vastleggen"), text
    )
