"""Proposals for a profile out of the lines of a cv: rules over headings, periods and our own word lists.

A proposal is never more than that: it carries the words it came from, and a person decides. What is private is left
out first (weglaten.py).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wissel.profielen.cvlezen import datums, lijsten, weglaten
from wissel.profielen.models import Deel

MEESTE_REGELS, LANGSTE_REGEL, MEESTE = 3_000, 400, 120
_OPSOM = re.compile(r"^\s*(?:[•·▪◦●○‣⁃*➢►✓-]|\uf0b7|o(?=\s{2,}))\s*")
_LABEL = re.compile(
    r"^(functie|werkgever|bedrijf|periode|plaats|taken|werkzaamheden|opleiding|school|instituut|diploma|job title"
    r"|position|employer|company|period|duties|responsibilities|tasks)\s*:\s*(.*)$", re.IGNORECASE,
)  # fmt: skip
_SCHEIDING = re.compile(
    r"\t+|\s{3,}|\s+(?:bij|at|@|in dienst van|voor)\s+|\s+[|–—•·-]\s+|,\s+|\s*/\s{1,}", re.IGNORECASE
)
_RIJBEWIJS = re.compile(
    r"(?i:rijbewij\w*|driv\w+ licen[cs]e)\s*(?::\s*)?(?:(?i:categorie|category|klasse|type)\s*(?::\s*)?)?"
    r"((?:AM|A1|A2|A|BE|B|C1E|C1|CE|C|D1|D|T)(?:\s*(?:,|/|\+|&|en|and)\s*(?:AM|A1|A2|A|BE|B|C1|CE|C|D1|D|T)\b)*)\b"
)
_AUTO = re.compile(
    r"(?<!\w)(?:eigen auto|own car|in bezit van (?:een )?auto|eigen vervoer)(?!\w)", re.IGNORECASE
)
_KENT = {"AM", "A", "B", "BE", "C1", "C", "CE", "D1", "D", "T"}
_UITSLAG = re.compile(
    r"[(,:;–-]*\s*(?:(?:diploma|certificaat)\s*)?(?::\s*)?"
    r"(?:behaald|ja|nee|niet (?:afgerond|afgemaakt|behaald)|geslaagd)\)?$", re.IGNORECASE,
)  # fmt: skip
_LIJST = re.compile(r"\s*[,;•·|]\s*|\s{3,}|\t+")


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Something that may go into a profile: the part, its values, and the words it came from."""

    deel: str
    velden: dict[str, Any]
    uit: str

    @property
    def naam(self) -> str:
        return str(self.velden.get("naam") or ", ".join(self.velden.get("rijbewijzen", [])))


@dataclass(frozen=True, slots=True)
class Ontleed:
    """All proposals in the order of the parts, and how many lines were left out because they are private."""

    voorstellen: tuple[Voorstel, ...]
    weggelaten: int


@dataclass(slots=True)
class _Post:
    """One job or education while it is being put together."""

    koppen: list[str] = field(default_factory=list)
    periode: datums.Periode | None = None
    taken: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    uit: list[str] = field(default_factory=list)


def parse(regels: Iterable[str]) -> Ontleed:
    """What a cv offers, most telling first; each thing once."""
    raw = [line[:LANGSTE_REGEL].rstrip() for line in list(regels)[:MEESTE_REGELS]]
    lines, left_out = weglaten.sieve(raw)
    sections = list(_sections(lines))
    found: list[Voorstel] = []
    for kind, own in sections:
        if kind in {"ervaring", "vrijwillig", "stage"}:
            found += [_job(post, kind) for post in _posts(own)]
        if kind in {"opleiding", "cursus"}:
            found += _educations(own, kind)
    found += _licences(lines) + _certificates(sections) + _languages(sections)
    found += _skills(sections) + _own_words(sections)
    return Ontleed(tuple(_once(each for each in found if each.naam))[:MEESTE], left_out)


def _sections(lines: list[str]) -> Iterable[tuple[str, list[str]]]:
    """The lines under each heading; what stands before the first belongs to nothing."""
    kind: str = "niets"
    own: list[str] = []
    for line in lines:
        heading, rest = _heading(line)
        if heading:
            yield kind, own
            kind, own = heading, [rest] if rest else []
        else:
            own.append(line)
    yield kind, own


def _heading(line: str) -> tuple[str, str]:
    """The section a line opens, with what stands behind a colon on the same line."""
    if _OPSOM.match(line) or len(line) > 90:
        return "", ""
    words, colon, rest = line.strip().partition(":")
    known = lijsten.headings().get(" ".join(words.lower().strip(" .-–_=#*").split()))
    if known is None or (rest.strip() and not colon):
        return "", ""
    return known, rest.strip()


def _posts(lines: list[str]) -> list[_Post]:
    """Jobs in a section: each begins at a line with a period, or just above it when the title comes first."""
    posts: list[_Post] = []
    waiting: list[str] = []
    for line in lines:
        text, bullet = _OPSOM.sub("", line).strip(), bool(_OPSOM.match(line))
        when = None if bullet else datums.period_in(text)
        if when is not None:
            post = _Post(periode=when, uit=[text])
            if when.rest and not _label(post, when.rest):
                post.koppen.append(when.rest)
            elif not post.labels and waiting:
                post.koppen, post.uit = list(waiting), [*waiting, text]
                waiting = []
            if waiting and posts:
                posts[-1].taken += waiting
            posts.append(post)
            waiting = []
        elif posts and (bullet or _filled(posts[-1])):
            _into(posts[-1], text, bullet, waiting)
        elif posts:
            posts[-1].koppen.append(text)
            posts[-1].uit.append(text)
        elif text:
            waiting = [*waiting, text][-2:]
        if not text:
            waiting = waiting if not posts else []
    if posts and waiting:
        posts[-1].taken += waiting
    return [post for post in posts if post.koppen or post.labels]


def _filled(post: _Post) -> bool:
    """Whether the title and the employer of a job are known, so that the next lines are tasks."""
    named = len(_pieces(" \t ".join(post.koppen))) >= 2 or bool(post.labels) or bool(post.taken)
    return named and bool(post.koppen or post.labels)


def _into(post: _Post, text: str, bullet: bool, waiting: list[str]) -> None:
    """A line below a job: a label, a task, or perhaps already the title of the next one."""
    if not text or _label(post, text):
        return
    short = not bullet and len(text) < 70 and not text.endswith((".", ";"))
    if short:
        waiting.append(text)
        if len(waiting) > 2:
            post.taken.append(waiting.pop(0))
    else:
        post.taken += [*waiting, text]
        waiting.clear()


def _label(post: _Post, text: str) -> bool:
    """Keep "Functie: kok" under its label; True when the line was one."""
    found = _LABEL.match(text)
    if found is None:
        return False
    key = found[1].lower()
    if key in {"taken", "werkzaamheden", "duties", "responsibilities", "tasks"}:
        post.taken += [part for part in _LIJST.split(found[2]) if part]
    else:
        post.labels[key] = found[2]
    post.uit.append(text)
    return True


def _pieces(text: str) -> list[str]:
    return [part.strip(" ,.;:-–()") for part in _SCHEIDING.split(text) if part.strip(" ,.;:-–()")]


def _job(post: _Post, kind: str) -> Voorstel:
    named = post.labels
    title = named.get("functie") or named.get("job title") or named.get("position") or ""
    place = (
        named.get("werkgever") or named.get("bedrijf") or named.get("employer") or named.get("company") or ""
    )
    pieces = _pieces(" \t ".join(post.koppen))
    if not title and pieces:
        at = next((n for n, piece in enumerate(pieces) if lijsten.job_words().search(piece)), 0)
        title = pieces.pop(at)
    place = place or ", ".join(pieces[:1])
    when = post.periode
    velden = {
        "naam": title[:200], "waar": place[:200], "soort": _kind_of_job(kind, f"{title} {place}"),
        "taken": "\n".join(dict.fromkeys(line[:200] for line in post.taken if line))[:2_000],
        "van": when.van if when else "", "tot": _after(when), "loopt": bool(when and when.loopt),
    }  # fmt: skip
    return Voorstel(Deel.ERVARING, velden, " / ".join(post.uit)[:300])


def _after(when: datums.Periode | None) -> str:
    """The end of a period, unless it lies before its begin: then a person has to look."""
    if when is None or not when.tot:
        return ""
    same = min(len(when.van), len(when.tot))
    return "" if when.van and when.tot[:same] < when.van[:same] else when.tot


def _kind_of_job(kind: str, text: str) -> str:
    text = text.lower()
    if kind == "vrijwillig" or "vrijwillig" in text or "volunteer" in text:
        return "vrijwillig"
    if kind == "stage" or re.search(r"\bstag(?:e|iair)|\bintern(?:ship)?\b", text):
        return "stage"
    if re.search(r"zzp|eigen (?:bedrijf|zaak)|freelance|zelfstandig ondernemer|self-employed", text):
        return "zelfstandig"
    return "thuis" if "mantelzorg" in text else "betaald"


def _educations(lines: list[str], kind: str) -> list[Voorstel]:
    """Each line under education that has a period, a level or a school, with a school on the next line."""
    found: list[Voorstel] = []
    for line in lines:
        text = _OPSOM.sub("", line).strip()
        when = datums.period_in(text) or datums.year_in(text)
        words = (when.rest if when else text).strip()
        level = _level(words) or ("cursus" if kind == "cursus" else "")
        if not words and when and found and not found[-1].velden["tot"]:
            found[-1] = _with(found[-1], text, van=when.van, tot=_after(when), loopt=when.loopt)
        elif words and (when or level or kind == "cursus") and len(words) < 160:
            found.append(_education(words, level, when, text))
        elif words and found and not found[-1].velden["waar"] and lijsten.school_words().search(words):
            found[-1] = _with(found[-1], text, waar=words[:200])
    return found


def _education(words: str, level: str, when: datums.Periode | None, text: str) -> Voorstel:
    done = re.search(r"(?:diploma|certificaat|behaald|geslaagd|graduated|degree)", words, re.IGNORECASE)
    failed = re.search(
        r"(?:niet (?:afgerond|afgemaakt|behaald)|zonder diploma|not completed)", words, re.IGNORECASE
    )
    bare = _UITSLAG.sub("", words).strip(" ,;:-–(\t")
    pieces = _pieces(bare) or [bare]
    at = next((n for n, each in enumerate(pieces) if lijsten.school_words().search(each)), None)
    school = pieces.pop(at) if at is not None and len(pieces) > 1 else ""
    velden = {
        "naam": ", ".join(pieces)[:200], "waar": school[:200], "niveau": level,
        "van": when.van if when else "", "tot": _after(when), "loopt": bool(when and when.loopt),
        "diploma": "nee" if failed else "bezig" if when and when.loopt else "ja" if done else "",
    }  # fmt: skip
    return Voorstel(Deel.OPLEIDING, velden, text[:300])


def _with(one: Voorstel, text: str, **velden: Any) -> Voorstel:
    return Voorstel(one.deel, one.velden | velden, f"{one.uit} / {text}"[:300])


def _level(text: str) -> str:
    if "certificaat" in text.lower() or any(words.search(text) for _name, words in lijsten.certificates()):
        return "certificaat"
    return next((level for level, words in lijsten.levels() if words.search(text)), "")


def _licences(lines: list[str]) -> list[Voorstel]:
    """Driving licences and an own car, wherever they stand."""
    found: dict[str, str] = {}
    own_car = ""
    for line in lines:
        if match := _RIJBEWIJS.search(line):
            found |= {each: line for each in re.split(r"[^A-Z0-9]+", match[1]) if each in _KENT}
        own_car = own_car or (line if _AUTO.search(line) else "")
    rows = [
        Voorstel(Deel.VERVOER, {"rijbewijzen": list(found)}, " / ".join(dict.fromkeys(found.values()))[:300])
    ]
    return [*(rows if found else []), *([_car(own_car)] if own_car else [])]


def _car(line: str) -> Voorstel:
    return Voorstel(Deel.VERVOER, {"middelen": ["auto"], "naam": "Auto"}, line[:300])


def _certificates(sections: list[tuple[str, list[str]]]) -> list[Voorstel]:
    """Papers that are known by name, outside the lines that were read as education already."""
    found = []
    for name, words in lijsten.certificates():
        for kind, lines in sections:
            line = next((each for each in lines if words.search(each)), "")
            if line and kind not in {"opleiding", "cursus"}:
                when = datums.year_in(line)
                tot = when.tot if when and kind not in {"ervaring"} else ""
                velden = {"naam": name, "niveau": "certificaat", "diploma": "ja", "tot": tot}
                found.append(Voorstel(Deel.OPLEIDING, velden, _OPSOM.sub("", line).strip()[:300]))
                break
    return found


def _languages(sections: list[tuple[str, list[str]]]) -> list[Voorstel]:
    """Languages under their heading, and elsewhere when a level stands beside them."""
    found = []
    for kind, lines in sections:
        for line in lines:
            for part in _language_parts(_OPSOM.sub("", line)):
                level = next((each for each, words in lijsten.language_levels() if words.search(part)), "")
                names = [name for name, words in lijsten.languages() if words.search(part)]
                if (kind == "taal" or (level and len(names) == 1 and kind != "ervaring")) and len(part) < 90:
                    found += [_language(name, part, level) for name in names]
    return found


def _language_parts(line: str) -> list[str]:
    """A line about one language stays whole; a line with several is cut between them."""
    if sum(bool(words.search(line)) for _name, words in lijsten.languages()) == 1:
        return [line]
    return re.split(r"[;•·|]|,(?![^()]*\))", line)


def _language(name: str, part: str, level: str) -> Voorstel:
    """The level of each skill where it is said apart; else what was said goes for speaking."""
    velden: dict[str, Any] = {"naam": name, "spreken": level}
    for column, words in (("spreken", "spreken|spreek|speaking|mondeling"), ("lezen", "lezen|reading"),
                          ("schrijven", "schrijven|writing|schriftelijk")):  # fmt: skip
        said = re.search(rf"(?:{words})\w*\s*[:(]?\s*([\w ]+?)(?:[,/)]|$)", part, re.IGNORECASE)
        own = next((each for each, known in lijsten.language_levels() if said and known.search(said[1])), "")
        if own:
            velden[column] = own
    return Voorstel(Deel.TAAL, velden, part.strip()[:300])


def _skills(sections: list[tuple[str, list[str]]]) -> list[Voorstel]:
    """Skills of our own list, each once, with the first line in which they stand."""
    found = []
    lines = [(kind, _OPSOM.sub("", line).strip()) for kind, own in sections for line in own if line.strip()]
    for soort, name, words in lijsten.skills():
        line = next((text for kind, text in lines if kind != "taal" and words.search(text)), "")
        if line:
            velden = {"naam": name, "soort": soort, "begrip": lijsten.key_of(name)}
            found.append(Voorstel(Deel.VAARDIGHEID, velden, line[:300]))
    return found


def _own_words(sections: list[tuple[str, list[str]]]) -> list[Voorstel]:
    """What somebody listed under skills or qualities in own words that our list does not have."""
    known = {"vaardigheid", "kwaliteit", "competentie"}
    found = []
    for kind, lines in sections:
        for line in lines if kind in {*known, "eigenschap"} else ():
            for part in _LIJST.split(_OPSOM.sub("", line).strip()):
                words = part.strip(" .:-–")
                if not 1 <= len(words.split()) <= 6 or len(words) < 3 or not words[0].isalpha():
                    continue
                if kind == "eigenschap":
                    found.append(Voorstel(Deel.EIGENSCHAP, {"naam": _capital(words)}, part[:300]))
                elif not any(pattern.search(words) for _soort, _name, pattern in lijsten.skills()):
                    velden = {"naam": _capital(words), "soort": kind}
                    found.append(Voorstel(Deel.VAARDIGHEID, velden, part[:300]))
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:200]


def _once(rows: Iterable[Voorstel]) -> Iterable[Voorstel]:
    """The same thing twice is one proposal."""
    seen: set[tuple[str, ...]] = set()
    for each in rows:
        more = (each.velden.get("van", ""), each.velden.get("waar", "")) if each.deel == Deel.ERVARING else ()
        key = (each.deel, each.naam.lower(), *more)
        if key not in seen:
            seen.add(key)
            yield each
