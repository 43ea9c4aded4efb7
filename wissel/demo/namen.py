"""Plainly fictitious names: nobody is called this, and everybody can see that."""

import random

VOORNAMEN = (
    "Aafke", "Bilal", "Carmen", "Dirk", "Esra", "Femke", "Gijs", "Hanan", "Ivo", "Jolanda", "Koen", "Lale",
    "Marit", "Nadia", "Okke", "Petra", "Quinten", "Rachida", "Sjoerd", "Tineke", "Umut", "Vera", "Wietske", "Xander",
    "Yasmin", "Zeger", "Bartel", "Corine", "Driss", "Fenna",
)  # fmt: skip
ACHTERNAMEN = (
    "Proefman", "Voorbeeld", "Schijnbaar", "Fictiefsma", "Verzonnen", "Bedacht", "Testema", "Denkbeeld", "Nergens",
    "Demoraat", "Oefening", "Modelstra", "Proefstok", "Nepveld", "Zogenaamd", "Staaltje", "Fabel", "Papier", "Kladboom",
    "Toneel", "Decorum", "Schets", "Spiegelbeeld", "Maquette", "Dummy",
)  # fmt: skip
TUSSENVOEGSELS = ("", "", "", "", "van", "de", "van der", "el")
FUNCTIES = (
    "Orderpicker", "Planner", "Verzorgende", "Chauffeur", "Administratief medewerker", "Monteur", "Baliemedewerker",
    "Kok", "Magazijnmedewerker", "Docent", "Schoonmaker", "Verkoper", "Projectleider", "Productiemedewerker",
)  # fmt: skip
WOORDEN = (
    "gesprek", "planning", "opbouw", "netwerk", "sollicitatie", "werkgever", "cv", "voorbereiding", "reistijd",
    "administratie", "logistiek", "werkplek", "training", "evaluatie", "afspraak", "vervolg", "telefonisch",
    "oriëntatie",
)  # fmt: skip


def kandidaat(chance: random.Random) -> tuple[str, str, str]:
    """First name, infix and last name."""
    return chance.choice(VOORNAMEN), chance.choice(TUSSENVOEGSELS), chance.choice(ACHTERNAMEN)


def zin(chance: random.Random, words: int = 6) -> str:
    """A line of work words for bulk notes."""
    return " ".join(chance.choice(WOORDEN) for _ in range(words)).capitalize() + "."
