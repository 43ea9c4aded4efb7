"""Whether words in a sentence are meant as a yes, a no, a wish or a choice."""

import re
from enum import Enum

from wissel.arbeidsmarkt.eisen.regels import language

# How many words a "not" reaches ahead, and how many words after the demand a "not" may stand.
AHEAD, BEHIND = 6, 7
_WISH = re.compile(
    r"(?<!\w)(?:is |zijn |geldt als |strekt tot |heeft |hebben )?(?:\w+ )?(?:een )?(?:pre|pluspunt|plus|voordeel|mooi meegenomen|wenselijk|meegenomen"
    r"|aanbeveling|voorkeur|nice to have|advantage|preferred|bonus|welkom|fijn|(?:dus |wel )?handig)(?!\w)"
)
_CHOICE = re.compile(
    r"(?<!\w)(?:bespreekbaar|vrijwillig\w*|naar (?:eigen )?keuze|op eigen verzoek|optioneel|optional|(?:is |zijn )?mogelijk|mag, maar|als je (?:dat )?wil\w*|kun je kiezen)(?!\w)"
)
# "Zonder eigen auto kom je hier niet": two denials that make a demand.
_UNLESS = re.compile(
    r"(?<!\w)zonder [^.]{2,60} geen (?:toegang|start|baan|contract|werk\b)|(?<!\w)zonder [^.]{2,60}(?:kom|kun|kan|lukt|red|gaat|ga|begin|mag|word)\w* (?:\w+ ){0,4}niet(?!\w)"
    r"|(?:niet|on)\s?geschikt (?:\w+ ){0,6}(?:niet|geen)(?!\w)|(?:kan|kun|mag) je niet (?:\w+ ){0,4}dan (?:\w+ ){0,4}niet(?!\w)"
)
_LIST = re.compile(r"^-?(?:\s*(?:,|/|en|of|and|or)\s*[\w-]+){1,4}")
# Hardly ever: no fact either way.
_SELDOM = re.compile(r"(?<!\w)(?:zelden|sporadisch|bijna nooit|hoogst uitzonderlijk|rarely|seldom)(?!\w)")
# "Niet langer dan een uur staan" is a limit, no denial.
_AT_MOST = re.compile(r"(?<!\w)(?:niet|nooit|geen) (?:langer|meer|vaker|verder|hoger) dan (?:[\w-]+ ){0,6}$")
_AT_MOST_BEHIND = re.compile(r"^\W*(?:niet|nooit) (?:langer|meer|vaker|verder|hoger) dan(?!\w)")
_NEW_THOUGHT = re.compile(
    r"(?<!\w)(?:je|jij|wij|we|u|er|is|zijn|bent|heb|hebt|werk|werkt|wordt|kunt|kan|moet|you|is|are|en ook|dat|die|alles|alle|iedereen|mag|hier|daar|maar)(?!\w)"
)


class Stand(Enum):
    """How a thing is meant."""

    JA = "ja"
    NEE = "nee"
    PRE = "pre"
    OPTIE = "optie"


def stand(sentence: str, begin: int, end: int) -> Stand:
    """How the words at begin..end are meant, by what stands before and behind them in the sentence."""
    if _UNLESS.search(sentence):
        return Stand.JA
    if _AT_MOST.search(sentence[:begin]) or _AT_MOST_BEHIND.search(sentence[end:]):
        return Stand.OPTIE
    if (
        _denied_before(sentence[:begin])
        or _denied_within(sentence[begin:end])
        or _denied_behind(sentence[end:])
    ):
        return Stand.NEE
    if _SELDOM.search(sentence):
        return Stand.OPTIE
    behind = _until_comma(_clause(sentence[end : end + 90]))
    if _CHOICE.search(behind):
        return Stand.OPTIE
    if _WISH.search(behind) or re.search(
        r"(?:bij voorkeur|liefst|het liefst|preferably)\W+(?:\w+\W+){0,4}$", sentence[:begin]
    ):
        return Stand.PRE
    return Stand.JA


def _denied_before(before: str) -> bool:
    taal = language()
    denials = list(taal.voor.finditer(before))
    last = denials[-1] if denials else None
    if last is None:
        return False
    between = before[last.end() :]
    if len(between.split()) > AHEAD or taal.breekt.search(between) or re.search(r"[:(]", between):
        return False
    pieces = between.split(",")
    # A comma ends the reach of a "not", unless a list goes on: "geen avonden, nachten of weekenden".
    return len(pieces) == 1 or not any(_NEW_THOUGHT.search(piece) for piece in pieces[1:])


def _denied_within(words: str) -> bool:
    return bool(re.search(r"(?<!\w)(?:niet|geen|nooit)(?!\w)", words[1:]))


def _denied_behind(behind: str) -> bool:
    taal = language()
    listed = _LIST.match(behind)
    tail = behind[listed.end() :] if listed else behind
    tail = re.split(r"[,:(]|(?<!\w)(?:en|and|maar|but|want|als|zodat|omdat)(?!\w)", tail, maxsplit=1)[0]
    reach = " ".join(tail.split()[:BEHIND])
    if re.search(r"(?<!\w)(?:die|dat|waar\w*|wie) ", reach):
        return False
    return bool(
        taal.na.search(reach + " " + " ".join(tail.split()[BEHIND : BEHIND + 2])) and taal.na.search(reach)
    )


def _until_comma(behind: str) -> str:
    """Up to a comma with words before it, unless what follows is about the same: "heb je VCA, dan is dat een pre"."""
    found = re.match(r"[^,;]*\w[^,;]*?(?=[,;](?!\d))", behind)
    if found is None or re.match(
        r"[,;]\s*(?:is|dat|dit|dan|strekt|een (?:pre|plus|voordeel)|maar)\b", behind[found.end() :]
    ):
        return behind
    return found[0]


def _clause(behind: str) -> str:
    return re.split(r"(?<!\w)(?:maar|but)(?!\w)|\. ", behind, maxsplit=1)[0]
