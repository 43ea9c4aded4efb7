"""The way to work, as one page: each part of it that the kandidaat has, with what it is for."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.policies import Action, can
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier

# Right, name of the page, icon, name and what one does there.
Rij = tuple[Action, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Weg:
    """A part of the way to work: its page, and in a few words what one does there."""

    naam: str
    url: str
    icoon: str
    titel: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Wegen:
    """Parts that belong together, under one heading."""

    titel: str
    wegen: tuple[Weg, ...]


@own_page(Action.TRAJECT_LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """All parts, in the order in which they are used."""
    return show(request, dossier, "werk.html", groepen=ways(request.actor))


def ways(actor: Actor) -> tuple[Wegen, ...]:
    """The parts that this person may open, in three groups. A new part adds one line here."""
    groups = ((_("Wat kan ik, en wat wil ik?"), _myself()), (_("Waar ga ik naartoe?"), _where()),
              (_("Hoe bereid ik mij voor?"), _ready()), (_("Werk zoeken"), _seek()))  # fmt: skip
    found = (
        Wegen(
            title,
            tuple(
                Weg(name, reverse(f"kandidaat:{name}"), icon, label, why)
                for action, name, icon, label, why in rows
                if can(actor, action)
            ),
        )
        for title, rows in groups
    )
    return tuple(group for group in found if group.wegen)


def _myself() -> tuple[Rij, ...]:
    return (
        (Action.BELASTBAARHEID_LEZEN, "belastbaarheid", "check", _("Wat kan ik op het werk"),
         _("Wat u kunt, en wat nog niet bekend is")),
        (Action.PROFIEL_LEZEN, "profiel", "people", _("Mijn profiel"), _("Wat u kunt, en wat u deed")),
        (Action.VRAGENLIJST_INVULLEN, "vragenlijsten", "question", _("Vragenlijsten"),
         _("Ontdek wat u leuk vindt en waar u goed in bent")),
        (Action.ORIENTATIE_LEZEN, "orientatie", "people", _("Wat past bij mij"), _("Vijf delen over u en werk")),
    )  # fmt: skip


def _where() -> tuple[Rij, ...]:
    return (
        (Action.PLAN_LEZEN, "plan", "list", _("Mijn plan"), _("Wat wij gaan doen, en waarom")),
        (Action.ZOEKPROFIEL_LEZEN, "zoekprofiel", "search", _("Mijn zoekprofiel"), _("Naar welk werk u zoekt")),
        (Action.TOEKOMST_LEZEN, "toekomst", "track", _("Mijn toekomstplan"),
         _("Uw eigen plan, naast wat kan en wat er is")),
    )  # fmt: skip


def _ready() -> tuple[Rij, ...]:
    return (
        (Action.CV_LEZEN, "cv_overzicht", "pen", _("Cv en brieven"), _("Maak uw cv, vraag voor vraag")),
        (Action.LEREN_LEZEN, "leren", "file", _("Leren"), _("Korte teksten, tips en opdrachten")),
        (Action.OEFENEN_LEZEN, "oefenen", "phone", _("Oefenen"), _("Gesprekken, bellen en trainingen")),
    )  # fmt: skip


def _seek() -> tuple[Rij, ...]:
    return (
        (Action.ENERGIE_LEZEN, "energie", "calendar", _("Mijn week"), _("Uw doel, en wat u wanneer doet")),
        (
            Action.JOBPORTAL_LEZEN,
            "jobportal",
            "search",
            _("Vacatures"),
            _("Werk dat open staat, en of het bij u past"),
        ),
        (
            Action.VACATUREVOORSTEL_LEZEN,
            "voorstellen",
            "people",
            _("Voor u gevonden"),
            _("Werk dat uw coach of jobhunter voor u vond"),
        ),
        (
            Action.SOLLICITATIE_LEZEN,
            "sollicitaties",
            "file",
            _("Mijn sollicitaties"),
            _("Wat u verstuurde, hoe ver het is, en bewijs"),
        ),
        (
            Action.MIDDELEN_LEZEN,
            "middelen",
            "people",
            _("Uitzendbureaus en scholing"),
            _("Waar u staat ingeschreven, en wat u leert"),
        ),
    )
