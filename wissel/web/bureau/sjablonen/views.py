"""Ways of working: the list, one to read, a copy, the editor, and in or out of the choice."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.fouten import Changed, DomainError
from wissel.policies import Action, can, get_visible, requires
from wissel.trajecten.actions import sjablonen
from wissel.trajecten.models import Sjabloon
from wissel.web.bureau.sjablonen import bewerking, samenstellen, weergave
from wissel.web.bureau.sjablonen.forms import KopieForm
from wissel.web.shared.formulieren import run, status

MAP = "bureau/sjablonen/"
BEWAREN = "bewaren"


@requires(Action.SJABLOON_LEZEN)
def overview(request: Any) -> HttpResponse:
    """All ways of working; a manager may fetch the built-in ones."""
    may = can(request.actor, Action.SJABLOON_WIJZIGEN)
    if request.method == "POST" and may:
        added = sjablonen.add_built_in(by=request.actor)
        words = _("%(n)s sjablonen toegevoegd.") if added else _("Alle meegeleverde sjablonen staan er al.")
        messages.success(request, words % {"n": added} if added else words)
        return redirect("bureau:sjablonen")
    context = {"rijen": weergave.rows(request.actor), "mag_wijzigen": may, "actief": "sjablonen"}
    return render(request, MAP + "lijst.html", context)


@requires(Action.SJABLOON_LEZEN)
def read(request: Any, sleutel: str) -> HttpResponse:
    """One way of working in words."""
    row = get_visible(request.actor, Sjabloon, sleutel=sleutel)
    context = {
        "blad": weergave.sheet(request.actor, row),
        "mag_wijzigen": can(request.actor, Action.SJABLOON_WIJZIGEN),
        "actief": "sjablonen",
    }
    return render(request, MAP + "sjabloon.html", context)


@requires(Action.SJABLOON_WIJZIGEN)
def copy(request: Any, sleutel: str) -> HttpResponse:
    """A copy under an own name, straight into the editor."""
    source = get_visible(request.actor, Sjabloon, Action.SJABLOON_WIJZIGEN, sleutel=sleutel)
    initial = {"naam": _("%(naam)s, eigen versie") % {"naam": source.naam}}
    form = KopieForm(request.POST or None, initial=initial)
    made: list[Sjabloon] = []

    def make() -> None:
        made.append(sjablonen.copy(bron=source, naam=form.cleaned_data["naam"], by=request.actor))

    if form.is_valid() and run(form, make):
        messages.success(request, _("De kopie staat klaar. Pas haar hier aan."))
        return redirect("bureau:sjabloon_wijzigen", made[0].sleutel)
    context = {
        "form": form,
        "bron": weergave.row(source, 0),
        "actief": "sjablonen",
        "fout_titel": bool(form.errors),
    }
    return render(request, MAP + "kopie.html", context, status=status(form))


@requires(Action.SJABLOON_WIJZIGEN)
def activate(request: Any, sleutel: str) -> HttpResponse:
    """Take a way of working out of the choice, or put it back."""
    row = get_visible(request.actor, Sjabloon, Action.SJABLOON_WIJZIGEN, sleutel=sleutel)
    if request.method == "POST":
        on = request.POST.get("actief") == "ja"
        sjablonen.set_active(sjabloon=row, actief=on, by=request.actor)
        words = _("U kunt dit sjabloon weer kiezen bij een nieuw traject.")
        off = _("Dit sjabloon staat niet meer in de keuze. Lopende trajecten gaan gewoon door.")
        messages.success(request, words if on else off)
    return redirect("bureau:sjabloon", row.sleutel)


@requires(Action.SJABLOON_WIJZIGEN)
def change(request: Any, sleutel: str) -> HttpResponse:
    """The editor. Only the button Opslaan stores; the other buttons show the page again, with what was typed."""
    row = get_visible(request.actor, Sjabloon, Action.SJABLOON_WIJZIGEN, sleutel=sleutel)
    if weergave.is_built_in(row):
        raise DomainError("ingebouwd", _("Dit sjabloon hoort bij Wissel. Maak een kopie en wijzig die."))
    if request.method != "POST":
        return _editor(request, row, bewerking.from_content(row.inhoud, row.versie))
    doe = request.POST.get("doe", BEWAREN)
    if doe != BEWAREN:
        shown = bewerking.from_post(request.POST, judge=False)
        bewerking.apply(shown, doe)
        return _editor(request, row, shown)
    return _store(request, row)


def _store(request: Any, row: Sjabloon) -> HttpResponse:
    shown = bewerking.from_post(request.POST, judge=True)
    if not shown.is_valid():
        return _editor(request, row, shown, code=422)
    content = samenstellen.content_of(shown, row.inhoud)
    version = shown.algemeen.cleaned_data["versie"]
    try:
        sjablonen.change(sjabloon=row, inhoud=content, versie=version, by=request.actor)
    except Changed:
        return _collided(request, get_visible(request.actor, Sjabloon, pk=row.pk), content)
    except DomainError as error:
        shown.refuse(error)
        return _editor(request, row, shown, code=422)
    messages.success(request, _("Opgeslagen als versie %(n)s.") % {"n": row.versie + 1})
    return redirect("bureau:sjabloon", row.sleutel)


def _collided(request: Any, row: Sjabloon, content: dict[str, Any]) -> HttpResponse:
    """Show what differs from what was stored meanwhile; saving again is then a choice.

    The same form sent twice is no collision.
    """
    if {**row.inhoud, "versie": 0} == {**content, "versie": 0}:
        return redirect("bureau:sjabloon", row.sleutel)
    again = bewerking.from_post(_with_version(request.POST, row.versie), judge=True)
    again.is_valid()
    difference = samenstellen.line_difference(row.inhoud, content)
    return _editor(request, row, again, code=409, verschil=difference, botsing=True)


def _with_version(data: Any, version: int) -> Any:
    again = data.copy()
    again["algemeen-versie"] = str(version)
    return again


def _editor(request: Any, row: Sjabloon, shown: Any, *, code: int = 200, **context: Any) -> HttpResponse:
    shown.algemeen.show()
    base = {
        "bewerking": shown,
        "rij": weergave.row(row, 0),
        "terug": reverse("bureau:sjabloon", args=[row.sleutel]),
        "actief": "sjablonen",
        "fout_titel": code == 422,
    }
    return render(request, MAP + "wijzigen.html", {**base, **context}, status=code)
