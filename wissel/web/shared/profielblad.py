"""The working profile and its versions as frozen values for the pages of kandidaat and bureau."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.policies import visible
from wissel.profielen import inhoud as vorm
from wissel.profielen import onderdelen, papier
from wissel.profielen.actions import versies
from wissel.profielen.models import (
    Deel,
    Persoonsprofiel,
    Profieldeel,
    Profieldeling,
    Profielregel,
    Profielstandpunt,
    Vaardigheidsbewijs,
)
from wissel.web.shared import profielwoorden

# Papers that may stand as evidence: what the kandidaat reads too, and never a paper on belastbaarheid.
BEWIJSPAPIER = ("bewijs", "cv", "overeenkomst", "brief", "overig")


@dataclass(frozen=True, slots=True)
class Bewijsstuk:
    id: uuid.UUID
    soort: str
    naam: str
    tekst: str
    document_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Lijn:
    """One line in words, with who wrote it and, for a skill, its evidence."""

    id: uuid.UUID
    naam: str
    onder: str
    teksten: tuple[papier.Tekst, ...]
    wie: str
    bevestigd_op: dt.datetime | None
    bewijzen: tuple[Bewijsstuk, ...]


@dataclass(frozen=True, slots=True)
class Lijst:
    titel: str
    lijnen: tuple[Lijn, ...]


@dataclass(frozen=True, slots=True)
class Deelblad:
    """One part: what it says, and what is missing."""

    deel: str
    titel: str
    uitleg: str
    icoon: str
    lijst: bool
    lijsten: tuple[Lijst, ...]
    blad: tuple[papier.Regel, ...]
    aantal: int
    geen: bool
    niets: str
    ontbreekt: str
    door: str
    op: dt.datetime | None
    versie: int

    @property
    def gevuld(self) -> bool:
        return not self.ontbreekt


@dataclass(frozen=True, slots=True)
class Blad:
    """The working profile."""

    delen: tuple[Deelblad, ...]
    open: tuple[Deelblad, ...]
    sha256: str

    def deel(self, sleutel: str) -> Deelblad:
        return next(each for each in self.delen if each.deel == sleutel)

    @property
    def klaar(self) -> int:
        return len(self.delen) - len(self.open)


@dataclass(frozen=True, slots=True)
class Standpunt:
    antwoord: str
    soort: str
    tekst: str
    op: dt.datetime


@dataclass(frozen=True, slots=True)
class Versie:
    """One frozen version: where it stands, what it says in words, and what the kandidaat said."""

    id: uuid.UUID
    nummer: int
    stand: str
    stand_woord: str
    op: dt.datetime
    gelezen_op: dt.datetime | None
    sha256: str
    document_id: uuid.UUID | None
    standpunten: tuple[Standpunt, ...]

    @property
    def code(self) -> str:
        """The first signs of the hash, to compare two papers by eye."""
        return " ".join(self.sha256[i : i + 4] for i in range(0, 12, 4))


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """What the kandidaat shares of which version, and since when."""

    nummer: int
    delen: tuple[str, ...]
    namen: tuple[str, ...]
    van: dt.datetime


def rows(actor: Actor, dossier_id: uuid.UUID) -> vorm.Rijen:
    """The rows of the working profile this person may see, in three queries."""
    lines = visible(actor, Profielregel).filter(dossier_id=dossier_id, weg_op__isnull=True)
    proof = visible(actor, Vaardigheidsbewijs).filter(dossier_id=dossier_id).select_related("document")
    return vorm.rows_of(
        visible(actor, Profieldeel).filter(dossier_id=dossier_id),
        lines.order_by("volgorde", "id"),
        proof.defer("document__inhoud").order_by("gemaakt_op", "id"),
    )


def sheet(actor: Actor, dossier_id: uuid.UUID, rijen: vorm.Rijen | None = None) -> Blad:
    """The whole working profile, part by part."""
    rijen = rijen or rows(actor, dossier_id)
    content = vorm.content(rijen)
    missing = {each.deel: each.zin for each in versies.missing(rijen)}
    found = tuple(_part(Deel(deel), rijen, content, missing.get(deel, "")) for deel in Deel.values)
    return Blad(found, tuple(each for each in found if each.ontbreekt), vorm.content_sha256(content))


def _part(deel: Deel, rijen: vorm.Rijen, content: Mapping[str, Any], missing: str) -> Deelblad:
    row = rijen.delen.get(deel)
    lists: tuple[Lijst, ...] = ()
    words: tuple[papier.Regel, ...] = ()
    if onderdelen.is_list(deel):
        lists, count = _lists(deel, rijen, content)
    else:
        words = papier.sections(content, [deel])[0].groepen[0].regels
        count = len(words)
    return Deelblad(
        deel=deel, titel=str(deel.label), uitleg=str(profielwoorden.UITLEG[deel]), icoon=profielwoorden.ICONEN[deel],
        lijst=onderdelen.is_list(deel), lijsten=lists, blad=words, aantal=count, geen=bool(row and row.geen),
        niets=str(profielwoorden.LEEG.get(deel, "")), ontbreekt=missing, door=who(row.gewijzigd_rol) if row else "",
        op=row.gewijzigd_op if row else None, versie=row.versie if row else 0,
    )  # fmt: skip


def _lists(deel: Deel, rijen: vorm.Rijen, content: Mapping[str, Any]) -> tuple[tuple[Lijst, ...], int]:
    """The lines under their headings; skills and wishes in three lists each."""
    plain = {row["id"]: row for row in content["regels"][deel]}
    lines = [(row, line_of(row, plain[str(row.pk)], rijen)) for row in rijen.lines(deel)]
    if deel not in {Deel.VAARDIGHEID, Deel.WENS}:
        return (Lijst("", tuple(each for _row, each in lines)),), len(lines)
    titles = {
        "vaardigheid": _("Vaardigheden"), "kwaliteit": _("Kwaliteiten"), "competentie": _("Competenties"),
        "ambitie": _("Ambities"), "wens": _("Wensen"), "voorkeur": _("Voorkeuren"),
    }  # fmt: skip
    kinds = [key for key, _words in onderdelen.SOORTEN[deel]]
    found = tuple(Lijst(titles[key], tuple(each for row, each in lines if row.soort == key)) for key in kinds)
    return found, len(lines)


def line_of(row: Profielregel, plain: Mapping[str, Any], rijen: vorm.Rijen) -> Lijn:
    """One line; its evidence stands beside it and not in its words."""
    words = papier.line(row.deel, {**plain, "bewijs": ()})
    proof = tuple(
        Bewijsstuk(
            each.pk, each.soort, shown["naam"] or str(each.get_soort_display()), each.tekst, each.document_id
        )
        for each, shown in zip(rijen.bewijzen.get(row.pk, ()), plain.get("bewijs", ()), strict=False)
    )
    origin = str(row.get_herkomst_display())
    return Lijn(row.pk, words.naam, words.onder, words.teksten, origin, row.bevestigd_op, proof)


def who(rol: str) -> str:
    """Who wrote last, in a word."""
    return _("de kandidaat") if rol == "kandidaat" else _("de coach") if rol == "coach" else rol


def versions(actor: Actor, dossier_id: uuid.UUID) -> tuple[Versie, ...]:
    """Every frozen version, newest first, in two queries."""
    said: dict[uuid.UUID, list[Standpunt]] = {}
    for each in visible(actor, Profielstandpunt).filter(dossier_id=dossier_id).order_by("-gegeven_op", "-id"):
        words = Standpunt(str(each.get_antwoord_display()), each.antwoord, each.tekst, each.gegeven_op)
        said.setdefault(each.profiel_id, []).append(words)
    found = visible(actor, Persoonsprofiel).filter(dossier_id=dossier_id).defer("inhoud").order_by("-nummer")
    return tuple(_version(row, tuple(said.get(row.pk, ()))) for row in found)


def _version(row: Persoonsprofiel, said: tuple[Standpunt, ...]) -> Versie:
    return Versie(
        row.pk, row.nummer, row.stand, str(row.get_stand_display()), row.aangeboden_op, row.gelezen_op,
        row.inhoud_sha256, row.document_id, said,
    )  # fmt: skip


def running_share(actor: Actor, dossier_id: uuid.UUID) -> Gedeeld | None:
    """What the kandidaat shares now, if anything."""
    rows = visible(actor, Profieldeling).filter(dossier_id=dossier_id, tot__isnull=True)
    row = rows.values_list("profiel__nummer", "delen", "van").first()
    if row is None:
        return None
    number, parts, since = row
    return Gedeeld(number, tuple(parts), tuple(str(Deel(each).label) for each in parts), since)


def evidence_choices(actor: Actor, dossier_id: uuid.UUID) -> dict[str, Any]:
    """The jobs and papers that may stand as evidence of a skill in this case."""
    jobs = visible(actor, Profielregel).filter(dossier_id=dossier_id, deel=Deel.ERVARING, weg_op__isnull=True)
    papers = visible(actor, Document).filter(
        dossier_id=dossier_id,
        soort__in=BEWIJSPAPIER,
        publiek__in=(Document.Publiek.KANDIDAAT, Document.Publiek.ALLEN),
    )
    return {
        "ervaringen": jobs.order_by("volgorde"),
        "documenten": papers.defer("inhoud").order_by("-datum"),
    }
