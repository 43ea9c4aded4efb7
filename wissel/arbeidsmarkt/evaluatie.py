"""The language half as plain functions, so that any set of questions can be put to it (`wissel match-eval`)."""

from collections.abc import Iterable, Mapping
from typing import Any

from wissel.arbeidsmarkt.eisen import read
from wissel.arbeidsmarkt.taal.eigenwoorden import own_words
from wissel.arbeidsmarkt.taal.leren import Werk, learn, merged
from wissel.arbeidsmarkt.taal.titels import Labels
from wissel.arbeidsmarkt.taal.verwant import Verwanten, lines

# The fields of the published examples; wage, days and travel are read as well but not judged there.
VELDEN = frozenset(
    [
        "aggression",
        "bending",
        "certificate",
        "certificate_required",
        "chemicals",
        "climbing",
        "cold",
        "concentration",
        "customers",
        "driving",
        "dust",
        "dutch",
        "education",
        "emotional",
        "evening",
        "experience_years",
        "fine_motor",
        "heat",
        "height",
        "hours_max",
        "hours_min",
        "interruptions",
        "kneeling",
        "licence",
        "licence_required",
        "lift_heavy",
        "lift_kg",
        "multitask",
        "night",
        "noise",
        "outdoors",
        "overhead",
        "own_transport",
        "pace",
        "phone",
        "posture_variation",
        "protective",
        "remote",
        "repetitive",
        "screen",
        "shift",
        "sitting",
        "solitary",
        "stairs",
        "standing",
        "supervise",
        "teamwork",
        "time_pressure",
        "twisting",
        "vibration",
        "vision",
        "walking",
        "weekend",
    ]
)


def rank_titles(corpus: Mapping[str, str], queries: Mapping[str, str], k: int) -> dict[str, list[str]]:
    """For each title the ids of the k most alike labels, best first. Every id of the corpus is one label."""
    ids = list(corpus)
    index = Labels([corpus[each] for each in ids])
    return {asked: [ids[at] for at, _ in index.rank(title, k)] for asked, title in queries.items()}


def rank_beroepen(corpus: Mapping[str, str], queries: Mapping[str, str], k: int) -> dict[str, list[str]]:
    """For each title the ids of the k best occupations, best first.

    A text of the corpus is an occupation: its names on lines of their own (or between | or ;), and any longer
    line as its description. An occupation is as good as its best name. Words that stand for each other are learned
    from the corpus itself, next to our own.
    """
    names: list[str] = []
    owner: list[str] = []
    work: list[Werk] = []
    for each, text in corpus.items():
        found_names, rest = lines(text)
        work.append(("", found_names, rest))
        for name in dict.fromkeys(found_names):
            names.append(name)
            owner.append(each)
    index = Labels(names, merged(own_words(), learn(work)))
    found: dict[str, list[str]] = {}
    for asked, title in queries.items():
        best: dict[str, float] = {}
        for at, score in index.rank(title, 220):
            best.setdefault(owner[at], score)
        found[asked] = sorted(best, key=lambda each: -best[each])[:k]
    return found


def related(corpus: Mapping[str, str], queries: Mapping[str, str], k: int) -> dict[str, list[str]]:
    """For each occupation the ids of the k occupations nearest to it, without the occupation itself."""
    ids = list(corpus)
    place = {each: at for at, each in enumerate(ids)}
    by_text = {text: at for at, text in enumerate(corpus.values())}
    index = Verwanten(list(corpus.values()))
    found: dict[str, list[str]] = {}
    for asked, text in queries.items():
        itself = place.get(asked, by_text.get(text))
        found[asked] = [ids[at] for at in index.rank(text, k, without=itself)]
    return found


def extract_demands(texts: Iterable[str]) -> list[dict[str, Any]]:
    """Per text the demands it states: true, false (stated not to apply), or a value. Absent = not stated."""
    return [{eis.veld: eis.waarde for eis in read(text) if eis.veld in VELDEN} for text in texts]
