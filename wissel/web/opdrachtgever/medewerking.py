"""Working together as the employer sees it: facts with answers, the ladder explained, and the employer's own steps.

Facts and steps are read by every opdrachtgever of the case; only the employer itself prepares and decides a step. The
page explains what each step needs and what follows, warns about what was skipped, and proposes nothing.
"""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.logbook.actions import record_look
from wissel.medewerking import brief, ladder
from wissel.medewerking.actions import feiten, stappen
from wissel.medewerking.models import Medewerkingsfeit, Werkgeversstap
from wissel.policies import Action, Denied, can, get_visible, visible
from wissel.web.opdrachtgever import medewerkingsvormen, weergave
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.shared import medewerking, medisch
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medewerkingsvormen import FeitForm, RedenForm

LEZEN, VASTLEGGEN, ZETTEN = (
    Action.MEDEWERKING_LEZEN,
    Action.MEDEWERKING_VASTLEGGEN,
    Action.WERKGEVERSSTAP_ZETTEN,
)
HIER = "opdrachtgever:medewerking"


@client_page(LEZEN, actief="medewerkers")
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Facts, objections, steps and the ladder with its explanation."""
    actor, today = request.actor, klok.today()
    row = get_dossier(request, dossier_id, LEZEN)
    record_look(actor, "medewerking_gelezen", dossier=row, categorie="I")
    decides = can(actor, ZETTEN, row)
    found = medewerking.steps(actor, row.pk, today)
    context: dict[str, Any] = {
        "kop": weergave.sheet(actor, row, today),
        "feiten": medewerking.facts(actor, row.pk, today),
        "eigen": medewerking.mine(actor, row.pk),
        "tegenwerpingen": medewerking.objections(actor, row.pk, today),
        "stappen": [each for each in found if not each.concept],
        "concepten": [each for each in found if each.concept],
        "treden": medewerkingsvormen.rungs(found),
        "verschillen": ladder.verschillen(),
        "oordeel": ladder.oordeel(),
        "opzegverbod": medewerking.protection(actor, row.pk),
        "mag_zetten": decides,
    }
    return show(request, "medewerking.html", **context)


@client_page(VASTLEGGEN, actief="medewerkers")
def new_fact(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Write down a fact of the employer's own."""
    row = get_dossier(request, dossier_id, VASTLEGGEN)
    form = FeitForm(request.POST or None, initial={"dag": klok.today()})

    def verb() -> None:
        feiten.record_fact(dossier=row, by=request.actor, bron="beschreven", **form.cleaned_data)

    if medisch.valid(form, row, request.actor) and run(form, verb):
        messages.success(
            request, _("Het feit is vastgelegd. Uw medewerker krijgt bericht en kan antwoorden.")
        )
        return redirect(HIER, row.pk)
    words = _(
        "Uw medewerker en de coach lezen dit ook. De woorden veranderen daarna niet meer; "
        "uw medewerker zet er een eigen antwoord naast."
    )
    return form_page(request, row, form, _("Feit vastleggen"), _("Vastleggen"), words)


def form_page(
    request: Any, row: Dossier, form: Any, titel: str, knop: str, uitleg: str = "", **more: Any
) -> HttpResponse:
    """A page with one form about working together."""
    kop = weergave.sheet(request.actor, row, klok.today())
    context = {"kop": kop, "form": form, "titel": titel, "knop": knop, "uitleg": uitleg, **more}
    context.setdefault("terug", reverse(HIER, args=[row.pk]))
    return show(request, "medewerking_formulier.html", code=status(form), **context)


def _fact(request: Any, row: Dossier, medewerkingsfeit_id: uuid.UUID) -> Medewerkingsfeit:
    return get_visible(request.actor, Medewerkingsfeit, VASTLEGGEN, dossier=row, pk=medewerkingsfeit_id)


@client_page(VASTLEGGEN, actief="medewerkers")
def close(request: Any, dossier_id: uuid.UUID, medewerkingsfeit_id: uuid.UUID) -> HttpResponse:
    """Close an own fact on which the werknemer was heard."""
    row = get_dossier(request, dossier_id, VASTLEGGEN)
    feit = _fact(request, row, medewerkingsfeit_id)
    if request.method == "POST":
        done = feiten.close_fact(feit=feit, by=request.actor)
        words = _("Het feit is afgesloten. %(waarom)s.") % {"waarom": done.get_afsluiting_display()}
        messages.success(request, words)
    return redirect(HIER, row.pk)


@client_page(VASTLEGGEN, actief="medewerkers")
def withdraw(request: Any, dossier_id: uuid.UUID, medewerkingsfeit_id: uuid.UUID) -> HttpResponse:
    """Take an own fact back that is not right, with why."""
    row = get_dossier(request, dossier_id, VASTLEGGEN)
    feit = _fact(request, row, medewerkingsfeit_id)
    form = RedenForm(request.POST or None)
    if medisch.valid(form, row, request.actor) and run(
        form, lambda: feiten.withdraw_fact(feit=feit, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Het feit is ingetrokken. Uw medewerker krijgt bericht."))
        return redirect(HIER, row.pk)
    return form_page(request, row, form, _("Feit intrekken"), _("Intrekken"), feit.gebeurd)


@client_page(ZETTEN, actief="medewerkers")
def new_step(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Begin a step: which facts it rests on, what is asked and by when. Nothing is sent yet."""
    row = get_dossier(request, dossier_id, ZETTEN)
    kind = ladder.soorten().get(request.GET.get("soort", ""))
    if kind is None:
        return redirect(HIER, row.pk)
    form = medewerkingsvormen.StapForm(
        request.POST or None, soort=kind, feiten=medewerkingsvormen.choices(request.actor, row.pk)
    )
    made: list[Werkgeversstap] = []
    if medisch.valid(form, row, request.actor) and run(
        form, lambda: made.append(_prepare(request, row, kind, form))
    ):
        return redirect("opdrachtgever:werkgeversstap", row.pk, made[0].pk)
    return _step_form(request, row, kind, form)


def _prepare(
    request: Any, row: Dossier, kind: ladder.Soort, form: Any, known: Werkgeversstap | None = None
) -> Werkgeversstap:
    data = dict(form.cleaned_data)
    chosen = visible(request.actor, Medewerkingsfeit).filter(dossier=row, pk__in=data.pop("feiten", []))
    if known is not None:
        data |= {"sleutel": known.sleutel}
    return stappen.prepare_step(
        dossier=row, by=request.actor, soort=kind.sleutel, feiten=list(chosen), **data
    )


def _step_form(request: Any, row: Dossier, kind: ladder.Soort, form: Any) -> HttpResponse:
    trede = next((each for each in ladder.treden() if each.sleutel == kind.trede), None)
    words = _("Dit is een concept van uw organisatie. Er gaat nog niets naar uw medewerker.")
    return form_page(request, row, form, kind.naam, _("Verder"), words, trede=trede)


def _step(request: Any, row: Dossier, werkgeversstap_id: uuid.UUID, action: Action) -> Werkgeversstap:
    rows = visible(request.actor, Werkgeversstap, action).select_related(
        "dossier__kandidaat", "dossier__werkgever", "document"
    )
    found = rows.filter(dossier=row, pk=werkgeversstap_id).first()
    if found is None:
        raise Denied(action, request.actor)
    return found


@client_page(ZETTEN, actief="medewerkers")
def change_step(request: Any, dossier_id: uuid.UUID, werkgeversstap_id: uuid.UUID) -> HttpResponse:
    """Change what a concept asks."""
    row = get_dossier(request, dossier_id, ZETTEN)
    stap = _step(request, row, werkgeversstap_id, ZETTEN)
    kind = ladder.soorten()[stap.soort]
    if stap.vastgesteld_op:
        return redirect("opdrachtgever:werkgeversstap", row.pk, stap.pk)
    form = medewerkingsvormen.StapForm(
        request.POST or None, soort=kind, feiten=medewerkingsvormen.choices(request.actor, row.pk),
        initial=medewerkingsvormen.initial_of(stap),
    )  # fmt: skip
    if medisch.valid(form, row, request.actor) and run(
        form, lambda: _prepare(request, row, kind, form, stap)
    ):
        return redirect("opdrachtgever:werkgeversstap", row.pk, stap.pk)
    return _step_form(request, row, kind, form)


@client_page(ZETTEN, actief="medewerkers")
def step(request: Any, dossier_id: uuid.UUID, werkgeversstap_id: uuid.UUID) -> HttpResponse:
    """A step: as a concept with its letter to read and change, afterwards as it was decided."""
    row = get_dossier(request, dossier_id, ZETTEN)
    stap = _step(request, row, werkgeversstap_id, ZETTEN)
    first = {"tekst": stap.tekst, "versie": stap.versie}
    form = medewerkingsvormen.BriefForm(request.POST or None, initial=first)
    if medisch.valid(form, row, request.actor) and run(
        form, lambda: stappen.rewrite_letter(stap=stap, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Bewaard. Hieronder staat de brief zoals hij nu is."))
        return redirect("opdrachtgever:werkgeversstap", row.pk, stap.pk)
    besluit = medewerkingsvormen.BesluitForm(initial=first, waarschuwingen=_warn(stap))
    return step_page(request, row, stap, form, besluit)


def _warn(stap: Werkgeversstap) -> list[Any]:
    return [] if stap.vastgesteld_op else stappen.warnings_of(stap)


def step_page(request: Any, row: Dossier, stap: Werkgeversstap, form: Any, besluit: Any) -> HttpResponse:
    """The page of one step with its letter and, for a concept, the decision."""
    actor, kind = request.actor, ladder.soorten()[stap.soort]
    feitbladen = stappen.facts_of(stap)
    context: dict[str, Any] = {
        "kop": weergave.sheet(actor, row, klok.today()),
        "stap": medewerking.step(stap, feitbladen),
        "trede": next((each for each in ladder.treden() if each.sleutel == kind.trede), None),
        "brief": brief.preview(stap, feitbladen, actor)
        if kind.brief and stap.vastgesteld_op is None
        else None,
        "form": form,
        "besluit": besluit,
        "oudste": min((each.dag for each in feitbladen), default=None),
    }
    return show(request, "werkgeversstap.html", code=max(status(form), status(besluit)), **context)


@client_page(ZETTEN, actief="medewerkers")
def decide(request: Any, dossier_id: uuid.UUID, werkgeversstap_id: uuid.UUID) -> HttpResponse:
    """The employer decides, after reading what it was warned about."""
    row = get_dossier(request, dossier_id, ZETTEN)
    stap = _step(request, row, werkgeversstap_id, ZETTEN)
    if request.method != "POST" or stap.vastgesteld_op:
        return redirect("opdrachtgever:werkgeversstap", row.pk, stap.pk)
    found = stappen.warnings_of(stap)
    besluit = medewerkingsvormen.BesluitForm(request.POST, waarschuwingen=found)
    if besluit.is_valid() and run(
        besluit, lambda: stappen.decide_step(stap=stap, by=request.actor, **besluit.cleaned_data)
    ):
        messages.success(request, _("De stap is vastgelegd. Uw medewerker kan hem lezen."))
        return redirect("opdrachtgever:werkgeversstap", row.pk, stap.pk)
    form = medewerkingsvormen.BriefForm(initial={"tekst": stap.tekst, "versie": stap.versie})
    return step_page(request, row, stap, form, besluit)


@client_page(ZETTEN, actief="medewerkers")
def discard(request: Any, dossier_id: uuid.UUID, werkgeversstap_id: uuid.UUID) -> HttpResponse:
    """Throw a concept away."""
    row = get_dossier(request, dossier_id, ZETTEN)
    stap = _step(request, row, werkgeversstap_id, ZETTEN)
    if request.method == "POST":
        stappen.discard_step(stap=stap, by=request.actor)
        messages.success(request, _("Het concept is weg. Er is niets verstuurd."))
    return redirect(HIER, row.pk)


@client_page(ZETTEN, actief="medewerkers")
def withdraw_step(request: Any, dossier_id: uuid.UUID, werkgeversstap_id: uuid.UUID) -> HttpResponse:
    """Take a step back that was decided, with why."""
    row = get_dossier(request, dossier_id, ZETTEN)
    stap = _step(request, row, werkgeversstap_id, ZETTEN)
    form = RedenForm(request.POST or None)
    if medisch.valid(form, row, request.actor) and run(
        form, lambda: stappen.withdraw_step(stap=stap, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("De stap is ingetrokken. Uw medewerker krijgt bericht."))
        return redirect(HIER, row.pk)
    name = ladder.soorten()[stap.soort].naam
    return form_page(request, row, form, _("Stap intrekken"), _("Intrekken"), name)


@client_page(ZETTEN, actief="medewerkers")
def word_file(request: Any, dossier_id: uuid.UUID, werkgeversstap_id: uuid.UUID) -> HttpResponse:
    """The frozen words of a letter as a Word file for the employer's own files; the PDF is the letter."""
    row = get_dossier(request, dossier_id, ZETTEN)
    stap = _step(request, row, werkgeversstap_id, ZETTEN)
    if stap.document is None:
        raise Denied(ZETTEN, request.actor)
    record_look(request.actor, "brief_als_word", dossier=row, onderwerp=stap.document, categorie="P")
    bytes_, name = brief.word_file(stap.document)
    response = HttpResponse(bytes_, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_D = "dossiers/<uuid:dossier_id>/medewerking/"
_F, _S = _D + "feiten/<uuid:medewerkingsfeit_id>/", _D + "stappen/<uuid:werkgeversstap_id>/"
paden = [
    path(_D, overview, name="medewerking"),
    path(_D + "feiten/nieuw/", new_fact, name="medewerkingsfeit_nieuw"),
    path(_F + "afsluiten/", close, name="medewerkingsfeit_afsluiten"),
    path(_F + "intrekken/", withdraw, name="medewerkingsfeit_intrekken"),
    path(_D + "stappen/nieuw/", new_step, name="werkgeversstap_nieuw"),
    path(_S, step, name="werkgeversstap"),
    path(_S + "gegevens/", change_step, name="werkgeversstap_wijzigen"),
    path(_S + "zetten/", decide, name="werkgeversstap_zetten"),
    path(_S + "weggooien/", discard, name="werkgeversstap_weggooien"),
    path(_S + "intrekken/", withdraw_step, name="werkgeversstap_intrekken"),
    path(_S + "brief.docx", word_file, name="werkgeversstap_word"),
]
