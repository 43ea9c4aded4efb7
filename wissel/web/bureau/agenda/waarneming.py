"""Standing in during holidays: who, for whom, from when until when."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Persoon, Rol
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.trajecten.actions import waarneming as verbs
from wissel.trajecten.models import Waarneming
from wissel.web.bureau.agenda.wiens import own
from wissel.web.bureau.dossiers.forms import mensen
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.velden import DatumVeld

EERDER = 20
REGELEN = Action.WAARNEMING_REGELEN
ROLLEN = (Rol.COACH, Rol.JOBHUNTER)


@dataclass(frozen=True, slots=True)
class Regel:
    """One period; `van_mij` when this person may end it."""

    id: uuid.UUID
    voor: str
    door: str
    rol: str
    van: dt.date
    tot: dt.date
    loopt: bool
    van_mij: bool


class WaarnemingForm(forms.Form):
    """Who is away, who stands in, and from when until when."""

    voor = forms.ChoiceField(label=_l("Wie is afwezig?"))
    door = forms.ChoiceField(label=_l("Wie neemt waar?"))
    van = DatumVeld(label=_l("Eerste dag"))
    tot = DatumVeld(label=_l("Laatste dag"))

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        roles = [actor.rol] if own(actor) else list(ROLLEN)
        labels = dict(Rol.choices)
        people = [(rol, row) for rol in roles for row in mensen(actor, rol)]
        choices = [(f"{rol}:{row.pk}", f"{row.naam} ({labels[Rol(rol)]})") for rol, row in people]
        if own(actor):
            del self.fields["voor"]
            choices = [each for each in choices if each[0] != f"{actor.rol}:{actor.persoon_id}"]
        for name in {"voor", "door"} & set(self.fields):
            field: Any = self.fields[name]
            field.choices = [("", _("Kies een collega")), *choices]

    def verb_values(self) -> dict[str, Any]:
        data = self.cleaned_data
        rol, _sep, away = (data.get("voor") or f"{self.actor.rol}:{self.actor.persoon_id}").partition(":")
        people = visible(self.actor, Persoon)
        return {
            "voor": people.get(pk=away), "door": people.get(pk=data["door"].partition(":")[2]), "rol": rol,
            "van": data["van"], "tot": data["tot"],
        }  # fmt: skip


@requires(Action.WAARNEMING_LEZEN)
def stand_ins(request: Any) -> HttpResponse:
    """Who stands in now and later, and arranging it."""
    actor, may = request.actor, can(request.actor, REGELEN)
    form = WaarnemingForm(request.POST if request.method == "POST" else None, actor=actor) if may else None
    if (
        form is not None
        and form.is_valid()
        and run(form, lambda: verbs.stand_in(by=actor, **form.verb_values()))
    ):
        messages.success(request, _("De waarneming is geregeld. Uw collega krijgt bericht."))
        return redirect("bureau:waarneming")
    now, before = _rows(actor, klok.today())
    context = {
        "form": form,
        "nu": now,
        "eerder": before,
        "actief": "agenda",
        "fout_titel": bool(form and form.errors),
    }
    return render(request, "bureau/agenda/waarneming.html", context, status=status(form) if form else 200)


@require_POST
@requires(REGELEN)
def end(request: Any, waarneming_id: uuid.UUID) -> HttpResponse:
    """Stop it now."""
    row = get_visible(request.actor, Waarneming, REGELEN, pk=waarneming_id)
    verbs.end(waarneming=row, by=request.actor)
    messages.success(request, _("De waarneming is beëindigd."))
    return redirect("bureau:waarneming")


def _rows(actor: Actor, today: dt.date) -> tuple[list[Regel], list[Regel]]:
    rows = visible(actor, Waarneming).filter(ingetrokken_op__isnull=True).select_related("voor", "door")
    mine = (
        set(visible(actor, Waarneming, REGELEN).values_list("pk", flat=True))
        if can(actor, REGELEN)
        else set()
    )
    now = rows.filter(tot__gte=today).order_by("van", "pk")
    before = rows.filter(tot__lt=today).order_by("-tot", "pk")[:EERDER]
    return [_row(each, mine, today) for each in now], [_row(each, set(), today) for each in before]


def _row(row: Waarneming, mine: set[uuid.UUID], today: dt.date) -> Regel:
    return Regel(
        row.pk, row.voor.naam, row.door.naam, str(row.get_rol_display()), row.van, row.tot,
        row.van <= today <= row.tot, row.pk in mine,
    )  # fmt: skip
