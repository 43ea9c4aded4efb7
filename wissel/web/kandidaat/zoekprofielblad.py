"""What the kandidaat reads of the own zoekprofiel, as plain values in plain words."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.opmaak import lange_datum
from wissel.policies import visible
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.zoekprofiel import Beeld, shared_beelden, span, vacancies
from wissel.zoekprofielen.actions.antwoorden import directions, ranked
from wissel.zoekprofielen.models import Puntenblad, Rangorde, Richting, Zoekprofiel, Zoekstandpunt


@dataclass(frozen=True, slots=True)
class Punt:
    """One item of the work beside what one can. `antwoord`: past, past_niet, past_met_aanpassing or onbekend."""

    naam: str
    vraagt: str
    kan: str
    antwoord: str


@dataclass(frozen=True, slots=True)
class MijnRichting:
    reeks: uuid.UUID
    naam: str
    werk: tuple[str, ...]
    waarom: str
    waar: str
    reistijd: int | None
    uren: str
    loon: str
    vacatures: str
    toegang: str
    trend: str
    past: str
    past_reden: str
    kan_krijgen: str
    kan_reden: str
    steunt: tuple[str, ...]
    punten: tuple[Punt, ...]
    opmerkingen: tuple[tuple[dt.datetime, str], ...]
    om: str
    om_reden: str


@dataclass(frozen=True, slots=True)
class Keuze:
    reeks: uuid.UUID
    naam: str
    eerste: bool
    laatste: bool


@dataclass(frozen=True, slots=True)
class Antwoord:
    antwoord: str
    tekst: str
    op: dt.datetime


@dataclass(frozen=True, slots=True)
class Versie:
    id: uuid.UUID
    nummer: int
    op: dt.datetime
    eerste: bool


@dataclass(frozen=True, slots=True)
class MijnZoekprofiel:
    id: uuid.UUID
    nummer: int
    op: dt.datetime
    stand: str
    waar: str
    nieuwste: bool
    sha256: str
    document_id: uuid.UUID | None
    hoofdstukken: tuple[tuple[str, str, str], ...]
    bron: str
    richtingen: tuple[MijnRichting, ...]
    afgevallen: tuple[MijnRichting, ...]
    keuzes: tuple[Keuze, ...]
    woorden: str
    gekozen_op: dt.datetime | None
    antwoorden: tuple[Antwoord, ...]
    mag_kiezen: bool
    mag_antwoorden: bool
    zonder_akkoord: str
    geleerd: str
    koers_reden: str
    versies: tuple[Versie, ...]


def versions(actor: Actor, dossier: MijnDossier) -> list[Zoekprofiel]:
    """Every version that was laid before the kandidaat, newest first."""
    return list(visible(actor, Zoekprofiel).filter(dossier_id=dossier.id).order_by("-nummer"))


def beelden(actor: Actor, dossier: MijnDossier) -> tuple[Beeld, ...]:
    return shared_beelden(actor, dossier.id)


def sheet(actor: Actor, dossier: MijnDossier, rows: list[Zoekprofiel], row: Zoekprofiel) -> MijnZoekprofiel:
    """One version with what the kandidaat said and chose."""
    content: Mapping[str, Any] = row.inhoud or {}
    items = visible(actor, Puntenblad).filter(zoekprofiel=row).values_list("inhoud", flat=True).first() or {}
    said = list(visible(actor, Zoekstandpunt).filter(zoekprofiel=row).order_by("gegeven_op", "id"))
    order = visible(actor, Rangorde).filter(zoekprofiel=row).first()
    newest = row.pk == rows[0].pk
    open_ = newest and not dossier.gesloten and row.stand != Zoekprofiel.Stand.VERVANGEN
    return MijnZoekprofiel(
        id=row.pk, nummer=row.nummer, op=row.aangeboden_op or row.aangemaakt_op, stand=row.stand, waar=_where(row),
        nieuwste=newest, sha256=row.inhoud_sha256, document_id=row.document_id, hoofdstukken=_chapters(content),
        bron=_source(content.get("belastbaarheid")),
        richtingen=tuple(_direction(each, items, said) for each in content.get("richtingen", ())),
        afgevallen=tuple(_direction(each, items, said) for each in content.get("uitgesloten", ())),
        keuzes=choices(row, order), woorden=order.woorden if order else "",
        gekozen_op=order.klaar_op if order else None,
        antwoorden=tuple(
            Antwoord(str(each.get_antwoord_display()), each.tekst, each.gegeven_op)
            for each in said
            if each.reeks is None
        ),
        mag_kiezen=open_, mag_antwoorden=open_ and row.stand != Zoekprofiel.Stand.VASTGESTELD,
        zonder_akkoord=row.zonder_akkoord, geleerd=row.geleerd, koers_reden=row.koers_reden,
        versies=tuple(
            Versie(each.pk, each.nummer, each.aangeboden_op or each.aangemaakt_op, each.pk == rows[-1].pk)
            for each in rows
        ),
    )  # fmt: skip


def choices(row: Zoekprofiel, order: Rangorde | None) -> tuple[Keuze, ...]:
    """The directions in the own order, or as the version has them when nothing was chosen yet."""
    names = directions(row)
    keys = ranked(row, order.reeksen if order else [])
    return tuple(
        Keuze(uuid.UUID(key), names[key], at == 0, at == len(keys) - 1) for at, key in enumerate(keys)
    )


def _where(row: Zoekprofiel) -> str:
    words = {
        Zoekprofiel.Stand.BIJ_KANDIDAAT: _("Lees het, kies uw volgorde en zeg of u het eens bent."),
        Zoekprofiel.Stand.AKKOORD: _("U bent het ermee eens. Uw coach maakt het definitief."),
        Zoekprofiel.Stand.VASTGESTELD: _("Dit zoekprofiel geldt nu. Hiermee zoeken wij werk."),
        Zoekprofiel.Stand.VERVANGEN: _("Dit is een oud zoekprofiel. Er is een nieuwer."),
    }
    return words.get(Zoekprofiel.Stand(row.stand), "")


def _chapters(content: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    return (
        (_("Welk werk kan ik doen?"), _("Arbeidsmogelijkheden"), content.get("arbeidsmogelijkheden", "")),
        (
            _("Kan ik dat werk krijgen?"),
            _("Verwervingsmogelijkheden"),
            content.get("verwervingsmogelijkheden", ""),
        ),
        (
            _("Kan ik echt beginnen?"),
            _("Hervattingsmogelijkheden"),
            content.get("hervattingsmogelijkheden", ""),
        ),
    )


def _source(source: Mapping[str, Any] | None) -> str:
    if not source:
        return ""
    day = lange_datum(dt.date.fromisoformat(source["datum"]))
    return _("%(bron)s van %(dag)s, van %(wie)s") % {
        "bron": source["bron"],
        "dag": day,
        "wie": source["auteur"],
    }


def _direction(row: Mapping[str, Any], items: Mapping[str, Any], said: list[Zoekstandpunt]) -> MijnRichting:
    series = uuid.UUID(row["reeks"])
    wage = span(row["loon_van"], row["loon_tot"])
    per = {"uur": _("per uur"), "maand": _("per maand")}.get(row["loon_per"], "")
    names = {
        "werkervaring": _("uw werk tot nu toe"),
        "kennis": _("wat u weet en kunt"),
        "affiniteit": _("wat u leuk vindt"),
    }
    return MijnRichting(
        series, row["naam"], tuple(row["soorten_werk"]), row["waarom"], row["plaats"], row["reistijd"],
        span(row["uren_van"], row["uren_tot"]), f"€ {wage} {per}".strip() if wage else "", vacancies(row),
        row["toegang"], row["trend"], row["passend"], row["passend_reden"], row["haalbaar"], row["haalbaar_reden"],
        tuple(names[each] for each in row["invoer"] if each in names),
        tuple(_item(each) for each in items.get(row["reeks"], ())),
        tuple((each.gegeven_op, each.tekst) for each in said if each.reeks == series),
        str(dict(Richting.Om.choices).get(row["uitgesloten_om"], "")), row["uitgesloten_reden"],
    )  # fmt: skip


def _item(line: Mapping[str, Any]) -> Punt:
    return Punt(line["naam"], line["gevraagd"], line["kan"], line["oordeel"])
