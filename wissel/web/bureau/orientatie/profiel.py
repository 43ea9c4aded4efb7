"""Lines of the orientatieprofiel as the coach writes them, and fixing a version."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.fouten import Changed, DomainError
from wissel.opmaak import korte_datum
from wissel.orientatie.actions import profiel, vaststellen
from wissel.orientatie.models import Afname, Orientatieprofiel, Orientatieregel
from wissel.policies import Action, get_visible, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.orientatie.dossiervormen import RegelForm
from wissel.web.shared.formulieren import run, status

TAB = "orientatie"
SCHRIJVEN = Action.ORIENTATIE_SCHRIJVEN
TEST = Orientatieregel.Bron.TEST


def _sources(request: Any, dossier: Any) -> dict[str, Afname]:
    """Results that may be named as a source: talked about, or seen by the kandidaat at once."""
    rows = visible(request.actor, Afname, Action.TEST_TOEWIJZEN).filter(
        dossier=dossier, afgenomen_op__isnull=False
    )
    usable = [row for row in rows.order_by("-afgenomen_op") if row.besproken_op or not row.bespreken]
    return {f"{TEST}:{row.pk}": row for row in usable}


def _form(request: Any, dossier: Any, first: dict[str, Any]) -> tuple[RegelForm, dict[str, Afname]]:
    sources = _sources(request, dossier)
    names = [(key, f"{row.naam}, {korte_datum(row.afgenomen_op)}") for key, row in sources.items()]
    return RegelForm(request.POST or None, initial=first, afnames=names), sources


def _values(form: RegelForm, sources: dict[str, Afname]) -> dict[str, Any]:
    data = form.cleaned_data
    row = sources.get(data["bron"])
    source = {"bron": TEST, "afname": row} if row else {"bron": data["bron"], "afname": None}
    return {name: data[name] for name in ("deel", "thema", "tekst", "bron_op")} | source


@requires(SCHRIJVEN)
def add(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Add a line with its source."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_WIJZIGEN)
    form, sources = _form(request, dossier, {"deel": request.GET.get("deel", "")})

    def verb() -> None:
        profiel.add_line(dossier=dossier, by=request.actor, **_values(form, sources))

    back = reverse("bureau:orientatie", args=[dossier.pk])
    if form.is_valid() and run(form, verb):
        messages.success(request, _("De regel staat in het profiel."))
        return redirect(back)
    return form_page(request, dossier, TAB, form, _("Regel toevoegen"), _("Toevoegen"), back)


@requires(SCHRIJVEN)
def change(request: Any, dossier_id: uuid.UUID, orientatieregel_id: uuid.UUID) -> HttpResponse:
    """Change a line of the version in progress, or take it out."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_WIJZIGEN)
    row = get_visible(request.actor, Orientatieregel, SCHRIJVEN, dossier=dossier, pk=orientatieregel_id)
    back = reverse("bureau:orientatie", args=[dossier.pk])
    if "weg" in request.POST:
        profiel.remove_line(regel=row, by=request.actor)
        messages.success(request, _("De regel is uit het profiel."))
        return redirect(back)
    first = {name: getattr(row, name) for name in ("deel", "thema", "tekst", "bron_op", "slot")}
    source = f"{TEST}:{row.afname_id}" if row.bron == TEST else row.bron
    form, sources = _form(request, dossier, {**first, "bron": source})
    if form.is_valid() and _changed(request, row, form, sources):
        messages.success(request, _("De regel is gewijzigd."))
        return redirect(back)
    context: dict[str, Any] = {
        "form": form, "titel": _("Regel wijzigen"), "knop": _("Bewaren"), "terug": back, "uitleg": row.bron_woorden,
    }  # fmt: skip
    return page(request, dossier, TAB, "bureau/orientatie/regel.html", code=status(form), **context)


def _changed(request: Any, row: Orientatieregel, form: RegelForm, sources: dict[str, Afname]) -> bool:
    values = _values(form, sources)
    slot = form.cleaned_data["slot"] or row.slot
    try:
        return run(form, lambda: profiel.change_line(regel=row, by=request.actor, slot=slot, **values))
    except Changed as error:
        form.add_error("tekst", error.message)
        return False


@requires(SCHRIJVEN)
def freeze(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Fix the version in progress and make its document."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_WIJZIGEN)
    if request.method == "POST":
        row = visible(request.actor, Orientatieprofiel, SCHRIJVEN).filter(
            dossier=dossier, stand=Orientatieprofiel.Stand.CONCEPT
        ).first()  # fmt: skip
        if row is None:
            raise DomainError(
                "geen_concept", _("Er is geen versie om vast te stellen. Voeg eerst een regel toe.")
            )
        try:
            vaststellen.freeze_profile(profiel=row, by=request.actor)
            messages.success(
                request, _("Het profiel staat vast. Kandidaat en coach hebben het als document.")
            )
        except DomainError as error:
            messages.error(request, error.message)
    return redirect("bureau:orientatie", dossier.pk)
