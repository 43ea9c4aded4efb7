"""The own plan of the kandidaat beside what is known: can I do it, is there work, is there time (S2.31)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed
from wissel.policies import Action, get_visible, visible
from wissel.regie.actions import toekomst as verbs
from wissel.regie.models import Toekomstplan
from wissel.regie.plantoets import check_plan
from wissel.web.kandidaat.forms import tekstvak
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.beroepkiezer import BeroepKeuze, BeroepVeld
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.velden import DatumVeld, GetalVeld

SCHRIJVEN = Action.TOEKOMST_SCHRIJVEN
STAPPEN = 5


@dataclass(frozen=True, slots=True)
class Stapblad:
    """One step of the plan."""

    wat: str
    wanneer: dt.date | None
    gedaan_op: dt.date | None


@dataclass(frozen=True, slots=True)
class Toekomstblad:
    """The plan as it stands."""

    doel: str
    waarom: str
    werk: str
    uren: Any
    klaar_op: dt.date | None
    stappen: tuple[Stapblad, ...]
    gedeeld: bool


class ToekomstForm(forms.Form):
    """What, why, which work, how many hours, by when, and up to five steps."""

    versie = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    doel = forms.CharField(
        label=_("Wat wilt u bereiken?"), max_length=2000, widget=tekstvak(3),
        help_text=_("Bijvoorbeeld: weer werken met mensen, dicht bij huis."),
        error_messages={"required": _("Schrijf wat u wilt bereiken.")},
    )  # fmt: skip
    waarom = forms.CharField(
        label=_("Waarom is dat belangrijk voor u?"), max_length=2000, required=False, widget=tekstvak(2)
    )
    beroep = BeroepVeld(label=_("Welk werk?"), adres="kandidaat:beroep_kiezen", vrij=True, required=False)
    uren_per_week = GetalVeld(
        label=_("Hoeveel uur per week?"), max_digits=4, decimal_places=1, required=False
    )
    klaar_op = DatumVeld(label=_("Wanneer moet het klaar zijn?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(STAPPEN):
            words = {"n": place + 1}
            self.fields[f"wat_{place}"] = forms.CharField(
                label=_t("Stap %(n)s") % words, max_length=200, required=False,
                widget=forms.TextInput(attrs={"dir": "auto", "class": "wide"}),
            )  # fmt: skip
            self.fields[f"wanneer_{place}"] = DatumVeld(
                label=_t("Wanneer stap %(n)s klaar is") % words, required=False
            )
            self.fields[f"gedaan_{place}"] = forms.BooleanField(label=_t("Gedaan"), required=False)

    @property
    def kern(self) -> list[Any]:
        return [self[name] for name in ("doel", "waarom", "beroep", "uren_per_week", "klaar_op")]

    @property
    def stappen(self) -> list[list[Any]]:
        """Room for three steps, and always for one more than there are."""
        filled = sum(bool(self[f"wat_{place}"].value()) for place in range(STAPPEN))
        room = range(min(STAPPEN, max(3, filled + 1)))
        return [[self[f"{name}_{place}"] for name in ("wat", "wanneer", "gedaan")] for place in room]

    @classmethod
    def initial_of(cls, row: Toekomstplan | None) -> dict[str, Any]:
        """What the form starts with."""
        if row is None:
            return {"versie": 0}
        found: dict[str, Any] = {
            name: getattr(row, name) for name in ("versie", "doel", "waarom", "uren_per_week", "klaar_op")
        }
        if row.beroep_naam:
            found["beroep"] = BeroepKeuze(row.beroep, row.beroep_naam)
        for place, step in enumerate(row.stappen.order_by("volgorde")[:STAPPEN]):
            found |= {f"wat_{place}": step.wat, f"wanneer_{place}": step.wanneer}
            found[f"gedaan_{place}"] = step.gedaan_op is not None
        return found

    def verb_values(self) -> dict[str, Any]:
        """What goes to the verb."""
        data, work = self.cleaned_data, self.cleaned_data["beroep"]
        return {
            **{name: data[name] for name in ("versie", "doel", "waarom", "uren_per_week", "klaar_op")},
            "beroep": work.id if work else None, "beroep_naam": work.naam if work else "",
            "stappen": [(data[f"wat_{n}"], data[f"wanneer_{n}"], data[f"gedaan_{n}"]) for n in range(STAPPEN)],
        }  # fmt: skip


@own_page(Action.TOEKOMST_LEZEN, actief="werk")
def plan(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The plan with the three answers beside it; without a plan the form at once."""
    row = visible(request.actor, Toekomstplan).filter(dossier_id=dossier.id).first()
    if row is None:
        return redirect("kandidaat:toekomst_schrijven")
    return show(request, dossier, "toekomst.html", plan=_sheet(row), toetsen=check_plan(row, klok.today()))


def _sheet(row: Toekomstplan) -> Toekomstblad:
    steps = tuple(
        Stapblad(each.wat, each.wanneer, each.gedaan_op) for each in row.stappen.order_by("volgorde")
    )
    return Toekomstblad(
        row.doel,
        row.waarom,
        row.beroep_naam,
        row.uren_per_week,
        row.klaar_op,
        steps,
        row.gedeeld_op is not None,
    )


@own_page(SCHRIJVEN, actief="werk")
def write(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Write or change the plan."""
    row = visible(request.actor, Toekomstplan, SCHRIJVEN).filter(dossier_id=dossier.id).first()
    form: Any = ToekomstForm(request.POST or None, initial=ToekomstForm.initial_of(row))

    def keep() -> None:
        own = get_visible(request.actor, Dossier, SCHRIJVEN, pk=dossier.id)
        try:
            verbs.write_plan(dossier=own, by=request.actor, **form.verb_values())
        except Changed as error:
            form.data = form.data.copy()
            form.data["versie"] = str(error.facts["nu"])
            raise

    if form.is_valid() and run(form, keep):
        messages.success(request, _t("Uw plan is bewaard."))
        return redirect("kandidaat:toekomst")
    return show(request, dossier, "toekomst_schrijven.html", form=form, eerste=row is None, code=status(form))


@own_page(SCHRIJVEN, actief="werk", intrekken=True)
def share(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Let the coach read along, or no longer."""
    row = get_visible(request.actor, Toekomstplan, SCHRIJVEN, dossier_id=dossier.id)
    if request.method == "POST":
        wanted = request.POST.get("deel") == "ja"
        verbs.share_plan(plan=row, deel=wanted, by=request.actor)
        said = _t("Uw coach leest nu mee."), _t("Uw coach leest niet meer mee.")
        messages.success(request, said[0] if wanted else said[1])
    return redirect("kandidaat:toekomst")


paden = [
    path("toekomst/", plan, name="toekomst"),
    path("toekomst/schrijven/", write, name="toekomst_schrijven"),
    path("toekomst/delen/", share, name="toekomst_delen"),
]
