"""The people and organisations of the demo: plainly fictitious, the same each time, with logins that are printed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator

from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau, BureauInstelling, Lidmaatschap, Organisatie, Persoon, Rol, User
from wissel.accounts.sleutels import encrypt_text
from wissel.dossiers.tekst import sorteernaam
from wissel.trajecten.actions.sjablonen import add_built_in

WACHTWOORD = "wissel-demo-wachtwoord"
# Base32, as an app with codes asks for it; one secret for all logins of the demo.
GEHEIM = "WISSELDEMOWISSELDEMOWISSELDEMO23"
SINDS = dt.date(2024, 1, 1)

# slug: naam, telefoon, adres, kvk
BUREAUS = {
    "spoorzicht": ("Spoorzicht", "030 123 45 67", "Stationsplein 1, 3511 ED Utrecht", "90000001"),
    "overkant": ("Bureau Overkant", "010 765 43 21", "Veerhaven 9, 3016 CJ Rotterdam", "90000002"),
}
# sleutel: (bureau, voornaam, tussenvoegsel, achternaam, rol, organisatie, functie)
MEDEWERKERS = {
    "anna": ("spoorzicht", "Anna", "", "Bakker", Rol.COACH, "", "Re-integratiecoach"),
    "tom": ("spoorzicht", "Tom", "van der", "Wal", Rol.COACH, "", "Re-integratiecoach"),
    "joris": ("spoorzicht", "Joris", "", "Smit", Rol.JOBHUNTER, "", "Jobhunter"),
    "mo": ("spoorzicht", "Mo", "", "Haddou", Rol.BUREAUMANAGER, "", "Bureaumanager"),
    "bea": ("spoorzicht", "Bea", "", "Kok", Rol.BACKOFFICE, "", "Backoffice"),
    "piet": ("spoorzicht", "Piet", "", "Bos", Rol.OPDRACHTGEVER, "vries", "Casemanager"),
    "hanan": ("spoorzicht", "Hanan", "el", "Amrani", Rol.OPDRACHTGEVER, "zorg", "HR-adviseur"),
    "vera": ("spoorzicht", "Vera", "", "Zeker", Rol.OPDRACHTGEVER, "zeker", "Schadebehandelaar"),
    "visser": ("spoorzicht", "Willem", "", "Visser", Rol.BEDRIJFSARTS, "arbo", "Bedrijfsarts"),
    "samira": ("spoorzicht", "Samira", "", "Yilmaz", Rol.KANDIDAAT, "", ""),
    "dirk": ("spoorzicht", "Dirk", "", "Proefman", Rol.KANDIDAAT, "", ""),
    "bram": ("overkant", "Bram", "", "Buiten", Rol.COACH, "", "Coach"),
    "ilse": ("overkant", "Ilse", "de", "Regelaar", Rol.BUREAUMANAGER, "", "Manager"),
}
# Languages in which they talk with kandidaten.
SPREEKT = {"anna": ["nl", "en"], "tom": ["nl", "tr"], "joris": ["nl", "en", "pl"], "bram": ["nl", "ar"]}
# sleutel: (bureau, soort, naam, kvk)
ORGANISATIES = {
    "vries": ("spoorzicht", "werkgever", "De Vries Logistiek BV", "90000011"),
    "zorg": ("spoorzicht", "werkgever", "Voorbeeldzorg Noord", "90000012"),
    "bakkerij": ("spoorzicht", "werkgever", "Testbakkerij Kruimel", "90000013"),
    "nergens": ("spoorzicht", "werkgever", "Gemeente Nergenshuizen", "90000014"),
    "zeker": ("spoorzicht", "verzekeraar", "Zeker Verzuim NV", "90000015"),
    "arbo": ("spoorzicht", "arbodienst", "Arbodienst Middenland", "90000016"),
    "luchtkasteel": ("spoorzicht", "nieuwe_werkgever", "Hotel Luchtkasteel", "90000017"),
    "metaal": ("overkant", "werkgever", "Modelmetaal BV", "90000021"),
    "arbo_zuid": ("overkant", "arbodienst", "Arbodienst Zuidrand", "90000022"),
}


@dataclass
class Toneel:
    """Everyone and everything on stage, by key."""

    bureaus: dict[str, Bureau] = field(default_factory=dict)
    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    personen: dict[str, Persoon] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    logins: list[tuple[str, str, str]] = field(default_factory=list)


def make_bureaus() -> Iterable[Bureau]:
    """The two tenants; needs the owner, since the web may not make one."""
    for slug, (naam, *_rest) in BUREAUS.items():
        yield Bureau.objects.create(slug=slug, naam=naam)


def fill_bureau(toneel: Toneel, bureau: Bureau) -> None:
    """Settings, organisations, people and ways of working of one bureau; inside its own context."""
    naam, telefoon, adres, kvk = BUREAUS[bureau.slug]
    toneel.bureaus[bureau.slug] = bureau
    BureauInstelling.objects.create(
        bureau=bureau,
        telefoon=telefoon,
        email=f"info@{bureau.slug}.example",
        adres=adres,
        kvk_nummer=kvk,
        bereikbaar="maandag tot en met vrijdag, 9.00 tot 17.00 uur",
    )
    for key, (slug, soort, name, number) in ORGANISATIES.items():
        if slug == bureau.slug:
            toneel.organisaties[key] = Organisatie.objects.create(
                bureau=bureau, soort=soort, naam=name, kvk_nummer=number
            )
    for key, row in MEDEWERKERS.items():
        if row[0] == bureau.slug:
            _member(toneel, bureau, key)
    add_built_in(by=Actor.systeem(bureau))


def _member(toneel: Toneel, bureau: Bureau, key: str) -> None:
    slug, voornaam, tussenvoegsel, achternaam, rol, org, functie = MEDEWERKERS[key]
    organisatie = toneel.organisaties.get(org)
    email = f"{key}@{slug}.example" if not org else f"{key}@{org}.example"
    if rol == Rol.KANDIDAAT:
        email = f"{key}@kandidaat.example"
    user = User.objects.create_user(email, WACHTWOORD)
    persoon = make_person(
        bureau, voornaam, achternaam, tussenvoegsel=tussenvoegsel, email=email, functie=functie,
        organisatie=organisatie, user=user, telefoon="06 00 00 00 00" if rol == Rol.COACH else "",
    )  # fmt: skip
    if key in SPREEKT:
        persoon.talen = SPREEKT[key]
        persoon.save(update_fields=["talen"])
    lid = Lidmaatschap.objects.create(
        bureau=bureau, user=user, persoon=persoon, organisatie=organisatie, rol=rol, van=SINDS
    )
    if rol != Rol.KANDIDAAT:
        give_factor(user)
    toneel.personen[key], toneel.actors[key] = persoon, Actor.of(lid)
    toneel.logins.append((email, str(Rol(rol).label), organisatie.naam if organisatie else bureau.naam))


def make_person(
    bureau: Bureau, voornaam: str, achternaam: str, *, tussenvoegsel: str = "", **velden: Any
) -> Persoon:
    """A person with the sorting name filled."""
    return Persoon.objects.create(
        bureau=bureau, voornaam=voornaam, tussenvoegsel=tussenvoegsel, achternaam=achternaam,
        sorteernaam=sorteernaam(voornaam, tussenvoegsel, achternaam), **velden,
    )  # fmt: skip


def give_factor(user: User) -> None:
    """An app with codes that is ready to use, with the secret of the demo."""
    data = {"secret": encrypt_text(GEHEIM, context="mfa")}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)


def logins_text(toneel: Toneel) -> str:
    """What the demo prints: who can log in as what."""
    width = max(len(email) for email, *_rest in toneel.logins)
    lines = [f"  {email:{width}}  {rol}, {waar}" for email, rol, waar in toneel.logins]
    return "\n".join(
        [
            "Inloggen kan als:",
            *lines,
            "",
            f"Wachtwoord van iedereen: {WACHTWOORD}",
            f"Codes (tweede factor): zet dit geheim in een app: {GEHEIM}",
            "of vraag de code van nu met: .venv/bin/wissel demo-code EMAIL",
            "",
        ]
    )
