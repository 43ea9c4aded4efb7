"""Forms of the employer's steps, and the ladder as its page shows it."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.accounts.actor import Actor
from wissel.medewerking import ladder
from wissel.medewerking.models import Medewerkingsfeit, Werkgeversstap
from wissel.medewerking.waarschuwingen import Waarschuwing
from wissel.opmaak import lange_datum
from wissel.policies import visible
from wissel.web.shared.medewerking import StapBlad
from wissel.web.shared.medewerkingsvormen import vak
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld

BINDING = {"wet": _("wet"), "beleid": _("beleid van UWV"), "praktijk": _("praktijk")}


@dataclass(frozen=True, slots=True)
class TredeBlad:
    """One rung of the ladder with what can be logged on it and what was logged last."""

    nummer: str
    naam: str
    wat: str
    nodig: str
    gevolg: str
    binding: str
    bron: str
    soorten: tuple[ladder.Soort, ...]
    gezet_op: dt.date | None


def rungs(stappen: Iterable[StapBlad]) -> tuple[TredeBlad, ...]:
    """The ladder, each rung with the day on which the employer last took it."""
    done: dict[str, dt.date] = {}
    for each in stappen:
        if not each.concept and each.ingetrokken_op is None:
            done[each.trede] = max(each.datum, done.get(each.trede, each.datum))
    return tuple(
        TredeBlad(
            row.nummer, row.naam, row.wat, row.nodig, row.gevolg, str(BINDING[row.binding]), row.bron,
            tuple(kind for kind in ladder.soorten().values() if kind.trede == row.sleutel), done.get(row.sleutel),
        )
        for row in ladder.treden()
    )  # fmt: skip


def choices(actor: Actor, dossier_id: Any) -> list[tuple[str, str]]:
    """The facts a step can rest on: those that were not withdrawn, newest first."""
    rows = visible(actor, Medewerkingsfeit).filter(dossier_id=dossier_id, ingetrokken_op__isnull=True)
    return [
        (str(row.pk), f"{lange_datum(row.dag)}: {row.gebeurd[:120]}") for row in rows.order_by("-dag", "-op")
    ]


def initial_of(stap: Werkgeversstap) -> dict[str, Any]:
    """What the form shows for a concept that exists."""
    tied = [str(key) for key in stap.stapfeiten.values_list("feit_id", flat=True)]
    return {
        "sleutel": stap.sleutel, "versie": stap.versie, "datum": stap.datum, "instructie": stap.instructie,
        "termijn": stap.termijn, "per": stap.per, "feiten": tied,
    }  # fmt: skip


class StapForm(ZonderMedisch):
    """What a step needs: its day, what is asked, by when or from when, and the facts it rests on."""

    LET_OP = ("instructie",)

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    datum = DatumVeld(label=_("Wanneer was dit?"))
    feiten = forms.MultipleChoiceField(
        label=_("Op welke feiten rust deze stap?"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Het antwoord van uw medewerker komt er altijd bij te staan."),
        error_messages={"required": _("Kies ten minste één feit waarop deze stap rust.")},
    )  # fmt: skip
    instructie = forms.CharField(
        label=_("Wat vraagt u precies?"), max_length=1000, widget=vak(3),
        help_text=_("Eén ding dat uw medewerker kan doen, zo concreet dat later te zien is of het gebeurd is."),
        error_messages={"required": _("Schrijf precies wat u vraagt.")},
    )  # fmt: skip
    termijn = DatumVeld(label=_("Voor welke dag?"))
    per = DatumVeld(label=_("Vanaf welke dag geldt dit?"))

    def __init__(self, *args: Any, soort: ladder.Soort, feiten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = uuid.uuid4
        asked = {*soort.vraagt, "sleutel", "versie", "woorden"}
        asked |= {"feiten"} if soort.feiten or feiten else set()
        asked |= set() if soort.brief else {"datum"}
        for name in set(self.fields) - asked:
            del self.fields[name]
        if "feiten" in self.fields:
            rows: Any = self.fields["feiten"]
            rows.choices, rows.required = feiten, soort.feiten
        if soort.sleutel == "uitnodiging_gesprek":
            self.fields["termijn"].label = _("Op welke dag is het gesprek?")
        if soort.sleutel == "gesprek":
            self.fields["instructie"].label = _("Wat is er in het gesprek afgesproken?")


class BriefForm(ZonderMedisch):
    """The words of the letter; the facts and answers below it are not for the employer to write."""

    LET_OP = ("tekst",)

    versie = forms.IntegerField(widget=forms.HiddenInput)
    tekst = forms.CharField(
        label=_("Tekst van de brief"), max_length=8000, widget=vak(14),
        help_text=_("Pas aan wat u wilt. De feiten met de antwoorden komen er vanzelf onder."),
        error_messages={"required": _("De brief is leeg. Schrijf wat u wilt zeggen.")},
    )  # fmt: skip


class BesluitForm(forms.Form):
    """The decision itself: a tick per warning, so that nobody skips a step unknowingly."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, waarschuwingen: Iterable[Waarschuwing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in waarschuwingen:
            self.fields[f"weet_{each.sleutel}"] = forms.BooleanField(
                label=_t("Ik weet dit: %(tekst)s") % {"tekst": each.tekst},
                help_text=f"{BINDING[each.binding]} · {each.bron}",
                error_messages={"required": _t("Lees dit en zet een vinkje, of kies eerst een andere stap.")},
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        read = [name.removeprefix("weet_") for name in data if name.startswith("weet_") and data[name]]
        return {"versie": data.get("versie"), "aanvaard": read}
