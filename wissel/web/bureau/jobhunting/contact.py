"""The log of an employer, its people, and a vacancy that came from it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel.arbeidsmarkt.models import Vacature
from wissel.jobhunting import lezen
from wissel.jobhunting.actions import personen, regels
from wissel.jobhunting.models import Netwerkorganisatie, Netwerkpersoon, Netwerkregel
from wissel.policies import get_visible, requires, visible
from wissel.web.bureau.jobhunting import forms
from wissel.web.bureau.jobhunting.netwerk import SCHRIJVEN, callable_people, find, sheet, show
from wissel.web.bureau.vacatures.forms import VacatureForm
from wissel.web.shared.formulieren import run, status


@requires(SCHRIJVEN)
def add_line(request: Any, organisatie_in_netwerk: uuid.UUID) -> HttpResponse:
    """Write down a contact."""
    row = find(request, organisatie_in_netwerk, SCHRIJVEN)
    if request.method != "POST":
        return redirect("bureau:netwerkorganisatie", row.pk)
    people = visible(request.actor, Netwerkpersoon, SCHRIJVEN).filter(organisatie=row)
    form = forms.RegelForm(request.POST, personen=callable_people(list(people)))

    def save() -> None:
        data: dict[str, Any] = dict(form.cleaned_data)
        chosen = data.pop("persoon")
        regels.add_line(
            by=request.actor, organisatie=row, persoon=people.get(pk=chosen) if chosen else None, **data
        )

    if form.is_valid() and run(form, save):
        messages.success(request, _("Opgeschreven."))
        return redirect("bureau:netwerkorganisatie", row.pk)
    return sheet(request, row, form, status(form))


@requires(SCHRIJVEN)
def line_away(request: Any, organisatie_in_netwerk: uuid.UUID, netwerkregel_id: uuid.UUID) -> HttpResponse:
    """A line written by mistake."""
    row = get_visible(
        request.actor, Netwerkregel, SCHRIJVEN, pk=netwerkregel_id, organisatie_id=organisatie_in_netwerk
    )
    if request.method == "POST":
        regels.take_out(by=request.actor, regel=row)
        messages.success(request, _("Weggehaald."))
    return redirect("bureau:netwerkorganisatie", organisatie_in_netwerk)


@requires(SCHRIJVEN)
def finish(request: Any, organisatie_in_netwerk: uuid.UUID) -> HttpResponse:
    """The next step was done."""
    row = find(request, organisatie_in_netwerk, SCHRIJVEN)
    if request.method == "POST":
        regels.finish_next(by=request.actor, organisatie=row)
        messages.success(request, _("Klaar. Er staat geen volgende stap meer."))
    return redirect("bureau:netwerkorganisatie", row.pk)


@requires(SCHRIJVEN)
def add_person(request: Any, organisatie_in_netwerk: uuid.UUID) -> HttpResponse:
    """Somebody who works there."""
    row = find(request, organisatie_in_netwerk, SCHRIJVEN)
    form = forms.PersoonForm(
        request.POST or None, collegas=lezen.colleagues(request.actor),
        initial={"sleutel": uuid.uuid4(), "bekend_bij": request.actor.lidmaatschap_id, "benaderen": "vrij"},
    )  # fmt: skip

    def save() -> None:
        key = form.cleaned_data["sleutel"] or uuid.uuid4()
        personen.add_person(by=request.actor, organisatie=row, sleutel=key, velden=form.fields_of())

    return _person(request, row, form, save)


@requires(SCHRIJVEN)
def change_person(
    request: Any, organisatie_in_netwerk: uuid.UUID, netwerkpersoon_id: uuid.UUID
) -> HttpResponse:
    """Other details of somebody."""
    row = find(request, organisatie_in_netwerk, SCHRIJVEN)
    person = get_visible(request.actor, Netwerkpersoon, SCHRIJVEN, pk=netwerkpersoon_id, organisatie=row)
    first = {name: getattr(person, name) for name in personen.VELDEN}
    form = forms.PersoonForm(request.POST or None, collegas=lezen.colleagues(request.actor), initial=first)

    def save() -> None:
        personen.change_person(by=request.actor, persoon=person, velden=form.fields_of())

    return _person(request, row, form, save, person)


def _person(
    request: Any, row: Netwerkorganisatie, form: Any, save: Any, person: Netwerkpersoon | None = None
) -> HttpResponse:
    if form.is_valid() and run(form, save):
        messages.success(request, _("Bewaard."))
        return redirect("bureau:netwerkorganisatie", row.pk)
    return show(request, "persoon.html", code=status(form), form=form, o=row, p=person)


@requires(SCHRIJVEN)
def erase(request: Any, organisatie_in_netwerk: uuid.UUID, netwerkpersoon_id: uuid.UUID) -> HttpResponse:
    """Ask first, then let somebody go for good."""
    row = find(request, organisatie_in_netwerk, SCHRIJVEN)
    person = get_visible(request.actor, Netwerkpersoon, SCHRIJVEN, pk=netwerkpersoon_id, organisatie=row)
    if request.method == "POST":
        personen.erase(by=request.actor, persoon=person)
        messages.success(request, _("Gewist. Ook in de contacten staat de naam niet meer."))
        return redirect("bureau:netwerkorganisatie", row.pk)
    return show(request, "wissen.html", o=row, p=person)


@requires(SCHRIJVEN)
def vacancy(request: Any, organisatie_in_netwerk: uuid.UUID) -> HttpResponse:
    """A vacancy from this employer."""
    row = find(request, organisatie_in_netwerk, SCHRIJVEN)
    first = {"werkgever_naam": row.naam, "plaats": row.plaats, "pc4": row.pc4}
    form = VacatureForm(request.POST or None, initial=first)
    del form.fields["gevonden_door"]
    made: list[Vacature] = []
    if form.is_valid() and run(
        form,
        lambda: made.append(regels.add_vacancy(by=request.actor, organisatie=row, velden=form.fields_of())),
    ):
        messages.success(request, _("Bewaard. Loop nu na wat het werk vraagt."))
        return redirect("bureau:vacature", made[0].pk)
    return show(request, "vacature.html", code=status(form), form=form, o=row)
