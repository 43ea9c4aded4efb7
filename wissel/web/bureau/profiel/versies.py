"""Versions of a profile for the bureau: laying one before the kandidaat, reading one, and two side by side."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.policies import Action, get_visible, requires, visible
from wissel.profielen import inhoud, papier
from wissel.profielen.actions import versies as verbs
from wissel.profielen.actions.woorden import answer_words, findings
from wissel.profielen.models import Deel, Persoonsprofiel
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.profiel.views import LEZEN, MAP, TAB, back, staff_dossier
from wissel.web.shared import medisch, profielblad, profielverschil

AANBIEDEN = Action.PROFIEL_AANBIEDEN


@requires(AANBIEDEN)
def offer(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Look once more at everything as the kandidaat will read it, then freeze it and let the kandidaat know."""
    dossier = staff_dossier(request, dossier_id, AANBIEDEN)
    rijen = profielblad.rows(request.actor, dossier.pk)
    sheet = profielblad.sheet(request.actor, dossier.pk, rijen)
    if request.method == "POST" and not sheet.open and not words_found(dossier, rijen):
        verbs.offer(dossier=dossier, by=request.actor)
        messages.success(
            request, _("Het profiel staat klaar. De kandidaat krijgt bericht en leest het eerst.")
        )
        return back(dossier)
    context: dict[str, Any] = {
        "open": sheet.open,
        "secties": papier.sections(inhoud.content(rijen)),
        "vondsten": words_found(dossier, rijen),
    }
    code = 409 if request.method == "POST" else 200
    return page(request, dossier, TAB, MAP + "klaarzetten.html", code=code, **context)


@requires(AANBIEDEN)
def words(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Keep what was chosen for words that seem medical; then the check again."""
    dossier = staff_dossier(request, dossier_id, AANBIEDEN)
    if request.method == "POST":
        found = findings(profielblad.rows(request.actor, dossier.pk), dossier.pk, dossier.bureau_id)
        stay, change = medisch.chosen(request.POST, found)
        answer_words(dossier_id=dossier.pk, blijft=stay, anders=change, by=request.actor)
        if change:
            messages.success(request, _("De zin is vervangen. Vul in wat bij de puntjes hoort."))
    return redirect("bureau:profiel_klaarzetten", dossier.pk)


def words_found(dossier: Dossier, rijen: inhoud.Rijen) -> tuple[medisch.Vraag, ...]:
    """Words that seem medical, each with the part it stands in and a way to the line."""
    lines = {str(row.pk): row for row in rijen.regels}
    proofs = {str(each.pk): each.regel_id for group in rijen.bewijzen.values() for each in group}
    found = []
    for each in findings(rijen, dossier.pk, dossier.bureau_id):
        _kind, key, _name = each.deel.split(".")
        row = lines.get(str(proofs.get(key, key)))
        place = f"{Deel(row.deel).label}: {row.naam}" if row else str(Deel(key).label)
        url = reverse("bureau:profiel", args=[dossier.pk]) + (f"#regel-{row.pk}" if row else f"#deel-{key}")
        found.append(medisch.ask(each.vondst, plaats=place, url=url))
    return tuple(found)


@requires(LEZEN)
def version(request: Any, dossier_id: uuid.UUID, profiel_id: uuid.UUID) -> HttpResponse:
    """One version, as it was."""
    dossier = staff_dossier(request, dossier_id, LEZEN)
    row = get_visible(request.actor, Persoonsprofiel, dossier=dossier, pk=profiel_id)
    shown = next(each for each in profielblad.versions(request.actor, dossier.pk) if each.id == row.pk)
    context: dict[str, Any] = {"versie": shown, "secties": papier.sections(row.inhoud)}
    return page(request, dossier, TAB, MAP + "versie.html", **context)


@requires(LEZEN)
def compare(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Two versions side by side; "nu" is the working profile. Without a choice: now against the newest version."""
    dossier = staff_dossier(request, dossier_id, LEZEN)
    rows = {str(row.nummer): row for row in visible(request.actor, Persoonsprofiel).filter(dossier=dossier)}
    if not rows:
        return back(dossier)
    numbers = sorted(rows, key=int, reverse=True)
    old = request.GET.get("van") if request.GET.get("van") in rows else numbers[0]
    new = request.GET.get("naar") if request.GET.get("naar") in rows else "nu"
    working = inhoud.content(profielblad.rows(request.actor, dossier.pk))
    after = working if new == "nu" else rows[str(new)].inhoud
    context: dict[str, Any] = {
        "nummers": numbers,
        "oud": old,
        "nieuw": new,
        "verschillen": profielverschil.differences(rows[str(old)].inhoud, after),
    }
    return page(request, dossier, TAB, MAP + "vergelijken.html", **context)
