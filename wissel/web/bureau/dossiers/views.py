"""Opening a dossier, its overview, dates, parties, hand-over and BSN."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.actions import openen
from wissel.dossiers.models import Berekening
from wissel.dossiers.vragen import open_questions
from wissel.dossiers.ziekteweek import week_on
from wissel.mensen.bsn import record_bsn, reveal_bsn
from wissel.policies import Action, can, requires, visible
from wissel.web.bureau.dossiers import blad, forms, overzicht
from wissel.web.bureau.dossiers.kop import dossier_kop, get_dossier
from wissel.web.bureau.taaklinks.weergave import card
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.rechten import rights_in
from wissel.web.shared.uwvstappen import uwv_rows

MAP = "bureau/dossiers/"


@requires(Action.DOSSIER_MAKEN)
def new(request: Any) -> HttpResponse:
    """A new kandidaat with parties and, when known, the first sick day."""
    form = forms.DossierForm(request.POST or None, actor=request.actor, initial={"sleutel": uuid.uuid4()})
    made: list[Any] = []
    if form.is_valid() and run(form, lambda: made.append(_open(request.actor, form.cleaned_data))):
        messages.success(request, _("Het dossier is geopend."))
        return redirect("bureau:dossier", made[0].pk)
    context = {"form": form, "actief": "kandidaten", "fout_titel": bool(form.errors)}
    return render(request, MAP + "nieuw.html", context, status=status(form))


def _open(actor: Any, data: dict[str, Any]) -> Any:
    """The dossier of this form; the same form sent twice gives the same one."""
    person = {name: data[name] for name in ("voornaam", "tussenvoegsel", "achternaam", "email", "telefoon")}
    coach = data["coach"]
    if coach is None and actor.rol == "coach":
        coach = forms.mensen(actor, "coach").filter(pk=actor.persoon_id).first()
    names = ("werkgever", "betaler", "functie", "uren_per_week", "arbodienst", "jobhunter", "opdrachtgever")
    return openen.open_for_new_kandidaat(
        by=actor, sleutel=data["sleutel"] or uuid.uuid4(), kandidaat={**person, "taal": data["taal"] or "nl"},
        nieuwe_opdrachtgever=data["nieuwe_opdrachtgever"], coach=coach, eerste_ziektedag=data["eerste_dag"],
        **{name: data[name] for name in names},
    )  # fmt: skip


@requires(Action.DOSSIER_LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The front page of a dossier."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN, kop=True)
    today = klok.today()
    week = week_on(dossier.eerste_ziektedag, dossier.niet_geteld, today)
    context: dict[str, Any] = {
        "blad": overzicht.overview(request.actor, dossier, today),
        "rechten": rights_in(week, "kandidaat", "werkgever") if dossier.gesloten_op is None else None,
        "wia": overzicht.wia_progress(request.actor, dossier, week),
    }
    return page(request, dossier, "overzicht", "overzicht.html", **context)


@requires(Action.DATUMS_LEZEN)
def dates(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Every date with its sum, rule, source and kind of rule."""
    dossier = get_dossier(request, dossier_id, Action.DATUMS_LEZEN)
    context: dict[str, Any] = {
        "datums": blad.date_rows(request.actor, dossier),
        "bewijs": blad.receipt(request.actor, dossier),
        "uwvstappen": uwv_rows(request.actor, dossier.pk),
        "open": open_questions(visible(request.actor, Berekening).filter(dossier=dossier)),
        "mag_feit": can(request.actor, Action.FEIT_VASTLEGGEN),
        "leeg": _("Er zijn nog geen datums. Leg eerst de eerste ziektedag vast."),
        "feit_url": reverse("bureau:feit", args=[dossier.pk, "ziekteperioden"]),
        "feit_knop": _("Eerste ziektedag vastleggen"),
    }
    if can(request.actor, Action.FEIT_VASTLEGGEN):
        context["uwv_url"] = reverse("bureau:uwvstap", args=[dossier.pk])
    if can(request.actor, Action.SIMULATIE_MAKEN):
        context["simulator_url"] = reverse("bureau:simulator", args=[dossier.pk])
    return page(request, dossier, "datums", "datums.html", **context)


@requires(Action.DOSSIER_LEZEN)
def parties(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Who takes part, with the fixed coaches over time."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    actor = request.actor
    context: dict[str, Any] = {
        "partijen": blad.parties(dossier),
        "gegevens": blad.details(dossier),
        "toewijzingen": blad.assignments(actor, dossier),
        "mag_wijzigen": can(actor, Action.DOSSIER_WIJZIGEN),
        "mag_overdragen": can(actor, Action.DOSSIER_TOEWIJZEN),
        "mag_uitnodigen": can(actor, Action.KANDIDAAT_UITNODIGEN),
        "kandidaat_id": dossier.kandidaat_id,
        "mag_bsn": can(actor, Action.BSN_TONEN),
        "kaart": card(actor, dossier, _("Vragen aan deskundigen")),
    }
    return page(request, dossier, "partijen", "partijen.html", **context)


@requires(Action.DOSSIER_WIJZIGEN)
def change_parties(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Change parties and plain fields, unless somebody else just did."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_WIJZIGEN)
    initial = {name: getattr(dossier, name) for name in forms.PartijenForm.base_fields}
    form = forms.PartijenForm(request.POST or None, actor=request.actor, initial=initial)
    notes: list[dict[str, str]] = []

    def change() -> None:
        data = dict(form.cleaned_data)
        openen.change_dossier(dossier=dossier, by=request.actor, versie=data.pop("versie"), **data)

    if form.is_valid():
        notes = form.changed_meanwhile(dossier)
        if run(form, change):
            messages.success(request, _("De gegevens zijn gewijzigd."))
            return redirect("bureau:partijen", dossier.pk)
    context = {
        "titel": _("Partijen en gegevens wijzigen"), "knop": _("Opslaan"), "letop": notes,
        "terug": reverse("bureau:partijen", args=[dossier.pk]), "form": form,
    }  # fmt: skip
    return page(
        request, dossier, "partijen", "formulier.html", code=409 if notes else status(form), **context
    )


@requires(Action.DOSSIER_TOEWIJZEN)
def hand_over(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Another fixed coach or jobhunter, with reason and note."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_TOEWIJZEN)
    form = forms.OverdrachtForm(
        request.POST or None, actor=request.actor, taal=dossier.kandidaat.taal, initial={"op": klok.today()}
    )

    def assign() -> None:
        data = form.cleaned_data
        openen.assign(
            dossier=dossier, persoon=data["persoon"], rol=data["rol"], by=request.actor, reden=data["reden"],
            overdracht=data["overdracht"], on=data["op"],
        )  # fmt: skip

    if form.is_valid() and run(form, assign):
        messages.success(request, _("Het dossier is overgedragen. Beide begeleiders krijgen bericht."))
        return redirect("bureau:kandidaten")
    terug = reverse("bureau:partijen", args=[dossier.pk])
    return form_page(request, dossier, "partijen", form, _("Dossier overdragen"), _("Overdragen"), terug)


@requires(Action.BSN_TONEN, confirmed=True)
def bsn(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Show the BSN with a reason, or record it; shown once and not cached."""
    dossier = get_dossier(request, dossier_id, Action.BSN_TONEN)
    what = request.POST.get("wat")
    show = forms.BsnToonForm(request.POST if what == "tonen" else None)
    store = forms.BsnForm(request.POST if what == "vastleggen" else None)
    person, found = dossier.kandidaat, []
    if show.is_valid():
        reason = show.cleaned_data["reden"]
        run(
            show,
            lambda: found.append(reveal_bsn(persoon=person, by=request.actor, reden=reason, dossier=dossier)),
        )
    if store.is_valid() and can(request.actor, Action.BSN_VASTLEGGEN):
        number = store.cleaned_data["bsn"]
        if run(store, lambda: record_bsn(persoon=person, nummer=number, by=request.actor, dossier=dossier)):
            messages.success(request, _("Het nummer is vastgelegd."))
            return redirect("bureau:bsn", dossier.pk)
    context = {
        "toon": show,
        "leg": store,
        "nummer": found[0] if found else "",
        "aanwezig": bool(person.bsn_versleuteld),
    }
    return page(request, dossier, "partijen", "bsn.html", code=max(status(show), status(store)), **context)


def page(
    request: Any, dossier: Any, tab: str, template: str, *, code: int = 200, **context: Any
) -> HttpResponse:
    """A page of one dossier, with header and tabs."""
    base = {
        "kop": dossier_kop(request.actor, dossier),
        "tab": tab,
        "actief": "kandidaten",
        "fout_titel": code == 422,
    }
    name = template if "/" in template else MAP + template
    return render(request, name, {**base, **context}, status=code)


def form_page(
    request: Any, dossier: Any, tab: str, form: Any, titel: str, knop: str, terug: str, **context: Any
) -> HttpResponse:
    """A page with one form."""
    context = {"form": form, "titel": titel, "knop": knop, "terug": terug, **context}
    return page(request, dossier, tab, "formulier.html", code=status(form), **context)
