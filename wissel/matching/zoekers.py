"""Who seeks, put together from belastbaarheid, persoonsprofiel, zoekprofiel and the limits of the search.

No age, gender, origin or name is read here, so none can count.
"""

import uuid
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from wissel.belastbaarheid.lezen import stand_of
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.belastbaarheid.stand import Stand
from wissel.dossiers.models import Dossier
from wissel.matching.models import Zoekinstelling
from wissel.matching.waarden import Zoekberoep, Zoeker
from wissel.matching.zacht import NIVEAU
from wissel.profielen import lezen as profielen
from wissel.profielen.inhoud import content, rows_of
from wissel.profielen.lezen import Profiel
from wissel.profielen.models import Persoonsprofiel, Profieldeel, Profielregel
from wissel.zoekprofielen.actions.antwoorden import ranked
from wissel.zoekprofielen.models import Oordeel, Rangorde, Zoekprofiel

STAND = Zoekprofiel.Stand
# The first direction counts fully, each next one a little less; what somebody did before counts half.
LATER, MINST, VROEGER = 0.1, 0.5, 0.4
MEESTE_ERVARINGEN = 4
EIGEN = frozenset({"auto", "scooter"})
# A bicycle may or may not be what an employer calls own transport.
MISSCHIEN = frozenset({"fiets", "ebike"})


def zoekers(dossier_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Zoeker]:
    """What a match may know of these kandidaten now, in a fixed number of queries. The caller saw to the rights."""
    bureaus = dict(Dossier.objects.filter(pk__in=set(dossier_ids)).values_list("pk", "bureau_id"))
    ids = set(bureaus)
    stands = _stands(ids)
    own = {row.dossier_id: row for row in Zoekinstelling.objects.filter(dossier_id__in=ids)}
    profiles, searches = _profiles(ids), _search_profiles(ids)
    orders = dict(
        Rangorde.objects.filter(zoekprofiel__in=[row.pk for row in searches.values()]).values_list(
            "zoekprofiel_id", "reeksen"
        )
    )
    return {
        pk: _one(
            pk, bureau, stands.get(pk), profiles[pk], own.get(pk), zoek,
            _directions(zoek, orders.get(zoek.pk, []) if zoek else []),
        )
        for pk, bureau in bureaus.items()
        for zoek in [searches.get(pk)]
    }  # fmt: skip


def zoeker(dossier_id: uuid.UUID) -> Zoeker:
    """What a match may know of one kandidaat now. Raises KeyError when there is no such dossier."""
    return zoekers([dossier_id])[dossier_id]


def _one(
    dossier_id: uuid.UUID,
    bureau_id: uuid.UUID,
    stand: Stand | None,
    profiel: Profiel,
    own: Zoekinstelling | None,
    zoek: Zoekprofiel | None,
    ways: tuple[Zoekberoep, ...],
) -> Zoeker:
    beschikbaar, vervoer = profiel.beschikbaarheid, profiel.vervoer
    return Zoeker(
        dossier_id=dossier_id, bureau_id=bureau_id, stand=stand, profiel_nummer=profiel.nummer,
        zoekprofiel_nummer=zoek.nummer if zoek else None,
        pc4=own.pc4 if own else "", reis_km=own.reis_km if own else None, reistijd=vervoer.reistijd,
        rijbewijzen=_licences(vervoer), eigen_vervoer=_transport(vervoer.middelen),
        diensten_niet=frozenset(own.diensten_niet if own else ()), dagen_niet=frozenset(own.dagen_niet if own else ()),
        uren_van=_hours(beschikbaar.uren_van), uren_tot=_hours(beschikbaar.uren_tot),
        beroepen=(*ways, *_jobs(profiel, {each.naam for each in ways})),
        vaardigheden=tuple(dict.fromkeys(each.naam for each in profiel.vaardigheden)),
        tekst=_words(zoek, profiel), niveau=_level(profiel),
    )  # fmt: skip


def _stands(ids: set[uuid.UUID]) -> dict[uuid.UUID, Stand]:
    rows = Belastbaarheid.objects.filter(
        dossier_id__in=ids, stand=Belastbaarheid.Stand.VASTGESTELD, vervangen_door__isnull=True
    )
    return {
        row.dossier_id: stand_of(row) for row in rows.select_related("document").prefetch_related("punten")
    }


def _profiles(ids: set[uuid.UUID]) -> dict[uuid.UUID, Profiel]:
    """The newest profile each kandidaat agreed with; else what is written up to now."""
    agreed = Persoonsprofiel.objects.filter(dossier_id__in=ids, stand="goedgekeurd")
    newest = agreed.order_by("dossier_id", "-nummer").distinct("dossier_id")
    found = {
        row.dossier_id: profielen.of_content(
            row.dossier_id, row.inhoud or {}, row.nummer, row.inhoud_sha256, row.goedgekeurd_op
        )
        for row in newest
    }
    rest = ids - set(found)
    if rest:
        delen, regels = _by_dossier(Profieldeel, rest), _by_dossier(Profielregel, rest)
        for pk in rest:
            # Evidence of skills is no matter of a match.
            found[pk] = profielen.of_content(pk, content(rows_of(delen.get(pk, ()), regels.get(pk, ()), ())))
    return found


def _by_dossier(model: Any, ids: set[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
    found: dict[uuid.UUID, list[Any]] = {}
    order = ("volgorde", "id") if model is Profielregel else ("id",)
    for row in model.objects.filter(dossier_id__in=ids).order_by(*order):
        found.setdefault(row.dossier_id, []).append(row)
    return found


def _search_profiles(ids: set[uuid.UUID]) -> dict[uuid.UUID, Zoekprofiel]:
    """The version that was established, else the newest one the kandidaat agreed with."""
    rows = Zoekprofiel.objects.filter(dossier_id__in=ids, stand__in=(STAND.AKKOORD, STAND.VASTGESTELD))
    ordered = sorted(rows, key=lambda row: (row.stand == STAND.VASTGESTELD, row.nummer))
    return {row.dossier_id: row for row in ordered}


def _directions(zoek: Zoekprofiel | None, order: list[str]) -> tuple[Zoekberoep, ...]:
    """The directions that were not left out, in the order of the kandidaat."""
    if zoek is None or not zoek.inhoud:
        return ()
    rows = {row["reeks"]: row for row in zoek.inhoud["richtingen"] if row["passend"] != Oordeel.NEE}
    found = []
    for place, reeks in enumerate(each for each in ranked(zoek, order) if each in rows):
        row, weight = rows[reeks], max(MINST, round(1 - LATER * place, 2))
        name = row["beroep_naam"] or row["naam"]
        found.append(Zoekberoep(row["beroep_sleutel"], name, row["isco"], weight))
    return tuple(found)


def _jobs(profiel: Profiel, known: set[str]) -> Iterable[Zoekberoep]:
    names = dict.fromkeys(each.naam for each in profiel.ervaringen if each.naam not in known)
    return (Zoekberoep("", name, "", VROEGER) for name in list(names)[:MEESTE_ERVARINGEN])


def _words(zoek: Zoekprofiel | None, profiel: Profiel) -> str:
    """What the work is in words: of the directions, and what was done before. Never a limit or a wish."""
    rows = zoek.inhoud["richtingen"] if zoek and zoek.inhoud else ()
    kinds = [word for row in rows for word in (row["naam"], *row["soorten_werk"])]
    return "\n".join([*kinds, *(taak for each in profiel.ervaringen for taak in each.taken)])


def _level(profiel: Profiel) -> int | None:
    """The highest education with a diploma, as ISCO skill level."""
    levels = [
        NIVEAU[each.niveau] for each in profiel.opleidingen if each.diploma == "ja" and each.niveau in NIVEAU
    ]
    return max(levels, default=None)


def _licences(vervoer: profielen.Vervoer) -> frozenset[str] | None:
    """No licence is known only when the question on travel was answered otherwise."""
    if vervoer.rijbewijzen or vervoer.middelen:
        return frozenset(vervoer.rijbewijzen)
    return None


def _transport(middelen: Iterable[str]) -> bool | None:
    ways = set(middelen)
    if ways & EIGEN:
        return True
    return None if not ways or ways & MISSCHIEN else False


def _hours(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ".")) if text else None
    except InvalidOperation:
        return None
