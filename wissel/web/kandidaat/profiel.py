"""Mijn profiel: who I am for work, part by part. The hub, one part, and the parts without lines."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.policies import Action, Denied, visible
from wissel.profielen import onderdelen
from wissel.profielen.actions import regels
from wissel.profielen.models import Deel, Profieldeel, Profielregel
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import profielblad, profielhulp
from wissel.web.shared.formulieren import status
from wissel.web.shared.medisch import valid
from wissel.web.shared.profielvormen import BladForm

SCHRIJVEN = Action.PROFIEL_SCHRIJVEN
LEZER = "kandidaat"


@own_page(Action.PROFIEL_LEZEN, actief="werk")
def hub(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What is filled, what is missing, what waits to be read and what is shared."""
    sheet = profielblad.sheet(request.actor, dossier.id)
    versions = profielblad.versions(request.actor, dossier.id)
    newest = versions[0] if versions else None
    context: dict[str, Any] = {
        "blad": sheet,
        "gewoon": [each for each in sheet.delen if each.deel not in {Deel.WENS, Deel.KANSEN}],
        "wens": sheet.deel(Deel.WENS),
        "kansen": sheet.deel(Deel.KANSEN),
        "nieuwste": newest,
        "geldt": next((each for each in versions if each.stand == "goedgekeurd"), None),
        "te_lezen": newest if newest is not None and newest.stand == "bij_kandidaat" else None,
        "anders": newest is not None and newest.sha256 != sheet.sha256,
        "deling": profielblad.running_share(request.actor, dossier.id),
    }
    return show(request, dossier, "profiel.html", **context)


@own_page(Action.PROFIEL_LEZEN, actief="werk")
def part(request: Any, dossier: MijnDossier, profieldeel: str) -> HttpResponse:
    """One part, with what can be put back."""
    deel = known(request, profieldeel)
    sheet = profielblad.sheet(request.actor, dossier.id)
    context: dict[str, Any] = {
        "deel": sheet.deel(deel),
        "volgende": next_part(deel),
        "weggehaald": removed(request, dossier.id, deel),
        "schrijven": deel != Deel.KANSEN and not dossier.gesloten,
    }
    return show(request, dossier, "profiel_deel.html", **context)


@own_page(SCHRIJVEN, actief="werk")
def fill_in(request: Any, dossier: MijnDossier, profieldeel: str) -> HttpResponse:
    """A part without lines; the long texts keep themselves while somebody types."""
    deel = known(request, profieldeel)
    if onderdelen.is_list(deel) or deel == Deel.KANSEN:
        return redirect("kandidaat:profiel_deel", deel)
    row = visible(request.actor, Profieldeel).filter(dossier_id=dossier.id, deel=deel).first()
    stored, version = (row.inhoud, row.versie) if row else ({}, 0)
    if profielhulp.asked_to_keep(request):
        return profielhulp.kept(lambda: keep_sheet(request, dossier.id, deel, stored))
    form = BladForm(deel=deel, lezer=LEZER, initial=BladForm.initial_of(stored, version))
    if request.method == "POST":
        form = BladForm(profielhulp.with_stored(request.POST, stored, form), deel=deel, lezer=LEZER)
    done, collision = profielhulp.attempt(form, lambda: save_sheet(request, dossier.id, form)) if (
        valid(form, dossier.id, request.actor)
    ) else (False, None)  # fmt: skip
    if done:
        messages.success(request, _("Dat is bewaard."))
        return redirect("kandidaat:profiel_deel", deel)
    now = profielhulp.collide(form, collision) if collision else {}
    context = {"form": form, "velden": profielhulp.paired(form, now), "botsing": bool(now), "deel": deel}
    titel = {"titel": Deel(deel).label}
    return show(
        request, dossier, "profiel_invullen.html", code=409 if now else status(form), **context, **titel
    )


@own_page(SCHRIJVEN, actief="werk")
def nothing(request: Any, dossier: MijnDossier, profieldeel: str) -> HttpResponse:
    """Say that there is nothing to tell in this part, or take that back."""
    deel = known(request, profieldeel)
    if request.method == "POST":
        none = request.POST.get("geen") == "ja"
        regels.set_none(dossier_id=dossier.id, deel=deel, geen=none, by=request.actor)
        messages.success(request, _("Dat is bewaard."))
    return redirect("kandidaat:profiel_deel", deel)


def known(request: Any, deel: str) -> str:
    """A part that exists, or Denied."""
    if deel not in Deel.values:
        raise Denied(Action.PROFIEL_LEZEN, request.actor)
    return deel


def next_part(deel: str) -> tuple[str, str] | None:
    """The part after this one, as its key and name; what only the coach writes is left out."""
    names = [each for each in Deel.values if each != Deel.KANSEN]
    place = names.index(deel) + 1 if deel in names else len(names)
    return (names[place], str(Deel(names[place]).label)) if place < len(names) else None


def removed(request: Any, dossier_id: uuid.UUID, deel: str) -> Profielregel | None:
    """The line that was just taken out, to be put back."""
    try:
        key = uuid.UUID(request.GET.get("weg", ""))
    except ValueError:
        return None
    rows = visible(request.actor, Profielregel).filter(dossier_id=dossier_id, deel=deel, weg_op__isnull=False)
    found: Any = rows.filter(pk=key).values("pk", "naam").first()
    return found


def save_sheet(request: Any, dossier_id: uuid.UUID, form: BladForm) -> None:
    regels.save_sheet(
        dossier_id=dossier_id, deel=form.deel, inhoud=form.values(), versie=form.cleaned_data["versie"] or 0,
        by=request.actor,
    )  # fmt: skip


def keep_sheet(request: Any, dossier_id: uuid.UUID, deel: str, stored: dict[str, Any]) -> dict[str, Any]:
    """Keep the long texts of a part without lines and give its new version."""
    texts = profielhulp.long_texts(request, ("toelichting",))
    row = regels.save_sheet(
        dossier_id=dossier_id, deel=deel, inhoud=stored | texts, versie=profielhulp.version_of(request),
        by=request.actor,
    )  # fmt: skip
    return {"id_versie": row.versie}


def back_to(deel: str, extra: str = "") -> HttpResponse:
    return redirect(reverse("kandidaat:profiel_deel", args=[deel]) + extra)
