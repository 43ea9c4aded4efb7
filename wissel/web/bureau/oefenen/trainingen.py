"""Trainings for a group: the list, a new one, who comes, and who was there."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, Min, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.logbook.actions import record_look
from wissel.oefenen.actions import trainingen
from wissel.oefenen.models import Deelname, Opkomst, Training, Trainingsdag
from wissel.policies import Action, Denied, can, get_visible, requires, visible
from wissel.web.bureau.oefenen.forms import GenodigdenForm, TrainingForm
from wissel.web.shared.formulieren import run, status

MAP = "bureau/oefenen/"
MEEST = 300
REGELEN = Action.DEELNAME_REGELEN


@dataclass(frozen=True, slots=True)
class Genodigde:
    """One participant as this reader sees them, with who was there on which day."""

    id: uuid.UUID
    dossier_id: uuid.UUID
    naam: str
    stand: str
    woord: str
    was: tuple[tuple[uuid.UUID, bool | None], ...]


def _staff(request: Any) -> None:
    if not request.actor.is_staff:
        raise Denied(Action.TRAINING_LEZEN, request.actor)


@requires(Action.TRAINING_LEZEN)
def overview(request: Any) -> HttpResponse:
    """Coming trainings first, then the past ones, with how many seats are taken."""
    _staff(request)
    rows = visible(request.actor, Training).annotate(
        eerste=Min("dagen__begint_op"), laatste=Max("dagen__begint_op"),
        komen=Count("deelnames", filter=Q(deelnames__stand="komt"), distinct=True),
        wachten=Count("deelnames", filter=Q(deelnames__stand="wachtlijst"), distinct=True),
    )  # fmt: skip
    now = klok.now()
    found = list(rows.order_by("-eerste")[:MEEST])
    coming = sorted(
        (each for each in found if each.laatste and each.laatste >= now), key=lambda each: each.eerste
    )
    past = [each for each in found if each.laatste is None or each.laatste < now]
    context = {
        "lijsten": [(_("Komende trainingen"), coming), (_("Geweest"), past)], "leeg": not found, "actief": "leren",
        "mag_beheren": can(request.actor, Action.TRAINING_BEHEREN),
    }  # fmt: skip
    return render(request, MAP + "trainingen.html", context)


@requires(Action.TRAINING_BEHEREN)
def new(request: Any) -> HttpResponse:
    """Plan a training."""
    form = TrainingForm(request.POST or None, initial={"sleutel": uuid.uuid4()})
    made: list[Training] = []
    if form.is_valid() and run(
        form, lambda: made.append(trainingen.plan_training(by=request.actor, **form.words()))
    ):
        messages.success(request, _("De training staat gepland. Nodig nu kandidaten uit."))
        return redirect("bureau:training", made[0].pk)
    days = [(form[f"dag_{n}"], form[f"tijd_{n}"]) for n in range(1, 5)]
    context = {"form": form, "dagen": days, "actief": "leren", "fout_titel": bool(form.errors)}
    return render(request, MAP + "training_nieuw.html", context, status=status(form))


@requires(Action.TRAINING_LEZEN)
def read(request: Any, training_id: uuid.UUID) -> HttpResponse:
    """One training: who was invited, who comes and who waits; own kandidaten by name, the others counted."""
    _staff(request)
    actor = request.actor
    row = get_visible(actor, Training, pk=training_id)
    record_look(actor, "training_gelezen", onderwerp=row, categorie="H")
    form = GenodigdenForm(
        request.POST if request.method == "POST" else None, dossiers=_candidates(actor, row)
    )

    def invite() -> None:
        chosen = form.cleaned_data["kandidaten"]
        dossiers = [each for each in _candidates(actor, row) if str(each.pk) in chosen]
        trainingen.invite(training=row, dossiers=dossiers, by=actor)

    if request.method == "POST" and not can(actor, REGELEN):
        raise Denied(REGELEN, actor)
    if form.is_valid() and run(form, invite):
        messages.success(request, _("Uitgenodigd. Zij krijgen bericht."))
        return redirect("bureau:training", row.pk)
    return render(request, MAP + "training.html", _context(actor, row, form), status=status(form))


def _context(actor: Actor, row: Training, form: GenodigdenForm) -> dict[str, Any]:
    days = list(visible(actor, Trainingsdag).filter(training=row).order_by("begint_op"))
    people = _people(actor, row, days)
    taken = row.plekken - trainingen.seats_left(row)
    now = klok.now()
    return {
        "training": row, "dagen": [(each, _begun(each)) for each in days],
        "mensen": people, "form": form, "bezet": taken, "actief": "leren", "fout_titel": bool(form.errors),
        "mag_regelen": can(actor, REGELEN), "mag_beheren": can(actor, Action.TRAINING_BEHEREN),
        "open": not row.afgezegd_op and bool(days) and days[0].begint_op > now,
        "anderen": taken - sum(each.stand == "komt" for each in people),
    }  # fmt: skip


def _begun(day: Trainingsdag) -> bool:
    """Whether this day is here or past, so that attendance can be written down."""
    return day.begint_op.astimezone(klok.NEDERLAND).date() <= klok.today()


def _people(actor: Actor, row: Training, days: list[Trainingsdag]) -> list[Genodigde]:
    rows: Any = visible(actor, Deelname).filter(training=row).select_related("dossier__kandidaat")
    was = {
        (each.deelname_id, each.dag_id): each.aanwezig
        for each in visible(actor, Opkomst).filter(deelname__training=row)
    }
    return [
        Genodigde(
            each.pk, each.dossier_id, each.dossier.kandidaat.naam, each.stand, str(each.get_stand_display()),
            tuple((day.pk, was.get((each.pk, day.pk))) for day in days),
        )
        for each in rows.order_by("dossier__sorteernaam", "pk")
    ]  # fmt: skip


def _candidates(actor: Actor, row: Training) -> list[Dossier]:
    """Open dossiers this reader may invite from, without who was invited already."""
    if not can(actor, REGELEN):
        return []
    known = visible(actor, Deelname).filter(training=row).values("dossier_id")
    rows = visible(actor, Dossier, REGELEN).exclude(stand=Dossier.Stand.GESLOTEN).exclude(pk__in=known)
    return list(rows.select_related("kandidaat").order_by("sorteernaam", "pk")[:MEEST])


@requires(Action.DEELNAME_REGELEN)
def attendance(request: Any, training_id: uuid.UUID, dag_id: uuid.UUID) -> HttpResponse:
    """Write down who was there on one day; each in the own log."""
    actor = request.actor
    row = get_visible(actor, Training, pk=training_id)
    day: Trainingsdag = get_visible(actor, Trainingsdag, training=row, pk=dag_id)
    if request.method == "POST":
        there = set(request.POST.getlist("aanwezig"))
        rows = visible(actor, Deelname, REGELEN).filter(training=row, stand="komt").select_related("dossier")
        asked = {each: str(each.pk) in there for each in rows}
        count = trainingen.record_attendance(dag=day, aanwezig=asked, by=actor)
        words = _("Opgeschreven. Het staat bij %(n)s kandidaten in het logboek.")
        messages.success(request, words % {"n": count} if count else _("Er veranderde niets."))
    return redirect("bureau:training", row.pk)


@requires(Action.TRAINING_BEHEREN)
def cancel(request: Any, training_id: uuid.UUID) -> HttpResponse:
    """The training does not take place."""
    row = get_visible(request.actor, Training, Action.TRAINING_BEHEREN, pk=training_id)
    if request.method == "POST":
        trainingen.cancel_training(training=row, by=request.actor)
        messages.success(request, _("De training gaat niet door. Iedereen die kwam krijgt bericht."))
    return redirect("bureau:training", row.pk)
