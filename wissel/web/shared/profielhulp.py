"""What the pages of the profile share: a verb that may collide, both texts of a collision, and storing while typing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wissel import klok
from wissel.fouten import Changed, DomainError
from wissel.opmaak import tijd
from wissel.web.shared.formulieren import run
from wissel.web.shared.profielvormen import LANG


@dataclass(frozen=True, slots=True)
class Botsing:
    """What somebody else stored in a field while this person was typing."""

    naam: str
    nu: str


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


def collide(form: Any, error: Changed) -> dict[str, Botsing]:
    """Let the form know the newest version, so that saving again is a choice; give what stands there now."""
    form.data = form.data.copy()
    form.data[form.add_prefix("versie")] = str(error.facts.get("versie", ""))
    found = error.facts.get("nu", {})
    return {
        name: Botsing(name, shown(form.fields[name], now))
        for name, now in found.items()
        if name in form.fields
    }


def shown(field: Any, value: Any) -> str:
    """A stored value in the words of its field."""
    choices = {str(key): str(words) for key, words in getattr(field, "choices", ()) or ()}
    if isinstance(value, list):
        return ", ".join(choices.get(str(each), str(each)) for each in value)
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return choices.get(str(value), str(field.prepare_value(value))) if value not in (None, "") else ""


def with_stored(data: Any, stored: Mapping[str, Any], form: Any) -> Any:
    """What was sent, with the stored value in each field where somebody chose that."""
    chosen = [name for name in data.getlist("neem") if name in form.fields and name in stored]
    if not chosen:
        return data
    data = data.copy()
    for name in chosen:
        value = form.fields[name].prepare_value(stored[name])
        if isinstance(value, list):
            data.setlist(name, [str(each) for each in value])
        else:
            data[name] = "" if value in (None, False) else value
    return data


def paired(form: Any, collisions: Mapping[str, Botsing]) -> list[tuple[Any, Botsing | None]]:
    """The fields of a form with what collides in them."""
    return [(field, collisions.get(field.name)) for field in form]


def asked_to_keep(request: Any) -> bool:
    """Whether this request only keeps what stands in the long fields now."""
    return request.method == "POST" and request.POST.get("bewaren") == "concept"


def long_texts(request: Any, names: Any) -> dict[str, str]:
    """The long fields of a page that stores itself."""
    return {name: request.POST[name] for name in names if name in LANG and name in request.POST}


def version_of(request: Any) -> int:
    """The version that was on screen; one that fits nothing when it is missing."""
    value = request.POST.get("versie", "")
    return int(value) if value.isdecimal() and len(value) < 9 else -1


def kept(verb: Callable[[], dict[str, Any]]) -> HttpResponse:
    """Answer a page that stores itself: when it was kept and the new version, or why not."""
    try:
        fresh = verb()
    except Changed:
        note = render_to_string("wissel/onderdelen/profielbotsing.html")
        return JsonResponse(
            {"stand": _("Nog niet bewaard: iemand anders was eerder."), "botsing": note}, status=409
        )
    except DomainError as error:
        return JsonResponse({"stand": _("Nog niet bewaard.") + " " + error.message}, status=422)
    return JsonResponse({"stand": _("Bewaard om %(tijd)s") % {"tijd": tijd(klok.now())}, "toon": fresh})
