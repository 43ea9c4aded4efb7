"""Directions to add when a profile is too narrow: near the work that is named, near what someone did, and feasible."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from wissel.arbeidsmarkt.buren import neighbours
from wissel.arbeidsmarkt.models import Beroepsnaam
from wissel.arbeidsmarkt.taal.woorden import EMPTY, plain, stem
from wissel.arbeidsmarkt.zoeken import search
from wissel.belastbaarheid.stand import Oordeel, Stand
from wissel.belastbaarheid.vergelijken import compare
from wissel.profielen.lezen import Profiel
from wissel.zoekprofielen import bronnen
from wissel.zoekprofielen.werkblad import Werkblad

AANTAL, BUREN, BANEN = 3, 12, 2


@dataclass(frozen=True, slots=True)
class Voorstel:
    """An occupation to look at. `botst` is how many items it usually asks more on than can be: an inschatting."""

    id: uuid.UUID
    naam: str
    isco: str
    waarom: tuple[str, ...]
    botst: int


def suggest(blad: Werkblad, profiel: Profiel | None, k: int = AANTAL) -> tuple[Voorstel, ...]:
    """The k best occupations that are not in the profile yet: those that clash least first, then the nearest.

    From the directions that are named come their neighbours; from the last jobs the work itself (the shortest way).
    """
    names = {plain(each.rij.beroep_naam or each.rij.naam) for each in blad.alle}
    groups = {each.rij.isco for each in blad.alle}
    found: dict[uuid.UUID, Voorstel] = {}
    for each in _candidates(blad, profiel):
        if plain(each.naam) not in names and each.id not in found:
            found[each.id] = each
    rows = _with_skills(list(found.values()), profiel)
    judged = [replace(row, botst=_clashes(row.isco, blad.stand)) for row in rows]
    places = {row.id: at for at, row in enumerate(judged)}
    judged.sort(key=lambda row: (row.botst, row.isco in groups, places[row.id]))
    return tuple(judged[:k])


def _candidates(blad: Werkblad, profiel: Profiel | None) -> Iterable[Voorstel]:
    for job in (profiel.ervaringen if profiel else ())[:BANEN]:
        for hit in search(job.naam, 1):
            if hit.hoe == "naam":
                why = _("Deed dit werk eerder: %(naam)s.") % {"naam": job.naam}
                yield Voorstel(hit.id, hit.naam, hit.isco, (why,), 0)
    known = bronnen.occupation_ids({each.rij.beroep_sleutel for each in blad.richtingen})
    for each in blad.richtingen:
        key = known.get(each.rij.beroep_sleutel)
        for row in neighbours(key, BUREN) if key else ():
            near = _("Ligt dicht bij %(naam)s.") % {"naam": each.rij.naam}
            yield Voorstel(row.id, row.naam, row.isco, (near, *row.waarom[:2]), 0)


def _clashes(isco: str, stand: Stand | None) -> int:
    if stand is None:
        return 0
    rules = compare(bronnen.usual_demands(isco), stand)
    return sum(1 for each in rules if each.lijkt is Oordeel.PAST_NIET)


def _with_skills(rows: list[Voorstel], profiel: Profiel | None) -> list[Voorstel]:
    """Say which skills and jobs of the profile come back in the names of an occupation."""
    own = _words(profiel)
    if not own or not rows:
        return rows
    names = Beroepsnaam.objects.filter(beroep_id__in=[row.id for row in rows]).values_list(
        "beroep_id", "naam"
    )
    heard: dict[uuid.UUID, set[str]] = {}
    for key, name in names:
        heard.setdefault(key, set()).update(stem(word) for word in plain(name).split())
    out = []
    for row in rows:
        shared = sorted({own[word] for word in heard.get(row.id, set()) & own.keys()})
        why = _("Sluit aan bij het profiel: %(wat)s.") % {"wat": ", ".join(shared[:3])}
        out.append(replace(row, waarom=(*row.waarom, why)) if shared else row)
    return out


def _words(profiel: Profiel | None) -> dict[str, str]:
    """Stems of words in skills, jobs and educations, with the line they come from."""
    found: dict[str, str] = {}
    if profiel is None:
        return found
    rows = (profiel.vaardigheden, profiel.ervaringen, profiel.opleidingen)
    for name in (row.naam for group in rows for row in group):
        for word in plain(name).split():
            if len(word) > 3 and word not in EMPTY:
                found.setdefault(stem(word), name)
    return found
