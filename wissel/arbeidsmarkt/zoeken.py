"""Finds occupations by any word, a part of a compound, and the masculine or feminine form."""

import uuid
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from wissel.arbeidsmarkt.models import Beroepnaam
from wissel.arbeidsmarkt.taal.woorden import EMPTY, neutral, plain

MOST_WORDS = 6
# Names looked at per question; more than one name may be of the same occupation.
_WIDE = 120


@dataclass(frozen=True, slots=True)
class BeroepVondst:
    """An occupation that was found, and the name by which."""

    id: uuid.UUID
    naam: str
    isco: str
    bron: str
    gevonden_als: str


def search_form(name: str) -> str:
    """How a name is stored for searching: plain, masculine, with its written form behind it when that differs."""
    words = plain(name).split()
    neutrals = " ".join(neutral(word) for word in words)
    written = " ".join(words)
    return (neutrals if neutrals == written else f"{neutrals} | {written}")[:500]


def search_beroepen(text: str, most: int = 20) -> list[BeroepVondst]:
    """The occupations that hold every word of the text, best first; without any, the ones that look like it."""
    words = [word for word in plain(text[:200]).split() if word not in EMPTY][:MOST_WORDS]
    if not words:
        return []
    whole = " ".join(neutral(word) for word in words)
    rows = Beroepnaam.objects.all()
    for word in words:
        rows = rows.filter(Q(zoek__contains=word) | Q(zoek__contains=neutral(word)))
    found = _ranked(rows, whole, most)
    return found or _alike(whole, most)


def _ranked(rows: QuerySet[Beroepnaam], whole: str, most: int) -> list[BeroepVondst]:
    place = Case(
        When(Q(zoek=whole) | Q(zoek__startswith=whole + " |"), then=Value(0)),
        When(zoek__startswith=whole, then=Value(1)),
        When(zoek__contains=" " + whole, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return _once(rows.annotate(plek=place).order_by("plek", Length("zoek"), "naam"), most)


def _alike(whole: str, most: int) -> list[BeroepVondst]:
    """Names that share many runs of three letters with the text, for words written wrongly."""
    from django.contrib.postgres.search import TrigramWordSimilarity

    likeness = TrigramWordSimilarity(whole, "zoek")
    rows = Beroepnaam.objects.filter(zoek__trigram_word_similar=whole).annotate(lijkt=likeness)
    return _once(rows.order_by("-lijkt", Length("zoek"), "naam"), most)


def _once(rows: QuerySet[Beroepnaam], most: int) -> list[BeroepVondst]:
    found: dict[uuid.UUID, BeroepVondst] = {}
    columns = ("beroep_id", "naam", "titel", "isco", "bron")
    named = rows.annotate(titel=F("beroep__naam"), isco=F("beroep__isco"), bron=F("beroep__bron"))
    for pk, name, title, isco, source in named.values_list(*columns)[:_WIDE]:
        found.setdefault(pk, BeroepVondst(pk, title, isco, source, name))
    return list(found.values())[:most]
