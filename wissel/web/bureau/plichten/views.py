"""The calendar of duties of a dossier: who has to do what when, how it stands, and saying so with reason and proof."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel import klok
from wissel.documenten.models import Document
from wissel.dossiers.feitsoorten import PER_PAD
from wissel.dossiers.models import Dossier, Feit, Milestone, Plichtstand
from wissel.dossiers.plichten import standen
from wissel.dossiers.plichten.bewijs import PER_SOORT
from wissel.dossiers.plichten.kalender import PLICHTEN
from wissel.fouten import Changed, DomainError
from wissel.policies import Action, Denied, requires, visible
from wissel.web.bureau.dossiers.feitvormen import BronForm, formset_of
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.plichten import blad, forms
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.plichten import FEITEN
from wissel.web.shared.uitkomsten import binding

MAP = "bureau/plichten/"
TAB = "plichten"
VASTLEGGEN = Action.PLICHT_VASTLEGGEN


@requires(Action.DATUMS_LEZEN)
def calendar(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Every duty with its date, reason, state and proof, for one party or for all."""
    dossier = get_dossier(request, dossier_id, Action.DATUMS_LEZEN)
    found = blad.build(request.actor, dossier, request.GET.get("partij", ""), klok.today())
    context: dict[str, Any] = {
        "blad": found,
        "leeg": _("Er zijn nog geen datums. Leg eerst de eerste ziektedag vast."),
        "feit_url": reverse("bureau:feit", args=[dossier.pk, "ziekteperioden"]),
        "feit_knop": _("Eerste ziektedag vastleggen"),
    }
    return part(request, dossier, "kalender", "kalender.html", **context)


@requires(VASTLEGGEN)
def waive(request: Any, dossier_id: uuid.UUID, code: str) -> HttpResponse:
    """Say that a duty is not needed, and why."""
    dossier, duty, said = _duty(request, dossier_id, code)
    form = _form(request, forms.NietNodigForm, dossier, said)
    if medisch.valid(form, dossier, request.actor) and _say(
        form, lambda data: standen.waive(dossier=dossier, code=code, by=request.actor, **data)
    ):
        messages.success(request, _("Vastgelegd. De verplichting blijft zichtbaar en vraagt niets meer."))
        return redirect("bureau:plichten", dossier.pk)
    if duty.binding == "wet":
        text = _(
            "Dit staat in de wet (%(bron)s). Schrijf waarom het hier niet nodig is. "
            "UWV beoordeelt zelf of dat klopt en kan een loonsanctie opleggen."
        )
    else:
        text = _("Dit bindt als %(binding)s (%(bron)s). Schrijf waarom het hier niet nodig is.")
    facts = {"bron": duty.bron, "binding": binding(duty.binding)}
    title = _("Niet nodig: %(plicht)s") % {"plicht": duty.naam}
    return _form_page(request, dossier, form, title, text % facts)


@requires(VASTLEGGEN)
def done(request: Any, dossier_id: uuid.UUID, code: str) -> HttpResponse:
    """Say when a duty was done that the facts of the law do not know."""
    dossier, duty, said = _duty(request, dossier_id, code)
    form = _form(request, forms.GedaanForm, dossier, said)
    if medisch.valid(form, dossier, request.actor) and _say(
        form, lambda data: standen.report_done(dossier=dossier, code=code, by=request.actor, **data)
    ):
        messages.success(request, _("Vastgelegd."))
        return redirect("bureau:plichten", dossier.pk)
    return _form_page(request, dossier, form, _("Gedaan: %(plicht)s") % {"plicht": duty.naam}, "")


@requires(VASTLEGGEN)
@require_POST
def reopen(request: Any, dossier_id: uuid.UUID, code: str) -> HttpResponse:
    """Take back that a duty is not needed or done."""
    dossier, _duty_row, said = _duty(request, dossier_id, code)
    try:
        standen.reopen(dossier=dossier, code=code, by=request.actor, versie=said.versie if said else 0)
        messages.success(request, _("De verplichting staat weer open."))
    except DomainError as error:
        messages.warning(request, error.message)
    return redirect("bureau:plichten", dossier.pk)


@requires(Action.FEIT_VASTLEGGEN)
def record_fact(request: Any, dossier_id: uuid.UUID, code: str) -> HttpResponse:
    """The form of the fact that says this was done, filled in from the paper when one is given; it is sent to the page
    of that fact, which shows what moves before anything is recorded."""
    dossier = get_dossier(request, dossier_id, Action.FEIT_VASTLEGGEN)
    pad, deel = FEITEN.get(code, ("", ""))
    if pad not in PER_PAD:
        raise Http404
    live = visible(request.actor, Feit).filter(dossier=dossier, pad=pad, vervangen_door__isnull=True).first()
    paper = _paper(request, dossier)
    kind, value = PER_PAD[pad], live.waarde if live else None
    if paper is not None:
        day = paper.datum.isoformat()
        deel = PER_SOORT[paper.soort].deel if paper.soort in PER_SOORT else deel
        value = day if kind.enkel else {**(value or {}), deel: day}
    source = {"gezien": live.pk if live else "", "bron": paper.titel if paper else ""}
    context = {
        "soort": kind, "rijen": formset_of(kind, value), "bron": BronForm(initial=source), "stuk": paper,
        "doel": reverse("bureau:feit", args=[dossier.pk, pad]),
        "terug": reverse("bureau:plichten", args=[dossier.pk]),
    }  # fmt: skip
    return part(request, dossier, "kalender", "feit.html", **context)


def part(
    request: Any, dossier: Dossier, deel: str, template: str, *, code: int = 200, **context: Any
) -> HttpResponse:
    """A page of this tab, with the links to its other pages."""
    links = blad.parts(request.actor, dossier, deel)
    return page(request, dossier, TAB, MAP + template, code=code, delen=links, **context)


def _duty(request: Any, dossier_id: uuid.UUID, code: str) -> tuple[Dossier, Milestone, Plichtstand | None]:
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    row = visible(request.actor, Milestone, VASTLEGGEN).filter(dossier=dossier, code=code).first()
    if row is None or code not in PLICHTEN:
        raise Denied(VASTLEGGEN, request.actor)
    said = visible(request.actor, Plichtstand, VASTLEGGEN).filter(dossier=dossier, code=code).first()
    return dossier, row, said


def _form(request: Any, kind: Any, dossier: Dossier, said: Plichtstand | None) -> Any:
    initial: dict[str, Any] = {"versie": said.versie if said else 0}
    if said is not None:
        names = ("reden", "gedaan_op", "document", "bewijs_omschrijving")
        initial |= {name: getattr(said, name) for name in names}
    sent = request.POST if request.method == "POST" else None
    return kind(sent, initial=initial, actor=request.actor, dossier=dossier)


def _say(form: Any, verb: Any) -> bool:
    """Run the verb; when somebody else was first, the form gets the newer version, so that sending again works."""
    newer: list[int] = []

    def act() -> None:
        try:
            verb(form.cleaned_data)
        except Changed as error:
            newer.append(error.facts["nu"])
            raise

    if run(form, act):
        return True
    if newer:
        form.data = {**form.data.dict(), "versie": str(newer[0])}
    return False


def _paper(request: Any, dossier: Dossier) -> Document | None:
    try:
        wanted = uuid.UUID(request.GET.get("stuk", ""))
    except ValueError:
        return None
    return visible(request.actor, Document).filter(dossier=dossier, pk=wanted).first()


def _form_page(request: Any, dossier: Dossier, form: Any, titel: str, uitleg: str) -> HttpResponse:
    terug = reverse("bureau:plichten", args=[dossier.pk])
    context = {"form": form, "titel": titel, "knop": _("Vastleggen"), "terug": terug, "uitleg": uitleg}
    return page(request, dossier, TAB, "formulier.html", code=status(form), **context)
