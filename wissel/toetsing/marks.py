"""Every path of a case that reading it compares, with its value: so that a file that was written out is known again."""

from collections.abc import Iterator
from typing import Any

from wissel.toetsing.vorm import fact_names

Json = dict[str, Any]
ORGANISATIES = ("opdrachtgever", "werkgever", "betaler", "arbodienst")
MENSEN = ("bedrijfsarts", "casemanager", "coach", "jobhunter")
ORGANISATIEVELDEN = ("naam", "kvk_nummer", "adres", "telefoon", "email")
PERSOONSVELDEN = ("voornaam", "tussenvoegsel", "achternaam", "email", "telefoon", "functie")
KANDIDAATVELDEN = ("voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "email", "telefoon", "taal")
GEGEVENS = ("soort", "functie", "uren_per_week", "belastbaar_uren", "eigenrisicodrager_zw")
STANDEN = ("stand", "gesloten_op")
OPTIES = ("eigen_werk", "aangepast_werk", "ander_werk")
PER_ITEM = {"adviezen": ("datum", "van"), "activiteiten": ("datum", "soort", "door")}


def identity(said: Json) -> list[Any]:
    """What tells who a file means, apart from their address and telephone."""
    if "naam" in said:
        return [said.get("kvk_nummer") or said["naam"]]
    return [said.get("email"), said.get("voornaam"), said.get("tussenvoegsel"), said["achternaam"]]


def without_prospect(part: Json | None) -> Json | None:
    """The part of spoor 1 that is a fact; its prospect is a conclusion."""
    if not part or part.get("vooruitzicht") is None:
        return part
    return {key: value for key, value in part.items() if key != "vooruitzicht"} or None


def fact(dossier: Json, naam: str) -> Any:
    """A fact as the file states it."""
    value = dossier.get(naam)
    return without_prospect(value) if naam == "spoor1" else value


def item(sectie: str, row: Json) -> Json:
    """What a room takes of one item of a section."""
    return {name: row.get(name) for name in PER_ITEM[sectie]}


def marks_of(zaak: Json) -> Json:
    """Path and value of all that is compared."""
    return {pad: value for pad, value in _marks(zaak) if value is not None}


def _marks(zaak: Json) -> Iterator[tuple[str, Any]]:
    for name in (*GEGEVENS, *STANDEN):
        yield name, zaak.get(name)
    for name in (*KANDIDAATVELDEN, "bsn"):
        yield f"kandidaat.{name}", zaak["kandidaat"].get(name)
    for rol in (*ORGANISATIES, *MENSEN):
        said = zaak.get(rol)
        if said is not None:
            yield f"{rol}.wie", identity(said)
            for name in ORGANISATIEVELDEN if rol in ORGANISATIES else PERSOONSVELDEN:
                yield f"{rol}.{name}", said.get(name)
    dossier, words = zaak["dossier"], zaak.get("toelichting") or {}
    for name in fact_names():
        yield f"dossier.{name}", fact(dossier, name)
    yield "dossier.spoor1.vooruitzicht", (dossier.get("spoor1") or {}).get("vooruitzicht")
    for optie in OPTIES:
        yield f"dossier.spoor1_onderzoek.{optie}", (dossier.get("spoor1_onderzoek") or {}).get(optie)
    for name, told in (words.get("spoor1") or {}).items():
        yield f"toelichting.spoor1.{name}", told or None
    for sectie in PER_ITEM:
        for row in dossier.get(sectie) or ():
            yield f"dossier.{sectie}.{row['id']}", item(sectie, row)
        for name, told in (words.get(sectie) or {}).items():
            yield f"toelichting.{sectie}.{name}", told or None
