"""What mails are about, as people choose it: at once, in the daily overview, or not by mail."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.accounts.models import Rol


class Keuze(models.TextChoices):
    DIRECT = "direct", _("Meteen een mail")
    OVERZICHT = "overzicht", _("In het overzicht van de dag")
    GEEN = "geen", _("Geen mail")


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """One topic: the kinds of notice in it, what holds until somebody chooses, and for which roles it exists."""

    sleutel: str
    naam: Any
    soorten: frozenset[str]
    standaard: Keuze
    rollen: frozenset[str]


_ALLEN = frozenset({Rol.COACH, Rol.JOBHUNTER, Rol.KANDIDAAT, Rol.OPDRACHTGEVER})
_CLIENTEN = frozenset({Rol.KANDIDAAT, Rol.OPDRACHTGEVER})
ONDERWERPEN: tuple[Onderwerp, ...] = (
    Onderwerp("berichten", _("Berichten"), frozenset({"bericht"}), Keuze.DIRECT, _ALLEN),
    Onderwerp(
        "afspraken", _("Afspraken"),
        frozenset({"afspraak", "afspraak_afgezegd", "afspraak_verzet", "afspraak_morgen"}), Keuze.DIRECT,
        _ALLEN - {Rol.OPDRACHTGEVER},
    ),
    Onderwerp(
        "plannen", _("Een plan of verslag dat op u wacht"),
        frozenset({
            "plan_kandidaat", "plan_opdrachtgever", "rapport_kandidaat", "rapport_verzonden", "profiel_kandidaat",
        }),
        Keuze.DIRECT, _CLIENTEN,
    ),
    Onderwerp(
        "antwoorden", _("Antwoorden op een plan"),
        frozenset({"plan_antwoord", "plan_kandidaat_verstuurd", "profiel_antwoord"}),
        Keuze.DIRECT, _ALLEN,
    ),
    Onderwerp("documenten", _("Documenten"), frozenset({"document"}), Keuze.OVERZICHT, _CLIENTEN),
    Onderwerp(
        "leren", _("Leren, opdrachten en vragenlijsten"),
        frozenset({"leren", "leren_ingeleverd", "training", "vragenlijst", "uitslag"}), Keuze.OVERZICHT,
        frozenset({Rol.COACH, Rol.KANDIDAAT}),
    ),
    Onderwerp(
        "vacatures", _("Vacatures voor u"), frozenset({"vacatures", "vacaturevoorstel"}), Keuze.DIRECT,
        frozenset({Rol.KANDIDAAT}),
    ),
    Onderwerp(
        "termijnen", _("Herinneringen aan een termijn"), frozenset({"herinnering"}), Keuze.OVERZICHT, _ALLEN
    ),
)  # fmt: skip
_VAN_SOORT = {soort: onderwerp for onderwerp in ONDERWERPEN for soort in onderwerp.soorten}


def onderwerp_van(soort: str) -> Onderwerp | None:
    """The topic of a kind of notice; None for what always goes out at once, such as a new role."""
    return _VAN_SOORT.get(soort)


def onderwerpen_voor(rol: str) -> list[Onderwerp]:
    """What somebody in this role can choose."""
    return [each for each in ONDERWERPEN if rol in each.rollen]
