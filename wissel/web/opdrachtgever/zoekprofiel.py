"""What the opdrachtgever reads about the direction: the realistisch beeld and the published part of the zoekprofiel.

No item of belastbaarheid, no wish, no order and no word of the kandidaat: the row read here holds none.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext as _

from wissel import klok
from wissel.logbook.actions import record_look
from wissel.opmaak import lange_datum
from wissel.policies import Action, visible
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared.zoekprofiel import shared_beelden, span, vacancies
from wissel.zoekprofielen.inhoud import om_words
from wissel.zoekprofielen.models import Zoekpublicatie


@dataclass(frozen=True, slots=True)
class Richting:
    """One direction as the opdrachtgever reads it."""

    naam: str
    werk: tuple[str, ...]
    waar: str
    reistijd: int | None
    uren: str
    vacatures: str
    toegang: str
    trend: str
    past: str
    haalbaar: str
    haalbaar_reden: str


@dataclass(frozen=True, slots=True)
class Gepubliceerd:
    nummer: int
    op: dt.datetime
    hoofdstukken: tuple[tuple[str, str], ...]
    richtingen: tuple[Richting, ...]
    afgevallen: tuple[tuple[str, str], ...]


@client_page(Action.BEELD_LEZEN, actief="medewerkers")
def direction(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The beeld that both read, and where work is looked for."""
    row = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    record_look(request.actor, "beeld_gelezen", dossier=row, categorie="I")
    found = visible(request.actor, Zoekpublicatie).filter(dossier=row).order_by("-op", "-nummer").first()
    context: dict[str, Any] = {
        "kop": sheet(request.actor, row, klok.today()),
        "beelden": shared_beelden(request.actor, row.pk),
        "profiel": published(found) if found else None,
    }
    return show(request, "zoekprofiel.html", **context)


def published(row: Zoekpublicatie) -> Gepubliceerd:
    """The publication in words."""
    content: Mapping[str, Any] = row.inhoud
    names = (
        (_("Welk werk kan"), "arbeidsmogelijkheden"),
        (_("Of dat werk te krijgen is"), "verwervingsmogelijkheden"),
        (_("Of beginnen echt kan"), "hervattingsmogelijkheden"),
    )
    return Gepubliceerd(
        row.nummer, row.op, tuple((label, content[name]) for label, name in names),
        tuple(_direction(each, content["belastbaarheid"]) for each in content["richtingen"]),
        tuple((each["naam"], om_words(each["om"])) for each in content["uitgesloten"]),
    )  # fmt: skip


def _direction(row: Mapping[str, Any], source: Mapping[str, Any]) -> Richting:
    return Richting(
        row["naam"], tuple(row["soorten_werk"]), row["plaats"], row["reistijd"], span(row["uren_van"], row["uren_tot"]),
        vacancies(row), row["toegang"], row["trend"], _fits(row["passend"], source), _obtains(row["haalbaar"]),
        row["haalbaar_reden"],
    )  # fmt: skip


def _fits(verdict: str, source: Mapping[str, Any]) -> str:
    """Whether it fits, by which source and of which day; never by which item."""
    day = source.get("datum")
    words = {"bron": source.get("bron", ""), "dag": lange_datum(dt.date.fromisoformat(day)) if day else ""}
    texts = {
        "ja": _("Past bij de belastbaarheid volgens %(bron)s, %(dag)s."),
        "voorwaarde": _("Past onder voorwaarde bij de belastbaarheid volgens %(bron)s, %(dag)s."),
        "nee": _("Past niet bij de belastbaarheid volgens %(bron)s, %(dag)s."),
    }
    return texts[verdict] % words if verdict in texts and day else _("Of dit past is nog niet bekend.")


def _obtains(verdict: str) -> str:
    texts = {
        "ja": _("Haalbaar"),
        "voorwaarde": _("Haalbaar onder voorwaarde"),
        "nee": _("Niet haalbaar"),
    }
    return texts.get(verdict, _("Nog niet bekend"))


paden = [path("dossiers/<uuid:dossier_id>/richting/", direction, name="richting")]
