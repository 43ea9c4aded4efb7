"""The opdrachtgever's employees, one dossier, duties, documents and tasks; and the status list of a verzekeraar."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.models import Rol
from wissel.cv.models import Cvversie
from wissel.logbook.actions import record_look
from wissel.policies import Action, Denied, requires, visible
from wissel.profielen.models import Profieldeling
from wissel.trajecten.actions import taken
from wissel.trajecten.models import Taak
from wissel.trajectmiddelen.actions.scholing import TAAK as SCHOLING
from wissel.web.opdrachtgever import dossierblad, plichten, verzoeken, weergave
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.shared.rechten import rights_in
from wissel.web.shared.uwvstappen import uwv_rows


@requires(Action.STATUS_LEZEN)
def employees(request: Any) -> HttpResponse:
    """The employees with what is asked; a verzekeraar gets number, name, status and percentage only."""
    actor = request.actor
    if not actor.is_opdrachtgever:
        raise Denied(Action.STATUS_LEZEN, actor)
    request.actief = "medewerkers"
    term = request.GET.get("q", "").strip()[:100]
    after = weergave.key_of(request.GET.get("na", ""))
    context: dict[str, Any] = {"term": term, "organisatie": actor.organisatie_naam}
    if actor.rol != Rol.OPDRACHTGEVER:
        record_look(actor, "status_gelezen", categorie="C")
        return show(request, "status.html", pagina=weergave.statuses(actor, term, after), **context)
    asked = verzoeken.requests(actor)
    per_dossier = {each.dossier_id: each.kort for each in reversed(asked)}
    closed = request.GET.get("stand") == "gesloten"
    context["pagina"] = weergave.employees(actor, per_dossier, term, after, klok.today(), closed=closed)
    context |= {"verzoek": asked[0] if asked else None, "later": len(asked) - 1, "gesloten": closed}
    return show(request, "medewerkers.html", **context)


@client_page(Action.DOSSIER_LEZEN, actief="medewerkers")
def dossier(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """One employee: where the case stands and the one thing that is asked now."""
    actor, today = request.actor, klok.today()
    row = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    record_look(actor, "dossier_gelezen", dossier=row, categorie="C")
    asked = verzoeken.requests(actor, row.pk)
    kop = weergave.sheet(actor, row, today)
    context: dict[str, Any] = {
        "kop": kop,
        "rechten": rights_in(kop.week, "werkgever"),
        "blad": dossierblad.build(actor, row, today),
        "uwvstappen": uwv_rows(actor, row.pk),
        "verzoek": asked[0] if asked else None,
        "later": len(asked) - 1,
        "documenten": weergave.documents(actor, row.pk, most=5),
        "profiel": visible(actor, Profieldeling).filter(dossier_id=row.pk).exists(),
        "cv": visible(actor, Cvversie, Action.CV_GEDEELD_LEZEN).filter(dossier_id=row.pk).exists(),
    }
    return show(request, "dossier.html", **context)


@client_page(Action.DATUMS_LEZEN, actief="verplichtingen")
def duties(request: Any) -> HttpResponse:
    """Every duty of the employer with date, reason and source, over all employees."""
    groep, after = request.GET.get("groep", ""), weergave.key_of(request.GET.get("na", ""))
    context: dict[str, Any] = {
        "overzicht": plichten.duties(request.actor, klok.today(), groep=groep, after=after),
        "alle": True,
        "organisatie": request.actor.organisatie_naam,
        "een_groep": groep in plichten.GROEPEN,
    }
    return show(request, "verplichtingen.html", **context)


@client_page(Action.DATUMS_LEZEN, actief="verplichtingen")
def duties_of(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The duties for one employee: law, policy and practice apart, with how each stands and what others do."""
    row, today = get_dossier(request, dossier_id, Action.DATUMS_LEZEN), klok.today()
    kop = weergave.sheet(request.actor, row, today)
    blad = plichten.calendar_of(request.actor, row, today)
    return show(request, "verplichtingen_dossier.html", kop=kop, **blad)


@client_page(Action.DOCUMENT_LEZEN, actief="documenten")
def documents(request: Any) -> HttpResponse:
    """Every document that was made available, newest first."""
    before = weergave.key_of(request.GET.get("voor", ""))
    return show(request, "documenten.html", pagina=weergave.documents(request.actor, before=before))


@client_page(Action.DOCUMENT_LEZEN, actief="documenten")
def documents_of(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The documents about one employee."""
    row = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    before = weergave.key_of(request.GET.get("voor", ""))
    page = weergave.documents(request.actor, row.pk, before)
    return show(request, "documenten.html", pagina=page, kop=weergave.sheet(request.actor, row, klok.today()))


@client_page(Action.TAAK_DOEN, actief="medewerkers")
def task(request: Any, dossier_id: uuid.UUID, taak_id: uuid.UUID) -> HttpResponse:
    """One task: what is asked, and saying that it is done."""
    dossier_row = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = visible(request.actor, Taak, Action.TAAK_DOEN).filter(dossier=dossier_row, pk=taak_id).first()
    if row is None or row.vervallen_op:
        raise Denied(Action.TAAK_DOEN, request.actor)
    if row.soort == SCHOLING:
        return redirect("opdrachtgever:scholing", dossier_row.pk)
    if request.method == "POST":
        taken.finish_taak(taak=row, by=request.actor)
        messages.success(request, _("Afgehandeld. De coach ziet dit."))
        return redirect("opdrachtgever:dossier", dossier_row.pk)
    kop = weergave.sheet(request.actor, dossier_row, klok.today())
    return show(request, "taak.html", kop=kop, taak=verzoeken.task(row))
