"""The next step of a dossier, in the order of the work."""

import datetime as dt

import pytest

from wissel.web.bureau.dossiers.stap import Rapport, Toestand, next_step

TODAY = dt.date(2026, 11, 25)
START = {"vandaag": TODAY, "ziektedag": True, "conclusie": True, "spoor2_op": TODAY}
RUNNING = {**START, "traject": "lopend", "plan": "goedgekeurd", "fase": ("Jobhunting", "f1")}


def report(**changes: object) -> Rapport:
    values = {
        "id": "r1", "nummer": 2, "stand": "gepland", "versturen_uiterlijk": TODAY, "verzonden": False, "reactie": False,
    }  # fmt: skip
    return Rapport(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "doel", "wacht"),
    [
        ({"vandaag": TODAY}, "feit", False),
        ({"vandaag": TODAY, "vraag_feit": "verlof"}, "feit", False),
        ({"vandaag": TODAY, "ziektedag": True, "hersteld_op": TODAY}, "", False),
        ({"vandaag": TODAY, "ziektedag": True}, "spoor1", False),
        ({"vandaag": TODAY, "ziektedag": True, "conclusie": True}, "spoor2", False),
        (START, "traject_nieuw", False),
        ({**START, "traject": "voorbereiding", "intakes": ("werknemer",)}, "intake", False),
        ({**START, "traject": "voorbereiding"}, "plan", False),
        ({**START, "traject": "voorbereiding", "plan": "concept"}, "plan", False),
        ({**START, "traject": "voorbereiding", "plan": "bij_kandidaat"}, "plan", True),
        (
            {**START, "traject": "voorbereiding", "plan": "bij_kandidaat", "plan_beantwoord": True},
            "plan",
            False,
        ),
        ({**START, "traject": "voorbereiding", "plan": "bij_opdrachtgever"}, "plan", True),
        (RUNNING, "fase", False),
        ({**RUNNING, "rapporten": (report(),)}, "rapport", False),
        (
            {**RUNNING, "rapporten": (report(versturen_uiterlijk=TODAY + dt.timedelta(days=15)),)},
            "fase",
            False,
        ),
        ({**RUNNING, "rapporten": (report(stand="bij_kandidaat"),)}, "rapport", True),
        ({**RUNNING, "rapporten": (report(stand="bij_kandidaat", reactie=True),)}, "rapport", False),
        ({**RUNNING, "rapporten": (report(verzonden=True), report(stand="bevroren"))}, "rapport", False),
        ({**RUNNING, "pauze_id": "p1"}, "onderbreking_hervatten", False),
        ({**RUNNING, "uitkomst": True}, "traject_afronden", False),
        ({**RUNNING, "traject": "nazorg", "uitkomst": True}, "nazorg_afronden", False),
        ({**RUNNING, "gesloten_op": TODAY}, "", False),
    ],
)
def test_what_comes_first(changes: dict[str, object], doel: str, wacht: bool) -> None:
    step = next_step(Toestand(**changes))  # type: ignore[arg-type]
    assert step is not None and step.titel
    assert (step.doel, step.wacht) == (doel, wacht)
    assert bool(step.knop) == bool(step.doel)


def test_nothing_is_asked_when_all_is_done() -> None:
    assert next_step(Toestand(**{**START, "traject": "afgerond", "plan": "goedgekeurd"})) is None  # type: ignore[arg-type]
