"""The fixed cast of every test (product/JOURNEYS.md), plus Bram of another bureau, the outsider."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau, BureauInstelling, Lidmaatschap, Organisatie, Persoon, Rol, User
from wissel.database.context import als

EERSTE_ZIEKTEDAG = dt.date(2025, 3, 3)
WACHTWOORD = "een-lang-wachtwoord-2026"


@dataclass
class Lid:
    """One member of the cast: the membership with person and actor."""

    lidmaatschap: Lidmaatschap
    persoon: Persoon
    user: User
    actor: Actor


@dataclass
class Cast:
    bureau: Bureau
    werkgever: Organisatie
    arbodienst: Organisatie
    samira: Lid
    piet: Lid
    anna: Lid
    joris: Lid
    visser: Lid
    mo: Lid
    backoffice: Lid
    verzekeraar: Lid
    ander_bureau: Bureau
    ander_werkgever: Organisatie
    bram: Lid
    ander_kandidaat: Lid


def make_lid(
    bureau: Bureau, voornaam: str, achternaam: str, rol: str, organisatie: Organisatie | None = None
) -> Lid:
    """A person with a user and one live membership."""
    email = f"{voornaam}.{achternaam}@voorbeeld.example".lower().replace(" ", "").replace("dr.", "dr")
    user = User.objects.create(email=email)
    persoon = Persoon.objects.create(
        bureau=bureau,
        user=user,
        organisatie=organisatie,
        voornaam=voornaam,
        achternaam=achternaam,
        sorteernaam=f"{achternaam} {voornaam}".lower(),
        email=email,
    )
    lid = Lidmaatschap.objects.create(
        bureau=bureau, user=user, persoon=persoon, organisatie=organisatie, rol=rol, van=dt.date(2020, 1, 1)
    )
    return Lid(lid, persoon, user, Actor.of(lid))


def make_cast() -> Cast:
    """Two bureaus with people; no dossiers yet. Leaves the database context on the first bureau."""
    ander, ander_werkgever, bram, ander_kandidaat = _other_bureau()
    bureau = Bureau.objects.get(slug="spoorzicht")
    from wissel.database.context import set_context

    set_context(bureau_id=bureau.pk)
    BureauInstelling.objects.create(bureau=bureau, telefoon="030 123 45 67", email="info@spoorzicht.example")
    werkgever = Organisatie.objects.create(bureau=bureau, soort="werkgever", naam="De Vries Logistiek BV")
    arbodienst = Organisatie.objects.create(bureau=bureau, soort="arbodienst", naam="Arbodienst Noord")
    insurer = Organisatie.objects.create(bureau=bureau, soort="verzekeraar", naam="Zeker Verzuim NV")
    return Cast(
        bureau=bureau,
        werkgever=werkgever,
        arbodienst=arbodienst,
        samira=make_lid(bureau, "Samira", "Yilmaz", Rol.KANDIDAAT),
        piet=make_lid(bureau, "Piet", "Bos", Rol.OPDRACHTGEVER, werkgever),
        anna=make_lid(bureau, "Anna", "Bakker", Rol.COACH),
        joris=make_lid(bureau, "Joris", "Smit", Rol.JOBHUNTER),
        visser=make_lid(bureau, "dr.", "Visser", Rol.BEDRIJFSARTS, arbodienst),
        mo=make_lid(bureau, "Mo", "Haddou", Rol.BUREAUMANAGER),
        backoffice=make_lid(bureau, "Bea", "Kok", Rol.BACKOFFICE),
        verzekeraar=make_lid(bureau, "Vera", "Zeker", Rol.OPDRACHTGEVER, insurer),
        ander_bureau=ander,
        ander_werkgever=ander_werkgever,
        bram=bram,
        ander_kandidaat=ander_kandidaat,
    )


def _other_bureau() -> tuple[Bureau, Organisatie, Lid, Lid]:
    bureau = Bureau.objects.get(slug="overkant")
    with als(bureau):
        werkgever = Organisatie.objects.create(bureau=bureau, soort="werkgever", naam="Overkant Klant BV")
        bram = make_lid(bureau, "Bram", "Buiten", Rol.COACH)
        kandidaat = make_lid(bureau, "Karel", "Elders", Rol.KANDIDAAT)
    return bureau, werkgever, bram, kandidaat


def sign_in(client: Any, lid: Lid) -> Any:
    """Sign a member in with the second factor done and the membership chosen."""
    client.force_login(lid.user)
    session = client.session
    session["lidmaatschap"] = str(lid.lidmaatschap.pk)
    session["bureau"] = str(lid.lidmaatschap.bureau_id)
    session["rol"] = lid.lidmaatschap.rol
    session["tweede_factor"] = True
    session["begonnen"] = session["gezien"] = klok.now().isoformat()
    session.save()
    return client
