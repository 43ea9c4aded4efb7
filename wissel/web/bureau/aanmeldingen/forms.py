"""Forms with one aanmelding: ask, refuse, offer, accept."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.aanmeldingen import stappen
from wissel.aanmeldingen.aannemen import PARTIJEN, Keuzes
from wissel.aanmeldingen.models import Aanmelding, Offerte
from wissel.aanmeldingen.offertes import GELDIG
from wissel.accounts.models import Bureau, Organisatie, Persoon, Rol
from wissel.dossiers.tekst import plain, sorteernaam
from wissel.policies import visible
from wissel.trajecten.models import Sjabloon
from wissel.web.bureau.backoffice.forms import OverdrachtForm
from wissel.web.bureau.dossiers.forms import Begeleider, mensen
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld, GetalVeld

NIEUW = "nieuw"
HOOGSTENS = 6
__all__ = ["AanvullingForm", "AcceptatieForm", "AfwijzingForm", "OfferteForm", "OverdrachtForm"]


class AanvullingForm(ZonderMedisch):
    """What the opdrachtgever is asked."""

    LET_OP = ("tekst",)
    tekst = forms.CharField(
        label=_("Wat ontbreekt er nog?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("De opdrachtgever leest dit achter de link met de code."),
        error_messages={"required": _("Schrijf wat er nog ontbreekt.")},
    )  # fmt: skip


class AfwijzingForm(ZonderMedisch):
    """Why the bureau cannot help."""

    LET_OP = ("reden",)
    reden = forms.CharField(
        label=_("Waarom kunt u niet helpen?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("De opdrachtgever leest dit. Noem zo mogelijk wie wel kan helpen."),
        error_messages={"required": _("Schrijf waarom u niet kunt helpen.")},
    )  # fmt: skip


class OfferteForm(forms.Form):
    """What it costs, and until when that holds."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    sjabloon = forms.ChoiceField(label=_("Werkwijze"), error_messages={"required": _("Kies een werkwijze.")})
    prijs = GetalVeld(
        label=_("Prijs zonder btw, in euro"), max_digits=9, decimal_places=2,
        error_messages={"required": _("Vul de prijs in.")},
    )  # fmt: skip
    geldig_tot = DatumVeld(label=_("Geldig tot en met"), error_messages={"required": _("Vul een dag in.")})
    tekst = forms.CharField(
        label=_("Toelichting"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wat er wel en niet in zit. Geen gegevens over de werknemer."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(visible(actor, Sjabloon).filter(actief=True).order_by("naam"))
        choices = [(row.sleutel, _offer_label(row)) for row in self.rows]
        field: Any = self.fields["sjabloon"]
        field.choices = choices
        self.initial.setdefault("sleutel", uuid.uuid4())
        self.initial.setdefault("geldig_tot", klok.today() + GELDIG)
        if self.rows:
            self.initial.setdefault("prijs", _price(self.rows[0]))

    def chosen(self) -> dict[str, Any]:
        """The values of the verb, with the name and the length of the way of working as they are now."""
        data = dict(self.cleaned_data)
        row = next(row for row in self.rows if row.sleutel == data["sjabloon"])
        return {**data, "sjabloon_naam": row.naam, "weken": int(row.inhoud["duur"]["standaard_weken"])}


def _price(row: Sjabloon) -> Decimal:
    return Decimal(str(row.inhoud["complexiteit"]["middel"]["prijs"]))


def _offer_label(row: Sjabloon) -> str:
    return _t("%(naam)s, %(weken)s weken, richtprijs € %(prijs)s") % {
        "naam": row.naam, "weken": row.inhoud["duur"]["standaard_weken"], "prijs": _price(row),
    }  # fmt: skip


class AcceptatieForm(forms.Form):
    """Who guides, on what the order rests, and which known people and organisations these are."""

    coach = Begeleider(
        label=_("Coach"),
        queryset=None,
        empty_label=_("Kies een coach"),
        error_messages={"required": _("Kies een coach.")},
    )
    grond = forms.ChoiceField(
        label=_("Waar rust de opdracht op?"), widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar de opdracht op rust.")},
        choices=[(g.value, g.label) for g in (Aanmelding.Grond.OFFERTE, Aanmelding.Grond.AFSPRAAK)],
    )  # fmt: skip
    nodig_kandidaat_uit = forms.BooleanField(label=_("Kandidaat uitnodigen"), required=False, initial=True)
    nodig_contact_uit = forms.BooleanField(
        label=_("Contactpersoon van de opdrachtgever uitnodigen"), required=False, initial=True
    )

    def __init__(self, *args: Any, actor: Any, aanmelding: Aanmelding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.row = actor, aanmelding
        coach: Any = self.fields["coach"]
        coach.queryset = mensen(actor, Rol.COACH)
        coach.match(stappen.value(aanmelding.gegevens, "werknemer", "taal") or "nl")
        if aanmelding.bureau.soort == Bureau.Soort.EIGEN_BEHEER:
            del self.fields["grond"], self.fields["nodig_contact_uit"]
        else:
            agreed = aanmelding.offertes.filter(stand=Offerte.Stand.AKKOORD).exists()
            self.fields["grond"].initial = Aanmelding.Grond.OFFERTE if agreed else ""
        self.found: dict[str, dict[str, Any]] = {}
        for rol in PARTIJEN:
            if name := stappen.value(aanmelding.gegevens, "werkgever", f"{rol}_naam"):
                self._offer(rol, str(_LABELS[rol]), name, self._firms(rol, name))
        self._offer("kandidaat", _t("Kandidaat"), stappen.full_name(aanmelding.gegevens), self._people())

    def _offer(self, key: str, label: str, name: str, rows: list[Any]) -> None:
        """A choice between who is known already and somebody new; the best match is chosen."""
        self.found[key] = {str(row.pk): row for row in rows}
        choices = [(str(row.pk), _known_as(row)) for row in rows]
        exact = next((str(row.pk) for row in rows if self._same(key, row, name)), NIEUW)
        self.fields[key] = forms.ChoiceField(
            label=label, choices=[*choices, (NIEUW, _t("Nieuw: %(naam)s") % {"naam": name})], initial=exact,
            widget=forms.RadioSelect,
        )  # fmt: skip

    def _same(self, key: str, row: Any, name: str) -> bool:
        if key == "kandidaat":
            # Two people of one name are two people until somebody says otherwise; an address is enough.
            return bool(row.email) and row.email.lower() == self._email()
        kvk = stappen.value(self.row.gegevens, "werkgever", f"{key}_kvk")
        return bool(kvk and row.kvk_nummer == kvk) or plain(row.naam) == plain(name)

    def _email(self) -> str:
        return stappen.value(self.row.gegevens, "werknemer", "email").lower()

    def _firms(self, rol: str, name: str) -> list[Organisatie]:
        """Organisations of this number, or with the first long word of the name."""
        kvk = stappen.value(self.row.gegevens, "werkgever", f"{rol}_kvk")
        word = next((word for word in name.split() if len(word) > 3), name)
        like = Q(naam__icontains=word)
        rows = visible(self.actor, Organisatie).exclude(soort=Organisatie.Soort.ARBODIENST)
        return list(rows.filter(like | Q(kvk_nummer=kvk) if kvk else like).order_by("naam")[:HOOGSTENS])

    def _people(self) -> list[Persoon]:
        names = [
            stappen.value(self.row.gegevens, "werknemer", part)
            for part in ("voornaam", "tussenvoegsel", "achternaam")
        ]
        same = Q(sorteernaam=sorteernaam(*names))
        if self._email():
            same |= Q(email__iexact=self._email())
        return list(visible(self.actor, Persoon).filter(same).order_by("sorteernaam", "pk")[:HOOGSTENS])

    def keuzes(self) -> Keuzes:
        """What was chosen, for the verb."""
        data = self.cleaned_data
        known = {key: self.found[key].get(data[key]) for key in self.found}
        return Keuzes(
            coach=data["coach"], grond=data.get("grond") or "",
            nodig_kandidaat_uit=data["nodig_kandidaat_uit"], nodig_contact_uit=data.get("nodig_contact_uit", False),
            **known,
        )  # fmt: skip


_LABELS = {"werkgever": _("Werkgever"), "opdrachtgever": _("Opdrachtgever"), "betaler": _("Betaler")}


def _known_as(row: Any) -> str:
    """A known person or organisation with what tells it from another of the same name."""
    if isinstance(row, Organisatie):
        extra = [
            str(row.get_soort_display()),
            _t("KvK %(nr)s") % {"nr": row.kvk_nummer} if row.kvk_nummer else "",
        ]
    else:
        extra = [row.email, _born(row.geboortedatum)]
    return ", ".join(filter(None, [_t("Bekend: %(naam)s") % {"naam": row.naam}, *extra]))


def _born(day: dt.date | None) -> str:
    return f"{day.day}-{day.month}-{day.year}" if day else ""
