"""The network on screen: the list, one employer with people and log, adding, changing, putting away and merging."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wissel import klok
from wissel.fouten import Changed
from wissel.jobhunting import lezen
from wissel.jobhunting.actions import organisaties
from wissel.jobhunting.models import (
    Benadering,
    Netwerkorganisatie,
    Netwerkpersoon,
    Netwerkregel,
    Netwerkvacature,
)
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.web.bureau.jobhunting import forms, lijst
from wissel.web.shared.formulieren import run, status

LEZEN, SCHRIJVEN = Action.NETWERK_LEZEN, Action.NETWERK_SCHRIJVEN
MAP = "bureau/jobhunting/"


def show(request: Any, template: str, *, code: int = 200, **context: Any) -> HttpResponse:
    base = {
        "actief": "jobhunting", "fout_titel": code in {409, 422}, "vandaag": klok.today(),
        "mag_schrijven": can(request.actor, SCHRIJVEN),
    }  # fmt: skip
    return render(request, MAP + template, {**base, **context}, status=code)


def find(request: Any, pk: uuid.UUID, action: Action = LEZEN) -> Netwerkorganisatie:
    """The employer of the address, or Denied."""
    return get_visible(request.actor, Netwerkorganisatie, action, pk=pk)


@requires(LEZEN)
def overview(request: Any) -> HttpResponse:
    """The employers of the network."""
    asked, today = lijst.Vraag.of(request.GET), klok.today()
    page = Paginator(lijst.find(request.actor, asked, today), lijst.BLADZIJDE).get_page(
        request.GET.get("blad")
    )
    sorts = [
        (key, label, asked.adres(sorteer=key))
        for key, label in (
            ("volgende", _("Volgende stap")),
            ("laatste", _("Laatste contact")),
            ("naam", _("Naam")),
        )
    ]
    return show(
        request, "netwerk.html", vraag=asked, blad=page, filters=lijst.filters(request.actor, asked, today),
        sorteringen=sorts, branches=lijst.branches(request.actor), bewaard=asked.adres(),
    )  # fmt: skip


@requires(LEZEN)
def read(request: Any, organisatie_in_netwerk: uuid.UUID) -> HttpResponse:
    """One employer."""
    row = find(request, organisatie_in_netwerk)
    if row.opgegaan_in_id:
        return redirect("bureau:netwerkorganisatie", row.opgegaan_in_id)
    return sheet(request, row)


def sheet(request: Any, row: Netwerkorganisatie, form: Any = None, code: int = 200) -> HttpResponse:
    """The page of one employer; a line that was refused comes filled."""
    actor = request.actor
    found = visible(actor, Netwerkpersoon).filter(organisatie=row).select_related("bekend_bij__persoon")
    people = list(found.order_by("naam", "pk"))
    lines = visible(actor, Netwerkregel).filter(organisatie=row, weg_op__isnull=True)
    jobs = visible(actor, Netwerkvacature).filter(organisatie=row).select_related("vacature")
    own = visible(actor, Benadering).filter(organisatie=row, weg_op__isnull=True)
    context: dict[str, Any] = {
        "o": row, "personen": people, "form": form or forms.RegelForm(personen=callable_people(people)),
        "regels": lines.select_related("persoon", "door__persoon").order_by("-datum", "-op")[:100],
        "vacatures": jobs.defer("vacature__tekst", "vacature__gelezen").order_by("-op")[:50],
        "benaderd": own.select_related("dossier__kandidaat").order_by("-datum", "-pk")[:50],
        "dubbel": lezen.same_name(actor.bureau_id, row.naam, row.plaats, not_id=row.pk),
    }  # fmt: skip
    return show(request, "organisatie.html", code=code, **context)


def callable_people(people: list[Netwerkpersoon]) -> list[tuple[str, str]]:
    """Whom a contact can have been with: not those who do not want to be contacted."""
    return [(str(each.pk), each.naam) for each in people if each.benaderen != Netwerkpersoon.Benaderen.NIET]


@requires(SCHRIJVEN)
def add(request: Any) -> HttpResponse:
    """A new employer."""
    form = forms.OrganisatieForm(
        request.POST or None, initial={"sleutel": uuid.uuid4(), "naam": request.GET.get("naam", "")[:150]}
    )
    made: list[Netwerkorganisatie] = []

    def save() -> None:
        made.append(organisaties.add_organisation(
            by=request.actor, sleutel=form.cleaned_data["sleutel"] or uuid.uuid4(), velden=form.fields_of(),
            toch=form.cleaned_data["toch"],
        ))  # fmt: skip

    if form.is_valid() and run(form, save):
        messages.success(request, _("Bewaard. Voeg nu mensen toe of schrijf een contact op."))
        return redirect("bureau:netwerkorganisatie", made[0].pk)
    return _write(request, form)


@requires(SCHRIJVEN)
def change(request: Any, organisatie_in_netwerk: uuid.UUID) -> HttpResponse:
    """Other words about an employer."""
    row = find(request, organisatie_in_netwerk, SCHRIJVEN)
    first = {name: getattr(row, name) for name in organisaties.VELDEN} | {"versie": row.versie}
    form = forms.OrganisatieForm(request.POST or None, initial=first)

    def save() -> None:
        data = form.cleaned_data
        organisaties.change_organisation(
            by=request.actor,
            organisatie=row,
            versie=data["versie"] or 0,
            velden=form.fields_of(),
            toch=data["toch"],
        )

    try:
        if form.is_valid() and run(form, save):
            messages.success(request, _("Bewaard."))
            return redirect("bureau:netwerkorganisatie", row.pk)
    except Changed as error:
        form.add_error(None, error.message)
    return _write(request, form, row)


def _write(request: Any, form: Any, row: Netwerkorganisatie | None = None) -> HttpResponse:
    same = []
    if form.is_bound and form.errors.get("naam"):
        name, place = form.data.get("naam", ""), form.data.get("plaats", "")
        same = lezen.same_name(request.actor.bureau_id, name, place, not_id=row.pk if row else None)
    collision = row is not None and form.is_bound and str(form.data.get("versie")) != str(row.versie)
    if collision and row is not None:
        form.data = {**form.data.dict(), "versie": str(row.versie)}
    now = [(form[name].label, getattr(row, name)) for name in organisaties.VELDEN] if collision else []
    return show(
        request, "schrijven.html", code=409 if collision else status(form), form=form, o=row, zelfde=same, nu=now,
        branches=lijst.branches(request.actor),
    )  # fmt: skip


@requires(SCHRIJVEN)
def away(request: Any, organisatie_in_netwerk: uuid.UUID) -> HttpResponse:
    """Out of the lists, or back."""
    row = find(request, organisatie_in_netwerk, SCHRIJVEN)
    if request.method == "POST":
        back = request.POST.get("doe") == "terug"
        organisaties.put_away(by=request.actor, organisatie=row, weg=not back)
        messages.success(
            request, _("Teruggezet.") if back else _("Weggehaald. Onder ‘Weggehaald’ zet u haar terug.")
        )
    return redirect("bureau:netwerkorganisatie", row.pk)


@requires(SCHRIJVEN)
def merge(request: Any, organisatie_in_netwerk: uuid.UUID) -> HttpResponse:
    """Make one of two: choose which stays."""
    row = find(request, organisatie_in_netwerk, SCHRIJVEN)
    q = request.GET.get("q", "") or row.naam
    others = lijst.find(request.actor, lijst.Vraag(q=q[:100], sorteer="naam"), klok.today()).exclude(
        pk=row.pk
    )
    choices = visible(request.actor, Netwerkorganisatie).filter(weg_op__isnull=True)
    form = forms.SamenForm(request.POST or None, keuzes=choices)

    def save() -> None:
        organisaties.merge(by=request.actor, van=row, naar=form.cleaned_data["naar"])

    if form.is_valid() and run(form, save):
        messages.success(request, _("Samengevoegd. Mensen, contacten en vacatures staan nu bij elkaar."))
        return redirect("bureau:netwerkorganisatie", form.cleaned_data["naar"].pk)
    return show(request, "samenvoegen.html", code=status(form), form=form, o=row, anderen=others[:20], q=q)
