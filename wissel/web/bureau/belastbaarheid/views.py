"""Reading versions, comparing two of them, and beginning or putting right one."""

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.belastbaarheid import actions
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.documenten.models import Document
from wissel.documenten.soorten import BELASTBAARHEID
from wissel.logbook.actions import record_look
from wissel.opmaak import lange_datum
from wissel.policies import Action, Denied, can, requires, visible
from wissel.web.bureau.belastbaarheid import weergave
from wissel.web.bureau.belastbaarheid.forms import NieuwForm, RedenForm
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run

LEZEN, SCHRIJVEN = Action.BELASTBAARHEID_LEZEN, Action.BELASTBAARHEID_SCHRIJVEN
TAB, MAP = "belastbaarheid", "bureau/belastbaarheid/"
VASTGESTELD = Belastbaarheid.Stand.VASTGESTELD


def versions(actor: Any, dossier: Any, action: Action = LEZEN) -> QuerySet[Belastbaarheid]:
    """The versions of a dossier with their paper, newest first."""
    rows = visible(actor, Belastbaarheid, action).filter(dossier=dossier)
    return rows.select_related("document", "vervangen_door").order_by("-datum", "-nummer")


def find(request: Any, dossier: Any, belastbaarheid_id: uuid.UUID, action: Action = LEZEN) -> Belastbaarheid:
    """One version of this dossier with its items, or Denied."""
    row = (
        versions(request.actor, dossier, action)
        .filter(pk=belastbaarheid_id)
        .prefetch_related("punten")
        .first()
    )
    if row is None:
        raise Denied(action, request.actor)
    return row


def looked(request: Any, dossier: Any, row: Belastbaarheid | None = None) -> None:
    """Write down who read it, before it is read (category D1)."""
    record_look(request.actor, "belastbaarheid_gelezen", dossier=dossier, onderwerp=row, categorie="D1")


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """What holds now, the draft somebody works at, and all versions."""
    dossier = get_dossier(request, dossier_id, LEZEN, kop=True)
    looked(request, dossier)
    rows = list(versions(request.actor, dossier).prefetch_related("punten"))
    held = next((row for row in rows if row.stand == VASTGESTELD and row.vervangen_door_id is None), None)
    draft = next((row for row in rows if row.stand != VASTGESTELD), None)
    context: dict[str, Any] = {
        "nu": weergave.head(held) if held else None,
        "bladen": weergave.sheets(held) if held else [],
        "uren": weergave.hours(held) if held else None,
        "concept": weergave.head(draft) if draft else None,
        "voortgang": weergave.progress(draft) if draft else None,
        "versies": [weergave.head(row) for row in rows if row.stand == VASTGESTELD],
        "mag_schrijven": can(request.actor, SCHRIJVEN) and not dossier.gesloten_op,
        "mag_vragen": can(request.actor, Action.TAAKLINK_MAKEN) and not dossier.gesloten_op,
    }
    return page(request, dossier, TAB, MAP + "overzicht.html", **context)


@requires(LEZEN)
def version(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID) -> HttpResponse:
    """One version to read."""
    dossier = get_dossier(request, dossier_id, LEZEN, kop=True)
    row = find(request, dossier, belastbaarheid_id)
    looked(request, dossier, row)
    context: dict[str, Any] = {
        "nu": weergave.head(row), "bladen": weergave.sheets(row), "uren": weergave.hours(row),
        "mag_schrijven": can(request.actor, SCHRIJVEN) and not dossier.gesloten_op,
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "versie.html", **context)


@requires(LEZEN)
def difference(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID) -> HttpResponse:
    """A version beside another: what changed first, the rest folded. Without a choice the one before it."""
    dossier = get_dossier(request, dossier_id, LEZEN, kop=True)
    row = find(request, dossier, belastbaarheid_id)
    looked(request, dossier, row)
    others = [
        each for each in versions(request.actor, dossier).prefetch_related("punten") if each.pk != row.pk
    ]
    older = [each for each in others if (each.datum, each.nummer) < (row.datum, row.nummer)]
    chosen = next((each for each in others if str(each.pk) == request.GET.get("met")), None)
    other = chosen or next(iter(older or others), None)
    changed, same = weergave.compare_rows(other, row) if other else ([], [])
    context: dict[str, Any] = {
        "nu": weergave.head(row), "was": weergave.head(other) if other else None, "anders": changed, "gelijk": same,
        "andere": [weergave.head(each) for each in others],
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "verschil.html", **context)


def papers(actor: Any, dossier: Any) -> list[tuple[str, str]]:
    """Papers on belastbaarheid in this dossier, to choose from."""
    rows = visible(actor, Document).filter(dossier=dossier, soort=BELASTBAARHEID).order_by("-datum")
    return [
        (str(row.pk), _("%(titel)s, %(dag)s") % {"titel": row.titel, "dag": lange_datum(row.datum)})
        for row in rows
    ]


def paper(actor: Any, dossier: Any, chosen: str) -> Document | None:
    """The chosen paper, when it is one of this dossier."""
    rows = visible(actor, Document).filter(dossier=dossier, soort=BELASTBAARHEID)
    return rows.filter(pk=chosen).first() if chosen else None


@requires(SCHRIJVEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Begin a version: first where it comes from."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    choices = papers(request.actor, dossier)
    initial = _first(request, dossier, choices)
    earlier = versions(request.actor, dossier).filter(stand=VASTGESTELD).exists()
    form = NieuwForm(request.POST or None, documenten=choices, initial=initial, eerder=earlier)
    made: list[Belastbaarheid] = []

    def verb() -> None:
        data = dict(form.cleaned_data)
        data["document"] = paper(request.actor, dossier, data["document"])
        made.append(actions.begin(dossier=dossier, by=request.actor, **data))

    if medisch.valid(form, dossier, request.actor) and run(form, verb):
        return redirect("bureau:belastbaarheid_rubriek", dossier.pk, made[0].pk, "persoonlijk")
    words = _("Neem over wat op het stuk staat. Wat kan iemand op het werk, niet waarom.")
    back = reverse("bureau:belastbaarheid", args=[dossier.pk])
    return form_page(
        request, dossier, TAB, form, _("Belastbaarheid overnemen"), _("Verder"), back, uitleg=words
    )


def _first(request: Any, dossier: Any, choices: list[tuple[str, str]]) -> dict[str, Any]:
    """What the form begins with; a paper named in the address gives its day and author."""
    found: dict[str, Any] = {"sleutel": uuid.uuid4(), "auteur_rol": "bedrijfsarts", "overnemen": True}
    chosen = request.GET.get("document", "")
    if chosen in dict(choices):
        row = paper(request.actor, dossier, chosen)
        if row is not None:
            found |= {"document": chosen, "datum": row.datum, "auteur_naam": row.auteur.partition(",")[0]}
    elif dossier.bedrijfsarts is not None:
        found["auteur_naam"] = dossier.bedrijfsarts.naam
    return found


@requires(SCHRIJVEN)
def put_right(request: Any, dossier_id: uuid.UUID, belastbaarheid_id: uuid.UUID) -> HttpResponse:
    """A new version of the same paper, with why."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = find(request, dossier, belastbaarheid_id, SCHRIJVEN)
    form = RedenForm(request.POST or None, initial={"sleutel": uuid.uuid4()})
    made: list[Belastbaarheid] = []
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: made.append(actions.correct(belastbaarheid=row, by=request.actor, **form.cleaned_data))
    ):
        messages.success(
            request, _("Er staat een nieuwe versie klaar met alle punten. Wijzig wat verkeerd was.")
        )
        return redirect("bureau:belastbaarheid_versie", dossier.pk, made[0].pk)
    words = _("De oude versie blijft te lezen. De nieuwe begint met dezelfde punten en dezelfde bron.")
    back = reverse("bureau:belastbaarheid_versie", args=[dossier.pk, row.pk])
    return form_page(
        request, dossier, TAB, form, _("Verkeerd overgenomen"), _("Nieuwe versie"), back, uitleg=words
    )
