"""What the pages of the ways of working show, as plain values."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.accounts.actor import Actor
from wissel.opmaak import getal
from wissel.policies import visible
from wissel.trajecten import sjabloon as vorm
from wissel.trajecten.models import Intake, IntakeAntwoord, Planregel, Sjabloon, Traject, Trajectplan
from wissel.web.bureau.sjablonen.forms import TALEN
from wissel.web.bureau.traject.planwoorden import EIGENAREN, in_euro


@dataclass(frozen=True, slots=True)
class Rij:
    """One way of working in the list."""

    sleutel: str
    naam: str
    versie: int
    ingebouwd: bool
    afgeleid_van: str
    actief: bool
    in_gebruik: int
    fases: int
    kort: str
    gewijzigd_op: dt.datetime


@dataclass(frozen=True, slots=True)
class Fase:
    naam: str
    naam_kandidaat: str
    uitleg: str
    onderdelen: tuple[tuple[str, str], ...]
    activiteiten: tuple[tuple[str, str], ...]
    sluiten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blad:
    """One way of working to read."""

    rij: Rij
    omschrijving: str
    fases: tuple[Fase, ...]
    termijnen: tuple[tuple[str, str], ...]
    klassen: tuple[tuple[str, str], ...]
    vragen: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def rows(actor: Actor) -> list[Rij]:
    """All ways of working of the bureau; those in the choice first."""
    used = _used(actor)
    found = visible(actor, Sjabloon).order_by("-actief", "naam")
    return [row(each, used[each.sleutel]) for each in found]


def _used(actor: Actor) -> Counter[str]:
    keys = visible(actor, Traject).exclude(stand=Traject.Stand.AFGEROND)
    return Counter(keys.values_list("sjabloon_sleutel", flat=True))


def row(sjabloon: Sjabloon, used: int) -> Rij:
    content = sjabloon.inhoud
    return Rij(
        sleutel=sjabloon.sleutel, naam=sjabloon.naam, versie=sjabloon.versie, ingebouwd=is_built_in(sjabloon),
        afgeleid_van=sjabloon.afgeleid_van, actief=sjabloon.actief, in_gebruik=used,
        fases=len(content["fases"]), kort=_short(content), gewijzigd_op=sjabloon.gewijzigd_op,
    )  # fmt: skip


def is_built_in(sjabloon: Sjabloon) -> bool:
    """Whether it came with the product and is the same at every bureau; a copy is the bureau's own."""
    return not sjabloon.afgeleid_van and sjabloon.sleutel in vorm.lees_ingebouwd()


def _short(content: dict[str, Any]) -> str:
    phases = ngettext("%(n)s fase", "%(n)s fases", len(content["fases"])) % {"n": len(content["fases"])}
    text = _("%(fases)s, gewoonlijk %(weken)s weken, rapportage elke %(dagen)s dagen")
    weeks, days = content["duur"]["standaard_weken"], content["rapportage"]["dagen"]
    return text % {"fases": phases, "weken": weeks, "dagen": days}


def sheet(actor: Actor, sjabloon: Sjabloon) -> Blad:
    """Everything of one way of working, in words."""
    content = sjabloon.inhoud
    return Blad(
        rij=row(sjabloon, _used(actor)[sjabloon.sleutel]),
        omschrijving=content.get("omschrijving", ""),
        fases=tuple(_fase(fase) for fase in content["fases"]),
        termijnen=tuple(_terms(content)),
        klassen=tuple(_classes(content)),
        vragen=tuple(_questions(content)),
    )


def _fase(fase: dict[str, Any]) -> Fase:
    kinds, owners = dict(Planregel.Soort.choices), EIGENAREN
    rules = fase.get("sluiten", {})
    words = {
        "verplichte_onderdelen": _("alle verplichte onderdelen zijn gedaan"),
        "keuze_kandidaat": _("de kandidaat zette zelf een keuze op volgorde"),
        "woorden_kandidaat": _("de kandidaat schreef in eigen woorden waarom"),
        "afwijken_mag": _("de coach mag met een reden afwijken"),
    }
    return Fase(
        naam=fase["naam"], naam_kandidaat=fase.get("naam_kandidaat", ""), uitleg=fase.get("uitleg", ""),
        onderdelen=tuple((part["naam"], _part_words(part)) for part in fase["onderdelen"]),
        activiteiten=tuple(
            (each["naam"], ", ".join((str(kinds[each["soort"]]).lower(), str(owners[each["eigenaar"]]), *_cost(each))))
            for each in fase.get("activiteiten", ())
        ),
        sluiten=tuple(text for name, text in words.items() if rules.get(name, name == "verplichte_onderdelen")),
    )  # fmt: skip


def _part_words(part: dict[str, Any]) -> str:
    if not part.get("verplicht"):
        return _("mag")
    least = part.get("minimum", 1)
    return _("verplicht, ten minste %(n)s") % {"n": least} if least > 1 else _("verplicht")


def _cost(row: dict[str, Any]) -> list[str]:
    found = []
    if row.get("uren"):
        found.append(_("%(n)s uur") % {"n": getal(row["uren"])})
    if row.get("prijs") is not None and row.get("optioneel"):
        found.append(_("betaalde keuze, %(prijs)s") % {"prijs": in_euro(row["prijs"])})
    return found


def _terms(content: dict[str, Any]) -> list[tuple[str, str]]:
    proposal, care, span = content["voorstel"], content["nazorg"], content["duur"]
    kind = _("werkdagen") if proposal["soort"] == "werkdagen" else _("kalenderdagen")
    anchor = _("de plaatsing") if care["anker"] == "plaatsing" else _("het evaluatiegesprek")
    months = _(" en ").join(str(month) for month in care["maanden"])
    names = dict(TALEN)
    return [
        (_("Voorstel"), _("%(n)s %(dagen)s na de intake") % {"n": proposal["dagen"], "dagen": kind}),
        (_("Rapportage"), _("elke %(n)s dagen") % {"n": content["rapportage"]["dagen"]}),
        (_("Nazorg"), _("%(n)s maanden na %(anker)s") % {"n": months, "anker": anchor}),
        (
            _("Duur"),
            _(
                "gewoonlijk %(standaard_weken)s weken; buiten %(min_weken)s tot %(max_weken)s weken vraagt een reden"
            )
            % span,
        ),
        (_("Volgorde"), _("vrij") if content["vrije_volgorde"] else _("fase na fase")),
        (_("Talen"), ", ".join(str(names.get(code, code)) for code in content["talen"])),
    ]


def _classes(content: dict[str, Any]) -> list[tuple[str, str]]:
    found = []
    for key, label in Trajectplan.Complexiteit.choices:
        values = vorm.klasse(content, key)
        if values:
            text = _("%(uren)s uur, contact elke %(ritme_dagen)s dagen, %(prijs)s")
            shown = {**values, "uren": getal(values["uren"]), "prijs": in_euro(values["prijs"])}
            found.append((str(label), text % shown))
    return found


def _questions(content: dict[str, Any]) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    audiences = dict(IntakeAntwoord.Zichtbaarheid.choices)
    found = []
    for key, label in Intake.Soort.choices:
        asked = [row for row in content["intake"]["domeinen"] if row["formulier"] == key]
        lines = tuple((row["naam"], str(audiences[row["zichtbaarheid"]])) for row in asked)
        if key in content["intake"]["formulieren"]:
            found.append((str(label), lines))
    return found
