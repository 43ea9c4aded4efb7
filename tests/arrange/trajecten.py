"""A traject with its intake and plan for tests, made the way the product makes it (J2)."""

import datetime as dt
from typing import Any

from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.cast import Cast
from wissel.dossiers.models import Dossier, Spoor1Conclusie
from wissel.trajecten.actions import intake as intakes
from wissel.trajecten.actions import plan as plannen
from wissel.trajecten.actions import sjablonen, traject
from wissel.trajecten.models import Intake, Planregel, Sjabloon, Standpunt, Traject, Trajectplan

INTAKE = dt.date(2026, 3, 6)
START, EINDE = dt.date(2026, 3, 16), dt.date(2026, 9, 13)


def sjabloon_of(cast: Cast, sleutel: str = "algemeen") -> Sjabloon:
    """A way of working of the own bureau, by key."""
    sjablonen.add_built_in(by=cast.mo.actor)
    return Sjabloon.objects.get(bureau=cast.bureau, sleutel=sleutel)


def start_traject_for(cast: Cast, dossier: Dossier | None = None, sleutel: str = "algemeen") -> Traject:
    """A traject that has just begun, with phases and intakes; Samira's dossier unless another is given."""
    dossier = dossier or open_samira(cast)
    if not Spoor1Conclusie.objects.filter(dossier=dossier).exists():
        conclude_spoor1(cast, dossier)
    return traject.start_traject(dossier=dossier, sjabloon=sjabloon_of(cast, sleutel), by=cast.anna.actor)


def finish_intakes(cast: Cast, row: Traject, gehouden_op: dt.date = INTAKE) -> Intake:
    """Answer every required question and finish each intake of the traject; gives the one of the werknemer."""
    for each in Intake.objects.filter(traject=row):
        for question in intakes.domains(each):
            if question.get("verplicht"):
                intakes.save_answer(
                    intake=each, domein=question["sleutel"], tekst=f"Antwoord over {question['naam'].lower()}",
                    zichtbaarheid=question["zichtbaarheid"], by=cast.anna.actor,
                )  # fmt: skip
        intakes.finish_intake(intake=each, gehouden_op=gehouden_op, by=cast.anna.actor)
    return Intake.objects.get(traject=row, soort="werknemer")


def ready_plan(cast: Cast, row: Traject | None = None, **velden: Any) -> Trajectplan:
    """A draft with nothing left to do, so that it can be offered; the intakes are finished."""
    row = row or start_traject_for(cast)
    finish_intakes(cast, row)
    plan = plannen.new_plan(traject=row, by=cast.anna.actor)
    values: dict[str, Any] = {
        "doel_kandidaat": "Weer met plezier werken", "doel_opdrachtgever": "Passend werk, in eigen huis of daarbuiten",
        "doel_coach": "Twee richtingen die passen", "samenvatting": "Wij zoeken samen werk dat past.",
        "start_op": START, "eind_op": EINDE, **velden,
    }  # fmt: skip
    plan = plannen.save_plan(plan=plan, by=cast.anna.actor, versie=plan.versie, **values)
    plannen.set_complexiteit(plan=plan, by=cast.anna.actor, klasse="middel", reden="Nieuwe richting nodig")
    for regel in Planregel.objects.filter(plan=plan):
        plannen.change_regel(regel=regel, by=cast.anna.actor, onderbouwing="Past bij wat Samira wil")
    add_line(cast, plan)
    return Trajectplan.objects.get(pk=plan.pk)


def add_line(cast: Cast, plan: Trajectplan, **velden: Any) -> Planregel:
    """One own line with its reason, unless said otherwise."""
    values: dict[str, Any] = {
        "naam": "Meelopen in een magazijn", "soort": "activiteit", "gericht_op": "opbouw", "eigenaar": "kandidaat",
        "onderbouwing": "Samira wil weten of dit werk past", **velden,
    }  # fmt: skip
    return plannen.add_regel(plan=plan, by=cast.anna.actor, **values)


def offered_plan(cast: Cast, row: Traject | None = None, **velden: Any) -> Trajectplan:
    """A version that lies with the kandidaat."""
    return plannen.offer(plan=ready_plan(cast, row, **velden), by=cast.anna.actor)


def sent_plan(cast: Cast, row: Traject | None = None, **velden: Any) -> Trajectplan:
    """A version that lies with the opdrachtgever too."""
    return plannen.send_to_opdrachtgever(plan=offered_plan(cast, row, **velden), by=cast.anna.actor)


def answer(
    cast: Cast, plan: Trajectplan, wie: str = "samira", antwoord: str = "akkoord", tekst: str = ""
) -> Standpunt:
    """An answer of Samira or Piet on this version."""
    return plannen.give_standpunt(
        plan=plan,
        antwoord=antwoord,
        tekst=tekst,
        inhoud_sha256=plan.inhoud_sha256,
        by=getattr(cast, wie).actor,
    )


def approved_plan(cast: Cast, row: Traject | None = None, **velden: Any) -> Trajectplan:
    """A version that Samira and Piet agreed to: the traject runs and the reports are planned."""
    plan = sent_plan(cast, row, **velden)
    answer(cast, plan, "samira")
    answer(cast, plan, "piet")
    return Trajectplan.objects.get(pk=plan.pk)
