"""The eerstejaarsevaluatie for the coach: date, decision on both tracks, agreements; and finishing it."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.documenten.evaluaties import finish_evaluatie
from wissel.dossiers.actions.feiten import preview_feit
from wissel.dossiers.models import Dossier, Eerstejaarsevaluatie
from wissel.dossiers.plichten import evaluatie as verbs
from wissel.dossiers.simulator import Vergelijking
from wissel.fouten import Changed, DomainError
from wissel.policies import Action, Denied, can, requires, visible
from wissel.trajecten.actions import klad as kladden
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page
from wissel.web.bureau.plichten.views import part
from wissel.web.shared import klad, medisch
from wissel.web.shared.evaluatie import newest, sheet
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.onderdelen.verschuiving import verschuiving
from wissel.web.shared.velden import DatumVeld

E = Eerstejaarsevaluatie
SCHRIJVEN = Action.EVALUATIE_SCHRIJVEN
KLAD = "evaluatie_coach"
KANTEN = {"werkgever": _("werkgever"), "werknemer": _("werknemer")}


def _tekst(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=8000, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )  # fmt: skip


class EvaluatieForm(ZonderMedisch):
    """Date, decision and agreements; half is fine until it is finished. `versie` is the state that was on screen."""

    LET_OP = ("toelichting_spoor1", "toelichting_spoor2", "afspraken")
    field_order = (*verbs.VELDEN, "versie", "woorden")
    versie = forms.IntegerField(widget=forms.HiddenInput)
    gehouden_op = DatumVeld(label=_("Gesprek gehouden op"), required=False)
    besluit_spoor1 = forms.ChoiceField(
        label=_("Besluit over spoor 1"),
        choices=[("", _("nog niet gekozen")), *E.Spoor1.choices],
        required=False,
    )
    toelichting_spoor1 = _tekst(_("Waarom?"))
    besluit_spoor2 = forms.ChoiceField(
        label=_("Besluit over spoor 2"),
        choices=[("", _("nog niet gekozen")), *E.Spoor2.choices],
        required=False,
    )
    toelichting_spoor2 = _tekst(
        _("Waarom? Noem het concrete perspectief als spoor 2 niet begint"),
        _("UWV vraagt hiernaar. Geen medische gegevens."),
    )
    afspraken = _tekst(_("Afspraken voor het tweede jaar"))


class NoteerForm(ZonderMedisch):
    """What employer or employee said, written down by the coach."""

    LET_OP = ("tekst",)
    field_order = ("naam", "tekst", "woorden")
    naam = forms.CharField(label=_("Wie zei dit?"), max_length=150)
    tekst = forms.CharField(
        label=_("Wat zei deze persoon?"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_("In de eigen woorden van die persoon. Er komt bij te staan dat u dit noteerde."),
    )  # fmt: skip


@requires(Action.EVALUATIE_LEZEN)
def evaluation(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The evaluation as it stands; the coach writes it here, and begins one when there is none."""
    dossier = get_dossier(request, dossier_id, Action.EVALUATIE_LEZEN)
    row = newest(request.actor, dossier.pk)
    if request.method == "POST":
        if not can(request.actor, SCHRIJVEN):
            raise Denied(SCHRIJVEN, request.actor)
        return _write(request, dossier, row)
    form = _form(request, dossier, row) if row and _may_write(request, row) else None
    return _page(request, dossier, row, form)


def _write(request: Any, dossier: Dossier, row: E | None) -> HttpResponse:
    here = redirect("bureau:evaluatie", dossier.pk)
    if row is None or "nieuw" in request.POST:
        verbs.begin(dossier=dossier, by=request.actor)
        return here
    if klad.asked(request):
        return klad.keep(request, dossier.pk, KLAD, [*verbs.VELDEN, "versie"], request.path)
    form = EvaluatieForm(request.POST)

    def save() -> None:
        data = dict(form.cleaned_data)
        try:
            verbs.save(evaluatie=row, by=request.actor, versie=data.pop("versie"), **data)
        except Changed as error:
            sent: Any = form.data
            form.data = {**sent.dict(), "versie": str(error.facts["nu"])}
            raise

    if medisch.valid(form, dossier, request.actor) and run(form, save):
        kladden.drop(dossier_id=dossier.pk, sleutel=KLAD, by=request.actor)
        messages.success(request, _t("De evaluatie is bewaard."))
        return redirect("bureau:evaluatie_vaststellen", dossier.pk) if "verder" in request.POST else here
    return _page(request, dossier, row, form)


@requires(SCHRIJVEN)
def note_view(request: Any, dossier_id: uuid.UUID, kant: str) -> HttpResponse:
    """Write down what employer or employee said."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = newest(request.actor, dossier.pk, SCHRIJVEN)
    if kant not in KANTEN or row is None or row.stand != E.Stand.CONCEPT:
        raise Http404
    name = dossier.kandidaat.naam if kant == "werknemer" else dossier.werkgever.naam
    before = {"tekst": getattr(row, f"visie_{kant}"), "naam": getattr(row, f"visie_{kant}_naam") or name}
    form = NoteerForm(request.POST or None, initial=before)
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: verbs.note_view(evaluatie=row, kant=kant, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("Genoteerd. Bij de visie staat dat u haar opschreef."))
        return redirect("bureau:evaluatie", dossier.pk)
    title = _t("Visie van de %(kant)s noteren") % {"kant": KANTEN[kant]}
    terug = reverse("bureau:evaluatie", args=[dossier.pk])
    return form_page(request, dossier, "plichten", form, title, _t("Noteren"), terug)


@requires(SCHRIJVEN)
def finish(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Show what finishing moves, and what is still needed; then finish, make the document and record the fact."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = newest(request.actor, dossier.pk, SCHRIJVEN)
    if row is None:
        raise Denied(SCHRIJVEN, request.actor)
    if row.stand == E.Stand.VASTGESTELD:
        return redirect("bureau:evaluatie", dossier.pk)
    row.dossier = dossier
    moves, wrong = _moves(dossier, row)
    if request.method == "POST" and moves is not None:
        try:
            if _confirmed(request, row, moves):
                words = _t("De evaluatie is vastgesteld. Kandidaat en opdrachtgever krijgen bericht.")
                messages.success(request, words)
                return redirect("bureau:evaluatie", dossier.pk)
        except DomainError as error:
            wrong = error.message
    context: dict[str, Any] = {
        "evaluatie": sheet(request.actor, row, "werkgever"), "visies": _views(row), "ontbreekt": verbs.missing(row),
         "blad": verschuiving(moves) if moves else None, "inhoud_sha256": verbs.content_sha256(row),
        "merk": moves.merk if moves else "", "fout": wrong, "terug": reverse("bureau:evaluatie", args=[dossier.pk]),
    }  # fmt: skip
    code = 422 if request.method == "POST" else 200
    return part(request, dossier, "evaluatie", "evaluatie_vaststellen.html", code=code, **context)


def _moves(dossier: Dossier, row: E) -> tuple[Vergelijking | None, str]:
    """What recording the day of the talk would move, or why that day cannot be; nothing without a day."""
    if row.gehouden_op is None:
        return None, ""
    try:
        return preview_feit(dossier=dossier, pad=verbs.PAD, waarde=verbs.fact_of(row), today=klok.today()), ""
    except DomainError as error:
        return None, error.message


def _confirmed(request: Any, row: E, moves: Vergelijking) -> bool:
    """Finish when what was on screen is what holds now; False to show it once more."""
    if verbs.missing(row) or request.POST.get("datums_gezien") != moves.merk:
        return False
    seen = request.POST.get("inhoud_sha256", "")
    with transaction.atomic():
        finish_evaluatie(evaluatie=row, by=request.actor, inhoud_sha256=seen)
    return True


def _may_write(request: Any, row: E) -> bool:
    return row.stand == E.Stand.CONCEPT and can(request.actor, SCHRIJVEN)


def _form(request: Any, dossier: Dossier, row: E) -> EvaluatieForm:
    """What was kept while typing, unless somebody saved since."""
    initial: dict[str, Any] = {name: getattr(row, name) for name in verbs.VELDEN} | {"versie": row.versie}
    kept = klad.read(request.actor, dossier.pk, KLAD)
    if kept.get("versie") == str(row.versie):
        initial |= {name: kept[name] for name in verbs.VELDEN if name in kept}
    return EvaluatieForm(initial=initial)


def _page(request: Any, dossier: Dossier, row: E | None, form: Any) -> HttpResponse:
    finished = (
        visible(request.actor, E).filter(dossier=dossier, stand=E.Stand.VASTGESTELD).order_by("-nummer")
    )
    context: dict[str, Any] = {
        "evaluatie": row, "form": form, "klaar": list(finished), "mag_schrijven": can(request.actor, SCHRIJVEN),
        "visies": _views(row) if row else (),
    }  # fmt: skip
    code = status(form) if form else 200
    return part(request, dossier, "evaluatie", "evaluatie.html", code=code, **context)


def _views(row: E) -> list[dict[str, Any]]:
    return [
        {
            "kant": kant, "label": label, "tekst": getattr(row, f"visie_{kant}"),
            "naam": getattr(row, f"visie_{kant}_naam"), "op": getattr(row, f"visie_{kant}_op"),
            "zelf": getattr(row, f"visie_{kant}_wijze") == E.Wijze.ZELF,
        }
        for kant, label in KANTEN.items()
    ]  # fmt: skip
