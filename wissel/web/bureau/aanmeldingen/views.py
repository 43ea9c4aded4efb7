"""One aanmelding at the bureau: take it, ask for more, refuse, give a new code, read its papers."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wissel import klok
from wissel.aanmeldingen import aanmeldlink, behandelen, stukken
from wissel.aanmeldingen.aanmelden import WACHT, missing_of, picture
from wissel.aanmeldingen.models import Aanmelding, Aanmeldstuk
from wissel.accounts.models import Bureau
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.policies import Action, get_visible, requires, visible
from wissel.web.bestanden.views import disposition
from wissel.web.bureau.aanmeldingen import forms, weergave
from wissel.web.bureau.backoffice.aanmeldrijen import shown
from wissel.web.shared.formulieren import run

MAP = "bureau/aanmeldingen/"


@requires(Action.AANMELDING_LEZEN)
@require_safe
def aanmelding(request: Any, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Everything that came in, with what is missing."""
    return page(request, get_visible(request.actor, Aanmelding, pk=aanmelding_id))


@requires(Action.AANMELDING_BEHANDELEN)
@require_POST
def take(request: Any, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Handle it oneself, or hand it to a colleague."""
    row = own(request, aanmelding_id)
    if "behandelaar" not in request.POST:
        tell(request, lambda: behandelen.take(aanmelding=row, by=request.actor), _("De aanmelding is van u."))
        return redirect("bureau:aanmelding", row.pk)
    form = forms.OverdrachtForm(request.POST, by=request.actor)
    return _with(request, row, "overdracht", form, behandelen.take, _("De aanmelding is overgedragen."))


@requires(Action.AANMELDING_BEHANDELEN)
@require_POST
def ask(request: Any, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Ask for what is missing; the link opens again."""
    form = forms.AanvullingForm(request.POST)
    done = _("De vraag staat klaar. De opdrachtgever krijgt een mail.")
    return _with(request, own(request, aanmelding_id), "aanvulling", form, behandelen.ask_more, done)


@requires(Action.AANMELDING_BEHANDELEN)
@require_POST
def refuse(request: Any, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Decline with a reason."""
    form = forms.AfwijzingForm(request.POST)
    done = _("De aanmelding is afgewezen. De opdrachtgever krijgt een mail.")
    return _with(request, own(request, aanmelding_id), "afwijzing", form, behandelen.refuse, done)


@requires(Action.AANMELDING_BEHANDELEN)
@require_POST
def reopen(request: Any, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Take a refusal back."""
    row = own(request, aanmelding_id)
    tell(
        request,
        lambda: behandelen.reopen(aanmelding=row, by=request.actor),
        _("De aanmelding staat weer open."),
    )
    return redirect("bureau:aanmelding", row.pk)


@requires(Action.AANMELDING_BEHANDELEN)
@require_POST
def new_code(request: Any, aanmelding_id: uuid.UUID) -> HttpResponse:
    """A new code to tell by phone; it stands on this page once."""
    row = own(request, aanmelding_id)
    code = aanmeldlink.new_code_for(aanmelding=row, by=request.actor)
    return page(request, row, code=f"{code[:4]} {code[4:]}")


@requires(Action.AANMELDING_LEZEN)
@require_safe
def paper(request: Any, aanmelding_id: uuid.UUID, stuk_id: uuid.UUID) -> Any:
    """One paper, to save. One on belastbaarheid opens for nobody here."""
    row = get_visible(
        request.actor,
        Aanmeldstuk,
        pk=stuk_id,
        aanmelding_id=aanmelding_id,
        aanmelding__ingediend_op__isnull=False,
    )
    response = FileResponse(stukken.open_stuk(stuk=row, by=request.actor))
    response.headers["Content-Type"] = row.mime
    response.headers["Content-Disposition"] = disposition(row.bestandsnaam, inline=False)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response.headers["Cache-Control"] = "no-store"
    return response


def own(request: Any, pk: uuid.UUID) -> Aanmelding:
    return get_visible(request.actor, Aanmelding, Action.AANMELDING_BEHANDELEN, pk=pk)


def tell(request: Any, verb: Any, words: str) -> bool:
    """Run a verb of a button without a form; a refusal is told above the page."""
    try:
        verb()
    except DomainError as error:
        messages.error(request, error.message)
        return False
    messages.success(request, words)
    return True


def _with(request: Any, row: Aanmelding, name: str, form: Any, verb: Any, words: str) -> HttpResponse:
    """Run a verb with the values of a form, or show the page with what was typed."""
    if form.is_valid() and run(form, lambda: verb(aanmelding=row, by=request.actor, **form.cleaned_data)):
        messages.success(request, words)
        return redirect("bureau:aanmelding", row.pk)
    return page(request, row, **{name: form})


def page(request: Any, row: Aanmelding, *, code: str = "", **bound: Any) -> HttpResponse:
    """The aanmelding with its forms; a form that was refused comes with what was typed."""
    actor, today = request.actor, klok.today()
    base: dict[str, Any] = {
        "aanvulling": forms.AanvullingForm(), "afwijzing": forms.AfwijzingForm(),
        "overdracht": forms.OverdrachtForm(by=actor),
    }  # fmt: skip
    wrong = next(iter(bound.values()), None)
    # What was not handed in is not the bureau's to read yet.
    draft = row.stand == Aanmelding.Stand.CONCEPT
    context = {
        "aanmelding": row, "rij": shown(row, today), "vandaag": today, "actief": "backoffice", "code": code,
        "wacht": row.stand in WACHT, "concept": draft, "offertes": weergave.offers(row),
        "delen": [] if draft else weergave.parts(row), "stukken": [] if draft else weergave.papers(row),
        "gaten": missing_of(row) if row.stand in WACHT else [], "beeld": None if draft else _picture(row),
        "eigen_beheer": row.bureau.soort == Bureau.Soort.EIGEN_BEHEER, "dossier": _dossier(actor, row),
        "bij_hen": row.aanvulling_op is not None and row.aangevuld_op is None, "fout": wrong,
        "fout_titel": wrong is not None, **base, **bound,
    }  # fmt: skip
    return render(request, MAP + "aanmelding.html", context, status=422 if wrong is not None else 200)


def _dossier(actor: Any, row: Aanmelding) -> Any:
    if row.dossier_id is None:
        return None
    return visible(actor, Dossier).filter(pk=row.dossier_id).values("pk", "nummer").first()


def _picture(row: Aanmelding) -> Any:
    try:
        return picture(row)
    except DomainError:
        return None
