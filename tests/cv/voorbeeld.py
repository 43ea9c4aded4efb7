"""A cv as somebody could have it, for tests of what is made of it."""

import copy
from typing import Any

_CV: dict[str, Any] = {
    "basics": {
        "name": "Samira Yilmaz", "label": "Planner in transport", "email": "samira@voorbeeld.example",
        "phone": "06 12 34 56 78", "location": {"city": "Utrecht"},
        "summary": "Ik houd overzicht, ook als het druk is.\n\nIk zoek werk waarin ik plan.",
    },
    "work": [
        {
            "position": "Verkoopmedewerker", "name": "Bakkerij Jansen", "startDate": "2010", "endDate": "2014-12",
            "summary": "Klanten helpen.",
        },
        {
            "position": "Magazijnmedewerker", "name": "De Vries Logistiek", "location": "Nieuwegein",
            "startDate": "2015-03", "endDate": "", "highlights": ["Orders klaarzetten", "Werkverdeling maken"],
        },
    ],
    "education": [
        {"studyType": "Mbo 2", "area": "Logistiek", "institution": "ROC", "startDate": "2008", "endDate": "2010"}
    ],
    "skills": [{"name": "Plannen", "keywords": ["Werkverdeling van twaalf mensen"]}, {"name": "Rekenen"}],
    "languages": [{"language": "Nederlands", "fluency": "goed"}, {"language": "Turks", "fluency": "moedertaal"}],
    "certificates": [{"name": "Rijbewijs B"}, {"name": "Heftruck", "issuer": "VCA", "date": "2016-05"}],
    "volunteer": [{"organization": "Buurthuis", "position": "Kookgroep", "startDate": "2021"}],
    "interests": [{"name": "Koken"}],
    "references": [{"name": "P. Bos", "reference": "Leidinggevende"}],
    "projects": [{"name": "Verhuizing van het magazijn", "description": "In drie weken"}],
}  # fmt: skip


def example(**basics: Any) -> dict[str, Any]:
    """A copy with everything in it; `basics` changes the head."""
    found = copy.deepcopy(_CV)
    found["basics"].update(basics)
    return found
