"""Vacancies on screen: the list, one vacancy with its demands, adding by hand or from a page's text, closing."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wissel.arbeidsmarkt import functie
from wissel.arbeidsmarkt.actions import vacatures
from wissel.arbeidsmarkt.eisnamen import NAMEN
from wissel.arbeidsmarkt.lezen import describe, merge
from wissel.arbeidsmarkt.models import Stand, Vacature, Vacaturebron, VacatureEis
from wissel.arbeidsmarkt.velden import existing
from wissel.arbeidsmarkt.voorstel import propose
from wissel.fouten import Changed
from wissel.jobportal import leads
from wissel.jobportal.models import Werkgeverslead
from wissel.policies import Action, Denied, can, get_visible, requires, visible
from wissel.web.bureau.vacatures import blad
from wissel.web.bureau.vacatures.forms import EisForm, PlakForm, VacatureForm, initial
from wissel.web.shared.formulieren import run, status

MAP = "bureau/vacatures/"


def show(request: Any, template: str, *, code: int = 200, **context: Any) -> HttpResponse:
    base = {
        "actief": "vacatures", "fout_titel": code in {409, 422},
        "mag_schrijven": can(request.actor, Action.VACATURE_SCHRIJVEN),
        "mag_bronnen": can(request.actor, Action.VACATUREBRON_BEHEREN),
    }  # fmt: skip
    return render(request, MAP + template, {**base, **context}, status=code)


@requires(Action.VACATURE_WERKEN)
def overview(request: Any) -> HttpResponse:
    """The vacancies of the bureau, searched and filtered."""
    asked = blad.Zoekvraag.of(request.GET)
    rows = blad.find(visible(request.actor, Vacature), asked).select_related("bron").defer("tekst", "gelezen")
    page = Paginator(rows, blad.BLADZIJDE).get_page(request.GET.get("blad"))
    lines = [(row, blad.hours(row), blad.wage(row)) for row in page]
    kept = request.GET.copy()
    kept.pop("blad", None)
    sources = visible(request.actor, Vacaturebron).order_by("naam").only("bureau_id", "naam")
    return show(
        request, "lijst.html", vraag=asked, blad=page, rijen=lines, bewaard=kept.urlencode(), bronnen=sources
    )


@requires(Action.VACATURE_WERKEN)
def read(request: Any, vacature_id: uuid.UUID) -> HttpResponse:
    """One vacancy, and every demand in three values with the words it came from."""
    row = get_visible(request.actor, Vacature, pk=vacature_id)
    confirmed = list(visible(request.actor, VacatureEis).filter(vacature=row))
    source = visible(request.actor, Vacaturebron).filter(pk=row.bron_id).first() if row.bron_id else None
    groups = blad.demand_groups(row, confirmed)
    return show(
        request, "vacature.html", v=row, uren=blad.hours(row), loon=blad.wage(row), bron=source,
        groepen=groups, beroep=describe(row.beroep_id) if row.beroep_id else None,
        voorstellen=() if row.beroep_bevestigd else functie.proposals(row.titel),
        genoemd=any(group.regels for group in groups), stil=sum(len(group.onbekend) for group in groups),
        leads=[leads.as_lead(each) for each in visible(request.actor, Werkgeverslead).filter(vacature=row)],
        lagen=row.get_toegevoegd_door_rol_display(),
    )  # fmt: skip


@requires(Action.VACATURE_SCHRIJVEN)
def add(request: Any) -> HttpResponse:
    """A vacancy by hand."""
    form = VacatureForm(request.POST or None)
    made: list[Vacature] = []

    def save() -> None:
        data = form.cleaned_data
        made.append(
            vacatures.add_vacature(by=request.actor, velden=form.fields_of(), rol=data["gevonden_door"])
        )

    if form.is_valid() and run(form, save):
        new = made[0].versie == 1 and made[0].gezien_op == made[0].toegevoegd_op
        messages.success(
            request, _("Bewaard. Loop nu na wat het werk vraagt.") if new else _("Deze vacature stond er al.")
        )
        return redirect("bureau:vacature", made[0].pk)
    return show(request, "schrijven.html", code=status(form), form=form)


@requires(Action.VACATURE_SCHRIJVEN)
def paste(request: Any) -> HttpResponse:
    """The text of a page becomes a filled form with the words each field came from; nothing is kept yet."""
    form = PlakForm(request.POST or None)
    if not form.is_valid():
        return show(request, "plakken.html", code=status(form), form=form)
    found = propose(form.cleaned_data["tekst"], form.cleaned_data["url"])
    fields = existing(found.velden)
    filled = VacatureForm(initial=initial(fields))
    for name, words in found.words().items():
        filled.fields[name].help_text = _("Gelezen uit: “%(woorden)s”") % {"woorden": words}
    guesses = functie.proposals(found.velden.titel)
    if guesses:
        filled.initial["beroep"] = guesses[0].id
        filled.fields["beroep"].help_text = _("Voorstel bij de functie. Zoek een ander als het niet klopt.")
    demands = [(NAMEN[each.veld], each) for each in found.eisen if each.veld in NAMEN]
    return show(
        request,
        "schrijven.html",
        form=filled,
        voorstel=True,
        eisen=demands,
        opmerkingen=fields.opmerkingen,
    )


@requires(Action.VACATURE_SCHRIJVEN)
def change(request: Any, vacature_id: uuid.UUID) -> HttpResponse:
    """Other fields or another text."""
    row = get_visible(request.actor, Vacature, pk=vacature_id)
    form = VacatureForm(request.POST or None, initial=initial(row))

    def save() -> None:
        version = form.cleaned_data["versie"] or 0
        vacatures.change_vacature(by=request.actor, vacature=row, velden=form.fields_of(), versie=version)

    try:
        if form.is_valid() and run(form, save):
            messages.success(request, _("De vacature is bewaard."))
            return redirect("bureau:vacature", row.pk)
    except Changed as error:
        form.add_error(None, error.message)
    return show(request, "schrijven.html", code=status(form), form=form, v=row)


@requires(Action.VACATURE_SCHRIJVEN)
def occupation(request: Any, vacature_id: uuid.UUID) -> HttpResponse:
    """One of the proposed occupations is right; another one is chosen on the page to change."""
    row = get_visible(request.actor, Vacature, pk=vacature_id)
    chosen = {str(each.id): each for each in functie.proposals(row.titel)}.get(request.POST.get("beroep", ""))
    if request.method == "POST" and chosen is not None:
        vacatures.confirm_occupation(by=request.actor, vacature=row, beroep_id=chosen.id)
        messages.success(request, _("Vastgelegd: %(beroep)s.") % {"beroep": chosen.naam})
    elif request.method == "POST":
        messages.error(request, _("Dit beroep is niet meer een van de voorstellen. Kies opnieuw."))
    return redirect("bureau:vacature", row.pk)


@requires(Action.VACATURE_SCHRIJVEN)
def close(request: Any, vacature_id: uuid.UUID) -> HttpResponse:
    """Closed, or open again."""
    row = get_visible(request.actor, Vacature, pk=vacature_id)
    if request.method == "POST" and request.POST.get("weer") == "ja":
        vacatures.reopen_vacature(by=request.actor, vacature=row)
        messages.success(request, _("De vacature staat weer open."))
    elif request.method == "POST":
        vacatures.close_vacature(by=request.actor, vacature=row, omdat=request.POST.get("omdat", ""))
        messages.success(
            request, _("De vacature is gesloten. Kandidaten zien haar niet meer bij nieuwe vacatures.")
        )
    return redirect("bureau:vacature", row.pk)


@requires(Action.VACATURE_SCHRIJVEN)
def demand(request: Any, vacature_id: uuid.UUID, veld: str) -> HttpResponse:
    """Confirm or correct one demand."""
    row = get_visible(request.actor, Vacature, pk=vacature_id)
    if veld not in NAMEN:
        raise Denied(Action.VACATURE_SCHRIJVEN, request.actor)
    known = merge(row, visible(request.actor, VacatureEis).filter(vacature=row)).get(veld)
    first: dict[str, Any] = {
        "stand": known.stand if known else Stand.ONBEKEND,
        "woorden": known.woorden if known else "",
    }
    first["aanpasbaar"] = bool(known and known.aanpasbaar)
    if known and not isinstance(known.waarde, bool):
        first["waarde"] = str(known.waarde)
    form = EisForm(request.POST or None, initial=first, veld=veld)

    def save() -> None:
        vacatures.confirm_demand(by=request.actor, vacature=row, veld=veld, **form.cleaned_data)

    if form.is_valid() and run(form, save):
        messages.success(request, _("Vastgelegd: %(eis)s.") % {"eis": NAMEN[veld]})
        return redirect("bureau:vacature", row.pk)
    return show(request, "eis.html", code=status(form), form=form, v=row, naam=NAMEN[veld], gelezen=known)
