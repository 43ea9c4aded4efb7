"""The tab Matching: the best vacancies of a kandidaat, one with its reasons, proof, and whom a vacancy fits."""

import uuid
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.lezen import demands
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobportal.models import Verborgen
from wissel.jobportal.zoeken import found_for_others
from wissel.logbook.actions import record_look
from wissel.matching import actions
from wissel.matching.lezen import Bladzijde, best, best_of, who_fits, zoeker, zoekers
from wissel.matching.lezen import one as one_match
from wissel.matching.models import Matchbewijs, Matchpunten, Zoekinstelling
from wissel.matching.vraagt import stated
from wissel.matching.waarden import Verdict, Zoeker
from wissel.matching.weging import weights
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.matching import blad
from wissel.web.bureau.matching.forms import GrenzenForm, initial
from wissel.web.bureau.vacatures.blad import Zoekvraag, find
from wissel.web.shared import match as beeld
from wissel.web.shared.formulieren import run, status

MAP, TAB = "bureau/matching/", "matching"
LEZEN, VASTLEGGEN = Action.MATCH_LEZEN, Action.MATCH_VASTLEGGEN
# So many kandidaten at most beside one vacancy; the page says so.
MEESTE_KANDIDATEN = 500


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The best vacancies for one kandidaat, what was nearly one, and what was kept as proof."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    record_look(request.actor, "match_bekeken", dossier=dossier, categorie="K")
    asked, here = replace(Zoekvraag.of(request.GET), stand="open"), blad.page_of(request.GET)
    seeker, may = zoeker(dossier.pk), blad.may_read_points(request.actor, dossier.pk)
    chosen = blad.verdict_of(request.GET)
    found = _found(request.actor, dossier, seeker, asked, here, chosen)
    kept = request.GET.copy()
    kept.pop("blad", None)
    without = kept.copy()
    without.pop("uitkomst", None)
    proofs = visible(request.actor, Matchbewijs).filter(dossier=dossier).order_by("-op", "-id")[:10]
    context: dict[str, Any] = {
        "lijst": blad.listing(found, here, punten=may), "vraag": asked, "uitkomst": chosen,
        "gefilterd": blad.is_filter(asked) or chosen is not None, "rust_op": blad.rests_on(seeker),
        "bewaard": kept.urlencode(), "zonder_uitkomst": without.urlencode(), "te_beoordelen": seeker.te_beoordelen,
        "bewijzen": [blad.frozen(row) for row in proofs], **_limits(request, dossier),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "lijst.html", **context)


def _found(
    actor: Actor, dossier: Dossier, seeker: Zoeker, asked: Zoekvraag, here: int, chosen: Verdict | None
) -> Bladzijde:
    """A page of results; near misses stand on the first page of the whole list.

    What the kandidaat hid is left out, and what another kandidaat found or an employer named for another.
    """
    rows = find(visible(actor, Vacature), asked)
    hidden = visible(actor, Verborgen).filter(dossier=dossier, terug_op=None)
    how: dict[str, Any] = {
        "limit": blad.BLADZIJDE, "offset": (here - 1) * blad.BLADZIJDE, "gefilterd": blad.is_filter(asked),
        "zonder": frozenset(hidden.values_list("vacature_id", flat=True)) | found_for_others(
            actor.bureau_id, dossier.pk
        ),
    }  # fmt: skip
    if chosen is not None:
        return best_of(seeker, rows, chosen, **how)
    return best(seeker, rows, bijna=blad.BIJNA if here == 1 else 0, **how)


def _limits(request: Any, dossier: Dossier) -> dict[str, Any]:
    may = visible(request.actor, Dossier, Action.ZOEKINSTELLING_LEZEN).filter(pk=dossier.pk).exists()
    row = visible(request.actor, Zoekinstelling).filter(dossier=dossier).first() if may else None
    return {
        "mag_grenzen": may,
        "grenzen": blad.limit_words(row),
        "reis_bekend": bool(row and row.pc4 and row.reis_km),
    }


@requires(LEZEN)
def one(request: Any, dossier_id: uuid.UUID, vacature_id: uuid.UUID) -> HttpResponse:
    """One vacancy beside one kandidaat: verdict, points, score and questions."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    row = get_visible(request.actor, Vacature, pk=vacature_id)
    record_look(request.actor, "match_bekeken", dossier=dossier, onderwerp=row, categorie="K")
    return show(request, dossier, row)


def show(request: Any, dossier: Dossier, row: Vacature, code: int = 200, fout: str = "") -> HttpResponse:
    """The page of one match; a refusal to keep it stands on top."""
    seeker, may = zoeker(dossier.pk), blad.may_read_points(request.actor, dossier.pk)
    found = one_match(seeker, row)
    proofs = (
        visible(request.actor, Matchbewijs).filter(dossier=dossier, vacature=row).order_by("-op", "-id")[:10]
    )
    context: dict[str, Any] = {
        "v": blad.card(found, punten=may), "url": row.url, "gesloten_op": row.gesloten_op, "punten": may, "fout": fout,
        "regels": beeld.points(found.match) if may else (),
        "gevraagd": [(each, beeld.source(each.herkomst)) for each in stated(found.blad, demands(row.pk))],
        "delen": beeld.parts(found.match.delen), "vragen": found.match.vragen, "weging": weights(),
        "rust_op": blad.rests_on(seeker), "te_beoordelen": seeker.te_beoordelen,
        "bewijzen": [blad.frozen(each) for each in proofs],
        "mag_vastleggen": can(request.actor, VASTLEGGEN) and seeker.te_beoordelen,
        "gezien": actions.fingerprint(seeker, found),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "match.html", code=code, **context)


@requires(VASTLEGGEN)
def freeze(request: Any, dossier_id: uuid.UUID, vacature_id: uuid.UUID) -> HttpResponse:
    """Keep the result that is on screen."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    row = get_visible(request.actor, Vacature, pk=vacature_id)
    if request.method != "POST":
        return redirect("bureau:match", dossier.pk, row.pk)
    try:
        made = actions.freeze(
            dossier=dossier, vacature=row, by=request.actor, gezien=request.POST.get("gezien", "")[:64]
        )
    except DomainError as error:
        return show(request, dossier, row, code=422, fout=error.message)
    messages.success(request, _("Vastgelegd. Dit bewijs verandert niet meer."))
    return redirect("bureau:matchbewijs", dossier.pk, made.pk)


@requires(LEZEN)
def proof(request: Any, dossier_id: uuid.UUID, matchbewijs_id: uuid.UUID) -> HttpResponse:
    """A result as it was when it was kept; its points only for who may read them."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    row = get_visible(request.actor, Matchbewijs, dossier=dossier, pk=matchbewijs_id)
    record_look(request.actor, "match_bekeken", dossier=dossier, onderwerp=row, categorie="K")
    points = visible(request.actor, Matchpunten).filter(bewijs=row).first()
    context: dict[str, Any] = {
        "b": blad.frozen(row), "i": row.inhoud, "sha256": row.sha256, "rol": row.door_rol,
        "klopt": actions.proof_holds(row, points), "regels": blad.kept_points(points.regels) if points else (),
        "gevraagd": [(each, beeld.source(each["herkomst"])) for each in row.inhoud["gevraagd"]],
        "delen": blad.kept_parts(row.inhoud["delen"]),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "bewijs.html", **context)


@requires(Action.ZOEKINSTELLING_SCHRIJVEN)
def limits(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """From where, how far, and which days and shifts not."""
    dossier = get_dossier(request, dossier_id, Action.ZOEKINSTELLING_SCHRIJVEN)
    row = visible(request.actor, Zoekinstelling).filter(dossier=dossier).first()
    record_look(request.actor, "zoekinstelling_gelezen", dossier=dossier, categorie="D")
    form = GrenzenForm(request.POST or None, initial=initial(row))

    def save() -> None:
        actions.set_limits(dossier=dossier, by=request.actor, **form.cleaned_data)

    if form.is_valid() and run(form, save):
        messages.success(request, _("Bewaard. De lijst houdt er nu rekening mee."))
        return redirect("bureau:matching", dossier.pk)
    context = {
        "form": form,
        "terug": reverse("bureau:matching", args=[dossier.pk]),
        "nu": blad.limit_words(row),
    }
    return page(request, dossier, TAB, MAP + "grenzen.html", code=status(form), **context)


@requires(LEZEN)
def who(request: Any, vacature_id: uuid.UUID) -> HttpResponse:
    """Whom of the kandidaten the reader may see does this vacancy fit?"""
    row = get_visible(request.actor, Vacature, pk=vacature_id)
    record_look(request.actor, "wie_past_bekeken", onderwerp=row, categorie="K")
    rows = visible(request.actor, Dossier, LEZEN).exclude(stand=Dossier.Stand.GESLOTEN)
    cases = {
        each.pk: each for each in rows.select_related("kandidaat").order_by("-id")[: MEESTE_KANDIDATEN + 1]
    }
    full = len(cases) > MEESTE_KANDIDATEN
    points = set(visible(request.actor, Dossier, Action.MATCH_PUNTEN).values_list("pk", flat=True))
    found = who_fits(row, zoekers(list(cases)[:MEESTE_KANDIDATEN]).values())
    fits = blad.people(
        (cases[each.zoeker.dossier_id], each.match, each.zoeker.dossier_id in points) for each in found
    )
    shown = [each for each in fits if each.uitslag.sleutel not in blad.ACHTERAAN]
    context = {
        "v": row, "kandidaten": shown, "rest": [each for each in fits if each.uitslag.sleutel in blad.ACHTERAAN],
        "vol": full, "meeste": MEESTE_KANDIDATEN, "actief": "vacatures",
    }  # fmt: skip
    return render(request, MAP + "wie_past.html", context)
