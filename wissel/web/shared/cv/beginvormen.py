"""Forms around a cv and a letter: beginning one, its head and blocks, a suggestion, and where it went."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.cv.models import Brief, Inzending, Layout, Taal
from wissel.web.shared.cv.vormen import Schrijven, regel, vak
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld


class NieuwForm(forms.Form):
    """A new cv: what it is called, its language, and what of the profile goes in."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    naam = regel(
        _("Hoe noemt u dit cv?"), needed=_("Geef het cv een naam, bijvoorbeeld: planner."), most=100,
        help_text=_("Bijvoorbeeld het werk dat u zoekt. Alleen voor uzelf."),
    )  # fmt: skip
    taal = forms.ChoiceField(
        label=_("In welke taal maakt u het?"), choices=Taal, widget=forms.RadioSelect, initial=Taal.NL
    )
    kies = forms.MultipleChoiceField(
        label=_("Dit staat in uw profiel. Wat mag in uw cv?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("U kunt alles later nog veranderen."),
    )  # fmt: skip

    def __init__(self, *args: Any, aanbod: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = uuid.uuid4
        if aanbod:
            choice: Any = self.fields["kies"]
            choice.choices = aanbod
            choice.initial = [key for key, _words in aanbod]
        else:
            del self.fields["kies"]


class InleesForm(forms.Form):
    """A cv from a file in the form JSON Resume."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    bestand = forms.FileField(
        label=_("Bestand"), required=False, help_text=_("Een cv in de vorm JSON Resume. De naam eindigt op .json."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Of plak de tekst van het bestand"), required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = uuid.uuid4

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("bestand") and not data.get("tekst", "").strip() and "bestand" not in self.errors:
            self.add_error("bestand", _t("Kies een bestand, of plak de tekst."))
        return data


class NieuweBriefForm(forms.Form):
    """A new letter: what kind, to whom, for what work, and with which cv."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(
        label=_("Wat wilt u schrijven?"), choices=Brief.Soort, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u wilt schrijven.")},
    )  # fmt: skip
    werkgever = regel(_("Aan welk bedrijf?"))
    functie = regel(_("Voor welk werk?"))
    cv = forms.ChoiceField(
        label=_("Bij welk cv hoort de brief?"), required=False, widget=forms.RadioSelect,
        help_text=_("De brief krijgt dezelfde vorm als het cv."),
    )  # fmt: skip

    def __init__(self, *args: Any, cvs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = uuid.uuid4
        _offer_cvs(self, cvs)


class BriefkopForm(Schrijven):
    """To whom a letter goes and what it looks like."""

    werkgever = regel(_("Aan welk bedrijf?"))
    contactpersoon = regel(
        _("Aan wie?"), help_text=_("Bijvoorbeeld: mevrouw De Wit. Weet u het niet? Laat het leeg.")
    )
    adres = vak(_("Adres van het bedrijf"), 3, most=300)
    functie = regel(_("Voor welk werk?"))
    onderwerp = regel(_("Onderwerp"), help_text=_("Laat leeg voor het gewone onderwerp."))
    aanhef = regel(_("Aanhef"), help_text=_("Laat leeg voor: Geachte heer of mevrouw,"))
    vacature = vak(
        _("Tekst van de vacature"), 6, most=12000,
        help_text=_("Plak hier de vacature. U ziet hem dan bij het schrijven. Hij komt niet in de brief."),
    )  # fmt: skip
    cv = forms.ChoiceField(label=_("Bij welk cv hoort de brief?"), required=False, widget=forms.RadioSelect)
    layout = forms.ChoiceField(label=_("Vorm"), choices=Layout, widget=forms.RadioSelect)
    taal = forms.ChoiceField(label=_("Taal van de brief"), choices=Taal, widget=forms.RadioSelect)

    def __init__(self, *args: Any, cvs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_cvs(self, cvs)


class BlokForm(Schrijven):
    """One block of a letter."""

    LET_OP = ("tekst",)

    tekst = vak(_("Uw tekst"), 6, most=3000)


class TipForm(ZonderMedisch):
    """A suggestion at one part."""

    LET_OP = ("tekst",)

    deel = forms.ChoiceField(label=_("Bij welk deel?"), error_messages={"required": _("Kies een deel.")})
    tekst = vak(_("Uw voorstel"), 3, needed=_("Schrijf uw voorstel. De kandidaat leest het."), most=2000)

    def __init__(self, *args: Any, delen_: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["deel"]
        choice.choices = delen_


class InzendingForm(forms.Form):
    """Which version went where."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    werkgever = regel(_("Naar welk bedrijf?"), needed=_("Vul in naar welk bedrijf het ging."))
    functie = regel(_("Voor welk werk?"))
    datum = DatumVeld(label=_("Wanneer?"), error_messages={"required": _("Vul in wanneer het gestuurd is.")})
    cvversie = forms.ChoiceField(label=_("Welk cv?"), required=False)
    briefversie = forms.ChoiceField(label=_("Welke brief?"), required=False)
    hoe = forms.ChoiceField(
        label=_("Hoe?"), choices=Inzending.Hoe, widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het gestuurd is.")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, cvs: list[tuple[str, str]], brieven: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = uuid.uuid4
        self.fields["datum"].initial = klok.today
        for name, rows in (("cvversie", cvs), ("briefversie", brieven)):
            choice: Any = self.fields[name]
            choice.choices = [("", _t("Geen")), *rows]


def _offer_cvs(form: forms.Form, cvs: list[tuple[str, str]]) -> None:
    choice: Any = form.fields["cv"]
    if cvs:
        choice.choices = [*cvs, ("", _t("Zonder cv"))]
        if not form.is_bound and not form.initial.get("cv"):
            choice.initial = cvs[0][0]
    else:
        del form.fields["cv"]
