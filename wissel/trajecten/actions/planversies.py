"""Versions of the re-integratievoorstel: writing a draft, and offering it so that its content never changes again."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.feiten import levende_feiten
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten import inhoud, plichten, sjabloon
from wissel.trajecten.actions import fases
from wissel.trajecten.actions.planhulp import clean, fill, lock_concept, lock_plan, lock_traject
from wissel.trajecten.actions.planregels import from_sjabloon
from wissel.trajecten.actions.privacy import open_words, plan_findings
from wissel.trajecten.models import Intake, Planregel, Traject, Trajectplan

STAND = Trajectplan.Stand
SCHRIJFBAAR = (
    "doel_kandidaat", "doel_opdrachtgever", "doel_coach", "samenvatting", "uren", "ritme_dagen", "prijs", "start_op",
    "eind_op", "verlenging", "duur_reden",
)  # fmt: skip


@transaction.atomic
def new_plan(*, traject: Traject, by: Actor) -> Trajectplan:
    """The draft to work on: the one there is, else a copy of the newest version, else a first one from the sjabloon."""
    traject = lock_traject(traject.pk, by)
    if traject.stand == Traject.Stand.AFGEROND:
        raise DomainError(
            "afgerond", _("Dit traject is afgerond. Start een nieuw traject voor een nieuw plan.")
        )
    plans = Trajectplan.objects.filter(bureau_id=by.bureau_id, traject=traject)
    draft = plans.filter(stand=STAND.CONCEPT).first()
    if draft is not None:
        return draft
    newest = plans.order_by("-nummer").first()
    plan = Trajectplan(
        bureau_id=by.bureau_id, dossier_id=traject.dossier_id, traject=traject,
        nummer=newest.nummer + 1 if newest else 1, aangemaakt_op=klok.now(),
    )  # fmt: skip
    if newest is not None:
        for name in inhoud.PLAN_VELDEN:
            setattr(plan, name, getattr(newest, name))
    else:
        plan.start_op = traject.start_op or _start_of_spoor2(traject)
        plan.eind_op = sjabloon.standaard_einde(traject.sjabloon, plan.start_op) if plan.start_op else None
    plan.save(force_insert=True)
    Planregel.objects.bulk_create(_copies(newest, plan) if newest else _first_lines(plan))
    record(by, "plan_gemaakt", dossier=traject.dossier_id, onderwerp=plan, categorie="I")
    return plan


def _start_of_spoor2(traject: Traject) -> dt.date | None:
    value = (levende_feiten(traject.dossier).get("spoor2") or {}).get("start_op")
    return dt.date.fromisoformat(value) if value else None


def _copies(source: Trajectplan, plan: Trajectplan) -> list[Planregel]:
    """The lines of another version; each keeps its series, so that versions can be compared line by line."""
    rows = Planregel.objects.filter(bureau_id=plan.bureau_id, plan=source).order_by("volgorde", "id")
    return [
        Planregel(
            bureau_id=plan.bureau_id, dossier_id=plan.dossier_id, plan=plan, volgorde=place, reeks=row.reeks,
            **{name: getattr(row, name) for name in inhoud.REGEL_VELDEN},
        )
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip


def _first_lines(plan: Trajectplan) -> list[Planregel]:
    """What the sjabloon puts in each new plan; why it helps this kandidaat is for the coach to write."""
    found: list[Planregel] = []
    for row in sjabloon.activiteiten(plan.traject.sjabloon):
        if row["standaard"] and not row["optioneel"]:
            line = Planregel(
                bureau_id=plan.bureau_id, dossier_id=plan.dossier_id, plan=plan, volgorde=len(found) + 1,
                reeks=uuid.uuid4(),
            )  # fmt: skip
            fill(line, from_sjabloon(plan, row["sleutel"]), inhoud.REGEL_VELDEN)
            found.append(line)
    return found


@transaction.atomic
def save_plan(*, plan: Trajectplan, by: Actor, versie: int, **velden: Any) -> Trajectplan:
    """Keep goals, duration and price of a draft. `versie` is the state that was on screen.

    With a start and no end, the end of the usual length is filled in. Raises Changed, with what is there now in
    `facts["nu"]`, when somebody else saved in the meantime; the same form sent twice is no conflict.
    """
    row = lock_concept(plan, by)
    before = {name: getattr(row, name) for name in SCHRIJFBAAR}
    changed = fill(row, velden, SCHRIJFBAAR)
    if row.start_op and row.eind_op is None:
        row.eind_op = sjabloon.standaard_einde(row.traject.sjabloon, row.start_op)
        changed.append("eind_op")
    if row.start_op and row.eind_op and row.eind_op < row.start_op:
        words = _("Het einde ligt voor de start (%(start)s). Controleer een van beide datums.")
        raise DomainError("volgorde", words % {"start": lange_datum(row.start_op)}, veld="eind_op")
    if not changed:
        return row
    if row.versie != versie:
        raise Changed(
            "gewijzigd",
            _("Iemand anders heeft dit plan net gewijzigd. Hieronder staat wat er nu staat; kies wat blijft."),
            nu={name: before[name] for name in changed}, versie=row.versie,
        )  # fmt: skip
    row.versie += 1
    row.save()
    record(by, "plan_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="I")
    return row


@transaction.atomic
def set_complexiteit(*, plan: Trajectplan, by: Actor, klasse: str, reden: str) -> list[inhoud.Verschil]:
    """Choose the class with its reason; hours, rhythm and price follow from the sjabloon. Gives what changed."""
    row = lock_concept(plan, by)
    values = sjabloon.klasse(row.traject.sjabloon, klasse)
    if not values:
        raise DomainError("klasse", _("Kies licht, middel of zwaar."), veld="klasse")
    reason = clean(row, "complexiteit_reden", reden, veld="reden")
    if not reason:
        raise DomainError(
            "reden", _("Schrijf waarom deze klasse past. De opdrachtgever leest dit."), veld="reden"
        )
    before = inhoud.plan_content(row)
    wanted = {**values, "complexiteit": klasse, "complexiteit_reden": reason}
    if fill(row, wanted, ("complexiteit", "complexiteit_reden", "uren", "ritme_dagen", "prijs")):
        row.versie += 1
        row.save()
        record(by, "plan_complexiteit", dossier=row.dossier_id, onderwerp=row, categorie="I")
    plan.refresh_from_db()
    return inhoud.differences(before, inhoud.plan_content(row))


def obstacles(plan: Trajectplan) -> list[str]:
    """What must still be done before this draft can be offered, as sentences; empty when it can."""
    rows = list(Planregel.objects.filter(bureau_id=plan.bureau_id, plan=plan).order_by("volgorde", "id"))
    found = [*_open_intakes(plan.traject), *_open_goals(plan)]
    if not rows:
        found.append(_("Voeg ten minste één interventie, activiteit of instrument toe."))
    bare = [row.naam for row in rows if not row.onderbouwing.strip()]
    if bare:
        text = ngettext(
            "Schrijf de onderbouwing bij: %(wat)s.",
            "Schrijf de onderbouwing bij deze regels: %(wat)s.",
            len(bare),
        )
        found.append(text % {"wat": ", ".join(bare)})
    if not (plan.complexiteit and plan.complexiteit_reden):
        found.append(_("Kies een klasse van complexiteit en schrijf waarom."))
    if plan.uren is None or plan.prijs is None:
        found.append(_("Vul de uren en de prijs in."))
    return found + _open_duration(plan) + open_words(plan_findings(plan))


def _open_intakes(traject: Traject) -> list[str]:
    done = set(
        Intake.objects.filter(
            bureau_id=traject.bureau_id, traject=traject, afgerond_op__isnull=False
        ).values_list("soort", flat=True)
    )
    words = dict(Intake.Soort.choices)
    missing = [form for form in sjabloon.verplichte_formulieren(traject.sjabloon) if form not in done]
    return [_("Rond eerst af: %(wat)s.") % {"wat": words[form]} for form in missing]


def _open_goals(plan: Trajectplan) -> list[str]:
    goals = (
        (plan.doel_kandidaat, _("Schrijf het doel van de kandidaat.")),
        (plan.doel_opdrachtgever, _("Schrijf het doel van de opdrachtgever.")),
        (plan.doel_coach, _("Schrijf het doel van de coach.")),
    )
    return [words for text, words in goals if not text.strip()]


def _open_duration(plan: Trajectplan) -> list[str]:
    traject = plan.traject
    if not (plan.start_op and plan.eind_op):
        return [_("Vul in wanneer het traject begint en eindigt.")]
    found = []
    if not plan.duur_reden and not sjabloon.duur_past(traject.sjabloon, plan.start_op, plan.eind_op):
        weeks = sjabloon.weken(plan.start_op, plan.eind_op)
        band = sjabloon.duurband(traject.sjabloon)
        text = _(
            "Het traject duurt %(weken)s weken; gewoon is %(van)s tot en met %(tot)s. Schrijf waarom het anders is."
        )
        found.append(text % {"weken": weeks, "van": band["min_weken"], "tot": band["max_weken"]})
    running = traject.stand != Traject.Stand.VOORBEREIDING and traject.start_op
    if running and plan.start_op != traject.start_op:
        text = _(
            "Het traject loopt al sinds %(start)s; die start ligt vast, want de rapportages tellen vanaf die dag."
        )
        found.append(text % {"start": lange_datum(traject.start_op)})
    return found


@transaction.atomic
def offer(*, plan: Trajectplan, by: Actor) -> Trajectplan:
    """Freeze the draft and lay it before the kandidaat; versions still waiting for an answer are replaced.

    An approved version stays in force until the new one is approved. Raises DomainError with what is still open.
    """
    lock_traject(plan.traject_id, by)
    row = lock_plan(plan, by)
    if row.stand == STAND.BIJ_KANDIDAAT:
        return row
    row = lock_concept(row, by)
    missing = obstacles(row)
    if missing:
        text = " ".join([_("Dit plan kan nog niet worden aangeboden."), *missing])
        raise DomainError("onvolledig", text, open=missing)
    waiting = Trajectplan.objects.filter(
        bureau_id=by.bureau_id, traject=row.traject, stand__in=[STAND.BIJ_KANDIDAAT, STAND.BIJ_OPDRACHTGEVER]
    )
    waiting.update(stand=STAND.VERVANGEN)
    row.inhoud_sha256 = inhoud.content_sha256(inhoud.plan_content(row))
    row.stand, row.aangeboden_op, row.aangeboden_door_id = STAND.BIJ_KANDIDAAT, klok.now(), by.lidmaatschap_id
    row.versie += 1
    row.save()
    record(by, "plan_aangeboden", dossier=row.dossier_id, onderwerp=row, categorie="I")
    plichten.refresh(row.dossier)
    return row


@transaction.atomic
def send_to_opdrachtgever(*, plan: Trajectplan, by: Actor) -> Trajectplan:
    """Lay the offered version before the opdrachtgever, whatever the kandidaat answered: no answer never blocks."""
    traject = lock_traject(plan.traject_id, by)
    row = lock_plan(plan, by)
    if row.stand == STAND.BIJ_OPDRACHTGEVER:
        return row
    if row.stand != STAND.BIJ_KANDIDAAT:
        raise DomainError(
            "stand", _("Bied dit plan eerst aan de kandidaat aan; daarna kan het naar de opdrachtgever.")
        )
    if inhoud.content_sha256(inhoud.plan_content(row)) != row.inhoud_sha256:
        raise DomainError("hash", _("De inhoud is niet meer die van het aanbod. Maak een nieuwe versie."))
    row.stand, row.naar_opdrachtgever_op, row.versie = STAND.BIJ_OPDRACHTGEVER, klok.now(), row.versie + 1
    row.save()
    fases.mark_event(traject=traject, gebeurtenis="voorstel", by=by)
    record(by, "plan_naar_opdrachtgever", dossier=row.dossier_id, onderwerp=row, categorie="I")
    plichten.refresh(row.dossier)
    return row
