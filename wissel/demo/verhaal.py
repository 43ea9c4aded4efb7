"""Which dossiers the demo shows and how far each one is; weeks count back from today, so that it never ages."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from wissel.demo import namen
from wissel.trajecten.sjabloon import lees_ingebouwd

AANTAL = {"spoorzicht": 46, "overkant": 14}
# By key: the minimum, and the others as they are sorted.
SJABLONEN = tuple(sorted(lees_ingebouwd()))
MINIMUM = SJABLONEN[0]


@dataclass(frozen=True, slots=True)
class Rol:
    """One dossier of the demo.

    `stand` is how far it is (see verteller.STANDEN), `weken_ziek` how long ago the first sick day was and
    `weken_bezig` how long ago guidance started (None: not yet).
    """

    sleutel: str
    bureau: str
    naam: tuple[str, str, str]
    werkgever: str
    coach: str
    stand: str
    weken_ziek: int
    weken_bezig: int | None = None
    sjabloon: str = MINIMUM
    functie: str = "Magazijnmedewerker"
    uren: int = 36
    persoon: str = ""
    opdrachtgever: str = ""


# The people of the tour (docs/handleiding/rondleiding.md), in the order in which it meets them.
HOOFDROLLEN = (
    Rol("samira", "spoorzicht", ("Samira", "", "Yilmaz"), "vries", "anna", "rapport_concept", 59, 6, SJABLONEN[3],
        "Teamleider magazijn", 36, "samira"),
    Rol("dirk", "spoorzicht", ("Dirk", "", "Proefman"), "vries", "anna", "plan_bij_kandidaat", 52, 1, SJABLONEN[4],
        "Planner", 32, "dirk"),
    Rol("laat", "spoorzicht", ("Wietske", "", "Voorbeeld"), "zorg", "anna", "voorstel_te_laat", 50, 1, SJABLONEN[1],
        "Verzorgende", 28),
    Rol("pauze", "spoorzicht", ("Koen", "van", "Denkbeeld"), "bakkerij", "anna", "pauze", 66, 12, SJABLONEN[2],
        "Bakker", 38),
    Rol("loonsanctie", "spoorzicht", ("Petra", "", "Modelstra"), "nergens", "tom", "loonsanctie", 110, 40, MINIMUM,
        "Administratief medewerker", 24),
    Rol("plaatsing", "spoorzicht", ("Bilal", "", "Verzonnen"), "vries", "anna", "plaatsing", 84, 32, SJABLONEN[1],
        "Orderpicker", 40),
    Rol("terug", "spoorzicht", ("Femke", "de", "Oefening"), "zorg", "tom", "terug_spoor1", 70, 20, SJABLONEN[3],
        "Baliemedewerker", 24),
    Rol("goedkeuren", "spoorzicht", ("Umut", "", "Schets"), "vries", "tom", "plan_bij_opdrachtgever", 54, 2,
        SJABLONEN[2], "Chauffeur", 40),
    Rol("nieuw", "spoorzicht", ("Nadia", "el", "Papier"), "zorg", "anna", "nieuw", 34, None, MINIMUM,
        "Schoonmaker", 20),
    Rol("verzekerd", "spoorzicht", ("Gijs", "", "Spiegelbeeld"), "bakkerij", "tom", "lopend", 72, 14, SJABLONEN[4],
        "Monteur", 40, "", "zeker"),
)  # fmt: skip

# How the others are spread: stand, (first sick day, guidance) in weeks ago, how many in a round of ten.
OVERIGE = (
    ("nieuw", (20, 44), None), ("spoor1", (38, 50), None), ("besluit", (46, 54), None),
    ("intake_gepland", (45, 54), (1, 1)), ("intake_klaar", (46, 54), (1, 1)),
    ("plan_bij_kandidaat", (48, 56), (2, 2)), ("plan_bij_opdrachtgever", (48, 56), (2, 3)),
    ("lopend", (56, 80), (7, 22)), ("lopend", (60, 90), (8, 26)), ("lopend", (58, 70), (3, 5)),
    ("rapport_bij_kandidaat", (58, 70), (6, 6)), ("plaatsing", (80, 96), (28, 34)),
)  # fmt: skip


def rollen(seed: int = 11) -> Iterator[Rol]:
    """Everyone on stage: the people of the tour first, then the others up to the numbers above."""
    chance = random.Random(seed)  # nosec B311: a story that is the same each time
    used = {rol.naam for rol in HOOFDROLLEN}
    yield from HOOFDROLLEN
    for bureau, amount in AANTAL.items():
        known = sum(rol.bureau == bureau for rol in HOOFDROLLEN)
        for number in range(amount - known):
            yield _other(chance, bureau, number, used)


def _other(chance: random.Random, bureau: str, number: int, used: set[tuple[str, str, str]]) -> Rol:
    naam = namen.kandidaat(chance)
    while naam in used:
        naam = namen.kandidaat(chance)
    used.add(naam)
    stand, ziek, bezig = OVERIGE[number % len(OVERIGE)]
    employers = {"spoorzicht": ("vries", "zorg", "bakkerij", "nergens"), "overkant": ("metaal",)}
    coaches = {"spoorzicht": ("anna", "tom"), "overkant": ("bram",)}
    return Rol(
        f"{bureau}-{number}", bureau, naam, chance.choice(employers[bureau]), chance.choice(coaches[bureau]), stand,
        chance.randint(*ziek), chance.randint(*bezig) if bezig else None, SJABLONEN[number % len(SJABLONEN)],
        chance.choice(namen.FUNCTIES), chance.choice((20, 24, 28, 32, 36, 40)),
    )  # fmt: skip
