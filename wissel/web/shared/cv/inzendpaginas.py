"""Where a cv or letter went: writing it down, taking it away and putting it back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel.cv.actions import samen
from wissel.cv.models import Briefversie, Cvversie, Inzending
from wissel.policies import Action
from wissel.web.shared.cv import stukken
from wissel.web.shared.cv.beginvormen import InzendingForm
from wissel.web.shared.cv.kamer import Kamer
from wissel.web.shared.cv.vragen import MAP
from wissel.web.shared.formulieren import run, status

INZENDEN = Action.CV_INZENDEN


def new(kamer: Kamer) -> HttpResponse:
    """Write down which version went where; the version of the address is chosen already."""
    request = kamer.request
    letters = stukken.version_choices(kamer, Briefversie)
    cvs = stukken.version_choices(kamer, Cvversie)
    form = InzendingForm(request.POST or None, initial=_first(kamer, cvs), cvs=cvs, brieven=letters)

    def verb() -> None:
        data: dict[str, Any] = dict(form.cleaned_data)
        for name, model in (("cvversie", Cvversie), ("briefversie", Briefversie)):
            chosen = data[name]
            data[name] = kamer.find(model, Action.CV_LEZEN, uuid.UUID(chosen)) if chosen else None
        samen.send_in(dossier=kamer.dossier(), by=kamer.actor, **data)

    if form.is_valid() and run(form, verb):
        messages.success(request, _("Opgeschreven. U ziet het in de lijst."))
        return redirect(kamer.url("cv_overzicht") + "#gestuurd")
    context = {
        "titel": _("Waar ging het heen?"), "form": form, "terug": kamer.url("cv_overzicht"),
        "leeg": not (cvs or letters),
    }  # fmt: skip
    return kamer.toon(MAP + "inzending.html", code=status(form), **context)


def _first(kamer: Kamer, cvs: list[tuple[str, str]]) -> dict[str, str]:
    """What is known already when one comes from a version."""
    asked = {name: kamer.request.GET.get(name, "") for name in ("cvversie", "briefversie")}
    found = {name: text for name, text in asked.items() if text}
    letter = next(
        (row for row in kamer.rows(Briefversie).defer("inhoud") if str(row.pk) == found.get("briefversie")),
        None,
    )
    if letter is not None:
        found |= {"werkgever": letter.werkgever, "functie": letter.functie}
    if not found and cvs:
        found["cvversie"] = cvs[0][0]
    return found


def take_out(kamer: Kamer, inzending_id: uuid.UUID, *, back: bool = False) -> HttpResponse:
    """Take away what was written down by mistake, or put it back."""
    row = kamer.find(Inzending, INZENDEN, inzending_id)
    if kamer.request.method == "POST":
        (samen.put_in if back else samen.take_out)(inzending=row, by=kamer.actor)
        words = (
            _("Het staat er weer.") if back else _("Weggehaald. Onderaan de lijst kunt u het terugzetten.")
        )
        messages.success(kamer.request, words)
    return redirect(kamer.url("cv_overzicht") + "#gestuurd")
