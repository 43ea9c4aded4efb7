"""What the page of the zoekprofiel shows, as plain values: state, directions with badges, order, answers, versions."""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.opmaak import lange_datum
from wissel.policies import Action, can, visible
from wissel.sollicitaties.models import Afwijzing
from wissel.zoekprofielen.actions.antwoorden import directions, ranked
from wissel.zoekprofielen.inhoud import OM_PUNTEN
from wissel.zoekprofielen.models import Rangorde, Richtingbron, Zoekprofiel, Zoekstandpunt
from wissel.zoekprofielen.toets.beeld import AFFINITEIT, KENNIS, WERKERVARING
from wissel.zoekprofielen.werkblad import Richtingblad, Werkblad

TELT = {"ja": "groen", "voorwaarde": "oranje", "nee": "rood", "onbekend": ""}


@dataclass(frozen=True, slots=True)
class Badge:
    """One of the three inputs: whether it carries this direction, and by which lines."""

    naam: str
    draagt: bool
    waardoor: str


@dataclass(frozen=True, slots=True)
class Oordeelwoord:
    kleur: str
    woord: str
    reden: str


@dataclass(frozen=True, slots=True)
class Kaart:
    """One direction as a card. What tells of the items (why work fits or does not, an objection) is left empty for
    who may not read those.
    """

    id: uuid.UUID
    reeks: uuid.UUID
    naam: str
    beroep: str
    werk: tuple[str, ...]
    herkomst: str
    waarom: str
    plaats: str
    reistijd: int | None
    uren: tuple[Any, Any]
    loon: tuple[Any, Any, str]
    vacatures: int | None
    vacatures_bron: str
    vacatures_op: dt.date | None
    vacatures_regio: str
    toegang: str
    trend: str
    badges: tuple[Badge, ...]
    passend: Oordeelwoord
    haalbaar: Oordeelwoord
    bronnen: tuple[Richtingbron, ...]
    om: str
    om_reden: str
    punten: int
    punten_open: int
    bevestigd: str
    bezwaar: str
    opmerkingen: tuple[Zoekstandpunt, ...]


@dataclass(frozen=True, slots=True)
class Versie:
    id: uuid.UUID
    nummer: int
    stand: str
    op: dt.datetime
    nu: bool
    geleerd: str
    koers: str
    koers_reden: str
    na: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bron:
    """The belastbaarheid a version rests on, in words."""

    woorden: str
    verouderd: bool
    gewijzigd: bool


@dataclass(frozen=True, slots=True)
class Blad:
    id: uuid.UUID
    nummer: int
    stand: str
    stand_naam: str
    concept: bool
    document_id: uuid.UUID | None
    hoofdstukken: tuple[tuple[str, str, str], ...]
    kaarten: tuple[Kaart, ...]
    afgevallen: tuple[Kaart, ...]
    volgorde: tuple[str, ...]
    woorden: str
    gekozen_op: dt.datetime | None
    antwoorden: tuple[Zoekstandpunt, ...]
    versies: tuple[Versie, ...]
    punten: bool
    zonder_akkoord: str


def build(actor: Actor, blad: Werkblad) -> Blad:
    """The page of one version."""
    row = blad.profiel
    said = list(visible(actor, Zoekstandpunt).filter(zoekprofiel=row).order_by("-gegeven_op", "-id"))
    order = visible(actor, Rangorde).filter(zoekprofiel=row).first()
    names = directions(row)
    items = can(actor, Action.ZOEKPROFIEL_PUNTEN)
    return Blad(
        row.pk, row.nummer, row.stand, str(row.get_stand_display()), row.stand == Zoekprofiel.Stand.CONCEPT,
        row.document_id, _chapters(row), tuple(_card(each, said, items) for each in blad.richtingen),
        tuple(_card(each, said, items) for each in blad.uitgesloten),
        tuple(names[key] for key in ranked(row, order.reeksen)) if order and order.reeksen else (),
        order.woorden if order else "", order.klaar_op if order else None,
        tuple(each for each in said if each.reeks is None), versions(actor, row), items, row.zonder_akkoord,
    )  # fmt: skip


def _chapters(row: Zoekprofiel) -> tuple[tuple[str, str, str], ...]:
    return (
        ("arbeidsmogelijkheden", _("Arbeidsmogelijkheden"), row.arbeidsmogelijkheden),
        ("verwervingsmogelijkheden", _("Verwervingsmogelijkheden"), row.verwervingsmogelijkheden),
        ("hervattingsmogelijkheden", _("Hervattingsmogelijkheden"), row.hervattingsmogelijkheden),
    )


def badges(blad: Richtingblad) -> tuple[Badge, ...]:
    """Werkervaring, kennis and affiniteit, with the lines that carry them (S1.16)."""
    from wissel.zoekprofielen.toets.beeld import INVOER_VAN_DEEL

    labels = ((WERKERVARING, _("Werkervaring")), (KENNIS, _("Kennis")), (AFFINITEIT, _("Affiniteit")))
    found = []
    for key, label in labels:
        lines = [each.naam for each in blad.bronnen if INVOER_VAN_DEEL.get(each.deel) == key]
        found.append(Badge(label, bool(lines), ", ".join(lines)))
    return tuple(found)


def _card(blad: Richtingblad, said: list[Zoekstandpunt], items: bool) -> Kaart:
    row, done = blad.rij, blad.bevestiging
    return Kaart(
        row.pk, row.reeks, row.naam, row.beroep_naam, blad.soorten_werk,
        str(row.get_herkomst_display()) if row.herkomst else "", row.waarom, row.plaats, row.reistijd,
        (row.uren_van, row.uren_tot), (row.loon_van, row.loon_tot, str(row.get_loon_per_display())), row.vacatures,
        row.vacatures_bron, row.vacatures_op, row.vacatures_regio, row.toegang, row.trend, badges(blad),
        Oordeelwoord(TELT[row.passend], str(row.get_passend_display()), row.passend_reden if items else ""),
        Oordeelwoord(TELT[row.haalbaar], str(row.get_haalbaar_display()), row.haalbaar_reden),
        blad.bronnen, str(row.get_uitgesloten_om_display()) if row.uitgesloten_om else "",
        row.uitgesloten_reden if items or row.uitgesloten_om not in OM_PUNTEN else "",
        len(blad.tabel.regels), len(blad.tabel.of("onbekend")),
        f"{done.naam}, {lange_datum(done.op)}" if done else "",
        f"{blad.bezwaar.naam}: {blad.bezwaar.toelichting}" if items and blad.bezwaar else "",
        tuple(each for each in said if each.reeks == row.reeks),
    )  # fmt: skip


def versions(actor: Actor, now: Zoekprofiel) -> tuple[Versie, ...]:
    """All versions, newest first: what was learned and why it became wider or narrower."""
    rows = visible(actor, Zoekprofiel).filter(dossier_id=now.dossier_id).order_by("-nummer")
    after = _after(actor, now)
    return tuple(
        Versie(
            each.pk, each.nummer, str(each.get_stand_display()), each.aangeboden_op or each.aangemaakt_op,
            each.pk == now.pk, each.geleerd, str(each.get_koers_display()) if each.koers else "", each.koers_reden,
            tuple(after[each.pk]),
        )
        for each in rows.defer("inhoud")
    )  # fmt: skip


def _after(actor: Actor, now: Zoekprofiel) -> dict[uuid.UUID, list[tuple[str, str]]]:
    """Per version the rejections it changed after, with their addresses, for who may read applications (S0.33)."""
    found: dict[uuid.UUID, list[tuple[str, str]]] = defaultdict(list)
    if not can(actor, Action.SOLLICITATIE_LEZEN):
        return found
    rows = visible(actor, Afwijzing).filter(dossier_id=now.dossier_id, zoekprofiel__isnull=False)
    for row in rows.select_related("sollicitatie").order_by("op", "id"):
        words = {"werkgever": row.sollicitatie.werkgever, "dag": lange_datum(row.sollicitatie.stand_op)}
        where = reverse("bureau:sollicitatie", args=[row.dossier_id, row.sollicitatie_id])
        if row.zoekprofiel_id is not None:
            found[row.zoekprofiel_id].append(
                (_("Gewijzigd na afwijzing %(werkgever)s, %(dag)s") % words, where)
            )
    return found


def source(blad: Werkblad, gewijzigd: bool) -> Bron | None:
    """The belastbaarheid that holds now."""
    stand = blad.stand
    if stand is None:
        return None
    words = _("%(soort)s van %(dag)s, %(auteur)s") % {
        "soort": stand.soort.upper(), "dag": lange_datum(stand.datum), "auteur": stand.auteur,
    }  # fmt: skip
    return Bron(words, stand.verouderd, gewijzigd)
