"""What the views of the plan share: the draft to write in, running a verb that may collide, and showing a collision."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.opmaak import tijd
from wissel.policies import Action, visible
from wissel.trajecten import inhoud
from wissel.trajecten.models import Trajectplan
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.traject.planverschil import Stuk, words
from wissel.web.shared.formulieren import run

SCHRIJVEN = Action.PLAN_SCHRIJVEN
MAP = "bureau/traject/"


@dataclass(frozen=True, slots=True)
class Botsing:
    """What stands in a field now, word by word against what was typed."""

    naam: str
    stukken: tuple[Stuk, ...]


def concept_of(request: Any, dossier_id: uuid.UUID) -> tuple[Dossier, Trajectplan]:
    """The draft of this dossier, for whoever may write it. Says what to do when there is none.

    A form that is sent waits for the one before it, so that a second click finds what the first one did.
    """
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    rows = visible(request.actor, Trajectplan, SCHRIJVEN).select_related("traject")
    if request.method == "POST":
        rows = rows.select_for_update(of=("self",))
    plan = rows.filter(dossier=dossier, stand=Trajectplan.Stand.CONCEPT).order_by("-aangemaakt_op").first()
    if plan is None:
        text = _(
            "Er is nu geen concept om in te schrijven. Maak op de pagina van het plan een nieuwe versie."
        )
        raise DomainError("geen_concept", text)
    return dossier, plan


def back(dossier: Dossier, place: str = "") -> HttpResponse:
    """To the page of the plan, at a place on it."""
    return redirect(reverse("bureau:plan", args=[dossier.pk]) + place)


def attempt(form: Any, verb: Callable[[], Any]) -> tuple[bool, Changed | None]:
    """Run a verb for a valid form. A collision comes back beside the refusal, so that the page can show both."""
    collided: list[Changed] = []

    def guarded() -> None:
        try:
            verb()
        except Changed as error:
            collided.append(error)
            raise

    done = run(form, guarded)
    return done, collided[0] if collided else None


def collide(form: Any, error: Changed, name: str) -> dict[str, Botsing]:
    """Let the form know the newest state under `name`, so that saving again is a choice; give what stands there now."""
    form.data = form.data.copy()
    form.data[form.add_prefix(name)] = str(error.facts.get(name, ""))
    return {
        field: Botsing(field, words(field, inhoud.plain(now), inhoud.plain(form.cleaned_data.get(field))))
        for field, now in error.facts.get("nu", {}).items()
        if field in form.fields
    }


def with_stored(data: Any, form: type[Any], row: Any) -> Any:
    """What was sent, with the stored text in each field where somebody chose that."""
    chosen = [name for name in data.getlist("neem") if name in form.base_fields]
    if not chosen:
        return data
    data = data.copy()
    for name in chosen:
        value = form.base_fields[name].prepare_value(getattr(row, name))
        data[name] = "" if value is None else value
    return data


def paired(fields: Iterable[Any], collisions: dict[str, Botsing]) -> list[tuple[Any, Botsing | None]]:
    """Fields with what collides in them."""
    return [(field, collisions.get(field.name)) for field in fields]


def asked_to_keep(request: Any) -> bool:
    """Whether this request only keeps what stands in a long field now."""
    return request.method == "POST" and request.POST.get("bewaren") == "concept"


def kept(verb: Callable[[], dict[str, Any]]) -> HttpResponse:
    """Answer a page that stores itself: when it was kept and the new state, or why not."""
    try:
        shown = verb()
    except Changed:
        words_ = _("Nog niet bewaard: iemand anders was eerder.")
        return JsonResponse(
            {"stand": words_, "botsing": render_to_string(MAP + "plan_botsing.html")}, status=409
        )
    except DomainError as error:
        return JsonResponse({"stand": _("Nog niet bewaard.") + " " + error.message}, status=422)
    return JsonResponse({"stand": _("Bewaard om %(tijd)s") % {"tijd": tijd(klok.now())}, "toon": shown})
