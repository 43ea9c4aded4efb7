"""Looking for words about illness and care in a text, and telling them from work in care and from look-alikes.

Order: words and rows of words of the lists; then what lies in a reassuring row ("in behandeling genomen") goes; then
care as work goes (a vacature at a ziekenhuis), unless the sentence says that somebody is cared for. A denial ("geen
depressie") stays a finding: it says something about health too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wissel.privacytoets.lijsten import KOP, KORTSTE_FOUT, RAND, STAART, Groep, Lijsten, load
from wissel.privacytoets.woordrij import Woord, split

_DOSIS = re.compile(r"(?<![\w])\d+(?:[.,]\d+)?\s?(?:mg|mcg|milligram|microgram)\b", re.IGNORECASE)
_DELEN = re.compile(r"[-/]")
KORTSTE_DEEL, LANGSTE_WOORD = 3, 60
OM_HEEN, ZINSDEEL = 7, 40
VAK = ("zorgverlener", "behandeling", "onderzoek", "medicatie")


@dataclass(frozen=True, slots=True)
class Vondst:
    """One finding: place in the text, the words as written, kind, why, and what could be written instead.

    `omgeving` is the finding with two words on both sides, folded: what makes it the same finding after an edit
    elsewhere in the text. `zin_begin` and `zin_eind` hold the sentence without full stop: what a rewording
    replaces.
    """

    begin: int
    eind: int
    woord: str
    soort: str
    naam: str
    waarom: str
    herformulering: tuple[str, ...]
    omgeving: str
    zin_begin: int
    zin_eind: int


def keur(text: str) -> list[Vondst]:
    """Every finding in a text, in order, none inside another."""
    lists, words = load(), split(text)
    hits = [(place, place, group) for place, word in enumerate(words) if (group := _meaning(lists, word))]
    hits += lists.zinnen.matches(words)
    if not hits and not _DOSIS.search(text):
        return []
    calm = _calm(lists, words)
    hits = [hit for hit in _outer(hits, len(words)) if not _reassured(lists, words, hit, calm)]
    spans = _sentences(words)
    found = [_finding(text, words, spans, *hit) for hit in hits]
    return _with_doses(text, words, lists, spans, found)


def reworded(text: str, changes: Iterable[tuple[Vondst, str]]) -> str:
    """The text with the whole sentence of each finding replaced, from the last to the first."""
    spans = {(found.zin_begin, found.zin_eind): new for found, new in changes}
    for (begin, end), new in sorted(spans.items(), reverse=True):
        text = text[:begin] + new.rstrip(". ") + text[end:]
    return text


def words_of(text: str) -> list[str]:
    """The words found in a text, each once, in small letters."""
    return list(dict.fromkeys(each.woord.lower() for each in keur(text)))


def _meaning(lists: Lijsten, word: Woord) -> Groep | None:
    """What one word says, by itself or as part of a compound."""
    plain = word.plat
    if plain in lists.veilig or len(plain) > LANGSTE_WOORD:
        return None
    found = lists.heel.get(plain) or _compound(lists, plain)
    if found is None and word.tekst[:1].isupper():
        found = lists.hoofdletters.get(word.tekst)
    if found is None and not word.tekst.isalpha() and ("-" in word.tekst or "/" in word.tekst):
        found = _parts(lists, word.tekst)
    if found is None and len(plain) >= KORTSTE_FOUT:
        found = _misspelt(lists, plain)
    return found


def _compound(lists: Lijsten, plain: str) -> Groep | None:
    if plain[:KOP] in lists.begin_kop:
        for end in range(KOP, len(plain) + 1):
            if plain[:end] in lists.begin:
                return lists.begin[plain[:end]]
    if plain[-STAART:] in lists.eind_staart:
        for start in range(KORTSTE_DEEL, len(plain) - STAART + 1):
            if plain[start:] in lists.eind:
                return lists.eind[plain[start:]]
    return None


def _parts(lists: Lijsten, written: str) -> Groep | None:
    """Hernia-operatie, MS-klachten: any part that says something."""
    parts = _DELEN.split(written)
    if any(part.lower() in lists.veilig for part in parts[1:]):
        return None
    for part in parts:
        plain = part.lower()
        found = lists.hoofdletters.get(part) or lists.heel.get(plain)
        if found is not None:
            return found
    return None


def _misspelt(lists: Lijsten, plain: str) -> Groep | None:
    """A long word of the lists with one letter too few, too many, wrong or swapped."""
    if plain[:RAND] + "_" not in lists.bijna_randen and "_" + plain[-RAND:] not in lists.bijna_randen:
        return None
    if plain in lists.bijna:
        return lists.heel[lists.bijna[plain]]
    for place in range(1, len(plain)):
        shorter = plain[:place] + plain[place + 1 :]
        if shorter in lists.heel and len(shorter) >= KORTSTE_FOUT:
            return lists.heel[shorter]
        if len(plain) > KORTSTE_FOUT and shorter in lists.bijna:
            return lists.heel[lists.bijna[shorter]]
    return None


def _outer(hits: list[tuple[int, int, Groep]], count: int) -> list[tuple[int, int, Groep]]:
    """The longest of findings that overlap, in order of the text."""
    kept: list[tuple[int, int, Groep]] = []
    taken = bytearray(count)
    for hit in sorted(hits, key=lambda each: (each[0] - each[1], each[0])):
        if not any(taken[hit[0] : hit[1] + 1]):
            taken[hit[0] : hit[1] + 1] = b"\x01" * (hit[1] - hit[0] + 1)
            kept.append(hit)
    return sorted(kept, key=lambda each: each[0])


def _calm(lists: Lijsten, words: list[Woord]) -> list[int]:
    """Per word the last word of the longest reassuring row that begins there, or before and still goes on."""
    reach = [-1] * len(words)
    for start, stop, _ok in lists.geruststelling.matches(words):
        reach[start] = max(reach[start], stop)
    for place in range(1, len(reach)):
        reach[place] = max(reach[place], reach[place - 1])
    return reach


def _reassured(lists: Lijsten, words: list[Woord], hit: tuple[int, int, Groep], calm: list[int]) -> bool:
    """Whether what stands around a finding shows that it is not about somebody's health."""
    first, last, group = hit
    if calm[first] >= last:
        return True
    begin, end = first, last
    while begin > max(0, first - ZINSDEEL) and words[begin - 1].zin == words[first].zin:
        begin -= 1
    while end + 1 < min(len(words), last + ZINSDEEL) and words[end + 1].zin == words[first].zin:
        end += 1
    sentence = words[begin : end + 1]
    at = first - begin
    if _others(lists, sentence, at):
        return True
    return group.soort in VAK and _as_work(lists, sentence, at, group.soort)


def _others(lists: Lijsten, sentence: list[Woord], at: int) -> bool:
    """People one works with, or a subject one learns about: "kinderen met autisme", "training over burn-out"."""
    before = [word.plat for word in sentence[max(0, at - OM_HEEN) : at]]
    for place, word in enumerate(before):
        rest = before[place + 1 :]
        if word in lists.doelgroep and "met" in rest[:3]:
            return True
        if word in lists.leren and ("over" in rest or "omgaan" in rest):
            return True
    return False


def _as_work(lists: Lijsten, sentence: list[Woord], at: int, soort: str) -> bool:
    """Whether a sentence speaks of care as work and of nobody's own care."""
    if any(word.plat in lists.eigen for word in sentence) or lists.eigen_zinnen.matches(sentence):
        return False
    if at and sentence[at - 1].plat in lists.eigen_voor:
        return False
    after = sentence[at + 1].plat if at + 1 < len(sentence) else ""
    subject = at and sentence[at - 1].plat == "de" and (at < 2 or sentence[at - 2].plat not in lists.van)
    if soort == "zorgverlener" and subject and after in lists.eigen_na:
        return False
    near = sentence if soort == "zorgverlener" else sentence[max(0, at - OM_HEEN) : at + OM_HEEN + 1]
    return any(
        word.plat in lists.werk or word.plat.startswith(lists.werk_begin)
        for place, word in enumerate(near) if word is not sentence[at]
    )  # fmt: skip


def _sentences(words: list[Woord]) -> dict[int, tuple[int, int]]:
    """Where each sentence begins and ends."""
    found: dict[int, tuple[int, int]] = {}
    for word in words:
        found[word.zin] = (found.get(word.zin, (word.begin,))[0], word.eind)
    return found


def _finding(
    text: str, words: list[Woord], spans: dict[int, tuple[int, int]], first: int, last: int, group: Groep
) -> Vondst:
    begin, end = words[first].begin, words[last].eind
    around = words[max(0, first - 2) : last + 3]
    return Vondst(
        begin, end, text[begin:end], group.soort, group.naam, group.waarom, group.herformulering,
        " ".join(word.plat for word in around if word.zin == words[first].zin), *spans[words[first].zin],
    )  # fmt: skip


def _with_doses(
    text: str, words: list[Woord], lists: Lijsten, spans: dict[int, tuple[int, int]], found: list[Vondst]
) -> list[Vondst]:
    """Add amounts like "20 mg" that no finding holds yet."""
    doses = [match.span() for match in _DOSIS.finditer(text)]
    if not doses:
        return found
    held = {place for each in found for place in range(each.begin, each.eind)}
    at = {word.begin: place for place, word in enumerate(words)}
    for begin, end in doses:
        places = [at[place] for place in range(begin, end) if place in at]
        if places and begin not in held:
            found.append(_finding(text, words, spans, places[0], places[-1], lists.heel["medicatie"]))
    return sorted(found, key=lambda each: each.begin)
