"""Finds occupations by any word, a part of a compound, the masculine or feminine form, and with a slip of the pen."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from wissel.arbeidsmarkt.lijsten.isco import group_name
from wissel.arbeidsmarkt.models import Beroep, Beroepsnaam, Beroepswoord
from wissel.arbeidsmarkt.taal.afkortingen import written_out
from wissel.arbeidsmarkt.taal.kennis import kennis
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.woorden import EMPTY, distance, neutral, plain, stem

MOST_WORDS = 6
# Names looked at per question; more than one name may be of the same occupation.
_WIDE = 160
_NEAR_WORDS = 25


@dataclass(frozen=True, slots=True)
class Gevonden:
    """An occupation that was found: `gevonden_als` is the name by which, `hoe` is naam, gespeld or ruim."""

    id: uuid.UUID
    naam: str
    isco: str
    groep: str
    bron: str
    gevonden_als: str
    hoe: str


def search_form(name: str) -> str:
    """How a name is stored for searching: plain, masculine, with its written form behind it when that differs."""
    words = plain(name).split()
    neutrals = " ".join(neutral(word) for word in words)
    written = " ".join(words)
    return (neutrals if neutrals == written else f"{neutrals} | {written}")[:500]


def search(text: str, limit: int = 20) -> list[Gevonden]:
    """The occupations meant by a text, best first.

    First those that hold every word; without any, those that hold the parts of its compounds, then those that
    hold the words most like it (a slip of the pen), and at last those that hold one of the words.
    """
    words = _words(text)
    if not words:
        return []
    found = _all_words([_forms(word) for word in words], words, limit)
    if found:
        return found
    parts = [part for word in words for part in _parts(word)]
    if parts != words and (found := _all_words([_forms(part) for part in parts], words, limit, "ruim")):
        return found
    spelled = [_spelled(word) for word in words]
    if all(spelled) and (found := _all_words(spelled, [each[0] for each in spelled], limit, "gespeld")):
        return found
    return _any_word([form for each in spelled for form in each[:1]], limit)


def one(beroep_id: uuid.UUID) -> Gevonden | None:
    """A single occupation in the same shape, to show what was chosen before."""
    row = Beroep.objects.filter(pk=beroep_id).values_list("pk", "naam", "isco", "bron").first()
    return Gevonden(row[0], row[1], row[2], group_name(row[2]), row[3], row[1], "naam") if row else None


def _words(text: str) -> list[str]:
    words = [word for word in plain(written_out(text[:200])).split() if word not in EMPTY]
    return words[:MOST_WORDS]


def _forms(word: str) -> list[str]:
    """The word itself, its masculine form, and its singular when that is long enough to say something."""
    short = stem(word)
    return list(dict.fromkeys([word, neutral(word), *([short] if len(short) > 3 else [])]))


def _parts(word: str) -> tuple[str, ...]:
    return Splitter(kennis().words).split(neutral(word))


def _spelled(word: str) -> list[str]:
    """The known words nearest to one that may be written wrongly; the word itself when it occurs."""
    if Beroepswoord.objects.filter(woord__contains=word).exists():
        return _forms(word)
    likeness = TrigramSimilarity("woord", word)
    rows = Beroepswoord.objects.filter(woord__trigram_similar=word).annotate(lijkt=likeness)
    near = rows.order_by("-lijkt", "woord").values_list("woord", flat=True)[:_NEAR_WORDS]
    wrong = 1 if len(word) < 5 else 2 if len(word) < 12 else 3
    apart = sorted((distance(word, each), at, each) for at, each in enumerate(near))
    return [each for far, _, each in apart if far <= wrong and far == apart[0][0]][:3]


def _all_words(
    forms: Sequence[Sequence[str]], words: Iterable[str], limit: int, how: str = "naam"
) -> list[Gevonden]:
    rows = Beroepsnaam.objects.all()
    for each in forms:
        rows = rows.filter(_holds(each))
    return _ranked(rows, " ".join(neutral(word) for word in words), limit, how)


def _any_word(words: Sequence[str], limit: int) -> list[Gevonden]:
    """Longer words say more: the first of them that is found anywhere is enough."""
    for word in sorted(words, key=lambda each: -len(each)):
        if len(word) > 3 and (
            found := _ranked(Beroepsnaam.objects.filter(_holds([word])), word, limit, "ruim")
        ):
            return found
    return []


def _holds(forms: Iterable[str]) -> Q:
    wanted = Q()
    for form in forms:
        wanted |= Q(zoek__contains=form)
    return wanted


def _ranked(rows: QuerySet[Beroepsnaam], whole: str, limit: int, how: str) -> list[Gevonden]:
    place = Case(
        When(Q(zoek=whole) | Q(zoek__startswith=whole + " |"), then=Value(0)),
        When(zoek__startswith=whole + " ", then=Value(1)),
        When(zoek__startswith=whole, then=Value(2)),
        When(zoek__contains=" " + whole, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    usual = Case(When(naam=F("beroep__naam"), then=Value(0)), default=Value(1), output_field=IntegerField())
    ordered = rows.annotate(plek=place, gewoon=usual).order_by("plek", "gewoon", Length("zoek"), "naam")
    return _once(ordered, limit, how)


def _once(rows: QuerySet[Beroepsnaam], limit: int, how: str) -> list[Gevonden]:
    """Every occupation once; the same title in two lists is one answer, the first."""
    found: dict[uuid.UUID, Gevonden] = {}
    titles: set[tuple[str, str]] = set()
    columns = ("beroep_id", "naam", "beroep__naam", "beroep__isco", "beroep__bron")
    for pk, name, title, isco, source in rows.values_list(*columns)[:_WIDE]:
        same = (plain(title), isco)
        if pk in found or same in titles:
            continue
        titles.add(same)
        found[pk] = Gevonden(pk, title, isco, group_name(isco), source, name, how)
        if len(found) == limit:
            break
    return list(found.values())
