"""A report for the opdrachtgever: reading it, which counts as opening it, and scoring it."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.documenten import actions as stukken
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.logbook.actions import record_look
from wissel.policies import Action, Denied, visible
from wissel.trajecten.actions import rapport as verbs
from wissel.trajecten.models import Beoordeling, Rapportage
from wissel.web.opdrachtgever import forms
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status


@dataclass(frozen=True, slots=True)
class Rapport:
    """One sent report, word for word."""

    id: uuid.UUID
    nummer: int
    versie: int
    oud: bool
    van: dt.date
    tot: dt.date
    verzonden_op: dt.datetime | None
    delen: tuple[tuple[str, str], ...]
    spoor1: str
    spoor1_wie: str
    spoor1_op: dt.date | None
    spoor1_nagevraagd_op: dt.date | None
    zienswijze: str
    lezer: str
    correctie_reden: str
    document_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Cijfers:
    voortgang: int
    werkwijze: int
    samenwerking: int
    tekst: str


@client_page(Action.RAPPORT_LEZEN, actief="medewerkers")
def report(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Read a report that was sent."""
    dossier, row = find(request, dossier_id, rapport_id)
    return page(request, dossier, row, forms.CijferForm())


@client_page(Action.RAPPORT_BEOORDELEN, actief="medewerkers")
def score(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> HttpResponse:
    """Three scores and a few words, once."""
    dossier, row = find(request, dossier_id, rapport_id)
    if request.method != "POST":
        return redirect("opdrachtgever:rapport", dossier.pk, row.pk)
    form = forms.CijferForm(request.POST)
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: verbs.score(rapport=row, by=request.actor, **form.scores())
    ):
        messages.success(request, _("Dank u wel. Uw cijfers zijn verstuurd."))
        return redirect("opdrachtgever:rapport", dossier.pk, row.pk)
    return page(request, dossier, row, form)


def find(request: Any, dossier_id: uuid.UUID, rapport_id: uuid.UUID) -> tuple[Dossier, Rapportage]:
    """The dossier and the sent report of the address, or Denied."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    rows = visible(request.actor, Rapportage).filter(dossier=dossier, pk=rapport_id)
    row = rows.select_related("document").first()
    if row is None:
        raise Denied(Action.RAPPORT_LEZEN, request.actor)
    return dossier, row


def page(request: Any, dossier: Dossier, row: Rapportage, form: Any) -> HttpResponse:
    """The report with its scores. Reading it is logged first, and counts as opening the document."""
    actor = request.actor
    record_look(actor, "rapport_gelezen", dossier=dossier, onderwerp=row, categorie="J")
    if row.document is not None:
        stukken.record_opened(document=row.document, by=actor)
    given = (
        visible(actor, Beoordeling)
        .filter(rapportage=row, van="opdrachtgever")
        .order_by("-gegeven_op")
        .first()
    )
    context: dict[str, Any] = {
        "kop": sheet(actor, dossier, klok.today()),
        "rapport": as_read(actor, row),
        "form": form,
        "gegeven": given and Cijfers(given.voortgang, given.werkwijze, given.samenwerking, given.tekst),
        "mag_scoren": given is None and row.stand == Rapportage.Stand.VERZONDEN,
    }
    return show(request, "rapport.html", code=status(form), **context)


def as_read(actor: Any, row: Rapportage) -> Rapport:
    """The words of a report, with what is said about the kandidaat's silence."""
    document = None
    if row.document_id is not None:
        document = visible(actor, Document).filter(pk=row.document_id).values_list("pk", flat=True).first()
    return Rapport(
        id=row.pk, nummer=row.nummer, versie=row.versie, oud=row.stand == Rapportage.Stand.VERVANGEN,
        van=row.periode_van, tot=row.periode_tot, verzonden_op=row.verzonden_op,
        delen=(
            (_("Voortgang"), row.voortgang), (_("Werkwijze"), row.werkwijze), (_("Samenwerking"), row.samenwerking),
            (_("Vooruitblik"), row.vooruitblik),
        ),
        spoor1=row.spoor1_antwoord, spoor1_wie=row.spoor1_door, spoor1_op=row.spoor1_op,
        spoor1_nagevraagd_op=row.spoor1_nagevraagd_op, zienswijze=row.zienswijze, lezer=verbs.reader_words(row),
        correctie_reden=row.correctie_reden, document_id=document,
    )  # fmt: skip
