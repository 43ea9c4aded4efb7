"""What the pages about applications show, as plain values: the board, the list and one application with its story."""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.arbeidsmarkt.models import Initiatief
from wissel.dossiers.models import Dossier
from wissel.policies import Action, can, visible
from wissel.sollicitaties.actions import bewijs
from wissel.sollicitaties.actions.hulp import live
from wissel.sollicitaties.models import (
    Afwijzing,
    Netwerkcontact,
    Sollicitatie,
    Sollicitatiebewijs,
    Sollicitatiestap,
    Stand,
)
from wissel.sollicitaties.standen import KLAAR, NAAR_BUITEN, VOLGT
from wissel.web.shared.sollicitatiebord import AKKOORD, KOLOMMEN, approval

MEESTE = 500
BUITEN = {*NAAR_BUITEN, Stand.TERUGGETROKKEN}


@dataclass(frozen=True, slots=True)
class Kaart:
    """One application on the board or in the list."""

    id: uuid.UUID
    titel: str
    werkgever: str
    soort: str
    stand: str
    stand_naam: str
    stand_op: dt.date
    volgende: str
    volgende_op: dt.date | None
    initiatief: str
    bureau: bool
    bewijzen: int
    cv: str
    brief: str
    akkoord: str
    akkoord_naam: str
    klaar: bool
    keuzes: tuple[tuple[str, str], ...]
    sleutel: uuid.UUID


@dataclass(frozen=True, slots=True)
class Kolom:
    naam: str
    kaarten: tuple[Kaart, ...]
    dicht: bool


@dataclass(frozen=True, slots=True)
class Stap:
    """One line of the story: a stage, or a stage that was taken back."""

    id: uuid.UUID
    naam: str
    op: dt.date
    door: str
    opgeschreven_op: dt.datetime
    achteraf: bool
    terug: bool
    toelichting: str
    terug_te_zetten: bool


@dataclass(frozen=True, slots=True)
class Bewijsrij:
    id: uuid.UUID
    soort: str
    datum: dt.date | None
    van: str
    aan: str
    onderwerp: str
    hoe: str
    sha256: str
    op: dt.datetime
    document_url: str
    vanzelf: bool


@dataclass(frozen=True, slots=True)
class Blad:
    """One application."""

    kaart: Kaart
    versie: int
    tekst: str
    cv_url: str
    brief_url: str
    vacature_url: str
    gevraagd: str
    gevraagd_op: dt.datetime | None
    akkoord_op: dt.datetime | None
    voorgelegd_op: dt.datetime | None
    van_kandidaat: bool
    stappen: tuple[Stap, ...]
    bewijzen: tuple[Bewijsrij, ...]
    les: Afwijzing | None
    contacten: tuple[Netwerkcontact, ...]
    inzending: str


def rows_of(actor: Actor, dossier: Dossier) -> list[Sollicitatie]:
    """The applications of a dossier that were not thrown away, the one that moved last first."""
    rows = visible(actor, Sollicitatie).filter(dossier=dossier, weg_op__isnull=True)
    rows = rows.select_related("cvversie", "briefversie").defer("cvversie__inhoud", "briefversie__inhoud")
    return list(rows.order_by("-stand_op", "-id")[:MEESTE])


def cards(actor: Actor, dossier: Dossier) -> tuple[Kaart, ...]:
    """All applications of a dossier as cards, in two queries."""
    found = rows_of(actor, dossier)
    proofs = visible(actor, Sollicitatiebewijs).filter(dossier=dossier)
    count = Counter(each.sollicitatie_id for each in bewijs.live(proofs))
    return tuple(_card(row, count[row.pk]) for row in found)


def board(kaarten: Iterable[Kaart]) -> tuple[Kolom, ...]:
    """The cards by column."""
    by_stage: dict[str, list[Kaart]] = defaultdict(list)
    for each in kaarten:
        by_stage[each.stand].append(each)
    return tuple(
        Kolom(str(column.naam), tuple(_sorted(by_stage, column.standen)), column.dicht) for column in KOLOMMEN
    )


def _sorted(by_stage: dict[str, list[Kaart]], stages: frozenset[str]) -> list[Kaart]:
    """First what has a day, soonest first; then the rest."""
    found = [each for stage in stages for each in by_stage[stage]]
    return sorted(found, key=lambda each: (each.volgende_op or dt.date.max, -each.stand_op.toordinal()))


def _card(row: Sollicitatie, proofs: int) -> Kaart:
    state = approval(row)
    return Kaart(
        id=row.pk, titel=row.functie or row.werkgever, werkgever=row.werkgever if row.functie else "",
        soort=str(row.get_soort_display()), stand=row.stand, stand_naam=str(row.get_stand_display()),
        stand_op=row.stand_op, volgende=row.volgende, volgende_op=row.volgende_op,
        initiatief=str(row.get_initiatief_display()),
        bureau=row.initiatief in {Initiatief.COACH, Initiatief.JOBHUNTER}, bewijzen=proofs,
        cv=_version(row.cvversie), brief=_version(row.briefversie), akkoord=state,
        akkoord_naam=str(AKKOORD.get(state, "")), klaar=row.stand in KLAAR,
        keuzes=choices(row.stand, outside=row.stand in BUITEN or state == "akkoord"), sleutel=uuid.uuid4(),
    )  # fmt: skip


def choices(stand: str, *, outside: bool = True) -> tuple[tuple[str, str], ...]:
    """The stages one can choose, the ones that one would expect first; those that go out only when they may."""
    expected = VOLGT.get(Stand(stand), ())
    rest = [each for each in Stand if each not in expected and each != stand]
    own = [Stand.GESPREK] if stand == Stand.GESPREK else []
    every = dict.fromkeys([*own, *expected, *rest])
    return tuple((each.value, str(each.label)) for each in every if outside or each not in NAAR_BUITEN)


def _version(row: Any) -> str:
    return _("%(naam)s, versie %(n)s") % {"naam": row.naam, "n": row.nummer} if row else ""


def build(actor: Actor, dossier: Dossier, row: Sollicitatie) -> Blad:
    """The page of one application."""
    every = visible(actor, Sollicitatiebewijs).filter(sollicitatie=row).select_related("document")
    proofs = tuple(_proof(actor, dossier, each) for each in bewijs.live(every))
    contacts = visible(actor, Netwerkcontact).filter(sollicitatie=row, weg_op__isnull=True)
    write = can(actor, Action.SOLLICITATIE_SCHRIJVEN)
    vacancy = reverse("bureau:vacature", args=[row.vacature_id]) if row.vacature_id else ""
    return Blad(
        kaart=_card(row, len(proofs)), versie=row.versie, tekst=row.tekst,
        cv_url=_file(actor, dossier, "cvversie", row.cvversie_id),
        brief_url=_file(actor, dossier, "briefversie", row.briefversie_id),
        vacature_url=vacancy if vacancy and can(actor, Action.VACATURE_LEZEN) else "",
        gevraagd=row.gevraagd, gevraagd_op=row.gevraagd_op, akkoord_op=row.akkoord_op, voorgelegd_op=row.voorgelegd_op,
        van_kandidaat=not row.begeleid and row.stand not in BUITEN and not row.akkoord_op,
        stappen=_story(actor, row, write), bewijzen=proofs,
        les=visible(actor, Afwijzing).filter(sollicitatie=row).first(),
        contacten=tuple(contacts.order_by("-datum", "-id")[:50]),
        inzending=str(row.inzending.get_hoe_display()) if row.inzending else "",
    )  # fmt: skip


def _file(actor: Actor, dossier: Dossier, name: str, pk: Any) -> str:
    if pk is None or not can(actor, Action.CV_LEZEN):
        return ""
    return reverse(f"bureau:{name}", args=[dossier.pk, pk, "pdf"])


def _story(actor: Actor, row: Sollicitatie, write: bool) -> tuple[Stap, ...]:
    """Every stage, newest first; what was taken back stays in sight."""
    every = list(visible(actor, Sollicitatiestap).filter(sollicitatie=row).select_related("door__persoon"))
    standing = live(every)
    keep = {each.pk for each in standing}
    rows = sorted((each for each in every if not each.herroept_id), key=lambda each: (each.op, each.pk))
    return tuple(
        Stap(
            each.pk, str(each.get_stand_display()), each.op, _who(each), each.opgeschreven_op, each.achteraf,
            each.pk not in keep, each.toelichting, write and each.pk in keep and len(standing) > 1,
        )
        for each in reversed(rows)
    )  # fmt: skip


def _who(step: Sollicitatiestap) -> str:
    if step.door:
        return step.door.persoon.naam
    return str(Rol(step.door_rol).label) if step.door_rol in Rol.values else _("Wissel")


def _proof(actor: Actor, dossier: Dossier, row: Sollicitatiebewijs) -> Bewijsrij:
    url = ""
    if row.document_id and can(actor, Action.DOCUMENT_LEZEN):
        url = reverse("document", args=[row.document_id])
    return Bewijsrij(
        row.pk, str(row.get_soort_display()), row.datum, row.van, row.aan, row.onderwerp, row.hoe, row.sha256, row.op,
        url, row.door_id is None,
    )  # fmt: skip
