"""The documents of a dossier: what there is, who got it, who opened it; and adding one."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.documenten.actions import upload_document
from wissel.documenten.models import Document
from wissel.dossiers.plichten.bewijs import PER_SOORT
from wissel.policies import Action, can, get_visible, requires
from wissel.web.bureau.documenten import blad
from wissel.web.bureau.documenten.forms import DocumentForm
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run

MAP = "bureau/documenten/"


@requires(Action.DOCUMENT_LEZEN)
def documents(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """All documents of a dossier."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    may_add = can(request.actor, Action.DOCUMENT_TOEVOEGEN)
    context: dict[str, Any] = {
        "documenten": blad.documents(request.actor, dossier),
        "nieuw_url": reverse("bureau:document_nieuw", args=[dossier.pk]) if may_add else "",
        "leeg": _("Hier komen het plan, de rapportages en wat u zelf toevoegt."),
        "knop": _("Document toevoegen"),
    }
    return page(request, dossier, "documenten", MAP + "lijst.html", **context)


@requires(Action.DOCUMENT_TOEVOEGEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Add a document."""
    return _add(request, dossier_id, None)


@requires(Action.DOCUMENT_TOEVOEGEN)
def new_version(request: Any, dossier_id: uuid.UUID, document_id: uuid.UUID) -> HttpResponse:
    """Add a newer version of a document somebody added before."""
    lookup = {"pk": document_id, "dossier_id": dossier_id, "sjabloon_versie": ""}
    return _add(
        request, dossier_id, get_visible(request.actor, Document, Action.DOCUMENT_TOEVOEGEN, **lookup)
    )


def _add(request: Any, dossier_id: uuid.UUID, before: Document | None) -> HttpResponse:
    dossier = get_dossier(request, dossier_id, Action.DOCUMENT_TOEVOEGEN)
    initial: dict[str, Any] = {"datum": klok.today(), "soort": request.GET.get("soort", "")}
    if before is not None:
        names = ("titel", "soort", "publiek", "auteur", "ondertekend")
        initial |= {name: getattr(before, name) for name in names}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DocumentForm(*sent, initial=initial, te_groot=getattr(request, "te_groot", ()))
    made: list[Document] = []

    def upload() -> None:
        made.append(upload_document(dossier=dossier, by=request.actor, vervangt=before, **form.cleaned_data))

    if medisch.valid(form, dossier, request.actor) and run(form, upload):
        messages.success(request, _("Het document staat in het dossier."))
        return redirect(_next(request, dossier, made[0]))
    title = _("Nieuwe versie van %(titel)s") % {"titel": before.titel} if before else _("Document toevoegen")
    back = reverse("bureau:documenten", args=[dossier.pk])
    return form_page(request, dossier, "documenten", form, title, _("Toevoegen"), back)


def _next(request: Any, dossier: Any, document: Document) -> str:
    """Where to go after adding: to the fact it proves, which is offered and never recorded by itself."""
    duty = PER_SOORT.get(document.soort)
    if duty is None or not duty.feit or not can(request.actor, Action.FEIT_VASTLEGGEN):
        return reverse("bureau:documenten", args=[dossier.pk])
    return reverse("bureau:plicht_feit", args=[dossier.pk, duty.code]) + f"?stuk={document.pk}"
