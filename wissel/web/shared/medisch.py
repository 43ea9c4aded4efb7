"""Words about illness in a form whose text others read: shown with the reason, reworded, or kept with a reason (D8).

Each finding is answered before the form goes through: another text, a rewording taken over, or "this may stay" with a
reason from a list. With script the same rows appear while typing (`woorden` in woorden.py).
"""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.privacytoets import Vondst, keur, reworded
from wissel.trajecten.actions import privacy
from wissel.trajecten.models import Privacyantwoord

Reden = Privacyantwoord.Reden
TOON = 12
ATTRS = {"data-woorden": reverse_lazy("woorden")}
"""Attributes of a text field that is looked at while typing."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """One finding as it is asked: the name of its choice, the words, why, and what can be chosen."""

    naam: str
    woord: str
    soort: str
    waarom: str
    begin: int
    eind: int
    zinnen: tuple[tuple[str, str], ...]
    redenen: tuple[tuple[str, str], ...]
    gekozen: str
    plaats: str = ""
    url: str = ""


def name_of(found: Vondst) -> str:
    """The name of the choice that belongs to this finding: the same word between the same words is one question."""
    return "woord-" + hashlib.blake2s(f"{found.soort}:{found.omgeving}".encode(), digest_size=8).hexdigest()


def ask(found: Vondst, *, eigen: bool = False, gekozen: str = "", plaats: str = "", url: str = "") -> Vraag:
    """The question about one finding; `eigen` for who writes about herself."""
    reasons = tuple((str(key), str(label)) for key, label in Reden.choices if eigen or key != Reden.EIGEN)
    sentences = tuple((str(place), text) for place, text in enumerate(found.herformulering))
    return Vraag(
        name_of(found), found.woord, found.naam, found.waarom, found.zin_begin, found.zin_eind, sentences, reasons,
        gekozen, plaats, url,
    )  # fmt: skip


def questions(text: str, *, eigen: bool = False) -> list[Vraag]:
    """What there is to ask about a text, each question once."""
    return list({name_of(each): ask(each, eigen=eigen) for each in keur(text)}.values())


def chosen(
    data: Any, found: Iterable[privacy.OpenVondst]
) -> tuple[list[tuple[Vondst, str]], list[tuple[privacy.OpenVondst, str]]]:
    """What was chosen for findings in a stored text: those that may stay with why, and new sentences for others."""
    stay, change = [], []
    for each in found:
        choice = str(data.get(name_of(each.vondst)) or "")
        sentences = dict(enumerate(each.vondst.herformulering))
        if choice.isdecimal() and int(choice[:3]) in sentences:
            change.append((each, sentences[int(choice[:3])]))
        elif choice in Reden.values and choice != Reden.EIGEN:
            stay.append((each.vondst, choice))
    return stay, change


class ZonderMedisch(forms.Form):
    """A form that wants an answer for every finding in the fields named in `LET_OP`.

    `EIGEN`: the writer writes about herself. `TYPEND`: looked at while typing, for who is signed in.
    """

    LET_OP: tuple[str, ...] = ()
    EIGEN, TYPEND = False, True
    bij: tuple[Any, Any] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.antwoorden: list[tuple[Vondst, str]] = []
        self.watch(self.LET_OP)

    def watch(self, names: Iterable[str]) -> None:
        """Have these fields looked at while typing and when sent."""
        self.LET_OP = tuple(names)
        for name in self.LET_OP if self.TYPEND else ():
            if name in self.fields:
                own = {"data-woorden-eigen": "1"} if self.EIGEN else {}
                self.fields[name].widget.attrs.update({**ATTRS, **own})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in self.LET_OP:
            if name in self.fields:
                self._look(name, str(data.get(name) or ""))
        return data

    def _look(self, name: str, text: str) -> None:
        rows: dict[str, Vraag] = {}
        changes: list[tuple[Vondst, str]] = []
        missing = 0
        for found in self._unanswered(text):
            chosen = str(self.data.get(name_of(found)) or "")
            sentences = dict(enumerate(found.herformulering))
            if chosen.isdecimal() and int(chosen[:3]) in sentences:
                changes.append((found, sentences[int(chosen[:3])]))
                continue
            valid = chosen in Reden.values and (self.EIGEN or chosen != Reden.EIGEN)
            if valid:
                self.antwoorden.append((found, chosen))
            missing += not valid
            rows[name_of(found)] = ask(found, eigen=self.EIGEN, gekozen=chosen if valid else "")
        field: Any = self.fields[name]
        field.vondsten = list(rows.values())[:TOON]
        if changes:
            self._rewrite(name, reworded(text, changes))
        elif missing:
            words = dict.fromkeys(row.woord for row in rows.values() if not row.gekozen)
            self.add_error(name, self.hint(", ".join(words)))

    def _unanswered(self, text: str) -> list[Vondst]:
        if self.bij is None or not text:
            return keur(text)
        return [each.vondst for each in privacy.open_findings(*self.bij, {"": text})]

    def _rewrite(self, name: str, text: str) -> None:
        sent: Any = self.data
        data = sent.copy()
        data[self.add_prefix(name)] = text
        self.data = data
        self.add_error(
            name, _("De zin is vervangen. Vul in wat bij de puntjes hoort en bewaar nog een keer.")
        )

    def hint(self, woorden: str) -> str:
        """What is said about these words; a form for other readers says it in other words."""
        text = _(
            "Dit lijkt over ziekte te gaan: %(woorden)s. Schrijf het anders, of kies waarom het mag blijven."
        )
        return text % {"woorden": woorden}


def valid(form: Any, dossier: Dossier | uuid.UUID, by: Actor) -> bool:
    """Whether a form may go through; answers that are new are kept, answers of before are not asked again."""
    if not isinstance(form, ZonderMedisch):
        return bool(form.is_valid())
    form.bij = (dossier, by.bureau_id)
    if not form.is_valid():
        return False
    if form.antwoorden:
        privacy.keep_answers(dossier=dossier, antwoorden=form.antwoorden, stuk=type(form).__name__, by=by)
    return True
