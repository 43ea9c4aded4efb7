"""Bringing a table by hand: choose the file, see which column is which, and have it read."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.actions import bestanden, bronnen
from wissel.arbeidsmarkt.models import Bronbestand, Vacaturebron
from wissel.arbeidsmarkt.tasks import queue_file
from wissel.policies import Action, get_visible, requires, visible
from wissel.web.bureau.vacatures.views import show
from wissel.web.shared.formulieren import run, status

KOLOMMEN = {
    "titel": _("Functie"), "werkgever_naam": _("Werkgever"), "plaats": _("Plaats"), "pc4": _("Postcode"),
    "uren": _("Uren"), "uren_min": _("Uren vanaf"), "uren_max": _("Uren tot en met"), "loon": _("Loon"),
    "tekst": _("Tekst"), "url": _("Link"), "bron_sleutel": _("Nummer"), "sluit_op": _("Sluit op"),
}  # fmt: skip


class BestandForm(forms.Form):
    """The file, and for a new source its name."""

    naam = forms.CharField(
        label=_("Naam"), max_length=120, help_text=_("Van wie komt de lijst? Zo herkent u haar later."),
        error_messages={"required": _("Geef de lijst een naam.")},
    )  # fmt: skip
    bestand = forms.FileField(
        label=_("Bestand"), help_text=_("Excel (.xlsx) of CSV, hooguit 10 MB. Op de eerste regel staan de namen."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={
            "required": _("Kies een bestand."), "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        },
    )  # fmt: skip
    sluit = forms.BooleanField(
        label=_("Dit is de hele lijst: sluit vacatures van deze bron die er niet meer in staan"),
        required=False,
    )

    def __init__(
        self, *args: Any, bron: Vacaturebron | None = None, te_groot: Any = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.te_groot = "bestand" in te_groot
        if bron is not None:
            del self.fields["naam"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.te_groot:
            self.errors.pop("bestand", None)
            self.add_error("bestand", _t("Dit bestand is groter dan 10 MB. Knip het in kleinere bestanden."))
        return data


class KolomForm(forms.Form):
    """Per field the column it is in; a name that fits is chosen already."""

    def __init__(self, *args: Any, namen: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _t("staat er niet in")), *((name, name) for name in namen)]
        for field, label in KOLOMMEN.items():
            self.fields[f"kolom_{field}"] = forms.ChoiceField(
                label=label, choices=choices, required=False,
                error_messages={"invalid_choice": _("Deze kolom staat niet in het bestand. Kies een andere.")},
            )  # fmt: skip

    def mapping(self) -> dict[str, str]:
        chosen = {field: self.cleaned_data.get(f"kolom_{field}", "") for field in KOLOMMEN}
        return {field: column for field, column in chosen.items() if column}


@requires(Action.VACATUREBRON_BEHEREN)
def bring(request: Any, bron_id: uuid.UUID | None = None) -> HttpResponse:
    """Choose the file; nothing is read yet."""
    row = get_visible(request.actor, Vacaturebron, pk=bron_id) if bron_id else None
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BestandForm(*sent, bron=row, te_groot=getattr(request, "te_groot", ()))
    made: list[Vacaturebron] = []

    def save() -> None:
        file, name = form.cleaned_data["bestand"], form.cleaned_data.get("naam", "")
        fresh = {"naam": name, "soort": Vacaturebron.Soort.CSV, "url": "", "actief": False}
        made.append(row or bronnen.save_source(by=request.actor, **fresh))
        body = file.read(bestanden.MOST_BYTES + 1)
        bestanden.put_file(
            by=request.actor, bron=made[0], naam=file.name, inhoud=body, sluit=form.cleaned_data["sluit"]
        )

    if form.is_valid() and run(form, save):
        return redirect("bureau:vacaturekolommen", made[0].pk)
    return show(request, "bestand.html", code=status(form), form=form, bron=row)


@requires(Action.VACATUREBRON_BEHEREN)
def columns(request: Any, bron_id: uuid.UUID) -> HttpResponse:
    """Which column is which field, with the first rows beside it; then it is read in the background."""
    row = get_visible(request.actor, Vacaturebron, pk=bron_id)
    waiting = visible(request.actor, Bronbestand).filter(bron=row).defer("inhoud").first()
    if waiting is None:
        return redirect("bureau:vacaturebron", row.pk)
    first = {f"kolom_{field}": column for field, column in row.mapping.items()}
    form = KolomForm(request.POST or None, initial=first, namen=waiting.kolommen)
    if request.POST.get("weg") == "ja":
        bestanden.drop_file(by=request.actor, bron=row)
        messages.success(request, _t("Het bestand is weggehaald. Er is niets ingelezen."))
        return redirect("bureau:vacaturebronnen")
    if form.is_valid() and run(
        form, lambda: bestanden.choose_columns(by=request.actor, bron=row, mapping=form.mapping())
    ):
        queue_file(row.bureau_id, row.pk)
        messages.success(request, _t("Het bestand wordt ingelezen. Ververs deze pagina over een minuut."))
        return redirect("bureau:vacaturebron", row.pk)
    return show(request, "kolommen.html", code=status(form), form=form, bron=row, bestand=waiting)
