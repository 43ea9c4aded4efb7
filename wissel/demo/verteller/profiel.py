"""Samira's persoonsprofiel: what she did and can, with evidence, agreed in a first version; written on after that."""

from typing import Any

from wissel.profielen.actions import bewijs, deling, regels, versies
from wissel.profielen.models import Profielregel
from wissel.trajecten.actions.taken import finish_taak
from wissel.trajecten.models import Taak

WERK: dict[str, dict[str, Any]] = {
    "magazijn": {
        "naam": "Magazijnmedewerker, later teamleider",
        "soort": "betaald",
        "van": "2015-03",
        "loopt": True,
        "taken": "Orders klaarzetten en controleren\nWerkverdeling maken voor twaalf collega's\n"
        "Nieuwe collega's inwerken\nVoorraad tellen en bestellen\nTransport afspreken met chauffeurs",
        "kon": "Overzicht houden als het druk is. Chauffeurs belden mij als er iets misging.",
    },
    "bakkerij": {
        "naam": "Verkoopmedewerker",
        "soort": "betaald",
        "waar": "Bakkerij Jansen, Utrecht",
        "van": "2010",
        "tot": "2014-12",
        "taken": "Klanten helpen\nKassa opmaken\nBestellingen opnemen",
        "kon": "Vaste klanten kenden mij. Ik kon ook een boze klant rustig krijgen.",
    },
    "buurthuis": {
        "naam": "Gastvrouw en tolk",
        "soort": "vrijwillig",
        "waar": "Buurthuis De Kern, Utrecht",
        "van": "2019",
        "loopt": True,
        "taken": "Bezoekers ontvangen\nBrieven uitleggen en vertalen in het Turks",
        "kon": "Moeilijke brieven in gewone woorden uitleggen.",
    },
}
OPLEIDING: tuple[dict[str, Any], ...] = (
    {
        "naam": "Logistiek medewerker",
        "niveau": "mbo2",
        "waar": "ROC Midden Nederland",
        "van": "2008",
        "tot": "2010",
        "diploma": "ja",
    },
    {
        "naam": "Vmbo, kader",
        "niveau": "vmbo",
        "waar": "Scholengemeenschap Utrecht",
        "tot": "2008",
        "diploma": "ja",
    },
    {"naam": "VCA basis", "niveau": "certificaat", "tot": "2021-05", "diploma": "ja"},
    {
        "naam": "Leidinggeven op de werkvloer",
        "niveau": "cursus",
        "waar": "Via het werk",
        "tot": "2018",
        "diploma": "ja",
    },
)
# Skill, list, where it showed, and whether the coach confirmed it.
VAARDIGHEDEN: tuple[tuple[str, str, str, str, bool], ...] = (
    (
        "Werk plannen",
        "vaardigheid",
        "magazijn",
        "Drie jaar de werkverdeling van twaalf mensen gemaakt.",
        True,
    ),
    ("Voorraad tellen en bijhouden", "vaardigheid", "magazijn", "", True),
    ("Nieuwe collega's inwerken", "vaardigheid", "magazijn", "Meer dan twintig mensen ingewerkt.", True),
    ("Klanten helpen", "vaardigheid", "bakkerij", "", False),
    ("Vertalen", "vaardigheid", "buurthuis", "Brieven van de gemeente in het Turks uitgelegd.", False),
    (
        "Overzicht houden",
        "kwaliteit",
        "magazijn",
        "Ook in december, als er twee keer zoveel orders zijn.",
        True,
    ),
    (
        "Nauwkeurig werken",
        "kwaliteit",
        "",
        "Bij de telling van 2023 was er op mijn afdeling geen verschil.",
        False,
    ),
    ("Een team leiden", "competentie", "magazijn", "", True),
    ("Rustig blijven bij een conflict", "competentie", "bakkerij", "", False),
)
REGELS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("taal", {"naam": "Nederlands", "spreken": "C1", "lezen": "B2", "schrijven": "B1"}),
    ("taal", {"naam": "Turks", "spreken": "moedertaal", "lezen": "moedertaal", "schrijven": "C1"}),
    ("taal", {"naam": "Engels", "spreken": "A2", "lezen": "A2", "schrijven": "A1"}),
    ("eigenschap", {"naam": "Betrouwbaar", "toelichting": "Collega's weten dat ik doe wat ik zeg."}),
    ("eigenschap", {"naam": "Vriendelijk en direct"}),
    (
        "belemmering",
        {"naam": "Niet langer dan een half uur achter elkaar staan", "toelichting": "Afwisselen met zitten."},
    ),
    (
        "belemmering",
        {"naam": "Tillen tot 7,5 kilo", "toelichting": "Een karretje, of hulp bij zwaar werk."},
    ),
    ("wens", {"naam": "Weer met een vast team werken", "soort": "wens"}),
    (
        "wens",
        {"naam": "Doorgroeien naar planner", "soort": "ambitie", "toelichting": "Dat deed ik al een beetje."},
    ),
    ("wens", {"naam": "Werk in Utrecht of dichtbij", "soort": "voorkeur"}),
)
BLADEN: dict[str, dict[str, Any]] = {
    "digitaal": {
        "telefoon": "uitleggen",
        "mail": "zelf",
        "internet": "zelf",
        "tekst": "zelf",
        "rekenblad": "hulp",
        "systeem": "uitleggen",
        "online": "zelf",
        "toelichting": "Excel voor roosters, en het magazijnsysteem op het werk.",
    },
    "vervoer": {"rijbewijzen": ["B"], "middelen": ["fiets", "auto", "ov"], "reistijd": "45"},
    "beschikbaarheid": {
        "uren_van": "16",
        "uren_tot": "20",
        "dagen": ["ma", "di", "do", "vr"],
        "dagdelen": ["ochtend", "middag"],
        "toelichting": "Opbouw van uren in overleg.",
    },
}
KANSEN = {
    "vinden": "In Utrecht is vraag naar planners en binnendienst in transport. Haar netwerk van chauffeurs helpt.",
    "verkrijgen": "Sterk in een gesprek. Het cv moet laten zien dat zij al plande; een korte cursus Excel helpt.",
    "behouden": "Beginnen met vier ochtenden en afwisselen tussen zitten en staan. Dan is het vol te houden.",
}


def tell_profiel(story: Any) -> None:
    """Only Samira; the version she agreed with, one share that runs, and a line that came after it."""
    if story.rol.sleutel != "samira":
        return
    with story._on(story._back(26), 10):
        _write(story)
    with story._on(story._back(21), 11):
        row = versies.offer(dossier=story.dossier, by=story.coach)
    with story._on(story._back(19), 19):
        versies.mark_read(profiel=row, by=story.kandidaat)
        versies.answer(
            profiel=row, antwoord="akkoord_met_opmerking", tekst="Klopt. Mijn Engels wil ik nog bijspijkeren.",
            inhoud_sha256=row.inhoud_sha256, by=story.kandidaat,
        )  # fmt: skip
        row.refresh_from_db()
        deling.share(profiel=row, delen=deling.GEWOON, by=story.kandidaat)
    with story._on(story._back(18), 9):
        for task in Taak.objects.filter(dossier=story.dossier, soort="profiel", voor_rol="coach"):
            finish_taak(taak=task, by=story.coach)
    with story._on(story._back(8), 20):
        _add(
            story,
            story.kandidaat,
            "opleiding",
            naam="Excel voor planners",
            niveau="cursus",
            diploma="bezig",
            loopt=True,
        )


def _write(story: Any) -> None:
    jobs = {
        key: _add(story, story.kandidaat, "ervaring", **{"waar": story.dossier.werkgever.naam, **values})
        for key, values in WERK.items()
    }
    for values in OPLEIDING:
        _add(story, story.kandidaat, "opleiding", **values)
    for name, soort, place, words, seen in VAARDIGHEDEN:
        row = _add(story, story.kandidaat, "vaardigheid", naam=name, soort=soort)
        how: dict[str, Any] = (
            {"soort": "ervaring", "ervaring": jobs[place]} if place else {"soort": "voorbeeld"}
        )
        bewijs.add_evidence(regel_id=row.pk, by=story.kandidaat, tekst=words, **how)
        if seen:
            bewijs.confirm_skill(regel_id=row.pk, by=story.coach)
    for deel, values in REGELS:
        _add(story, story.coach if deel == "belemmering" else story.kandidaat, deel, **values)
    for deel, values in BLADEN.items():
        regels.save_sheet(dossier_id=story.dossier.pk, deel=deel, inhoud=values, by=story.kandidaat)
    regels.save_sheet(dossier_id=story.dossier.pk, deel="kansen", inhoud=KANSEN, by=story.coach)


def _add(story: Any, by: Any, deel: str, **values: Any) -> Profielregel:
    return regels.add_line(dossier_id=story.dossier.pk, deel=deel, by=by, **values)
