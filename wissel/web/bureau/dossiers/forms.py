"""Forms of the dossier pages."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.accounts.models import Organisatie, Persoon, Rol
from wissel.dossiers.models import Advies, Dossier, Spoor1Conclusie, Spoor1Onderzoek, Werkresultaat
from wissel.mensen.spreektalen import SPREEKTALEN as TALEN
from wissel.mensen.spreektalen import language_name
from wissel.policies import visible
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld, GetalVeld

GROOT = forms.Textarea(attrs={"rows": 4})


def _offer(form: forms.Form, name: str, rows: Any) -> None:
    """Let a choice offer these rows, which are those of the actor."""
    field: Any = form.fields[name]
    field.queryset = rows


def uren_veld(label: Any) -> GetalVeld:
    """Hours a week, in halves if need be; may stay empty."""
    return GetalVeld(label=label, max_digits=4, decimal_places=1, max_value=60, required=False)


class Naam(forms.ModelChoiceField):
    """A choice of people or organisations by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.naam)


class Begeleider(Naam):
    """A colleague with the languages they speak, so that a kandidaat gets who understands them."""

    taal = "nl"

    def match(self, taal: str) -> None:
        """Say who speaks the language of this kandidaat; for Dutch there is nothing to say."""
        self.taal = taal
        if taal != "nl":
            words = _t("De kandidaat spreekt %(taal)s. Bij elke collega staat of die dat ook spreekt.")
            self.help_text = words % {"taal": language_name(taal)}

    def label_from_instance(self, obj: Any) -> str:
        if self.taal != "nl":
            words = (
                _t("%(naam)s, spreekt %(taal)s") if self.taal in obj.talen else _t("%(naam)s, geen %(taal)s")
            )
            return words % {"naam": obj.naam, "taal": language_name(self.taal)}
        others = [language_name(code) for code in obj.talen if code != "nl"]
        return f"{obj.naam} ({', '.join(others)})" if others else str(obj.naam)


def organisaties(actor: Any, *soorten: str) -> Any:
    rows = visible(actor, Organisatie).order_by("naam")
    return rows.filter(soort__in=soorten) if soorten else rows


def mensen(actor: Any, *rollen: str) -> Any:
    """The people who have one of these roles at this bureau now."""
    rows = visible(actor, Persoon).filter(lidmaatschappen__rol__in=rollen, lidmaatschappen__tot__isnull=True)
    return rows.distinct().order_by("sorteernaam")


class DossierForm(forms.Form):
    """Open a dossier: the person, the parties and the first sick day; `sleutel` tells one sending from the next."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)
    voornaam = forms.CharField(label=_("Voornaam"), max_length=100)
    tussenvoegsel = forms.CharField(label=_("Tussenvoegsel"), max_length=30, required=False)
    achternaam = forms.CharField(label=_("Achternaam"), max_length=150)
    email = forms.EmailField(label=_("E-mailadres"), required=False)
    telefoon = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    taal = forms.ChoiceField(label=_("Taal"), choices=TALEN, required=False, initial="nl")
    eerste_dag = DatumVeld(label=_("Eerste ziektedag"), required=False)
    functie = forms.CharField(label=_("Functie"), max_length=150, required=False)
    uren_per_week = uren_veld(_("Uren per week"))
    opdrachtgever = Naam(
        label=_("Opdrachtgever"), queryset=None, empty_label=_("Kies"),
        error_messages={"required": _("Kies een opdrachtgever of vul een nieuwe in.")},
    )  # fmt: skip
    nieuwe_opdrachtgever = forms.CharField(
        label=_("Of een nieuwe opdrachtgever"),
        max_length=200,
        required=False,
        help_text=_("Naam van het bedrijf"),
    )
    werkgever = Naam(
        label=_("Juridisch werkgever"),
        queryset=None,
        required=False,
        empty_label=_("Dezelfde als de opdrachtgever"),
    )
    betaler = Naam(
        label=_("Betaler"), queryset=None, required=False, empty_label=_("Dezelfde als de opdrachtgever")
    )
    arbodienst = Naam(label=_("Arbodienst"), queryset=None, required=False, empty_label=_("Nog onbekend"))
    coach = Begeleider(label=_("Coach"), queryset=None, required=False, empty_label=_("Nog onbekend"))
    jobhunter = Naam(label=_("Jobhunter"), queryset=None, required=False, empty_label=_("Nog geen"))

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        employers = organisaties(actor, "werkgever", "ex_werkgever", "casemanager", "verzekeraar")
        for name in ("opdrachtgever", "werkgever", "betaler"):
            _offer(self, name, employers)
        _offer(self, "arbodienst", organisaties(actor, "arbodienst"))
        _offer(self, "coach", mensen(actor, Rol.COACH))
        _offer(self, "jobhunter", mensen(actor, Rol.JOBHUNTER))
        if actor.rol == Rol.COACH:
            self.fields["coach"].initial = actor.persoon_id
        # One of the two is needed: a new name makes up for a choice.
        self.fields["opdrachtgever"].required = not str(self.data.get("nieuwe_opdrachtgever") or "").strip()

    @property
    def groepen(self) -> list[tuple[str, list[Any]]]:
        names = {
            _t("Kandidaat"): ("voornaam", "tussenvoegsel", "achternaam", "email", "telefoon", "taal"),
            _t("Werk en ziekte"): ("eerste_dag", "functie", "uren_per_week"),
            _t("Partijen"): ("opdrachtgever", "nieuwe_opdrachtgever", "werkgever", "betaler", "arbodienst"),
            _t("Begeleiding"): ("coach", "jobhunter"),
        }
        return [(title, [self[name] for name in fields]) for title, fields in names.items()]


class PartijenForm(forms.Form):
    """Change parties and plain fields; `versie` says which state was on screen."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(label=_("Soort dossier"), choices=Dossier.Soort.choices)
    functie = forms.CharField(label=_("Functie"), max_length=150, required=False)
    uren_per_week = uren_veld(_("Uren per week"))
    belastbaar_uren = uren_veld(_("Uren die nu kunnen, per week"))
    eigenrisicodrager_zw = forms.NullBooleanField(
        label=_("Eigenrisicodrager Ziektewet"), required=False,
        widget=forms.Select(choices=[("", _("onbekend")), ("true", _("ja")), ("false", _("nee"))]),
    )  # fmt: skip
    opdrachtgever = Naam(label=_("Opdrachtgever"), queryset=None)
    werkgever = Naam(label=_("Juridisch werkgever"), queryset=None)
    betaler = Naam(label=_("Betaler"), queryset=None)
    arbodienst = Naam(label=_("Arbodienst"), queryset=None, required=False, empty_label=_("Nog onbekend"))
    bedrijfsarts = Naam(label=_("Bedrijfsarts"), queryset=None, required=False, empty_label=_("Nog onbekend"))
    casemanager = Naam(label=_("Casemanager"), queryset=None, required=False, empty_label=_("Nog onbekend"))

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whoever has the role now may always stay, whatever kind they are.
        now = {name: Q(pk=getattr(row, "pk", None)) for name, row in self.initial.items()}
        kinds = {"arbodienst": ("arbodienst",)}
        for name in ("opdrachtgever", "werkgever", "betaler", "arbodienst"):
            kind = kinds.get(name, ("werkgever", "ex_werkgever", "casemanager", "verzekeraar"))
            _offer(self, name, organisaties(actor).filter(Q(soort__in=kind) | now.get(name, Q())))
        people, doctor = visible(actor, Persoon).order_by("sorteernaam"), Q(organisatie__soort="arbodienst")
        others = Q(organisatie__isnull=False) & ~doctor
        _offer(self, "bedrijfsarts", people.filter(doctor | now.get("bedrijfsarts", Q())))
        _offer(self, "casemanager", people.filter(others | now.get("casemanager", Q())))

    def changed_meanwhile(self, dossier: Dossier) -> list[dict[str, str]]:
        """When somebody else saved since: per field what stands there now, and the form ready to be sent again."""
        if self.cleaned_data["versie"] == dossier.versie:
            return []
        sent: Any = self.data
        self.data = {**sent.dict(), "versie": str(dossier.versie)}
        found = []
        for name, typed in self.cleaned_data.items():
            now = getattr(dossier, name)
            if name != "versie" and now != typed:
                words = {"veld": self.fields[name].label, "nu": getattr(now, "naam", now) or _t("leeg")}
                text = _t("%(veld)s is nu: %(nu)s. Wat u typte staat hieronder.") % words
                found.append({"klasse": "warn", "icoon": "alert", "tekst": text})
        return found


class OverdrachtForm(forms.Form):
    """Hand over to another coach or jobhunter, with reason and note."""

    rol = forms.ChoiceField(
        label=_("Voor welke rol"), choices=[("coach", _("coach")), ("jobhunter", _("jobhunter"))]
    )
    persoon = Begeleider(label=_("Aan"), queryset=None, empty_label=_("Kies"))
    op = DatumVeld(label=_("Vanaf"))
    reden = forms.CharField(
        label=_("Reden"), max_length=300, help_text=_("Kort, bijvoorbeeld: verlof tot en met juni")
    )
    overdracht = forms.CharField(
        label=_("Overdracht"), widget=GROOT, max_length=5000, required=False,
        help_text=_("Wat moet de opvolger weten? Geen medische gegevens."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Any, taal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "persoon", mensen(actor, Rol.COACH, Rol.JOBHUNTER))
        self.fields["persoon"].match(taal)  # type: ignore[attr-defined]


class OnderzoekForm(ZonderMedisch):
    """Was this option examined, by whom, when, with what result?"""

    LET_OP = ("uitkomst", "bewijs_omschrijving")

    onderzocht = forms.NullBooleanField(
        label=_("Onderzocht?"), required=False,
        widget=forms.Select(choices=[("", _("nog onbekend")), ("true", _("ja")), ("false", _("nee"))]),
    )  # fmt: skip
    onderzocht_door = forms.CharField(label=_("Door wie"), max_length=150, required=False)
    onderzocht_op = DatumVeld(label=_("Wanneer"), required=False)
    uitkomst = forms.CharField(
        label=_("Resultaat"),
        widget=GROOT,
        max_length=5000,
        required=False,
        help_text=_("Wat kon wel en wat kon niet?"),
    )
    bewijs_omschrijving = forms.CharField(
        label=_("Bewijs"), max_length=200, required=False, help_text=_("Welk stuk?")
    )

    @classmethod
    def initial_of(cls, row: Spoor1Onderzoek | None) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields} if row else {}


class ConclusieForm(ZonderMedisch):
    LET_OP = ("toelichting", "bewijs_omschrijving")
    conclusie = forms.ChoiceField(
        label=_("Conclusie"), choices=Spoor1Conclusie.Conclusie.choices, widget=forms.RadioSelect
    )
    getrokken_door = forms.CharField(label=_("Getrokken door"), max_length=150)
    getrokken_op = DatumVeld(label=_("Op"))
    toelichting = forms.CharField(label=_("Toelichting"), widget=GROOT, max_length=5000, required=False)
    bewijs_omschrijving = forms.CharField(
        label=_("Bewijs"), max_length=200, required=False, help_text=_("Welk stuk?")
    )


class AdviesForm(ZonderMedisch):
    """A consult or advice, in words about work only."""

    LET_OP = ("soort", "wat_kan")

    van = forms.ChoiceField(label=_("Van"), choices=Advies.Van.choices)
    naam = forms.CharField(label=_("Naam"), max_length=150, required=False)
    datum = DatumVeld(label=_("Datum"))
    soort = forms.CharField(label=_("Soort"), max_length=40, initial=_("spreekuur"))
    wat_kan = forms.CharField(
        label=_("Wat kan wel?"), widget=GROOT, max_length=5000, required=False,
        help_text=_("Alleen wat iemand wel en niet kan in werk. Geen ziekte, oorzaak of behandeling."),
    )  # fmt: skip
    uren_per_week = uren_veld(_("Uren die kunnen, per week"))
    herzien_op = DatumVeld(label=_("Opnieuw bekijken op"), required=False)


class StartForm(ZonderMedisch):
    LET_OP = ("reden",)
    start_op = DatumVeld(label=_("Eerste activiteit op"))
    reden = forms.CharField(
        label=_("Reden als de start laat is"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ResultaatForm(ZonderMedisch):
    LET_OP = ("toelichting",)
    uitkomst = forms.ChoiceField(
        label=_("Uitkomst"), choices=Werkresultaat.Uitkomst.choices, widget=forms.RadioSelect
    )
    werkgever = Naam(label=_("Werkgever"), queryset=None, required=False, empty_label=_("Kies"))
    nieuwe_werkgever = forms.CharField(label=_("Of een nieuwe werkgever"), max_length=200, required=False)
    functie = forms.CharField(label=_("Functie"), max_length=150, required=False)
    uren_per_week = uren_veld(_("Uren per week"))
    eerste_dag = DatumVeld(label=_("Vanaf"))
    toelichting = forms.CharField(label=_("Toelichting"), widget=GROOT, max_length=5000, required=False)

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "werkgever", organisaties(actor).exclude(soort__in=["arbodienst", "verzekeraar"]))


class BsnToonForm(forms.Form):
    prefix = "toon"
    reden = forms.CharField(label=_("Waarom heeft u het nummer nodig?"), max_length=300)


class BsnForm(forms.Form):
    prefix = "bsn"
    bsn = forms.CharField(label=_("Burgerservicenummer"), max_length=12, help_text=_("Negen cijfers"))
