"""The one queue of the backoffice, and the questions in it: who takes what, how it was answered, what is late."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wissel import klok
from wissel.aanmeldingen import contact
from wissel.aanmeldingen.models import Contactvraag
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.policies import Action, get_visible, requires, visible
from wissel.web.bureau.backoffice import forms, lijst
from wissel.web.shared.formulieren import run

MAP = "bureau/backoffice/"


@requires(Action.CONTACT_LEZEN)
@require_safe
def queue(request: Any) -> HttpResponse:
    """What waits in order of its term: questions, aanmeldingen and planning; or another choice."""
    today, q = klok.today(), request.GET.get("q", "").strip()[:100]
    chosen, group = request.GET.get("filter", "open"), request.GET.get("wat", "")
    chosen = chosen if chosen in dict(lijst.KEUZES) else "open"
    group = group if group in dict(lijst.GROEPEN) else ""
    context = {
        "rijen": lijst.rows(request.actor, today, chosen, q, group), "keuze": chosen, "groep": group, "q": q,
        "filters": lijst.filters(request.actor, today, chosen, group), "groepen": lijst.groups(group),
        "vandaag": today, "actief": "backoffice",
    }  # fmt: skip
    return render(request, MAP + "wachtrij.html", context)


@requires(Action.CONTACT_LEZEN)
@require_safe
def question(request: Any, contactvraag_id: uuid.UUID) -> HttpResponse:
    """One question with what was done."""
    return _page(request, get_visible(request.actor, Contactvraag, pk=contactvraag_id))


@requires(Action.CONTACT_BEHANDELEN)
@require_POST
def take(request: Any, contactvraag_id: uuid.UUID) -> HttpResponse:
    """Answer it oneself, or hand it to a colleague."""
    row = _own(request, contactvraag_id)
    if "behandelaar" not in request.POST:
        if _tell(request, lambda: contact.take(vraag=row, by=request.actor)):
            messages.success(request, _("De vraag is van u."))
        return redirect("bureau:contactvraag", row.pk)
    form = forms.OverdrachtForm(request.POST, by=request.actor)
    if form.is_valid() and run(form, lambda: contact.take(vraag=row, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("De vraag is overgedragen."))
        return redirect("bureau:contactvraag", row.pk)
    return _page(request, row, overdracht=form)


@requires(Action.CONTACT_BEHANDELEN)
@require_POST
def answer(request: Any, contactvraag_id: uuid.UUID) -> HttpResponse:
    """Log a call, mail or talk; usually that is the answer."""
    row = _own(request, contactvraag_id)
    form = forms.AntwoordForm(request.POST)
    if form.is_valid() and run(
        form, lambda: contact.answer(vraag=row, by=request.actor, **form.cleaned_data)
    ):
        done = form.cleaned_data["beantwoord"]
        messages.success(request, _("De vraag is beantwoord.") if done else _("De notitie is bewaard."))
        return redirect("bureau:contactvraag", row.pk)
    return _page(request, row, antwoord=form)


@requires(Action.CONTACT_BEHANDELEN)
@require_POST
def reopen(request: Any, contactvraag_id: uuid.UUID) -> HttpResponse:
    """Put it back in the queue with a new term."""
    row = _own(request, contactvraag_id)
    form = forms.HeropenForm(request.POST)
    if form.is_valid() and run(
        form, lambda: contact.reopen(vraag=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("De vraag staat weer open."))
        return redirect("bureau:contactvraag", row.pk)
    return _page(request, row, heropen=form)


@requires(Action.CONTACT_BEHANDELEN)
@require_POST
def link(request: Any, contactvraag_id: uuid.UUID) -> HttpResponse:
    """Say to which dossier it belongs."""
    row = _own(request, contactvraag_id)
    form = forms.DossierForm(request.POST)
    if form.is_valid() and run(form, lambda: _link(request.actor, row, form.cleaned_data["nummer"])):
        messages.success(request, _("De vraag hoort nu bij dit dossier."))
        return redirect("bureau:contactvraag", row.pk)
    return _page(request, row, koppelen=form)


def _link(actor: Any, row: Contactvraag, nummer: str) -> None:
    dossier = visible(actor, Dossier).filter(nummer=nummer.strip()).first()
    if dossier is None:
        raise DomainError(
            "dossier", _("Er is geen dossier met dit nummer. Controleer het nummer."), veld="nummer"
        )
    contact.link(vraag=row, dossier=dossier, by=actor)


def _own(request: Any, pk: uuid.UUID) -> Contactvraag:
    return get_visible(request.actor, Contactvraag, Action.CONTACT_BEHANDELEN, pk=pk)


def _tell(request: Any, verb: Any) -> bool:
    """Run a verb of a button without a form; a refusal is told above the page."""
    try:
        verb()
    except DomainError as error:
        messages.error(request, error.message)
        return False
    return True


def _page(request: Any, row: Contactvraag, **bound: Any) -> HttpResponse:
    """The question with its forms; a form that was refused comes with what was typed."""
    actor, today = request.actor, klok.today()
    base: dict[str, Any] = {
        "antwoord": forms.AntwoordForm(), "overdracht": forms.OverdrachtForm(by=actor), "heropen": forms.HeropenForm(),
        "koppelen": forms.DossierForm(),
    }  # fmt: skip
    wrong = next(iter(bound.values()), None)
    context = {
        "vraag": row, "rij": lijst.shown(row, today), "stappen": lijst.steps(actor, row), "vandaag": today, **base,
        **bound, "fout": wrong, "fout_titel": wrong is not None, "actief": "backoffice",
        "dossier": _dossier(actor, row),
    }  # fmt: skip
    return render(request, MAP + "vraag.html", context, status=422 if wrong is not None else 200)


def _dossier(actor: Any, row: Contactvraag) -> Any:
    if row.dossier_id is None:
        return None
    return visible(actor, Dossier).filter(pk=row.dossier_id).values("pk", "nummer").first()
