"""The tab Profiel: the whole working profile on one page, and its parts without lines."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.policies import Action, Denied, can, requires, visible
from wissel.profielen import onderdelen
from wissel.profielen.actions import regels
from wissel.profielen.models import Deel, Profieldeel, Profielregel
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.shared import profielblad, profielhulp
from wissel.web.shared.formulieren import status
from wissel.web.shared.medisch import valid
from wissel.web.shared.profielvormen import BladForm

LEZEN, SCHRIJVEN = Action.PROFIEL_LEZEN, Action.PROFIEL_SCHRIJVEN
MAP, TAB, LEZER = "bureau/profiel/", "profiel", "bureau"


@requires(LEZEN)
def profile(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Every part with who wrote it, what is missing, the versions and what is shared."""
    dossier = staff_dossier(request, dossier_id, LEZEN)
    sheet = profielblad.sheet(request.actor, dossier.pk)
    versions = profielblad.versions(request.actor, dossier.pk)
    closed = dossier.stand == Dossier.Stand.GESLOTEN
    context: dict[str, Any] = {
        "blad": sheet,
        "delen": [each for each in sheet.delen if each.deel != Deel.WENS],
        "wens": sheet.deel(Deel.WENS),
        "versies": versions,
        "anders": not versions or versions[0].sha256 != sheet.sha256,
        "deling": profielblad.running_share(request.actor, dossier.pk),
        "schrijven": can(request.actor, SCHRIJVEN) and not closed,
        "weggehaald": removed(request, dossier),
    }
    return page(request, dossier, TAB, MAP + "profiel.html", **context)


@requires(SCHRIJVEN)
def fill_in(request: Any, dossier_id: uuid.UUID, profieldeel: str) -> HttpResponse:
    """A part without lines; the long texts keep themselves while somebody types."""
    dossier = staff_dossier(request, dossier_id, SCHRIJVEN)
    deel = known(request, profieldeel)
    if onderdelen.is_list(deel):
        return back(dossier, f"#deel-{deel}")
    row = visible(request.actor, Profieldeel).filter(dossier=dossier, deel=deel).first()
    stored, version = (row.inhoud, row.versie) if row else ({}, 0)
    if profielhulp.asked_to_keep(request):
        return profielhulp.kept(lambda: keep_sheet(request, dossier, deel, stored))
    form = BladForm(deel=deel, lezer=LEZER, initial=BladForm.initial_of(stored, version))
    if request.method == "POST":
        form = BladForm(profielhulp.with_stored(request.POST, stored, form), deel=deel, lezer=LEZER)

    def save() -> None:
        seen = form.cleaned_data["versie"] or 0
        regels.save_sheet(
            dossier_id=dossier.pk, deel=deel, inhoud=form.values(), versie=seen, by=request.actor
        )

    done, collision = (
        profielhulp.attempt(form, save) if valid(form, dossier, request.actor) else (False, None)
    )
    if done:
        messages.success(request, _("Dat is opgeslagen."))
        return back(dossier, f"#deel-{deel}")
    return form_page(request, dossier, deel, form, collision=collision, zelf=not collision)


@requires(SCHRIJVEN)
def nothing(request: Any, dossier_id: uuid.UUID, profieldeel: str) -> HttpResponse:
    """Write down that there is nothing to tell in this part, or take that back."""
    dossier = staff_dossier(request, dossier_id, SCHRIJVEN)
    deel = known(request, profieldeel)
    if request.method == "POST":
        none = request.POST.get("geen") == "ja"
        regels.set_none(dossier_id=dossier.pk, deel=deel, geen=none, by=request.actor)
    return back(dossier, f"#deel-{deel}")


def keep_sheet(request: Any, dossier: Dossier, deel: str, stored: dict[str, Any]) -> dict[str, Any]:
    """Keep the long texts of a part and give its new version."""
    texts = profielhulp.long_texts(request, ("toelichting", *onderdelen.KANSEN))
    row = regels.save_sheet(
        dossier_id=dossier.pk, deel=deel, inhoud=stored | texts, versie=profielhulp.version_of(request),
        by=request.actor,
    )  # fmt: skip
    return {"id_versie": row.versie}


def staff_dossier(request: Any, dossier_id: uuid.UUID, action: Action) -> Dossier:
    """The dossier of the address for staff; the kandidaat has pages of its own."""
    if not request.actor.is_staff:
        raise Denied(action, request.actor)
    return get_dossier(request, dossier_id, action)


def known(request: Any, deel: str) -> str:
    """A part that exists, or Denied."""
    if deel not in Deel.values:
        raise Denied(LEZEN, request.actor)
    return deel


def back(dossier: Dossier, place: str = "") -> HttpResponse:
    """To the tab, at a place on it."""
    return redirect(reverse("bureau:profiel", args=[dossier.pk]) + place)


def removed(request: Any, dossier: Dossier) -> Profielregel | None:
    """The line that was just taken out, to be put back."""
    try:
        key = uuid.UUID(request.GET.get("weg", ""))
    except ValueError:
        return None
    return visible(request.actor, Profielregel).filter(dossier=dossier, weg_op__isnull=False, pk=key).first()


def form_page(
    request: Any,
    dossier: Dossier,
    deel: str,
    form: Any,
    *,
    collision: Any = None,
    zelf: bool = False,
    **more: Any,
) -> HttpResponse:
    """One form of a part, with both texts where somebody else was first."""
    now = profielhulp.collide(form, collision) if collision else {}
    context = {
        "form": form,
        "velden": profielhulp.paired(form, now),
        "deel": deel,
        "deeltitel": Deel(deel).label,
        "zelf": zelf,
        "terug": reverse("bureau:profiel", args=[dossier.pk]) + f"#deel-{deel}",
        **more,
    }
    code = 409 if collision else status(form)
    return page(request, dossier, TAB, MAP + "formulier.html", code=code, **context)
