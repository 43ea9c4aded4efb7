"""The orientation of one kandidaat: instruments given, results, the talk about them, and the profile."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record_look
from wissel.orientatie import meegeleverd
from wissel.orientatie.actions import afnemen, register, uitslagen
from wissel.orientatie.models import Afname, Instrument, Testconclusie
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.orientatie import blad
from wissel.web.bureau.orientatie.dossiervormen import (
    BespreekForm,
    ConclusieForm,
    KlaarzettenForm,
    UitslagForm,
)
from wissel.web.shared.formulieren import run
from wissel.web.shared.orientatieprofiel import profile
from wissel.web.shared.uitslagen import measures_of, result_of

TAB, MAP = "orientatie", "bureau/orientatie/"
TOEWIJZEN, TEST = Action.TEST_TOEWIJZEN, Action.TEST_LEZEN


@requires(Action.ORIENTATIE_LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The profile for who may read it; instruments and results for the coach."""
    actor = request.actor
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    record_look(actor, "orientatie_gelezen", dossier=dossier, categorie="M")
    tests = can(actor, TEST)
    context: dict[str, Any] = {
        "profiel": profile(actor, dossier.pk),
        "conclusies": blad.conclusions(actor, dossier.pk),
        "mag_schrijven": can(actor, Action.ORIENTATIE_SCHRIJVEN) and dossier.stand != Dossier.Stand.GESLOTEN,
        "ziet_testen": tests,
    }
    if tests:
        context["afnames"] = blad.rows(actor, dossier.pk)
        context["metingen"] = measures_of(actor, dossier.pk)
        context["gedeeld"] = blad.shared(actor, dossier.pk)
    return page(request, dossier, TAB, MAP + "orientatie.html", **context)


@requires(TOEWIJZEN)
def assign(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Give an instrument to the kandidaat."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_WIJZIGEN)
    choices = blad.choices(request.actor, klok.today())
    form = KlaarzettenForm(request.POST or None, initial={"sleutel": uuid.uuid4()}, keuzes=choices)

    def verb() -> None:
        data = form.cleaned_data
        row = _chosen(request, data["instrument"])
        afnemen.assign(
            dossier=dossier, instrument=row, by=request.actor, sleutel=form.key(), waarom=data["waarom"],
            uiterlijk=data["uiterlijk"],
        )  # fmt: skip

    back = reverse("bureau:orientatie", args=[dossier.pk])
    if form.is_valid() and run(form, verb):
        messages.success(request, _("Het instrument staat klaar voor de kandidaat."))
        return redirect(back)
    words = _("Wat niet gevalideerd is, heet hier en bij de kandidaat een vragenlijst of een eigen meting.")
    return form_page(
        request, dossier, TAB, form, _("Instrument klaarzetten"), _("Klaarzetten"), back, uitleg=words
    )


def _chosen(request: Any, key: str) -> Instrument:
    """The instrument of this choice; one that comes with Wissel goes into the register now."""
    if key in meegeleverd.contents():
        return register.ensure_built_in(sleutel=key, by=request.actor).instrument
    return get_visible(request.actor, Instrument, pk=key)


def _afname(request: Any, dossier: Any, afname_id: uuid.UUID, action: Action = TOEWIJZEN) -> Afname:
    return get_visible(request.actor, Afname, action, dossier=dossier, pk=afname_id)


@requires(TEST)
def read(request: Any, dossier_id: uuid.UUID, afname_id: uuid.UUID) -> HttpResponse:
    """One instrument with its result, for the coach."""
    actor = request.actor
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = _afname(request, dossier, afname_id, TEST)
    record_look(actor, "uitslag_gelezen", dossier=dossier, onderwerp=row, categorie="L")
    conclusion = visible(actor, Testconclusie).filter(afname=row).order_by("-geschreven_op").first()
    context: dict[str, Any] = {
        "afname": blad.sheet(row, klok.today()), "uitslag": result_of(actor, row), "conclusie": conclusion,
        "open": dossier.stand != Dossier.Stand.GESLOTEN,
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "afname.html", **context)


@requires(TOEWIJZEN)
def record_result(request: Any, dossier_id: uuid.UUID, afname_id: uuid.UUID) -> HttpResponse:
    """Copy the result of a supplier, with norm and version."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_WIJZIGEN)
    row = _afname(request, dossier, afname_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    first = {"norm": row.normgroep, "versie": row.instrumentversie, "afgenomen_op": klok.today()}
    form = UitslagForm(*sent, initial=first, te_groot=getattr(request, "te_groot", ()))
    if form.is_valid() and run(
        form, lambda: uitslagen.record_result(afname=row, by=request.actor, **form.values())
    ):
        messages.success(request, _("De uitslag staat vast. De kandidaat ziet hem na de nabespreking."))
        return redirect("bureau:afname", dossier.pk, row.pk)
    code = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "afname": blad.sheet(row, klok.today()), "fout_titel": code == 422}
    return page(request, dossier, TAB, MAP + "uitslag_form.html", code=code, **context)


@requires(TOEWIJZEN)
def discuss(request: Any, dossier_id: uuid.UUID, afname_id: uuid.UUID) -> HttpResponse:
    """Record the nabespreking; from now on the kandidaat sees the result."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_WIJZIGEN)
    row = _afname(request, dossier, afname_id)
    form = BespreekForm(request.POST or None, initial={"op": klok.today()})
    back = reverse("bureau:afname", args=[dossier.pk, row.pk])
    if form.is_valid() and run(
        form, lambda: afnemen.discuss(afname=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("De nabespreking is vastgelegd. De kandidaat ziet de uitslag nu."))
        return redirect(back)
    return form_page(
        request, dossier, TAB, form, _("Nabespreking vastleggen"), _("Vastleggen"), back, uitleg=row.naam
    )


@requires(TOEWIJZEN)
def conclude(request: Any, dossier_id: uuid.UUID, afname_id: uuid.UUID) -> HttpResponse:
    """Write what a result means for work; only these words can reach a report."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_WIJZIGEN)
    row = _afname(request, dossier, afname_id)
    back = reverse("bureau:afname", args=[dossier.pk, row.pk])
    if row.besproken_op is None:
        raise DomainError("niet_besproken", _("Bespreek de uitslag eerst met de kandidaat."))
    last = visible(request.actor, Testconclusie).filter(afname=row).order_by("-geschreven_op").first()
    first = {"tekst": last.tekst, "in_rapport": last.regel_id is not None} if last else {}
    form = ConclusieForm(request.POST or None, initial=first)
    if form.is_valid() and run(
        form, lambda: uitslagen.conclude(afname=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("De conclusie is bewaard."))
        return redirect(back)
    return form_page(
        request, dossier, TAB, form, _("Conclusie schrijven"), _("Bewaren"), back, uitleg=row.naam
    )


@requires(TOEWIJZEN)
def withdraw(request: Any, dossier_id: uuid.UUID, afname_id: uuid.UUID) -> HttpResponse:
    """Take back what was given and has no result yet."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_WIJZIGEN)
    row = _afname(request, dossier, afname_id)
    if request.method == "POST":
        afnemen.withdraw(afname=row, by=request.actor)
        messages.success(request, _("Ingetrokken. De kandidaat hoeft dit niet meer te doen."))
    return redirect("bureau:orientatie", dossier.pk)
