"""How somebody wants to hear about what: a choice per topic."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.outbox.keuzes import choose
from wissel.outbox.models import Meldingkeuze
from wissel.outbox.onderwerpen import Keuze, onderwerpen_voor
from wissel.policies import Action, requires, visible
from wissel.policies.gate import needs_factor
from wissel.web.shared.formulieren import run, status


class MeldingForm(forms.Form):
    """One choice per topic of the own role."""

    def __init__(self, *args: Any, rol: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for topic in onderwerpen_voor(rol):
            self.fields[topic.sleutel] = forms.ChoiceField(
                label=topic.naam, choices=Keuze.choices, initial=topic.standaard, widget=forms.RadioSelect,
                error_messages={"required": _("Kies hoe u dit wilt horen.")},
            )  # fmt: skip


@requires(Action.INGELOGD)
def choices(request: Any) -> HttpResponse:
    """The choices of this person, for the role of now."""
    actor: Actor | None = request.actor
    if actor is None:
        return redirect("kies_rol")
    if needs_factor(request, actor):
        return redirect("tweede_factor")
    chosen = dict(visible(actor, Meldingkeuze).values_list("onderwerp", "keuze"))
    form = MeldingForm(request.POST or None, rol=actor.rol, initial=chosen)
    if form.is_valid() and run(form, lambda: choose(keuzes=form.cleaned_data, by=actor)):
        messages.success(request, _("Uw keuzes zijn bewaard."))
        return redirect("meldingen")
    context = {"form": form, "fout_titel": bool(form.errors)}
    return render(request, "openbaar/meldingen.html", context, status=status(form))
