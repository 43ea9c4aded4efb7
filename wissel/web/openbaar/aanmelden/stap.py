"""The steps: each page keeps what was typed and goes on, or keeps it and stops for now."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel import klok
from wissel.aanmeldingen import aanmelden, stappen, stukken
from wissel.aanmeldingen.models import Aanmelding
from wissel.aanmeldingen.trigger import look
from wissel.fouten import Changed, DomainError
from wissel.web.openbaar.aanmelden import merk, weergave
from wissel.web.openbaar.aanmelden.forms import FORMS, DatumsForm, Stapform, StukForm, initial_of
from wissel.web.shared.formulieren import run


@merk.own_page
def step(request: Any, stap: str) -> HttpResponse:
    """One step; which page it is follows from its name. What was handed in is no longer filled in."""
    row: Aanmelding = request.aanmelding
    if stap not in stappen.NAMEN:
        raise Http404
    if not aanmelden.may_edit(row):
        return redirect("aanmelding", row.pk)
    if stap == "stukken":
        return _papers(request, row)
    if stap == "overzicht":
        return _overview(request, row)
    if request.method == "POST":
        return _keep(request, row, stap)
    form = FORMS[stap](initial=initial_of(stap, row.gegevens.get(stap, {})))
    aanmelden.remember_step(aanmelding=row, stap=stap)
    return _page(request, row, stap, form)


def _keep(request: Any, row: Aanmelding, stap: str) -> HttpResponse:
    """Keep the step. `volgende` goes on, `later` stops, `bereken` stays to show the dates."""
    what = request.POST.get("actie", "volgende")
    form: Stapform = FORMS[stap](request.POST, streng=what == "volgende")
    if not form.is_valid() or not _store(request, row, stap, form, verder=what == "volgende"):
        return _page(request, row, stap, form, status=422)
    if what == "later":
        return _stop(request, row)
    if what == "bereken":
        return redirect(weergave.step_url(row, stap) + "#uitkomst")
    return redirect("aanmelding_stap", row.pk, stappen.next_step(stap))


def _store(request: Any, row: Aanmelding, stap: str, form: Stapform, *, verder: bool) -> bool:
    """Keep the values, at the version the page was made of; the page learns the new one when it was not."""
    version = request.POST.get("versie", "")
    try:
        if stap == "datums":
            look({**row.gegevens, "datums": stappen.check_values(stap, form.values(stap))}, ad_op=None,
                 today=klok.today())  # fmt: skip
        aanmelden.save_step(
            aanmelding=row, stap=stap, waarden=form.values(stap), by=request.door, verder=verder,
            versie=int(version) if version.isdecimal() and len(version) < 9 else 0,
        )  # fmt: skip
    except DomainError as error:
        form.add_error(error.veld if error.veld in form.fields else None, error.message)
        if isinstance(error, Changed) and "nu" in error.facts:
            row.versie = error.facts["nu"]
        return False
    return True


def _page(
    request: Any, row: Aanmelding, stap: str, form: Any, *, status: int = 200, **more: Any
) -> HttpResponse:
    extra: dict[str, Any] = {"uitkomst": weergave.outcome(row)} if stap == "datums" else {}
    if isinstance(form, Stapform):
        # Only once it was judged: what may stay empty stays so.
        form.calm()
    return merk.show(
        request, f"stap_{stap}.html", by=request.door, blad=weergave.sheet(row, stap), form=form, stap=stap,
        status=status, fout_titel=status == 422, **extra, **more,
    )  # fmt: skip


def _stop(request: Any, row: Aanmelding) -> HttpResponse:
    """Close it in this browser and say how to go on."""
    signed_in = bool(request.session.get(merk.MERK, {}).get("lid"))
    merk.forget(request)
    return merk.show(
        request, "later.html", by=request.door, blad=weergave.sheet(row), email=row.email, ingelogd=signed_in
    )


@require_POST
@merk.own_page
def close(request: Any) -> HttpResponse:
    """Stop for now from any page."""
    return _stop(request, request.aanmelding)


@require_POST
@merk.own_page
def compute(request: Any) -> HttpResponse:
    """The dates and the helper with what is typed now; keeps nothing."""
    row: Aanmelding = request.aanmelding
    form = DatumsForm(request.POST)
    form.is_valid()
    good = {name: value for name, value in form.values("datums").items() if name not in form.errors}
    try:
        typed = {**row.gegevens, "datums": stappen.check_values("datums", good)}
        report = stukken.day_of(row, "arbeidsdeskundig")
        found = weergave.outcome_of(look(typed, ad_op=report, today=klok.today()))
    except DomainError as error:
        found = weergave.Uitkomst(None, fout=error.message)
    return merk.show(request, "uitkomst.html", by=request.door, uitkomst=found)


def _papers(request: Any, row: Aanmelding) -> HttpResponse:
    """The papers that are there, and one more."""
    if request.method != "POST" or request.POST.get("actie") in {"volgende", "later"}:
        return _papers_on(request, row)
    form = StukForm(request.POST, request.FILES, te_groot=getattr(request, "te_groot", ()))
    fields = ("soort", "datum", "bestand")
    if form.is_valid() and run(
        form,
        lambda: stukken.add_stuk(
            aanmelding=row, by=request.door, **{name: form.cleaned_data[name] for name in fields}
        ),
    ):
        messages.success(request, _("Het stuk is toegevoegd."))
        return redirect("aanmelding_stap", row.pk, "stukken")
    return _page(request, row, "stukken", form, status=422, stukken=weergave.papers(row))


def _papers_on(request: Any, row: Aanmelding) -> HttpResponse:
    what = request.POST.get("actie", "")
    if what == "later":
        aanmelden.remember_step(aanmelding=row, stap="stukken")
        return _stop(request, row)
    if what == "volgende":
        return redirect("aanmelding_stap", row.pk, stappen.next_step("stukken"))
    aanmelden.remember_step(aanmelding=row, stap="stukken")
    return _page(request, row, "stukken", StukForm(), stukken=weergave.papers(row))


@require_POST
@merk.own_page
def remove_paper(request: Any, stuk_id: uuid.UUID) -> HttpResponse:
    """Take a paper away again."""
    row: Aanmelding = request.aanmelding
    stuk = row.stukken.filter(pk=stuk_id).first()
    if stuk is not None:
        stukken.remove_stuk(stuk=stuk, by=request.door)
        messages.success(request, _("Het stuk is weg."))
    return redirect("aanmelding_stap", row.pk, "stukken")


def _overview(request: Any, row: Aanmelding) -> HttpResponse:
    """Everything at a glance, with what is missing; handing it in is possible from here."""
    if request.method == "POST" and request.POST.get("actie") == "later":
        return _stop(request, row)
    refused = ""
    if request.method == "POST":
        try:
            aanmelden.hand_in(aanmelding=row, by=request.door)
        except DomainError as error:
            refused = error.message
        else:
            return redirect("aanmelding", row.pk)
    aanmelden.remember_step(aanmelding=row, stap="overzicht")
    return overview_page(request, row, refused)


def overview_page(request: Any, row: Aanmelding, refused: str = "") -> HttpResponse:
    """The summary with the gaps."""
    missing = weergave.gaps_of(row)
    forms = {key: form() for key, form in FORMS.items()}
    return merk.show(
        request, "overzicht.html", by=request.door, blad=weergave.sheet(row, "overzicht"), fout=refused,
        gaten=missing, moet=any(gap.moet for gap, _url in missing), delen=weergave.summary(row, forms),
        stukken=weergave.papers(row), uitkomst=weergave.outcome(row), fout_titel=bool(refused),
        status=422 if refused else 200, aanvulling=row.aanvulling if row.aanvulling_op else "",
    )  # fmt: skip
