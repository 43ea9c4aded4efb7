"""The questions of a cv and a letter as forms, the same for who writes: the kandidaat, the coach or the jobhunter.

In short sentences for the kandidaat. Nothing asks for a photo, an age or health. Words about health in free text are
pointed out once; it is the kandidaat's own cv, so the kandidaat decides.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.cv import delen
from wissel.cv.maand import NU_WOORDEN, in_words, read_month
from wissel.cv.models import Layout, Taal
from wissel.web.shared.medisch import ZonderMedisch


class MaandVeld(forms.Field):
    """A month or a year as people write it: `maart 2019`, `3-2019` or `2019`; kept as JSON Resume has it."""

    widget = forms.TextInput

    def __init__(self, *, nu: bool = False, **kwargs: Any) -> None:
        self.nu = nu
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", _("Bijvoorbeeld maart 2019. Alleen het jaar mag ook."))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {"autocomplete": "off", "maxlength": "30", "class": "short"}

    def prepare_value(self, value: Any) -> Any:
        return in_words(value, "nl") if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        text = str(value or "").strip()
        if not text or (self.nu and text.lower() in NU_WOORDEN):
            return ""
        found = read_month(text)
        if found is None:
            raise ValidationError(
                _t("Vul een maand en een jaar in, bijvoorbeeld maart 2019. Of alleen 2019.")
            )
        return found


def regel(
    label: Any, *, needed: Any = "", help_text: Any = "", most: int = 150, **attrs: Any
) -> forms.CharField:
    """One line of text; `needed` is what is said when it stays empty."""
    return forms.CharField(
        label=label, help_text=help_text, max_length=most, required=bool(needed),
        error_messages={"required": needed} if needed else None,
        widget=forms.TextInput(attrs={"dir": "auto", **attrs}),
    )  # fmt: skip


def vak(
    label: Any, rows: int = 5, *, help_text: Any = "", most: int = 3000, needed: Any = ""
) -> forms.CharField:
    """A box for more words."""
    return forms.CharField(
        label=label, help_text=help_text, max_length=most, required=bool(needed),
        error_messages={"required": needed} if needed else None,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )  # fmt: skip


class Schrijven(ZonderMedisch):
    """A form on which two people may write: `stand` is what it showed when it opened.

    `eigen` is whether the kandidaat writes: then words about health may stay because the kandidaat chose so.
    """

    stand = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, eigen: bool = False, **kwargs: Any) -> None:
        self.EIGEN = eigen
        super().__init__(*args, **kwargs)

    def hint(self, woorden: str) -> str:
        text = _t(
            "Dit gaat misschien over gezondheid: %(woorden)s. Een werkgever hoeft dat niet te weten, en mag er niet "
            "naar vragen. Laat het liever weg. Of kies hieronder waarom het mag blijven."
        )
        return text % {"woorden": woorden}

    def answers(self) -> dict[str, Any]:
        """What was filled in, without what only the form itself needs."""
        return {name: value for name, value in self.cleaned_data.items() if name != "stand"}

    def several(self) -> list[str]:
        """Fields that hold more than one value."""
        return [name for name, field in self.fields.items() if isinstance(field, forms.MultipleChoiceField)]


class ContactForm(Schrijven):
    """Who the cv is of and how an employer reaches them. No address, no age, no photo."""

    naam = regel(_("Uw naam"), needed=_("Vul uw naam in."), autocomplete="name")
    plaats = regel(_("Woonplaats"), help_text=_("Alleen de plaats. Uw adres hoeft niet."))
    telefoon = regel(_("Telefoon"), most=40, type="tel", autocomplete="tel")
    email = regel(_("E-mail"), most=150, inputmode="email", autocomplete="email")
    link = regel(_("Eigen website of LinkedIn"), help_text=_("Alleen als u die heeft."), most=200)

    def clean_email(self) -> str:
        text: str = self.cleaned_data["email"].strip()
        if text:
            words = _t("Dit is geen e-mailadres. Het ziet er uit als naam@voorbeeld.nl.")
            EmailValidator(message=words)(text)
        return text


class WerkzoekForm(Schrijven):
    """What work somebody looks for, and a few words about themselves."""

    LET_OP = ("werk", "over")

    werk = regel(
        _("Welk werk zoekt u?"), help_text=_("Een beroep of een soort werk. Dit staat onder uw naam.")
    )
    over = vak(
        _("Vertel kort over uzelf"), 6, most=1500,
        help_text=_("Drie of vier zinnen. Wat kunt u goed? Wat voor werk zoekt u? Uw gezondheid hoort hier niet."),
    )  # fmt: skip


class WerkForm(Schrijven):
    """One job."""

    LET_OP = ("taken", "tekst")

    functie = regel(
        _("Wat was uw werk?"), needed=_("Vul in wat uw werk was."), help_text=_("Bijvoorbeeld: chauffeur")
    )
    bedrijf = regel(_("Bij welk bedrijf?"))
    plaats = regel(_("In welke plaats?"))
    van = MaandVeld(label=_("Wanneer begon u?"))
    tot = MaandVeld(label=_("Wanneer stopte u?"), nu=True, help_text=_("Werkt u er nog? Laat dit dan leeg."))
    taken = vak(
        _("Wat deed u daar?"),
        5,
        help_text=_("Schrijf op elke regel één ding. Begin met een werkwoord."),
        most=2000,
    )
    tekst = vak(_("Wilt u er nog iets over zeggen?"), 3, most=1000)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        check_order(self, data)
        return data


class OpleidingForm(Schrijven):
    """One school or course."""

    opleiding = regel(_("Welke opleiding of cursus?"), needed=_("Vul de naam van de opleiding of cursus in."))
    niveau = regel(_("Welk niveau?"), help_text=_("Bijvoorbeeld: vmbo, mbo 2, cursus"), most=60)
    school = regel(_("Bij welke school?"))
    van = MaandVeld(label=_("Wanneer begon u?"))
    tot = MaandVeld(
        label=_("Wanneer stopte u?"), nu=True, help_text=_("Bent u nog bezig? Laat dit dan leeg.")
    )
    diploma = regel(_("Heeft u een diploma?"), help_text=_("Bijvoorbeeld: diploma behaald"), most=100)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        check_order(self, data)
        return data


class VaardigheidForm(Schrijven):
    """One thing somebody is good at, with where it showed."""

    LET_OP = ("naam", "bewijs")

    naam = regel(
        _("Wat kunt u goed?"), needed=_("Vul in wat u goed kunt."), help_text=_("Bijvoorbeeld: plannen")
    )
    bewijs = vak(
        _("Waar liet u dat zien?"), 3, most=1000,
        help_text=_("Een voorbeeld maakt het sterker. Schrijf op elke regel één voorbeeld."),
    )  # fmt: skip


class TaalForm(Schrijven):
    """One language."""

    taal = regel(_("Welke taal?"), needed=_("Vul een taal in."), most=60)
    niveau = regel(
        _("Hoe goed?"), most=60, help_text=_("Bijvoorbeeld: moedertaal, goed, redelijk of een beetje")
    )


class CertificaatForm(Schrijven):
    """One certificate."""

    naam = regel(_("Welk certificaat?"), needed=_("Vul de naam van het certificaat in."))
    wie = regel(_("Van wie kreeg u het?"))
    datum = MaandVeld(label=_("Wanneer?"))


class VrijwilligForm(Schrijven):
    """One stretch of volunteer work."""

    LET_OP = ("tekst",)

    wat = regel(_("Wat deed of doet u?"), needed=_("Vul in wat u doet."))
    organisatie = regel(_("Waar?"))
    van = MaandVeld(label=_("Wanneer begon u?"))
    tot = MaandVeld(label=_("Wanneer stopte u?"), nu=True, help_text=_("Doet u het nog? Laat dit dan leeg."))
    tekst = vak(_("Wilt u er iets over zeggen?"), 3, most=1000)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        check_order(self, data)
        return data


class ProjectForm(Schrijven):
    """One project."""

    LET_OP = ("tekst",)

    naam = regel(_("Welk project?"), needed=_("Vul de naam van het project in."))
    van = MaandVeld(label=_("Wanneer begon u?"))
    tot = MaandVeld(label=_("Wanneer stopte u?"), nu=True, help_text=_("Loopt het nog? Laat dit dan leeg."))
    tekst = vak(_("Wat deed u?"), 3, most=1000)


class ReferentieForm(Schrijven):
    """One person who can tell about somebody's work."""

    naam = regel(_("Wie kan iets over uw werk vertellen?"), needed=_("Vul een naam in."))
    tekst = vak(
        _("Wie is dat, en hoe kan een werkgever bellen?"), 3, most=500,
        help_text=_("Vraag het eerst aan deze persoon."),
    )  # fmt: skip


class RijbewijsForm(Schrijven):
    """Driving licences, and programs and machines one can work with."""

    rijbewijs = forms.MultipleChoiceField(
        label=_("Welk rijbewijs heeft u?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(code, code) for code in delen.RIJBEWIJZEN], help_text=_("Heeft u er geen? Kies dan niets."),
    )  # fmt: skip
    computer = vak(
        _("Met welke programma's of apparaten kunt u werken?"), 3, most=800,
        help_text=_("Bijvoorbeeld: mail, Excel, scanner, kassa. Schrijf op elke regel één ding."),
    )  # fmt: skip


class HobbyForm(Schrijven):
    """Hobbies, only when somebody wants them in."""

    LET_OP = ("hobby",)

    hobby = vak(
        _("Wat doet u graag in uw vrije tijd?"), 3, most=500,
        help_text=_("Dit hoeft niet. Schrijf op elke regel één ding."),
    )  # fmt: skip


class ReferentiekeuzeForm(Schrijven):
    """Whether names of people stand in the cv."""

    referenties = forms.ChoiceField(
        label=_("Kan iemand iets over uw werk vertellen?"), widget=forms.RadioSelect,
        choices=[
            ("geen", _("Dit sla ik over")),
            ("op_verzoek", _("Ja. Ik geef de namen als iemand erom vraagt")),
            ("namen", _("Ja, en de namen mogen in mijn cv")),
        ],
        error_messages={"required": _("Kies een van de drie.")},
    )  # fmt: skip


class LayoutForm(forms.Form):
    """How the cv looks, in which language its headings are, and what it is called."""

    layout = forms.ChoiceField(
        label=_("Hoe moet uw cv eruitzien?"), choices=Layout, widget=forms.RadioSelect,
        error_messages={"required": _("Kies een vorm.")},
    )  # fmt: skip
    taal = forms.ChoiceField(
        label=_("In welke taal staan de kopjes?"), choices=Taal, widget=forms.RadioSelect
    )
    naam = regel(
        _("Hoe noemt u dit cv?"),
        needed=_("Geef het cv een naam."),
        most=100,
        help_text=_("Alleen voor uzelf."),
    )


FORMULIEREN: dict[str, type[Schrijven]] = {
    "contact": ContactForm, "werkzoek": WerkzoekForm, "werk": WerkForm, "opleiding": OpleidingForm,
    "vaardigheden": VaardigheidForm, "talen": TaalForm, "certificaten": CertificaatForm,
    "vrijwillig": VrijwilligForm, "projecten": ProjectForm, "referenties": ReferentieForm, "rijbewijs": RijbewijsForm,
    "hobby": HobbyForm, "referentiekeuze": ReferentiekeuzeForm,
}  # fmt: skip


def check_order(form: forms.Form, data: dict[str, Any]) -> None:
    """The end of a stretch does not lie before its begin."""
    start, end = data.get("van") or "", data.get("tot") or ""
    if start and end and end[: len(start)] < start[: len(end)]:
        form.add_error("tot", _t("U stopte voor u begon. Controleer beide maanden."))
