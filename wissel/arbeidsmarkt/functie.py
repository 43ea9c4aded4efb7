"""Which occupation the title of a vacancy stands for: sure enough to fill in, or a few to choose from."""

import re

from django.db.models import Q

from wissel.arbeidsmarkt import zoeken
from wissel.arbeidsmarkt.lijsten.isco import group_name
from wissel.arbeidsmarkt.models import Beroepsnaam
from wissel.arbeidsmarkt.taal.woorden import neutral, plain
from wissel.arbeidsmarkt.zoeken import Gevonden

FEW = 3
_SEX = re.compile(r"(?i)\(?\b(?:m\s*/\s*v|v\s*/\s*m|m\s*/\s*w|man\s*/\s*vrouw)(?:\s*/\s*[xod]|/anders)?\b\)?")
_HOURS = re.compile(
    r"(?i)\(?\b\d{1,2}(?:[.,]\d)?\s*(?:(?:-|–|tot|t/m|a|/)\s*\d{1,2}(?:[.,]\d)?)?\s*(?:uur|uren|u|hours?|fte)\b[^,|)]*\)?"
)
_NOISE = re.compile(
    r"(?i)\b(?:gezocht|vacature|per direct|direct beschikbaar|full-?time|part-?time|parttimer|fulltimer|"
    r"bijbaan|startersfunctie|ervaren|enthousiaste?|gemotiveerde?|flexibele?|leerling|aankomende?|beginnend|junior|medior|senior|"
    r"allround|all-round|\d+ x|wij zoeken|een)\b"
)  # fmt: skip
_TAIL = re.compile(r"\s+(?:bij|in|te|regio|omgeving|voor|op|met|vanuit|\||–|—|-|@)\s+|[,|:;•]|\s[–—-]\s|\s\(")


def bare(title: str) -> str:
    """The title without hours, m/v, place and praise: "Ervaren kok (m/v) 32 uur - Zwolle" is "kok"."""
    text = _NOISE.sub(" ", _HOURS.sub(" ", _SEX.sub(" ", title[:200])))
    text = "".join(each if each.isalnum() or each in " -/,|:;()&.'+•–—@" else " " for each in text)
    parts = [
        " ".join(each.split()).strip(" -/.()&")
        for each in _TAIL.split(" ".join(text.split()).strip(" -/.,:;|"))
    ]
    return next((each for each in parts if each), "")


def certain(title: str) -> Gevonden | None:
    """The one occupation that carries this title as a name; None when there is none or more than one."""
    whole = " ".join(neutral(word) for word in plain(bare(title)).split())
    if len(whole) < 3:
        return None
    same = Q(zoek=whole) | Q(zoek__startswith=whole + " |")
    columns = ("beroep_id", "naam", "beroep__naam", "beroep__isco", "beroep__bron")
    found = list(Beroepsnaam.objects.filter(same).order_by("id").values_list(*columns)[:20])
    own = [row for row in found if row[1] == row[2]] or found
    if len({row[3] for row in own}) != 1 or len({plain(row[2]) for row in own}) != 1:
        return None
    pk, name, title_of, isco, source = own[0]
    return Gevonden(pk, title_of, isco, group_name(isco), source, name, "naam")


def proposals(title: str) -> list[Gevonden]:
    """A few occupations a person can choose from, the likeliest first; empty when nothing is like it."""
    short = bare(title)
    if len(short) < 3:
        return []
    first = certain(title)
    found = [first] if first else []
    found += [each for each in zoeken.search(short, FEW + 1) if not first or each.id != first.id]
    return found[:FEW]


class Zeker:
    """Remembers what was found, for many titles in one reading."""

    def __init__(self) -> None:
        self._known: dict[str, Gevonden | None] = {}

    def of(self, title: str) -> Gevonden | None:
        key = bare(title).lower()
        if key not in self._known:
            self._known[key] = certain(title)
        return self._known[key]
