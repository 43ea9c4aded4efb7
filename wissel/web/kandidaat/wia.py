"""Help with the WIA application: what, when, which papers, and a list the kandidaat ticks."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier, Milestone
from wissel.policies import Action, Denied, can, get_visible, visible
from wissel.trajecten import wia as lijst
from wissel.trajecten.actions.wia import tick
from wissel.trajecten.models import WiaStap
from wissel.web.kandidaat import woorden
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDatum, MijnDossier, date_of
from wissel.web.shared.formulieren import run, status

# The dates of the application, in the order in which they fall.
CODES = ("uwv_brief_wia", "reintegratieverslag", "wia_aanvraag", "wachttijd_laatste_dag", "wia_eerste_dag")
EERDER = "verkorte_wachttijd_aanvraag"
UITKOMSTEN = (
    (_l("U verliest minder dan 35 procent van uw loon"),
     _l("U krijgt geen WIA-uitkering. Vaak blijft u in dienst, of u vraagt WW aan. Uw coach denkt met u mee.")),
    (_l("U verliest 35 tot 80 procent, of meer maar misschien niet voor altijd"),
     _l("U krijgt een WGA-uitkering. Werken naast de uitkering loont.")),
    (_l("U verliest 80 procent of meer, en dat blijft zo"), _l("U krijgt een IVA-uitkering.")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WiaDatum:
    """One date of the application; without `datum` it is not known and nobody guesses it."""

    naam: str
    betekenis: str
    datum: MijnDatum | None


@dataclass(frozen=True, slots=True)
class WiaBlad:
    """The page: the dates, the list, and whether asking earlier can still be done."""

    datums: tuple[WiaDatum, ...]
    laatste: dt.date | None
    eerder: MijnDatum | None
    gedaan: int
    totaal: int


class WiaForm(forms.Form):
    """What is done. A box that is off is not done, or no longer."""

    gedaan = forms.MultipleChoiceField(
        label=_l("Wat is klaar?"), required=False, choices=[(each.sleutel, each.tekst) for each in lijst.STAPPEN],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


@own_page(Action.WIA_LEZEN, actief="traject")
def help_page(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What the WIA is, when to ask for it, which papers, and the own list."""
    actor = request.actor
    done = ticked(actor, dossier.id)
    if request.method == "POST" and not can(actor, Action.WIA_AFVINKEN):
        raise Denied(Action.WIA_AFVINKEN, actor)
    form = WiaForm(request.POST if request.method == "POST" else None, initial={"gedaan": list(done)})

    def keep() -> None:
        row = get_visible(actor, Dossier, pk=dossier.id)
        tick(dossier=row, gedaan=form.cleaned_data["gedaan"], by=actor)

    if form.is_valid() and run(form, keep):
        messages.success(request, _("Uw lijst is bewaard."))
        return redirect("kandidaat:wia")
    context: dict[str, Any] = {
        "blad": _sheet(actor, dossier, done), "form": form, "uitkomsten": UITKOMSTEN, "nagekeken": lijst.NAGEKEKEN,
        "stappen": [(each, each.sleutel in done) for each in lijst.STAPPEN], "code": status(form),
    }  # fmt: skip
    return show(request, dossier, "wia.html", **context)


def ticked(actor: Actor, dossier_id: uuid.UUID) -> dict[str, dt.datetime]:
    """The steps that are done, with when."""
    rows = visible(actor, WiaStap).filter(dossier_id=dossier_id, gedaan_op__isnull=False)
    found = dict(rows.values_list("stap", "gedaan_op"))
    return {key: at for key, at in found.items() if key in lijst.SLEUTELS and at is not None}


def _sheet(actor: Actor, dossier: MijnDossier, done: dict[str, dt.datetime]) -> WiaBlad:
    rows = visible(actor, Milestone).filter(dossier_id=dossier.id, geldt=True, due_on__isnull=False)
    known = {row.code: row for row in rows.filter(code__in=(*CODES, EERDER))}
    today = dossier.vandaag
    dates = {code: date_of(row, today) for code, row in known.items()}
    early = dates.get(EERDER)
    last = dates.get("wia_aanvraag")
    words = [(code, woorden.DATUMS[code]) for code in CODES]
    return WiaBlad(
        tuple(WiaDatum(str(name), str(meaning), dates.get(code)) for code, (name, meaning) in words),
        last.datum if last else None, early if early and early.datum >= today else None, len(done), len(lijst.STAPPEN),
    )  # fmt: skip
