"""The own applications as plain values: the board, one application with its story and proof, and the network."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.cv.models import Briefversie, Cvversie
from wissel.policies import Action, get_visible, visible
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
from wissel.sollicitaties.standen import NAAR_BUITEN, RAAD, VOLGT
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.sollicitatiebord import KOLOMMEN, approval

LEZEN = Action.SOLLICITATIE_LEZEN
MEESTE = 500
# While these last, the kandidaat has a word to say before anything goes out.
WACHT = frozenset({"klaarmaken", "voorgelegd", "anders"})


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
    bewijzen: int
    begeleid: bool
    akkoord: str
    keuzes: tuple[tuple[str, str], ...]
    sleutel: uuid.UUID


@dataclass(frozen=True, slots=True)
class Kolom:
    naam: str
    kaarten: tuple[Kaart, ...]
    dicht: bool


@dataclass(frozen=True, slots=True)
class Stap:
    """One line of the story; `terug`: it was taken back."""

    id: uuid.UUID
    naam: str
    op: dt.date
    door: str
    achteraf: bool
    terug: bool
    toelichting: str
    kaart_id: uuid.UUID | None


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
    document_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Les:
    reden: str
    les: str
    voorstel: str
    nabellen_op: dt.date | None
    bekeken: bool


@dataclass(frozen=True, slots=True)
class Stuk:
    """The cv or letter that goes or went along."""

    naam: str
    url: str


@dataclass(frozen=True, slots=True)
class Blad:
    """One application."""

    kaart: Kaart
    versie: int
    tekst: str
    gevraagd: str
    raad: str
    stukken: tuple[Stuk, ...]
    verstuurd: bool
    stappen: tuple[Stap, ...]
    laatste: uuid.UUID | None
    bewijzen: tuple[Bewijsrij, ...]
    les: Les | None
    afgewezen: bool
    vacature_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Contact:
    id: uuid.UUID
    wie: str
    kanaal: str
    datum: dt.date
    resultaat: str
    netwerkgesprek: bool
    achteraf: bool
    door: str


def find(actor: Actor, dossier: MijnDossier, key: uuid.UUID, action: Action = LEZEN) -> Sollicitatie:
    """One of the own applications, or Denied."""
    return get_visible(actor, Sollicitatie, action, dossier_id=dossier.id, pk=key)


def cards(actor: Actor, dossier: MijnDossier) -> tuple[Kaart, ...]:
    """All own applications, the one that moved last first, in two queries."""
    rows = visible(actor, Sollicitatie).filter(dossier_id=dossier.id, weg_op__isnull=True)
    found = list(rows.order_by("-stand_op", "-id")[:MEESTE])
    proofs = bewijs.live(visible(actor, Sollicitatiebewijs).filter(dossier_id=dossier.id))
    count = Counter(each.sollicitatie_id for each in proofs)
    return tuple(_card(row, count[row.pk]) for row in found)


def board(kaarten: Iterable[Kaart]) -> tuple[Kolom, ...]:
    """The cards by column: first what has a day, soonest first."""
    known = list(kaarten)

    def of(stages: frozenset[str]) -> tuple[Kaart, ...]:
        rows = (each for each in known if each.stand in stages)
        return tuple(
            sorted(rows, key=lambda each: (each.volgende_op or dt.date.max, -each.stand_op.toordinal()))
        )

    return tuple(Kolom(str(each.naam), of(each.standen), each.dicht) for each in KOLOMMEN)


def choices(row: Sollicitatie) -> tuple[tuple[str, str], ...]:
    """The stages one can choose: what one would expect first; nothing goes out while approval is waited for."""
    expected = VOLGT.get(Stand(row.stand), ())
    rest = [each for each in Stand if each not in expected and each not in {row.stand, Stand.VOORBEREID}]
    shut = NAAR_BUITEN if approval(row) in WACHT else frozenset()
    every = dict.fromkeys([*expected, *rest])
    return tuple((each.value, str(each.label)) for each in every if each not in shut)


def sheet(actor: Actor, row: Sollicitatie) -> Blad:
    """The page of one application."""
    proofs = tuple(map(_proof, bewijs.live(visible(actor, Sollicitatiebewijs).filter(sollicitatie=row))))
    every = list(visible(actor, Sollicitatiestap).filter(sollicitatie=row).select_related("door__persoon"))
    standing = live(every)
    keep = {each.pk for each in standing}
    lesson = visible(actor, Afwijzing).filter(sollicitatie=row).first()
    rows = sorted((each for each in every if not each.herroept_id), key=lambda each: (each.op, each.pk))
    return Blad(
        kaart=_card(row, len(proofs)), versie=row.versie, tekst=row.tekst, gevraagd=row.gevraagd,
        raad=str(RAAD.get(Stand(row.stand), "")), stukken=_papers(actor, row), verstuurd=row.inzending_id is not None,
        stappen=tuple(_step(each, actor, each.pk not in keep) for each in reversed(rows)),
        laatste=standing[-1].pk if len(standing) > 1 else None, bewijzen=proofs,
        les=_lesson(lesson) if lesson else None, afgewezen=row.stand == Stand.AFGEWEZEN, vacature_id=row.vacature_id,
    )  # fmt: skip


def versions(actor: Actor, dossier: MijnDossier) -> dict[str, list[tuple[str, str]]]:
    """The cv's and letters one can send along, newest first."""
    models: tuple[tuple[str, type[Any]], ...] = (("cvversie", Cvversie), ("briefversie", Briefversie))
    return {
        name: [(str(row.pk), _named(row)) for row in _newest(actor, model, dossier)] for name, model in models
    }


def version(actor: Actor, dossier: MijnDossier, name: str, chosen: str) -> Any:
    """The chosen version, or None."""
    model: type[Any] = Cvversie if name == "cvversie" else Briefversie
    return visible(actor, model).filter(dossier_id=dossier.id, pk=chosen).first() if chosen else None


def contacts(actor: Actor, dossier: MijnDossier) -> list[Contact]:
    rows = visible(actor, Netwerkcontact).filter(dossier_id=dossier.id, weg_op__isnull=True)
    return [
        Contact(
            row.pk, row.wie, str(row.get_kanaal_display()), row.datum, row.resultaat, row.netwerkgesprek, row.achteraf,
            "" if row.initiatief == "kandidaat" else str(row.get_initiatief_display()),
        )
        for row in rows.order_by("-datum", "-id")[:200]
    ]  # fmt: skip


def to_call(actor: Actor, dossier: MijnDossier) -> list[Kaart]:
    """Rejected applications of which the kandidaat wants to ask why, since two months at most."""
    since = klok.today() - dt.timedelta(days=60)
    lessons = visible(actor, Afwijzing).filter(dossier_id=dossier.id, nabellen_op__gte=since)
    rows = lessons.filter(sollicitatie__weg_op__isnull=True, sollicitatie__stand=Stand.AFGEWEZEN)
    return [
        _card(each.sollicitatie, 0) for each in rows.select_related("sollicitatie").order_by("nabellen_op")
    ]


def _card(row: Sollicitatie, proofs: int) -> Kaart:
    return Kaart(
        id=row.pk, titel=row.functie or row.werkgever, werkgever=row.werkgever if row.functie else "",
        soort=str(row.get_soort_display()), stand=row.stand, stand_naam=str(row.get_stand_display()),
        stand_op=row.stand_op, volgende=row.volgende, volgende_op=row.volgende_op, bewijzen=proofs,
        begeleid=row.begeleid, akkoord=approval(row), keuzes=choices(row), sleutel=uuid.uuid4(),
    )  # fmt: skip


def _step(row: Sollicitatiestap, actor: Actor, back: bool) -> Stap:
    own = row.door_rol == Rol.KANDIDAAT
    who = "" if own else row.door.persoon.naam if row.door else str(Rol(row.door_rol).label)
    return Stap(
        row.pk, str(row.get_stand_display()), row.op, who, row.achteraf, back, row.toelichting, row.kaart_id
    )


def _proof(row: Sollicitatiebewijs) -> Bewijsrij:
    return Bewijsrij(
        row.pk, str(row.get_soort_display()), row.datum, row.van, row.aan, row.onderwerp, row.hoe, row.sha256, row.op,
        row.document_id,
    )  # fmt: skip


def _lesson(row: Afwijzing) -> Les:
    return Les(
        str(row.get_reden_display()), row.les, row.voorstel, row.nabellen_op, row.bekeken_op is not None
    )


def _papers(actor: Actor, row: Sollicitatie) -> tuple[Stuk, ...]:
    ids = (("cvversie", Cvversie, row.cvversie_id), ("briefversie", Briefversie, row.briefversie_id))
    found: list[Stuk] = []
    for name, model, pk in ids:
        paper: Any = visible(actor, model).filter(pk=pk).first() if pk else None
        if paper is not None:
            found.append(Stuk(_named(paper), reverse(f"kandidaat:{name}", args=[pk, "pdf"])))
    return tuple(found)


def _newest(actor: Actor, model: type[Any], dossier: MijnDossier) -> QuerySet[Any]:
    rows: QuerySet[Any] = visible(actor, model).filter(dossier_id=dossier.id).defer("inhoud")
    return rows.order_by("-op")[:30]


def _named(row: Any) -> str:
    return _("%(naam)s, versie %(n)s") % {"naam": row.naam, "n": row.nummer}
