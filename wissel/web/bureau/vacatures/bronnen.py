"""Feeds on screen: which there are, how the last reading went, setting one up with a mapping of columns."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.actions import bronnen
from wissel.arbeidsmarkt.models import Bronbestand, Importfout, Vacaturebron
from wissel.arbeidsmarkt.tasks import queue
from wissel.fouten import Changed
from wissel.policies import Action, get_visible, requires, visible
from wissel.web.bureau.vacatures.kolommen import KOLOMMEN
from wissel.web.bureau.vacatures.views import show
from wissel.web.shared.formulieren import run, status

TELLINGEN = {
    "nieuw": _("nieuw"), "gewijzigd": _("gewijzigd"), "gezien": _("weer gezien"), "gesloten": _("gesloten"),
    "ongewijzigd": _("niets veranderd"), "fouten": _("met een fout"),
    "opmerkingen": _("met iets weggelaten"),
}  # fmt: skip


class BronForm(forms.Form):
    """One feed. The columns are only for a table; empty means that Wissel looks for the usual names."""

    naam = forms.CharField(
        label=_("Naam"), max_length=120, error_messages={"required": _("Geef de bron een naam.")}
    )
    soort = forms.ChoiceField(label=_("Soort"), choices=Vacaturebron.Soort.choices, widget=forms.RadioSelect)
    url = forms.CharField(
        label=_("Adres"), max_length=1000, required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "dir": "ltr"}),
        help_text=_("Het adres van de lijst zelf. Bij een tabel die u zelf brengt, laat u dit leeg."),
    )  # fmt: skip
    actief = forms.BooleanField(label=_("Elke ochtend ophalen"), required=False, initial=True)
    versie = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)

    def __init__(self, *args: Any, namen: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _t("zoek zelf de gewone naam")), *((name, name) for name in namen)]
        for name, label in KOLOMMEN.items():
            words = _t("Kolom voor: %(veld)s") % {"veld": label}
            known = self.initial.get(f"kolom_{name}", "")
            options = choices if not known or known in namen else [*choices, (known, known)]
            self.fields[f"kolom_{name}"] = (
                forms.ChoiceField(label=words, choices=options, required=False)
                if namen
                else forms.CharField(label=words, max_length=100, required=False)
            )

    def columns(self) -> list[Any]:
        return [self[f"kolom_{name}"] for name in KOLOMMEN]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("url") and data.get("soort") != Vacaturebron.Soort.CSV and "url" not in self.errors:
            self.add_error("url", _t("Vul het adres van de lijst in."))
        return data

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        mapping = {name: data[f"kolom_{name}"] for name in KOLOMMEN if data[f"kolom_{name}"]}
        return {name: data[name] for name in ("naam", "soort", "url", "actief")} | {"mapping": mapping}


@requires(Action.VACATUREBRON_BEHEREN)
def overview(request: Any) -> HttpResponse:
    """All feeds and what came of each."""
    rows = [(row, outcome(row)) for row in visible(request.actor, Vacaturebron).order_by("naam")]
    return show(request, "bronnen.html", rijen=rows)


@requires(Action.VACATUREBRON_BEHEREN)
def write(request: Any, bron_id: uuid.UUID | None = None) -> HttpResponse:
    """A new feed, or other settings of one, with the rows that failed."""
    row = get_visible(request.actor, Vacaturebron, pk=bron_id) if bron_id else None
    form = BronForm(request.POST or None, initial=first(row), namen=row.kolommen if row else [])
    made: list[Vacaturebron] = []

    def save() -> None:
        version = form.cleaned_data["versie"] or 0
        made.append(bronnen.save_source(by=request.actor, bron=row, versie=version, **form.values()))

    try:
        if form.is_valid() and run(form, save):
            messages.success(request, _t("De bron is bewaard."))
            by_hand = row is None and not made[0].url
            return redirect("bureau:vacaturebestand" if by_hand else "bureau:vacaturebron", made[0].pk)
    except Changed as error:
        form.add_error(None, error.message)
    errors = visible(request.actor, Importfout).filter(bron=row).order_by("gelezen", "rij") if row else ()
    waiting = visible(request.actor, Bronbestand).filter(bron=row).defer("inhoud").first() if row else None
    return show(
        request,
        "bron.html",
        code=status(form),
        form=form,
        bron=row,
        fouten=[each for each in errors if not each.gelezen],
        opmerkingen=[each for each in errors if each.gelezen],
        wacht=waiting,
        uitkomst=outcome(row) if row else "",
    )


@requires(Action.VACATUREBRON_BEHEREN)
def collect(request: Any, bron_id: uuid.UUID) -> HttpResponse:
    """Read one feed soon."""
    row = get_visible(request.actor, Vacaturebron, pk=bron_id)
    if request.method == "POST":
        queue(row.bureau_id, row.pk)
        messages.success(request, _t("De bron wordt opgehaald. Ververs deze pagina over een minuut."))
    return redirect("bureau:vacaturebron", row.pk)


def first(row: Vacaturebron | None) -> dict[str, Any]:
    """What the form starts with."""
    if row is None:
        return {"soort": "xml", "actief": True}
    values = {name: getattr(row, name) for name in ("naam", "soort", "url", "actief", "versie")}
    return values | {f"kolom_{name}": column for name, column in row.mapping.items()}


def outcome(row: Vacaturebron) -> str:
    """How the last reading went, in words."""
    if row.gehaald_op is None:
        return _t("nog niet opgehaald")
    if "fout" in row.uitkomst:
        return str(row.uitkomst["fout"])
    return ", ".join(
        f"{row.uitkomst[name]} {label}" for name, label in TELLINGEN.items() if row.uitkomst.get(name)
    )
