"""Languages at the bureau: what a colleague speaks, and the translated pages that somebody has to read."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel import talen
from wissel.accounts.models import Persoon
from wissel.fouten import DomainError
from wissel.mensen import vertalingen
from wissel.mensen.spreektalen import SPREEKTALEN, language_name, record_languages
from wissel.policies import Action, Denied, can, get_visible, requires
from wissel.web.bureau.mensen.views import form_page, page
from wissel.web.shared.formulieren import run


class TalenForm(forms.Form):
    """The languages a colleague speaks with kandidaten."""

    talen = forms.MultipleChoiceField(
        label=_l("Talen"), choices=SPREEKTALEN, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_l("Kies een taal als deze collega er een gesprek in kan voeren."),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TaalRij:
    """A language of the pages: how many strings, and who read them."""

    code: str
    naam: str
    eigen_naam: str
    aantal: int
    nagekeken_op: Any
    nagekeken_door: str


@requires(Action.MEDEWERKER_UITNODIGEN)
def spoken(request: Any, persoon_id: uuid.UUID) -> HttpResponse:
    """Which languages this colleague speaks; choosing a coach shows the match."""
    person = get_visible(request.actor, Persoon, Action.MEDEWERKER_UITNODIGEN, pk=persoon_id)
    form = TalenForm(request.POST or None, initial={"talen": person.talen})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["talen"]
        if run(form, lambda: record_languages(persoon=person, talen=chosen, by=request.actor)):
            messages.success(request, _("De talen zijn bewaard."))
            return redirect("bureau:medewerkers")
    texts = {
        "titel": _("Welke talen spreekt %(naam)s?") % {"naam": person.naam}, "knop": _("Bewaren"),
        "terug": reverse("bureau:medewerkers"),
        "uitleg": _("Wie een coach kiest, ziet welke collega de taal van de kandidaat spreekt."),
    }  # fmt: skip
    return form_page(request, "medewerkers", form, **texts)


@requires(Action.VERTALING_LEZEN)
def translations(request: Any) -> HttpResponse:
    """The languages in which part of the pages exist, and which of them were read."""
    if not request.actor.is_staff:
        raise Denied(Action.VERTALING_LEZEN, request.actor)
    rows = [_row(request.actor, code, name) for code, name in talen.partial()]
    return page(request, "vertalingen", "vertalingen.html", rijen=rows)


@requires(Action.VERTALING_LEZEN)
def translation(request: Any, taal: str) -> HttpResponse:
    """All words of a language beside the Dutch, and the button of who read them."""
    if not request.actor.is_staff:
        raise Denied(Action.VERTALING_LEZEN, request.actor)
    names = dict(talen.partial())
    if taal not in names:
        raise Http404
    may, wrong = can(request.actor, Action.VERTALING_NAKIJKEN), ""
    if request.method == "POST":
        if not may:
            raise Denied(Action.VERTALING_NAKIJKEN, request.actor)
        try:
            vertalingen.check(taal=taal, sha256=request.POST.get("sha256", ""), by=request.actor)
        except DomainError as error:
            wrong = error.message
        else:
            messages.success(request, _("Dank u. De melding bij deze taal is weg."))
            return redirect("bureau:vertalingen")
    context = {
        "rij": _row(request.actor, taal, names[taal]), "woorden": vertalingen.words(taal), "mag": may, "fout": wrong,
        "richting": "rtl" if taal == "ar" else "ltr",
    }  # fmt: skip
    return page(request, "vertalingen", "vertaling.html", status_code=409 if wrong else 200, **context)


def _row(actor: Any, code: str, name: str) -> TaalRij:
    found = vertalingen.checked(actor.bureau_id, code)
    return TaalRij(
        code=code, naam=language_name(code), eigen_naam=name, aantal=len(vertalingen.words(code).paren),
        nagekeken_op=found.op if found else None, nagekeken_door=found.door.persoon.naam if found else "",
    )  # fmt: skip
