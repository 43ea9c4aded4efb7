"""What an aanmelding still lacks, and what that will cost when UWV looks at the case.

The codes are the checks of the poortwachtertoets in the contract; severity and source are theirs.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.aanmeldingen.stappen import JA, Gegevens, day, value
from wissel.aanmeldingen.trigger import Beeld, advise
from wissel.dossiers.models import Spoor1Onderzoek

MOET = "moet"


@dataclass(frozen=True, slots=True)
class Gat:
    """One thing that is missing: in which step, which check of the toets it touches, and what follows from it.

    `ernst` is `moet` when it cannot be handed in without, else F, M or m as in the contract, or empty.
    """

    stap: str
    tekst: str
    gevolg: str
    code: str = ""
    ernst: str = ""

    @property
    def moet(self) -> bool:
        return self.ernst == MOET


def gaps(gegevens: Gegevens, soorten: Iterable[str], beeld: Beeld, *, today: dt.date) -> list[Gat]:
    """Everything that is missing, what must be there first and then in the order of the steps."""
    found = [*_required(gegevens), *_person(gegevens), *_dates(gegevens, beeld, today)]
    found += [*_own_employer(gegevens), *_papers(set(soorten), gegevens, beeld, today), *_informed(gegevens)]
    return sorted(found, key=lambda gap: not gap.moet)


def _consequence(ernst: str) -> str:
    words = {
        "F": _("Dit kan op zichzelf tot een loonsanctie leiden."),
        "M": _("Dit kan tot een loonsanctie leiden als er kansen door gemist zijn."),
        "m": _("Dit is te herstellen, maar UWV vraagt ernaar."),
    }
    return words[ernst]


def _gap(stap: str, tekst: str, code: str, ernst: str) -> Gat:
    return Gat(stap, tekst, _consequence(ernst), code, ernst)


def _required(gegevens: Gegevens) -> list[Gat]:
    why = _("Zonder dit weten wij niet om wie het gaat, of wie wij antwoorden.")
    asked = (
        ("werkgever", "werkgever_naam", _("De naam van de werkgever ontbreekt")),
        ("werkgever", "contact_achternaam", _("Uw eigen naam ontbreekt")),
        ("werknemer", "voornaam", _("De voornaam van de werknemer ontbreekt")),
        ("werknemer", "achternaam", _("De achternaam van de werknemer ontbreekt")),
    )
    return [
        Gat(stap, tekst, why, ernst=MOET) for stap, name, tekst in asked if not value(gegevens, stap, name)
    ]


def _person(gegevens: Gegevens) -> list[Gat]:
    if value(gegevens, "werknemer", "email"):
        return []
    text = _("Het e-mailadres van de werknemer ontbreekt")
    return [Gat("werknemer", text, _("Zonder adres kunnen wij uw werknemer niet uitnodigen."))]


def _dates(gegevens: Gegevens, beeld: Beeld, today: dt.date) -> list[Gat]:
    found = []
    if not value(gegevens, "datums", "eerste_ziektedag"):
        text = _("De eerste ziektedag ontbreekt")
        found.append(Gat("datums", text, _("Zonder deze dag is geen enkele termijn te berekenen.")))
    if not value(gegevens, "datums", "probleemanalyse_op"):
        found.append(_gap("datums", _("De datum van de probleemanalyse ontbreekt"), "PT-01", "m"))
    if not value(gegevens, "datums", "plan_van_aanpak_op"):
        found.append(_gap("datums", _("De datum van het plan van aanpak ontbreekt"), "PT-02", "M"))
    if not value(gegevens, "datums", "evaluatie_op") and _evaluation_due(beeld, today):
        found.append(_gap("datums", _("De eerstejaarsevaluatie ontbreekt"), "PT-06", "M"))
    if advise(gegevens) is None:
        text = _("Het besluit over spoor 2 is niet te geven: beantwoord de vragen over terugkeer")
        found.append(_gap("datums", text, "PT-13", "F"))
    if beeld.te_laat:
        text = _("De uiterste start van spoor 2 is voorbij; leg de reden vast")
        found.append(_gap("datums", text, "PT-14", "F"))
    return found


def _evaluation_due(beeld: Beeld, today: dt.date) -> bool:
    due = beeld.vooraf.evaluatie_uiterlijk
    return due is not None and due < today


def _own_employer(gegevens: Gegevens) -> list[Gat]:
    said = gegevens.get("spoor1", {})
    open_ = [
        str(label).lower()
        for option, label in Spoor1Onderzoek.Optie.choices
        if said.get(f"{option}_onderzocht") != JA
    ]
    if not open_:
        return []
    text = _("Nog niet onderzocht: %(wat)s") % {"wat": ", ".join(open_)}
    return [_gap("spoor1", text, "PT-10", "F")]


def _papers(soorten: set[str], gegevens: Gegevens, beeld: Beeld, today: dt.date) -> list[Gat]:
    asked = [
        ("belastbaarheid", _("belastbaarheid ontbreekt"), "PT-07/08", "F"),
        ("arbeidsdeskundig", _("rapport van de arbeidsdeskundige ontbreekt"), "PT-10", "F"),
        ("advies_bedrijfsarts", _("advies van de bedrijfsarts ontbreekt"), "PT-05", "M"),
        ("plan_van_aanpak", _("plan van aanpak ontbreekt"), "PT-02", "M"),
        ("probleemanalyse", _("probleemanalyse ontbreekt"), "PT-01", "m"),
    ]
    if _evaluation_due(beeld, today) or day(gegevens, "datums", "evaluatie_op"):
        asked.append(("eerstejaarsevaluatie", _("eerstejaarsevaluatie ontbreekt"), "PT-06", "M"))
    return [_gap("stukken", text, code, ernst) for kind, text, code, ernst in asked if kind not in soorten]


def _informed(gegevens: Gegevens) -> list[Gat]:
    if value(gegevens, "informeren", "geinformeerd") == JA:
        return []
    why = _(
        "Uw werknemer moet weten wie gegevens krijgt en waarvoor (AVG art. 14). Eerder nodigen wij niet uit."
    )
    return [Gat("informeren", _("Uw werknemer is nog niet geïnformeerd"), why)]
