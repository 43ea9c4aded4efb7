"""Questionnaires of the kandidaat: one question a page, kept at once, with room to skip, stop and go on later."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.opmaak import tijd
from wissel.orientatie.actions import afnemen
from wissel.orientatie.models import Afname
from wissel.policies import Action, get_visible
from wissel.web.kandidaat import vragenlijstblad as blad
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.vragenlijstvormen import AntwoordForm
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.uitslagen import measures_of, result_of

INVULLEN = Action.VRAGENLIJST_INVULLEN


def _dossier(request: Any, dossier: MijnDossier) -> Dossier:
    return get_visible(request.actor, Dossier, INVULLEN, pk=dossier.id)


def _afname(request: Any, dossier: MijnDossier, afname_id: uuid.UUID) -> Afname:
    rows = {"dossier_id": dossier.id, "pk": afname_id, "ingetrokken_op__isnull": True}
    return get_visible(request.actor, Afname, INVULLEN, **rows)


@own_page(INVULLEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What to fill in, how things go by the own measures, and results."""
    context: dict[str, Any] = {
        "lijsten": blad.overview(request.actor, dossier.id),
        "metingen": measures_of(request.actor, dossier.id),
        "gedeeld": blad.shared(request.actor, dossier.id),
    }
    return show(request, dossier, "vragenlijsten.html", **context)


@own_page(INVULLEN, actief="werk")
def measure(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Begin a self-measure, or go on with the one that was begun."""
    if request.method != "POST":
        return redirect("kandidaat:vragenlijsten")
    row = afnemen.start_measure(dossier=_dossier(request, dossier), by=request.actor)
    return redirect("kandidaat:vragenlijst", row.pk)


@own_page(INVULLEN, actief="werk", intrekken=True)
def share(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Let the coach read the own measures, or no longer; it holds at once."""
    if request.method == "POST":
        on = request.POST.get("delen") == "ja"
        afnemen.share_measures(dossier=_dossier(request, dossier), aan=on, by=request.actor)
        words = _("Uw coach kan uw metingen nu lezen.")
        off = _("Uw coach kan uw metingen niet meer lezen.")
        messages.success(request, words if on else off)
    return redirect(reverse("kandidaat:vragenlijsten") + "#meting-t")


@own_page(INVULLEN, actief="werk")
def start(request: Any, dossier: MijnDossier, afname_id: uuid.UUID) -> HttpResponse:
    """What this questionnaire is about, how long it takes and who reads the result."""
    row = _afname(request, dossier, afname_id)
    if row.ingevuld_op is not None or row.afgenomen_op is not None:
        return _seen(request, dossier, row)
    return show(request, dossier, "vragenlijst.html", lijst=blad.sheet(request.actor, row))


def _seen(request: Any, dossier: MijnDossier, row: Afname) -> HttpResponse:
    found = result_of(request.actor, row)
    answers = blad.answers(request.actor, row)
    context: dict[str, Any] = {"uitslag": found, "naam": row.naam, "antwoorden": answers, "prive": row.prive}
    return show(request, dossier, "vragenlijst_uitslag.html", **context)


@own_page(INVULLEN, actief="werk")
def question(request: Any, dossier: MijnDossier, afname_id: uuid.UUID, vraag: int) -> HttpResponse:
    """One question. The answer is kept when it is chosen; without script the button keeps it."""
    row = _afname(request, dossier, afname_id)
    if row.ingevuld_op is not None or row.versie is None:
        return redirect("kandidaat:vragenlijst", row.pk)
    lijst = afnemen.questions(row)
    if not 1 <= vraag <= len(lijst.items):
        return redirect("kandidaat:vragenlijst_klaar", row.pk)
    shown = blad.question(request.actor, row, lijst, vraag)
    if request.method == "POST":
        return _answered(request, dossier, row, shown)
    return _ask(request, dossier, shown, AntwoordForm(vraag=shown))


def _answered(request: Any, dossier: MijnDossier, row: Afname, shown: blad.Vraag) -> HttpResponse:
    skip, later = "sla_over" in request.POST, request.POST.get("bewaren") == "concept"
    form = AntwoordForm(request.POST, vraag=shown, mag_leeg=skip or later)
    if not form.is_valid():
        return _ask(request, dossier, shown, form)
    value = None if skip else form.cleaned_data["antwoord"]
    place = shown.nummer if later else shown.nummer + 1

    def keep() -> None:
        if value or not later:
            afnemen.answer(afname=row, vraag=shown.sleutel, waarde=value, plaats=place, by=request.actor)

    if not run(form, keep):
        return _ask(request, dossier, shown, form)
    if later:
        return _kept(request)
    return redirect("kandidaat:vragenlijst_vraag", row.pk, place)


def _kept(request: Any) -> HttpResponse:
    words = _("Bewaard om %(tijd)s") % {"tijd": tijd(klok.now())}
    if request.headers.get("X-Wissel-Autosave"):
        return HttpResponse(words, content_type="text/plain; charset=utf-8")
    messages.success(request, _("%(bewaard)s. U kunt later verder.") % {"bewaard": words})
    return redirect("kandidaat:vragenlijsten")


def _ask(request: Any, dossier: MijnDossier, shown: blad.Vraag, form: Any) -> HttpResponse:
    return show(request, dossier, "vragenlijst_vraag.html", code=status(form), vraag=shown, form=form)


@own_page(INVULLEN, actief="werk")
def done(request: Any, dossier: MijnDossier, afname_id: uuid.UUID) -> HttpResponse:
    """The last page: what was skipped, and handing in."""
    row = _afname(request, dossier, afname_id)
    if row.ingevuld_op is not None or row.versie is None:
        return redirect("kandidaat:vragenlijst", row.pk)
    if request.method == "POST":
        afnemen.finish(afname=row, by=request.actor)
        messages.success(request, _("Ingeleverd. Dank u wel."))
        return redirect("kandidaat:vragenlijst", row.pk)
    return show(request, dossier, "vragenlijst_klaar.html", klaar=blad.ending(request.actor, row))


L = "werk/vragenlijsten/"
paden = [
    path(L, overview, name="vragenlijsten"),
    path(L + "meting/", measure, name="meting"),
    path(L + "meting/delen/", share, name="meting_delen"),
    path(L + "<uuid:afname_id>/", start, name="vragenlijst"),
    path(L + "<uuid:afname_id>/vraag/<int:vraag>/", question, name="vragenlijst_vraag"),
    path(L + "<uuid:afname_id>/klaar/", done, name="vragenlijst_klaar"),
]
