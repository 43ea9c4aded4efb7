"""A zoekprofiel for tests, made the way coach and kandidaat make it (J3): belastbaarheid, directions, answers."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from tests.cast import Cast
from wissel.arbeidsmarkt.models import Beroep
from wissel.belastbaarheid import actions as belastbaarheden
from wissel.belastbaarheid.actions.punten import PuntInvoer
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.dossiers.models import Dossier
from wissel.zoekprofielen.actions import antwoorden, punten, richtingen, versies
from wissel.zoekprofielen.models import Richting, Zoekprofiel
from wissel.zoekprofielen.werkblad import load

HOOFDSTUKKEN = {
    "arbeidsmogelijkheden": "Werk achter een bureau en licht magazijnwerk, met afwisseling.",
    "verwervingsmogelijkheden": "In de regio zijn genoeg vacatures op dit niveau.",
    "hervattingsmogelijkheden": "Beginnen met 16 uur en opbouwen past bij deze werkgevers.",
}
MARKT: dict[str, Any] = {
    "soorten_werk": "Planner transport\nLogistiek planner", "herkomst": "arbeidsmarkt", "plaats": "Utrecht en omgeving",
    "reistijd": 30, "uren_van": Decimal(16), "uren_tot": Decimal(24), "vacatures": 14, "vacatures_bron": "werk.nl",
    "vacatures_op": dt.date(2026, 4, 1), "vacatures_regio": "Utrecht", "waarom": "Sluit aan bij het magazijn.",
    "trend": "De vraag groeit.", "toegang": "Mbo niveau 3 of ervaring.",
}  # fmt: skip
DRIE = (
    ("Planner", "transportplanner"),
    ("Baliemedewerker", "receptionist"),
    ("Controleur", "kwaliteitscontroleur"),
)
PASSEND = {"passend": "ja", "passend_reden": "Afwisselend werk zonder zware lasten."}
HAALBAAR = {"haalbaar": "ja", "haalbaar_reden": "Genoeg vacatures en ervaring die aansluit."}


def belastbaarheid(
    cast: Cast, dossier: Dossier, datum: dt.date = dt.date(2026, 3, 20), uren: int = 24, **items: int
) -> Belastbaarheid:
    """An established IZP of dr. Visser, copied by Anna; items by level, tillen and lopen limited unless said."""
    row = belastbaarheden.begin(
        dossier=dossier, by=cast.anna.actor, sleutel=uuid.uuid4(), soort="izp", datum=datum, auteur_naam="dr. Visser",
        auteur_rol="bedrijfsarts", bron="IZP van de arbodienst",
    )  # fmt: skip
    levels = {"tillen": 2, "lopen_achtereen": 1, **items}
    row = belastbaarheden.set_items(
        belastbaarheid=row,
        by=cast.anna.actor,
        punten={key: PuntInvoer(niveau=each) for key, each in levels.items()},
    )
    row = belastbaarheden.save_hours(
        belastbaarheid=row,
        by=cast.anna.actor,
        versie=row.versie,
        uren_per_dag=None,
        uren_per_week=Decimal(uren),
        taken="",
        opbouw=(),
    )
    row.refresh_from_db()
    return belastbaarheden.establish(belastbaarheid=row, by=cast.anna.actor, versie=row.versie)


def beroep(woord: str) -> Beroep:
    """An occupation of the own list, by its name."""
    return Beroep.objects.get(naam=woord, bron="eigen")


def draft(cast: Cast, dossier: Dossier, **velden: Any) -> Zoekprofiel:
    """A concept with its three chapters and no direction."""
    row = versies.new_version(dossier=dossier, by=cast.anna.actor)
    return versies.save_chapters(profiel=row, by=cast.anna.actor, **{**HOOFDSTUKKEN, **velden})


def direction(cast: Cast, profiel: Zoekprofiel, naam: str, werk: str = "", **velden: Any) -> Richting:
    """A direction with market facts, by the name of an occupation when `werk` says so."""
    values = {**MARKT, "soorten_werk": f"{naam}\n{naam} logistiek", **velden}
    known = beroep(werk).pk if werk else None
    return richtingen.add_richting(profiel=profiel, by=cast.anna.actor, beroep_id=known, naam=naam, **values)


def judged(cast: Cast, row: Richting, **velden: Any) -> Richting:
    """Both verdicts with their reasons."""
    row.refresh_from_db()
    values = {**PASSEND, **HAALBAAR, **velden}
    return richtingen.judge_richting(richting=row, by=cast.anna.actor, versie=row.versie, **values)


def confirmed(cast: Cast, row: Richting, by: Any = None) -> None:
    """Somebody went through the table as it is."""
    table = load(row.zoekprofiel).of(row.reeks)
    assert table is not None
    punten.confirm_table(richting=row, by=by or cast.anna.actor, sha256=table.tabel.sha256)


def complete(cast: Cast, dossier: Dossier, **velden: Any) -> Zoekprofiel:
    """A draft with three judged directions and one that was left out; the belastbaarheid is there unless it is."""
    if not Belastbaarheid.objects.filter(dossier=dossier, stand="vastgesteld").exists():
        belastbaarheid(cast, dossier)
    row = draft(cast, dossier, **velden)
    for name, work in DRIE:
        judged(cast, direction(cast, row, name, work))
    out = direction(cast, row, "Tolk", "vertaler", herkomst="wens")
    richtingen.exclude_richting(
        richting=out,
        by=cast.anna.actor,
        om="markt",
        reden="Er zijn in deze regio geen vacatures voor tolken.",
    )
    return Zoekprofiel.objects.get(pk=row.pk)


def offered(cast: Cast, dossier: Dossier, **velden: Any) -> Zoekprofiel:
    """A version that lies with the kandidaat."""
    return versies.offer(profiel=complete(cast, dossier, **velden), by=cast.anna.actor)


def agree(cast: Cast, row: Zoekprofiel, antwoord: str = "akkoord", tekst: str = "") -> Zoekprofiel:
    """Samira answers exactly this version."""
    antwoorden.give_standpunt(
        profiel=row, antwoord=antwoord, tekst=tekst, inhoud_sha256=row.inhoud_sha256, by=cast.samira.actor
    )
    return Zoekprofiel.objects.get(pk=row.pk)


def established(cast: Cast, dossier: Dossier, **velden: Any) -> Zoekprofiel:
    """A version that holds."""
    return versies.establish(profiel=agree(cast, offered(cast, dossier, **velden)), by=cast.anna.actor)
