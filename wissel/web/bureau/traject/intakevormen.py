"""The questions of an intake as forms: one answer each, with its audience and the state that was on screen."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import Changed, DomainError
from wissel.opmaak import datum_tijd, tijd
from wissel.policies import Action, visible
from wissel.trajecten.actions.intake import domains, save_answer
from wissel.trajecten.actions.planhulp import LANGSTE_TEKST
from wissel.trajecten.models import Intake, IntakeAntwoord
from wissel.web.shared.velden import DatumVeld

EIGEN, ANDER, BEIDE = "eigen", "ander", "beide"


class AntwoordForm(forms.Form):
    """One answer. `versie` and `was` say what was on screen; `gezien` and `keuze` settle a collision."""

    KEUZES = (
        (BEIDE, gettext_lazy("Allebei: eerst die van de ander, dan die van u")),
        (EIGEN, gettext_lazy("Uw tekst")),
        (ANDER, gettext_lazy("De tekst van de ander")),
    )
    tekst = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"dir": "auto"}),
        validators=[
            MaxLengthValidator(
                LANGSTE_TEKST,
                gettext_lazy(
                    "Dit antwoord is te lang: %(show_value)s tekens, hooguit %(limit_value)s. Maak het korter."
                ),
            )
        ],
    )
    zichtbaarheid = forms.ChoiceField(
        label=gettext_lazy("Wie mag dit lezen?"),
        choices=IntakeAntwoord.Zichtbaarheid.choices,
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={
            "required": gettext_lazy("Kies wie dit antwoord mag lezen."),
            "invalid_choice": gettext_lazy("Kies wie dit antwoord mag lezen."),
        },
    )
    versie = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    was = forms.CharField(required=False, widget=forms.HiddenInput)
    gezien = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    keuze = forms.ChoiceField(
        label=gettext_lazy("Welke tekst blijft?"),
        required=False,
        widget=forms.RadioSelect,
        choices=KEUZES,
    )

    def clean_tekst(self) -> str:
        return str(self.cleaned_data["tekst"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("gezien") is not None and not data.get("keuze"):
            self.add_error("keuze", _("Kies welke tekst blijft. Tot dan blijven ze allebei staan."))
        return data


class AfrondForm(forms.Form):
    """The day on which the conversation was held."""

    gehouden_op = DatumVeld(label=gettext_lazy("Gesprek gehouden op"))


@dataclass(frozen=True, slots=True)
class Botsing:
    """What somebody else wrote meanwhile, by whom and when."""

    tekst: str
    zichtbaarheid: str
    door: str
    om: str
    versie: int


class Vraag:
    """One question on the page: its words, the form of its answer, and what is stored."""

    keuzes = AntwoordForm.KEUZES

    def __init__(self, domein: dict[str, Any], row: IntakeAntwoord | None, data: Any = None) -> None:
        self.sleutel: str = domein["sleutel"]
        self.naam: str = domein["naam"]
        self.hulp: str = domein.get("hulp", "")
        self.verplicht = bool(domein.get("verplicht"))
        self.row = row
        self.botsing: Botsing | None = None
        self.ontbreekt = False
        sent = data is not None and f"{self.sleutel}-tekst" in data
        initial = self._initial(domein.get("zichtbaarheid", "coach"))
        self.form = AntwoordForm(data if sent else None, prefix=self.sleutel, initial=initial)

    def _initial(self, audience: str) -> dict[str, Any]:
        text = self.row.tekst if self.row else ""
        audience = self.row.zichtbaarheid if self.row else audience
        versie = self.row.versie if self.row else 0
        return {"tekst": text, "zichtbaarheid": audience, "versie": versie, "was": mark(text, audience)}

    @property
    def veld(self) -> str:
        """The text area, as high as its text, tied to its hint and to what is wrong."""
        bound = self.form["tekst"]
        text = str(bound.value() or "")
        described = [f"h-{self.sleutel}"] if self.hulp else []
        described += [f"e-{self.sleutel}"] if self.ontbreekt or self.meldingen else []
        attrs: dict[str, Any] = {"rows": max(3, min(24, text.count("\n") + len(text) // 80 + 2))}
        if described:
            attrs["aria-describedby"] = " ".join(described)
        return str(bound.as_widget(attrs=attrs))

    @property
    def ingevuld(self) -> bool:
        return bool(self.row and self.row.tekst)

    @property
    def bewaard(self) -> str:
        """When the stored answer was stored."""
        if self.row is None:
            return ""
        moment = self.row.bewaard_op
        if moment.astimezone(klok.NEDERLAND).date() == klok.now().astimezone(klok.NEDERLAND).date():
            return _("Bewaard om %(tijd)s") % {"tijd": tijd(moment)}
        return _("Bewaard op %(tijd)s") % {"tijd": datum_tijd(moment)}

    @property
    def stand_woord(self) -> str:
        return _("ingevuld") if self.ingevuld else _("leeg")

    @property
    def meldingen(self) -> list[str]:
        """What is wrong with what was sent, in words."""
        errors = self.form.errors if self.form.is_bound and self.botsing is None else {}
        return [str(error) for name in ("tekst", "zichtbaarheid") for error in errors.get(name, ())]

    @property
    def fout(self) -> bool:
        return bool(self.form.is_bound and self.form.errors) or self.botsing is not None

    def store(self, intake: Intake, by: Actor) -> bool:
        """Keep what was sent. False when it cannot be kept as it is; the question then says why and shows all texts."""
        if not self.form.is_bound:
            return True
        if not self.form.is_valid():
            return self._show_other()
        data = self.form.cleaned_data
        audience = data["zichtbaarheid"]
        untouched = data["gezien"] is None and data["was"] == mark(data["tekst"], audience)
        if untouched or data["keuze"] == ANDER:
            return self._replace(self.row)
        text, seen = self._text_to_keep(data)
        try:
            with transaction.atomic():
                row = save_answer(
                    intake=intake, domein=self.sleutel, tekst=text, zichtbaarheid=audience, by=by, versie=seen
                )
        except Changed:
            self.row = answers(by, intake, domein=self.sleutel).get(self.sleutel)
            return self._collide()
        except DomainError as error:
            self.form.add_error(error.veld if error.veld in self.form.fields else "tekst", error.message)
            return self._show_other()
        return self._replace(row)

    def _text_to_keep(self, data: dict[str, Any]) -> tuple[str, int]:
        """The text and the state it builds on; in a collision what was chosen, on top of what was seen."""
        if data["gezien"] is None:
            return data["tekst"], data["versie"] or 0
        other = self.row.tekst if self.row and data["keuze"] == BEIDE else ""
        return "\n\n".join(part for part in (other, data["tekst"]) if part), data["gezien"]

    def _replace(self, row: IntakeAntwoord | None) -> bool:
        """Show the answer as it is stored now."""
        self.row = row
        self.form = AntwoordForm(
            prefix=self.sleutel, initial=self._initial(self.form.initial["zichtbaarheid"])
        )
        return True

    def _show_other(self) -> bool:
        """Keep a collision on screen that was not settled yet."""
        return self._collide() if self.form.cleaned_data.get("gezien") is not None else False

    def _collide(self) -> bool:
        row = self.row
        if row is not None:
            author = row.bewaard_door.persoon.naam if row.bewaard_door else ""
            audience = str(row.get_zichtbaarheid_display())
            self.botsing = Botsing(row.tekst, audience, author, tijd(row.bewaard_op), row.versie)
        return False


def mark(text: str, audience: str) -> str:
    """A short mark of what an answer said on screen, to see whether somebody touched it."""
    return hashlib.sha256(f"{audience} {text}".encode()).hexdigest()[:16]


def answers(actor: Actor, intake: Intake, **lookup: Any) -> dict[str, IntakeAntwoord]:
    """The stored answers of this intake by question, with who stored them, in one query."""
    rows = visible(actor, IntakeAntwoord, Action.INTAKE_VASTLEGGEN).filter(intake=intake, **lookup)
    return {row.domein: row for row in rows.select_related("bewaard_door__persoon")}


def questions(actor: Actor, intake: Intake, data: Any = None) -> list[Vraag]:
    """All questions of this form in order, with what is stored and what was sent."""
    stored = answers(actor, intake)
    return [Vraag(row, stored.get(row["sleutel"]), data) for row in domains(intake)]


def progress(vragen: list[Vraag]) -> str:
    words = {"klaar": sum(vraag.ingevuld for vraag in vragen), "totaal": len(vragen)}
    return _("%(klaar)s van %(totaal)s ingevuld") % words
