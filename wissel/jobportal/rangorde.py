"""What the kandidaat's own ratings do to the order: a little, within one verdict, never to a verdict or a limit (S2.8).

The mean of the ratings that were given, 1 to 5, moves a vacancy by at most SCHUIF either way beside a score between 0
and 1: three changes nothing. So two vacancies that fit about as well change places, and no others.
"""

from dataclasses import dataclass

from wissel.matching.waarden import Match, Verdict

SCHUIF = 0.05
MIDDEN, HOOGSTE = 3, 5
VOLGORDE = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Cijfers:
    """The ratings of one vacancy; None is no view."""

    werk: int | None = None
    sfeer: int | None = None
    reis: int | None = None
    energie: int | None = None

    @property
    def gegeven(self) -> dict[str, int]:
        """The ones that were given, by name."""
        every = {"werk": self.werk, "sfeer": self.sfeer, "reis": self.reis, "energie": self.energie}
        return {name: value for name, value in every.items() if value is not None}

    @property
    def schuif(self) -> float:
        """How far the score moves for the order: above 0 is higher."""
        given = self.gegeven.values()
        if not given:
            return 0.0
        return SCHUIF * (sum(given) / len(given) - MIDDEN) / (HOOGSTE - MIDDEN)


GEEN = Cijfers()


def place(match: Match, cijfers: Cijfers = GEEN) -> tuple[int, float, int]:
    """What a list is sorted by: verdict, then score with the ratings, and the id so that equals stand alike."""
    return VOLGORDE.index(match.verdict), -(match.score + cijfers.schuif), match.vacature_id.int
