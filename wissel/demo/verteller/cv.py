"""The cv of Samira with two versions and a letter: written together, approved by the kandidaat."""

import uuid
from typing import Any

from wissel.cv.actions import brieven, cvs, samen
from wissel.cv.models import Cv

SLEUTEL = uuid.UUID("6c1f2d3e-88bb-4b78-8a69-2d5b8f4a0001")
INHOUD: dict[str, Any] = {
    "work": [
        {
            "position": "Magazijnmedewerker", "location": "Nieuwegein", "startDate": "2015-03",
            "highlights": [
                "Orders klaarzetten en controleren", "Werkverdeling maken voor twaalf collega's",
                "Nieuwe collega's inwerken",
            ],
        },
        {
            "position": "Verkoopmedewerker", "name": "Bakkerij Jansen", "location": "Utrecht", "startDate": "2010",
            "endDate": "2014-12", "highlights": ["Klanten helpen", "Kassa opmaken"],
        },
    ],
    "education": [
        {
            "area": "Logistiek medewerker", "studyType": "Mbo 2", "institution": "ROC Midden Nederland",
            "startDate": "2008", "endDate": "2010", "score": "diploma behaald",
        }
    ],
    "skills": [
        {"name": "Plannen", "keywords": ["Drie jaar de werkverdeling van twaalf mensen gemaakt"]},
        {"name": "Praten met klanten en chauffeurs", "keywords": ["Vier jaar in de winkel"]},
        {"name": "Computer", "keywords": ["Excel", "Voorraadsysteem", "Mail"]},
    ],
    "languages": [{"language": "Nederlands", "fluency": "goed"}, {"language": "Turks", "fluency": "moedertaal"}],
    "certificates": [{"name": "Rijbewijs B"}, {"name": "VCA basis", "date": "2021-05"}],
    "interests": [{"name": "Koken"}, {"name": "Wandelen"}],
    "meta": {"wissel": {"referenties": "op_verzoek", "layout_gekozen": True}},
}  # fmt: skip
OVER = (
    "Ik ken het magazijn van binnen en houd overzicht, ook als het druk is. Ik praat makkelijk met chauffeurs en "
    "klanten.\n\nIk zoek werk waarin ik plan en organiseer, 20 uur per week."
)
BRIEF = {
    "opening": "Op uw website las ik dat u een planner zoekt voor de ochtend. Dit werk past goed bij mij.",
    "waarom": "Ik vind het mooi als alles op tijd de deur uit gaat. Bij u zie ik dat de planner daarvoor zorgt.",
    "bijdrage": (
        "Ik ben goed in plannen. Bij De Vries Logistiek maakte ik drie jaar de werkverdeling van twaalf mensen. "
        "Chauffeurs belden mij als er iets misging."
    ),
    "slot": "Mijn cv vindt u bij deze brief. Ik vertel u graag meer in een gesprek.",
}


def tell_cv(story: Any) -> None:
    """Only where guidance runs and the kandidaat has an account."""
    if not story._started or story.kandidaat.lidmaatschap_id is None:
        return
    cv = _first(story)
    _second(story, cv)
    _letter(story, cv)


def _first(story: Any) -> Cv:
    by, person = story.kandidaat, story.dossier.kandidaat
    basics = {
        "name": person.naam,
        "phone": person.telefoon,
        "email": person.email,
        "location": {"city": "Utrecht"},
    }
    content = {**INHOUD, "basics": {key: value for key, value in basics.items() if value}}
    content["work"] = [{"name": story.dossier.werkgever.naam, **row} for row in INHOUD["work"]]
    with story._on(story._back(15), 11):
        cv = cvs.start_cv(
            dossier=story.dossier, by=by, sleutel=uuid.uuid5(SLEUTEL, str(story.dossier.pk)), naam="Planner",
            inhoud=content,
        )  # fmt: skip
        cvs.approve_cv(cv=cv, by=by)
    return cv


def _second(story: Any, cv: Cv) -> None:
    """The coach gives a tip, the kandidaat writes a few words on top and approves again."""
    by = story.kandidaat
    with story._on(story._back(10), 10):
        samen.give_tip(
            stuk=cv, deel="werkzoek", tekst="Begin met wat u zoekt. Dan ziet een werkgever meteen waar het om gaat.",
            by=story.coach,
        )  # fmt: skip
    with story._on(story._back(9), 14):
        cvs.save_part(
            cv=cv,
            deel="werkzoek",
            waarden={"werk": "Planner in transport en logistiek", "over": OVER},
            stand="",
            by=by,
        )
        cvs.approve_cv(cv=cv, by=by)


def _letter(story: Any, cv: Cv) -> None:
    by = story.kandidaat
    with story._on(story._back(5), 15):
        brief = brieven.start_brief(
            dossier=story.dossier, by=by, sleutel=uuid.uuid5(SLEUTEL, f"brief {story.dossier.pk}"),
            soort="sollicitatie", werkgever="Van Dam Transport", functie="planner", cv=cv,
        )  # fmt: skip
        for key, text in BRIEF.items():
            brief = brieven.save_block(brief=brief, blok=key, tekst=text, stand="", by=by)
        brieven.approve_brief(brief=brief, by=by)
