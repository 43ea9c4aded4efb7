"""Reports on screen: the list, the editor, the text to check, and the steps from draft to sent."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.documenten import actions as documenten
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.opmaak import tijd
from wissel.policies import Action, can, get_visible, requires
from wissel.trajecten.actions import rapport as verbs
from wissel.trajecten.actions.privacy import report_findings
from wissel.trajecten.actions.privacystukken import answer_report
from wissel.trajecten.models import Rapportage
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.rapportage import benaderd, rapportblad, sollicitatiecijfers
from wissel.web.bureau.rapportage.forms import RapportForm, VersieForm
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status

MAP = "bureau/rapportage/"
LEZEN, SCHRIJVEN = Action.RAPPORT_LEZEN, Action.RAPPORT_SCHRIJVEN


@requires(LEZEN)
def reports(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Every report of a dossier: planned, in hand, sent."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    rows = rapportblad.listing(request.actor, dossier)
    return page(request, dossier, "rapporten", MAP + "rapporten.html", rapporten=rows)


@requires(LEZEN)
def report(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """The editor of a draft for who writes it; the text as it stands for everyone else and ever after."""
    dossier, row = _find(request, dossier_id, rapport_id, LEZEN)
    if request.method == "POST":
        return _save(request, dossier, row)
    return _show(request, dossier, row)


@requires(SCHRIJVEN)
def check(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """The draft as the kandidaat will read it, with each sentence leading to its source."""
    dossier, row = _find(request, dossier_id, rapport_id, SCHRIJVEN)
    return _reading(request, dossier, row)


@requires(SCHRIJVEN)
def autosave(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Keep the draft while somebody types; says so in a few words."""
    _dossier, row = _find(request, dossier_id, rapport_id, SCHRIJVEN)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = RapportForm(request.POST)
    if not form.is_valid():
        words = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"stand": _("Nog niet bewaard.") + " " + words}, status=422)
    try:
        with transaction.atomic():
            row = _keep(request, row, form)
    except Changed as error:
        html = render_to_string(MAP + "botsing.html", {"botsing": _collision(error)}, request)
        return JsonResponse({"stand": _("Nog niet bewaard: zie hieronder."), "botsing": html}, status=409)
    except DomainError as error:
        return JsonResponse({"stand": _("Nog niet bewaard.") + " " + error.message}, status=409)
    words = _("Bewaard om %(tijd)s") % {"tijd": tijd(klok.now())}
    return JsonResponse({"stand": words, "toon": {"id_slot": row.slot}})


@requires(SCHRIJVEN)
def start(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Begin a draft from the log."""
    return _step(
        request, dossier_id, rapport_id, verbs.start_draft, _("Het verslag staat klaar om te schrijven.")
    )


@requires(SCHRIJVEN)
def to_kandidaat(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Lay the report before the kandidaat."""
    words = _("Het verslag ligt bij de kandidaat. U krijgt bericht van de reactie.")
    return _step(request, dossier_id, rapport_id, documenten.to_kandidaat_rapport, words)


@requires(SCHRIJVEN)
def take_back(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Take the report back from the kandidaat to change it."""
    words = _("U kunt het verslag weer wijzigen. Leg het daarna opnieuw aan de kandidaat voor.")
    return _step(request, dossier_id, rapport_id, verbs.take_back, words)


@requires(SCHRIJVEN)
def words(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Keep what was chosen for words that seem medical; then the check again."""
    dossier, row = _find(request, dossier_id, rapport_id, SCHRIJVEN)
    if request.method == "POST":
        stay, change = medisch.chosen(request.POST, report_findings(row))
        answer_report(verslag=row, blijft=stay, anders=change, by=request.actor)
        if change:
            messages.success(request, _("De zin is vervangen. Vul in wat bij de puntjes hoort."))
            return redirect("bureau:rapport", dossier.pk, row.pk)
    return redirect("bureau:rapport_nakijken", dossier.pk, row.pk)


@requires(SCHRIJVEN)
def freeze(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Fix the report and make its document."""
    words = _("Het verslag is vastgesteld. Het verandert niet meer.")
    return _step(request, dossier_id, rapport_id, documenten.freeze_rapport, words)


@requires(SCHRIJVEN)
def send(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Send the frozen report to kandidaat and opdrachtgever."""
    words = _("Het verslag is verstuurd aan kandidaat en opdrachtgever.")
    return _step(request, dossier_id, rapport_id, documenten.send_rapport, words)


@requires(SCHRIJVEN)
def new_version(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Open a better version of a frozen report, with the reason."""
    dossier, row = _find(request, dossier_id, rapport_id, SCHRIJVEN)
    form = VersieForm(request.POST or None)
    made: list[Rapportage] = []

    def verb() -> None:
        made.append(verbs.correct(rapport=row, by=request.actor, reden=form.cleaned_data["reden"]))

    if form.is_valid() and run(form, verb):
        messages.success(
            request, _("De nieuwe versie staat klaar. De vorige blijft gelden tot deze verstuurd is.")
        )
        return redirect("bureau:rapport", dossier.pk, made[0].pk)
    title = _("Nieuwe versie van rapportage %(nummer)s") % {"nummer": row.nummer}
    back = reverse("bureau:rapport", args=[dossier.pk, row.pk])
    return form_page(request, dossier, "rapporten", form, title, _("Nieuwe versie maken"), back)


def _save(request: Any, dossier: Dossier, row: Rapportage) -> HttpResponse:
    """Keep the form, then do what the button asks: stay, fetch from the log, or go on to the check."""
    row = get_visible(request.actor, Rapportage, SCHRIJVEN, pk=row.pk)
    form: Any = RapportForm(request.POST)
    collision: list[dict[str, Any]] = []
    counted: list[bool] = []

    def keep() -> None:
        try:
            fresh = _keep(request, row, form)
        except Changed as error:
            collision.extend(_collision(error)["velden"])
            form.data = {**form.data.dict(), "slot": str(error.facts["slot"])}
            raise
        if request.POST.get("doe") == "logboek":
            verbs.refresh_draft(rapport=fresh, by=request.actor)
        elif request.POST.get("doe") == "cijfers":
            counted.append(sollicitatiecijfers.add(request.actor, fresh))
        elif request.POST.get("doe") == "benaderd":
            benaderd.add(request.actor, fresh)

    if form.is_valid() and run(form, keep):
        return _after_save(request, dossier, row, "geen_cijfers" if counted == [False] else "")
    return _editor(request, dossier, row, form, botsing={"velden": collision} if collision else None)


def _after_save(request: Any, dossier: Dossier, row: Rapportage, wish: str = "") -> HttpResponse:
    wish = wish or request.POST.get("doe", "")
    if wish == "nakijken":
        return redirect("bureau:rapport_nakijken", dossier.pk, row.pk)
    words = {
        "logboek": _("De nieuwe regels uit het logboek staan erbij."),
        "cijfers": _("De aantallen staan bij Voortgang. Wijzig de zin gerust."),
        "geen_cijfers": _("In deze periode staan geen sollicitaties of contacten."),
        "benaderd": _("Het aantal staat bij Voortgang. Wijzig de zin gerust."),
    }
    messages.success(request, words.get(wish, _("Het verslag is bewaard.")))
    return redirect("bureau:rapport", dossier.pk, row.pk)


def _keep(request: Any, row: Rapportage, form: RapportForm) -> Rapportage:
    return verbs.save_draft(
        rapport=row, by=request.actor, slot=form.cleaned_data["slot"], **form.verb_values()
    )


def _collision(error: Changed) -> dict[str, Any]:
    """The other's text beside each field that differs."""
    labels = {name: field.label for name, field in RapportForm.base_fields.items()}
    return {"velden": [{"label": labels[name], "tekst": text} for name, text in error.facts["nu"].items()]}


def _show(request: Any, dossier: Dossier, row: Rapportage, **context: Any) -> HttpResponse:
    """The editor while it is a draft of who writes it; else the text."""
    if row.stand == Rapportage.Stand.CONCEPT and can(request.actor, SCHRIJVEN):
        return _editor(request, dossier, row, RapportForm(initial=RapportForm.initial_of(row)), **context)
    return _reading(request, dossier, row, **context)


def _editor(
    request: Any, dossier: Dossier, row: Rapportage, form: RapportForm, botsing: Any = None, **context: Any
) -> HttpResponse:
    typed = {
        name: form[name].value() or "" for name in ("voortgang", "werkwijze", "samenwerking", "vooruitblik")
    }
    blad = rapportblad.build(request.actor, dossier, row, typed)
    base = {
        "blad": blad, "form": form, "botsing": botsing, "delen": [(deel, form[deel.sleutel]) for deel in blad.delen],
        "bewaren_url": reverse("bureau:rapport_bewaren", args=[dossier.pk, row.pk]),
        "benaderd": benaderd.numbers(request.actor, row), "benaderd_zin": benaderd.words(request.actor, row),
        "code": 409 if botsing else status(form),
        "mag_sollicitaties": can(request.actor, Action.SOLLICITATIE_LEZEN),
    }  # fmt: skip
    return page(request, dossier, "rapporten", MAP + "rapport_schrijven.html", **{**base, **context})


def _reading(request: Any, dossier: Dossier, row: Rapportage, **context: Any) -> HttpResponse:
    blad = rapportblad.build(request.actor, dossier, row)
    may = can(request.actor, SCHRIJVEN)
    return page(request, dossier, "rapporten", MAP + "rapport.html", blad=blad, mag_schrijven=may, **context)


def _step(
    request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID, verb: Callable[..., Any], words: str
) -> HttpResponse:
    """One step of a report; a refusal shows the page with what is missing."""
    dossier, row = _find(request, dossier_id, rapport_id, SCHRIJVEN)
    if request.method == "POST":
        try:
            with transaction.atomic():
                verb(rapport=row, by=request.actor)
        except DomainError as error:
            return _show(request, dossier, row, weigering=error.message, code=409)
        messages.success(request, words)
    return redirect("bureau:rapport", dossier.pk, row.pk)


def _find(
    request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID, action: Action
) -> tuple[Dossier, Rapportage]:
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    return dossier, get_visible(request.actor, Rapportage, action, dossier=dossier, pk=rapport_id)
