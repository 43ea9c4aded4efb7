"""The tab of a dossier that runs aground: what stands still and why, questions to UWV, and repair after a sanction."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.escalatie.actions import stagnatie as verbs
from wissel.escalatie.models import Stagnatie
from wissel.escalatie.redenen import NAMEN, known
from wissel.logbook.actions import record_look
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.shared import herstel, medisch, oordelen
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch

MAP, TAB = "bureau/escalatie/", "escalatie"
LEZEN, AFHANDELEN = Action.STAGNATIE_LEZEN, Action.STAGNATIE_AFHANDELEN
# What each kind of evidence is called, and the page of the dossier where it stands.
BEWIJS: dict[str, tuple[Any, str]] = {
    "activiteit": (gettext_lazy("Laatste activiteit"), "logboek"),
    "plan": (gettext_lazy("De kandidaat is niet akkoord met het plan; antwoord moest er zijn"), "plan"),
    "planregel": (gettext_lazy("Voorstel bij een regel van het plan; antwoord moest er zijn"), "plan"),
    "tegenwerping": (gettext_lazy("Bezwaar van de kandidaat"), "medewerking"),
    "afspraak": (gettext_lazy("Niet gekomen op een afspraak"), "afspraken"),
    "bedrijfsarts": (gettext_lazy("Advies van de bedrijfsarts"), "spoor1"),
    "arbeidsdeskundige": (gettext_lazy("Advies van de arbeidsdeskundige"), "spoor1"),
}
VERDER = {
    "gesprek": "afspraken",
    "plan": "plan",
    "pauze": "onderbreking_nieuw",
    "deskundigenoordeel": "oordeel_nieuw",
}


@dataclass(frozen=True, slots=True)
class Bewijsregel:
    wat: str
    op: dt.date
    url: str


@dataclass(frozen=True, slots=True)
class Redenregel:
    """One reason with its first day and its evidence."""

    naam: str
    sinds: dt.date
    bewijs: tuple[Bewijsregel, ...]


@dataclass(frozen=True, slots=True)
class Stilstand:
    """One escalation as the tab shows it."""

    id: uuid.UUID
    open: bool
    stand: str
    sinds: dt.date
    gevonden_op: dt.date
    keer: int
    redenen: tuple[Redenregel, ...]
    gesloten_op: dt.date | None
    door: str
    keuze: str
    toelichting: str
    manager_op: dt.datetime | None
    versie: int


class KeuzeForm(ZonderMedisch):
    """What happens now."""

    LET_OP = ("toelichting",)
    keuze = forms.ChoiceField(
        label=gettext_lazy("Wat gaat u doen?"), choices=Stagnatie.Keuze.choices, widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Toelichting"), max_length=300, required=False,
        help_text=gettext_lazy("Alleen het bureau leest dit. Geen medische gegevens."),
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput)


class ValsAlarmForm(ZonderMedisch):
    """Why nothing stands still."""

    LET_OP = ("toelichting",)
    toelichting = forms.CharField(
        label=gettext_lazy("Waarom staat dit traject niet stil?"), max_length=300,
        help_text=gettext_lazy("Alleen het bureau leest dit. Geen medische gegevens."),
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput)


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The tab with its three parts, as far as this role may see them."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    actor = request.actor
    record_look(actor, "vastlopen_gelezen", dossier=dossier, categorie="H")
    rows = stagnations(actor, dossier.pk)
    context: dict[str, Any] = {
        "nu": next((row for row in rows if row.open), None),
        "eerder": [row for row in rows if not row.open],
        "drempels": known(),
        "mag_afhandelen": can(actor, AFHANDELEN),
        "oordelen": oordelen.overview(actor, dossier.pk),
        "mag_vragen": can(actor, Action.OORDEEL_VRAGEN),
        "herstel": herstel.summary(actor, dossier) if can(actor, Action.HERSTEL_LEZEN) else None,
        "vandaag": klok.today(),
    }
    return page(request, dossier, TAB, MAP + "vastlopen.html", **context)


@requires(AFHANDELEN)
def settle(request: Any, dossier_id: uuid.UUID, stagnatie_id: uuid.UUID) -> HttpResponse:
    """Choose what happens; the page of that choice opens next."""
    dossier = get_dossier(request, dossier_id, AFHANDELEN)
    row = get_visible(request.actor, Stagnatie, AFHANDELEN, pk=stagnatie_id, dossier=dossier)
    form = KeuzeForm(request.POST or None, initial={"versie": row.versie})
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: verbs.settle(stagnatie=row, by=request.actor, **form.cleaned_data)
    ):
        choice = form.cleaned_data["keuze"]
        if choice == Stagnatie.Keuze.MANAGER:
            messages.success(
                request, _("De bureaumanager ziet dit op het overzicht. De melding blijft open.")
            )
            return redirect("bureau:escalatie", dossier.pk)
        messages.success(request, _("Afgehandeld. Leg hier vast wat u afspreekt."))
        return redirect(f"bureau:{VERDER[choice]}", dossier.pk)
    shown = shown_row(row, dossier.pk)
    context = {"rij": shown, "form": form, "eigen_titel": _("Kies wat er gebeurt")}
    return page(request, dossier, TAB, MAP + "stilstand.html", code=status(form), **context)


@requires(AFHANDELEN)
def dismiss(request: Any, dossier_id: uuid.UUID, stagnatie_id: uuid.UUID) -> HttpResponse:
    """Say that nothing stands still."""
    dossier = get_dossier(request, dossier_id, AFHANDELEN)
    row = get_visible(request.actor, Stagnatie, AFHANDELEN, pk=stagnatie_id, dossier=dossier)
    form = ValsAlarmForm(request.POST or None, initial={"versie": row.versie})
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: verbs.dismiss(stagnatie=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Vastgelegd. Deze feiten geven geen nieuwe melding."))
        return redirect("bureau:escalatie", dossier.pk)
    back = reverse("bureau:escalatie", args=[dossier.pk])
    return form_page(request, dossier, TAB, form, _("Vals alarm"), _("Melding sluiten"), back)


def stagnations(actor: Actor, dossier_id: uuid.UUID) -> list[Stilstand]:
    """Every escalation of a dossier, the open one and the newest first."""
    rows = visible(actor, Stagnatie).filter(dossier_id=dossier_id).select_related("gesloten_door__persoon")
    found = [shown_row(row, dossier_id) for row in rows.order_by("-gevonden_op", "-pk")]
    return sorted(found, key=lambda row: not row.open)


def shown_row(row: Stagnatie, dossier_id: uuid.UUID) -> Stilstand:
    reasons = tuple(
        Redenregel(
            str(NAMEN[each["sleutel"]]), dt.date.fromisoformat(each["sinds"]),
            tuple(_evidence(one, dossier_id) for one in each["bewijs"]),
        )
        for each in row.redenen
    )  # fmt: skip
    return Stilstand(
        row.pk, row.stand == Stagnatie.Stand.OPEN, str(row.get_stand_display()), row.sinds, row.gevonden_op, row.keer,
        reasons, row.gesloten_op, row.gesloten_door.persoon.naam if row.gesloten_door else "",
        str(row.get_keuze_display()) if row.keuze else "", row.toelichting, row.manager_op, row.versie,
    )  # fmt: skip


def _evidence(one: dict[str, str], dossier_id: uuid.UUID) -> Bewijsregel:
    words, name = BEWIJS[one["soort"]]
    return Bewijsregel(
        str(words), dt.date.fromisoformat(one["op"]), reverse(f"bureau:{name}", args=[dossier_id])
    )
