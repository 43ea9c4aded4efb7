"""Forms of the repair after a loonsanctie, the same for bureau and opdrachtgever."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.escalatie import stukken
from wissel.escalatie.actions import herstel as verbs
from wissel.escalatie.herstelklok import findings
from wissel.escalatie.models import Hersteltaak, Herstelverzoek
from wissel.web.shared.formulieren import run
from wissel.web.shared.medisch import ZonderMedisch, valid
from wissel.web.shared.oordeelvormen import BestandVorm, DagForm, file_field
from wissel.web.shared.velden import DatumVeld


class BevindingForm(ZonderMedisch):
    """What UWV missed: picked from the list, pasted from the letter, or both."""

    LET_OP = ("regels",)
    bevindingen = forms.MultipleChoiceField(
        label=_("Wat miste UWV?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(each.sleutel, each.naam) for each in findings().values()],
        help_text=_("Kies wat in de brief van UWV staat. Bij elke keuze staat straks wat het herstelt."),
    )  # fmt: skip
    regels = forms.CharField(
        label=_("Of plak de zinnen uit de brief"), required=False, max_length=12_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Elke bevinding op een eigen regel. Laat medische gegevens weg."),
    )  # fmt: skip


class TaakForm(ZonderMedisch):
    """What repairs it, who and by when."""

    LET_OP = ("wat",)
    wat = forms.CharField(label=_("Wat herstelt dit?"), max_length=300, required=False)
    eigenaar = forms.ChoiceField(
        label=_("Wie doet het?"), choices=Hersteltaak.Eigenaar.choices, widget=forms.RadioSelect
    )
    due_on = DatumVeld(
        label=_("Klaar op"),
        required=False,
        help_text=_("Een planning, geen wettelijke termijn. Bijvoorbeeld 2-6-2027."),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class VervalForm(ZonderMedisch):
    """Why a finding does not have to be repaired."""

    LET_OP = ("reden",)
    reden = forms.CharField(
        label=_("Waarom hoeft dit niet hersteld te worden?"), max_length=200,
        help_text=_("Bijvoorbeeld: UWV trok dit punt in."),
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput)


class BewijsForm(BestandVorm):
    """What proves that it was repaired: a paper, a line of the log everyone reads, or a new file."""

    bewezen_op = DatumVeld(label=_("Hersteld op"))
    document = forms.ChoiceField(label=_("Stuk in het dossier"), required=False)
    regel = forms.ChoiceField(label=_("Of een regel uit het logboek"), required=False)
    bestand = file_field(required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("bewezen_op", "document", "regel", "bestand", "versie", "woorden")

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.papers = {str(d.pk): d for d in stukken.available(dossier, verbs.WERKGEVER)}
        self.lines = {str(line.pk): line for line in verbs.shared_lines(dossier)[:100]}
        named: Any = self.fields["document"]
        named.choices = [
            ("", _("geen")),
            *((pk, f"{d.titel} ({_day(d.datum)})") for pk, d in self.papers.items()),
        ]
        lines: Any = self.fields["regel"]
        lines.choices = [
            ("", _("geen")),
            *((pk, f"{_day(r.datum)}: {r.waarom}"[:110]) for pk, r in self.lines.items()),
        ]
        self.fields["bestand"].label = _("Of een nieuw bestand")

    def proof(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "document": self.papers.get(data["document"]), "regel": self.lines.get(data["regel"]),
            "bestand": data["bestand"],
        }  # fmt: skip


def _day(day: dt.date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def add_form(request: Any) -> BevindingForm:
    return BevindingForm(request.POST if request.method == "POST" else None)


def add(form: BevindingForm, dossier: Dossier, by: Actor) -> bool:
    return valid(form, dossier, by) and run(
        form, lambda: verbs.add_findings(dossier=dossier, by=by, **form.cleaned_data)
    )


def proof_form(request: Any, dossier: Dossier, row: Hersteltaak) -> BewijsForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    start = {"bewezen_op": klok.today(), "versie": row.versie}
    return BewijsForm(*sent, dossier=dossier, initial=start, te_groot=getattr(request, "te_groot", ()))


def prove(form: BewijsForm, row: Hersteltaak, by: Actor) -> bool:
    def keep() -> None:
        data = form.cleaned_data
        verbs.prove_task(
            taak=row, bewezen_op=data["bewezen_op"], versie=data["versie"], by=by, **form.proof()
        )

    return valid(form, row.dossier_id, by) and run(form, keep)


def task_form(request: Any, row: Hersteltaak) -> TaakForm | VervalForm:
    """The form to change a task, or to leave it out when that was asked."""
    sent = request.POST if request.method == "POST" else None
    if "vervalt" in request.GET:
        return VervalForm(sent, initial={"versie": row.versie})
    start = {"wat": row.wat, "eigenaar": row.eigenaar, "due_on": row.due_on, "versie": row.versie}
    return TaakForm(sent, initial=start)


def change(form: Any, row: Hersteltaak, by: Actor) -> bool:
    verb = verbs.drop_task if isinstance(form, VervalForm) else verbs.change_task
    return valid(form, row.dossier_id, by) and run(form, lambda: verb(taak=row, by=by, **form.cleaned_data))


def sent_form(request: Any) -> DagForm:
    return DagForm(request.POST if request.method == "POST" else None)


def mark_sent(form: DagForm, row: Herstelverzoek, by: Actor) -> bool:
    return form.is_valid() and run(
        form, lambda: verbs.record_sent(verzoek=row, verstuurd_op=form.cleaned_data["dag"], by=by)
    )
