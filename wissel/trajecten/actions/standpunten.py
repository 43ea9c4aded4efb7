"""What kandidaat and opdrachtgever say about an offered plan: an answer on a version, and a change to one line."""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortwachter.kalender import plus_werkdagen
from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.outbox.actions import notify
from wissel.trajecten import plichten
from wissel.trajecten.actions import planregels, planversies
from wissel.trajecten.actions.planhulp import LANGSTE_TEKST, check_kandidaat, lock_plan, lock_traject
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Planregel, Standpunt, Taak, Traject, Trajectplan, Wijzigingsvoorstel

ANTWOORD = Standpunt.Antwoord
AFSPRAAK = ("start_op", "eind_op", "verlengd_tot", "verlenging_reden", "duur_reden")
STAND = Trajectplan.Stand
AKKOORD = (ANTWOORD.AKKOORD, ANTWOORD.AKKOORD_MET_OPMERKING)
WERKDAGEN_VOOR_ANTWOORD = 2
TITELS = {
    ANTWOORD.AKKOORD_MET_OPMERKING: gettext_lazy("Lees de opmerking bij het akkoord op het plan"),
    ANTWOORD.NIET_AKKOORD: gettext_lazy("Bespreek het plan: niet akkoord"),
    ANTWOORD.VRAAG: gettext_lazy("Beantwoord de vraag over het plan"),
}


@transaction.atomic
def give_standpunt(
    *, plan: Trajectplan, antwoord: str, tekst: str = "", inhoud_sha256: str, by: Actor
) -> Standpunt:
    """Answer an offered version, as kandidaat or opdrachtgever; `inhoud_sha256` is what was read.

    The approval of the opdrachtgever starts the traject. "Niet akkoord" never blocks: it becomes a task of the coach.
    The same answer sent twice is one. Raises Changed when the version read is not the one that holds.
    """
    traject = lock_traject(plan.traject_id, by)
    row = lock_plan(plan, by)
    van = _side(row.dossier, by)
    words = _words(antwoord, tekst, van)
    given = (
        Standpunt.objects.filter(bureau_id=by.bureau_id, plan=row, van=van)
        .order_by("-gegeven_op", "-id")
        .first()
    )
    if given is not None and (given.antwoord, given.tekst) == (antwoord, words):
        return given
    _check_open(row, van, inhoud_sha256, given)
    made = Standpunt.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, plan=row, van=van, antwoord=antwoord, tekst=words,
        inhoud_sha256=row.inhoud_sha256, gegeven_op=klok.now(), gegeven_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, f"plan_{antwoord}", dossier=row.dossier_id, onderwerp=made, categorie="I")
    if van == Rol.OPDRACHTGEVER and antwoord in AKKOORD:
        _approve(traject, row, by)
    _tell_coach(row, made, by)
    plichten.refresh(row.dossier)
    return made


def _side(dossier: Dossier, by: Actor) -> str:
    """In whose name this answer counts."""
    if by.is_kandidaat:
        check_kandidaat(dossier, by)
        return Rol.KANDIDAAT
    if by.rol == Rol.OPDRACHTGEVER and by.organisatie_id in {dossier.opdrachtgever_id, dossier.werkgever_id}:
        return Rol.OPDRACHTGEVER
    raise DomainError("niet_van_u", _("Alleen de kandidaat en de opdrachtgever antwoorden op dit plan."))


def _words(antwoord: str, tekst: str, van: str) -> str:
    if antwoord not in ANTWOORD.values:
        raise DomainError("antwoord", _("Kies een antwoord."), veld="antwoord")
    text = tekst.replace("\x00", "").strip()
    asked = {
        ANTWOORD.AKKOORD_MET_OPMERKING: _("Schrijf uw opmerking, of kies akkoord zonder opmerking."),
        ANTWOORD.VRAAG: _("Schrijf uw vraag, dan kan de coach antwoorden."),
    }
    if van == Rol.OPDRACHTGEVER:
        asked[ANTWOORD.NIET_AKKOORD] = _(
            "Schrijf waarom u niet akkoord gaat, dan kan de coach het plan aanpassen."
        )
    if not text and antwoord in asked:
        raise DomainError("leeg", asked[ANTWOORD(antwoord)], veld="tekst")
    if len(text) > LANGSTE_TEKST:
        words = _("Deze tekst is te lang: hooguit %(tot)s tekens. Kort hem in.") % {"tot": LANGSTE_TEKST}
        raise DomainError("te_lang", words, veld="tekst")
    return text


def _check_open(plan: Trajectplan, van: str, sha256: str, given: Standpunt | None) -> None:
    if plan.stand == STAND.VERVANGEN:
        raise Changed(
            "vervangen", _("Er is een nieuwere versie van dit plan. Lees die en geef daar uw antwoord op.")
        )
    if plan.stand == STAND.CONCEPT or (van == Rol.OPDRACHTGEVER and plan.stand == STAND.BIJ_KANDIDAAT):
        raise DomainError("stand", _("Dit plan is u nog niet aangeboden."))
    if not plan.inhoud_sha256 or sha256 != plan.inhoud_sha256:
        raise Changed(
            "gewijzigd", _("Dit plan is een andere versie dan u las. Lees het opnieuw en antwoord dan.")
        )
    if given is not None and given.antwoord in AKKOORD:
        text = _(
            "Er is al akkoord gegeven op deze versie. Wilt u iets anders? Vraag de coach om een nieuwe versie."
        )
        raise DomainError("al_gegeven", text)


def _approve(traject: Traject, plan: Trajectplan, by: Actor) -> None:
    """The plan holds from now on: the traject gets its agreed dates, and its calendar of reports."""
    from wissel.trajecten.actions.rapport import make_calendar

    Trajectplan.objects.filter(bureau_id=by.bureau_id, traject=traject, stand=STAND.GOEDGEKEURD).update(
        stand=STAND.VERVANGEN
    )
    plan.stand, plan.versie = STAND.GOEDGEKEURD, plan.versie + 1
    plan.save(update_fields=["stand", "versie"])
    _set_dates(traject, plan)
    if traject.stand == Traject.Stand.VOORBEREIDING:
        traject.stand = Traject.Stand.LOPEND
    traject.versie += 1
    traject.save(update_fields=[*AFSPRAAK, "stand", "versie"])
    Dossier.objects.filter(
        bureau_id=by.bureau_id, pk=traject.dossier_id, stand=Dossier.Stand.AANGEMELD
    ).update(stand=Dossier.Stand.LOPEND)
    plan.dossier.refresh_from_db()
    make_calendar(traject=traject, by=by)
    record(by, "plan_goedgekeurd", dossier=traject.dossier_id, onderwerp=plan, categorie="I")


def _set_dates(traject: Traject, plan: Trajectplan) -> None:
    """A later end than was agreed before is an extension; the first agreed end stays readable."""
    before = traject.eind_op if traject.stand != Traject.Stand.VOORBEREIDING else None
    if before and plan.eind_op and plan.eind_op > before:
        traject.verlengd_tot = plan.eind_op
    else:
        traject.eind_op, traject.verlengd_tot = plan.eind_op, None
    traject.verlenging_reden = ""
    traject.start_op, traject.duur_reden = plan.start_op, plan.duur_reden


def _tell_coach(plan: Trajectplan, given: Standpunt, by: Actor) -> None:
    title = TITELS.get(ANTWOORD(given.antwoord))
    if title is not None:
        who = _("kandidaat") if given.van == Rol.KANDIDAAT else _("opdrachtgever")
        make_taak(
            dossier=plan.dossier, by=by, soort="plan", titel=f"{title} ({who})", voor_rol=Rol.COACH,
            sleutel=f"standpunt {given.pk}", traject=plan.traject,
            due_on=plus_werkdagen(klok.today(), WERKDAGEN_VOOR_ANTWOORD),
        )  # fmt: skip
    _mail_coach(plan.dossier, by)


def _mail_coach(dossier: Dossier, by: Actor) -> None:
    if dossier.coach is not None:
        notify(
            by,
            persoon=dossier.coach,
            soort="plan_antwoord",
            dossier=dossier,
            pad=f"/dossiers/{dossier.pk}/plan/",
        )


@transaction.atomic
def propose_change(*, plan: Trajectplan, reeks: uuid.UUID, tekst: str, by: Actor) -> Wijzigingsvoorstel:
    """The kandidaat asks for another line than the one that stands there; the coach gets a task to answer."""
    row = lock_plan(plan, by)
    check_kandidaat(row.dossier, by)
    if row.stand in {STAND.CONCEPT, STAND.VERVANGEN}:
        raise Changed(
            "vervangen", _("Er is een nieuwere versie van dit plan. Lees die en doe daar uw voorstel bij.")
        )
    if not Planregel.objects.filter(bureau_id=by.bureau_id, plan=row, reeks=reeks).exists():
        raise DomainError("regel", _("Dit onderdeel staat niet in het plan. Ververs de pagina."))
    text = tekst.replace("\x00", "").strip()
    if not text:
        raise DomainError("leeg", _("Schrijf wat u anders wilt."), veld="tekst")
    if len(text) > LANGSTE_TEKST:
        words = _("Deze tekst is te lang: hooguit %(tot)s tekens. Kort hem in.") % {"tot": LANGSTE_TEKST}
        raise DomainError("te_lang", words, veld="tekst")
    writer: Any = by.lidmaatschap_id
    made, new = Wijzigingsvoorstel.objects.get_or_create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, plan=row, reeks=reeks, tekst=text,
        beantwoord_op__isnull=True, defaults={"gedaan_op": klok.now(), "gedaan_door_id": writer},
    )  # fmt: skip
    if new:
        record(by, "plan_wijziging_voorgesteld", dossier=row.dossier_id, onderwerp=made, categorie="I")
        make_taak(
            dossier=row.dossier, by=by, soort="plan", titel=_("Beantwoord het voorstel van de kandidaat bij het plan"),
            voor_rol=Rol.COACH, sleutel=_task_key(made), traject=row.traject,
            due_on=plus_werkdagen(klok.today(), WERKDAGEN_VOOR_ANTWOORD),
        )  # fmt: skip
        _mail_coach(row.dossier, by)
    return made


@transaction.atomic
def answer_change(
    *,
    voorstel: Wijzigingsvoorstel,
    overgenomen: bool,
    antwoord: str,
    by: Actor,
    regelvelden: dict[str, Any] | None = None,
) -> Wijzigingsvoorstel:
    """Take a proposal over into the draft, or say why not. Taken over, the line changes by `regelvelden`.

    Without a draft a new version is made from the newest. Raises DomainError when it was answered already.
    """
    row = Wijzigingsvoorstel.objects.select_for_update(of=("self",)).select_related("plan__traject").get(
        bureau_id=by.bureau_id, pk=voorstel.pk
    )  # fmt: skip
    text = antwoord.replace("\x00", "").strip()
    if row.beantwoord_op:
        if (row.overgenomen, row.antwoord) == (overgenomen, text):
            return row
        raise Changed("beantwoord", _("Iemand anders heeft dit voorstel al beantwoord."), nu=row.antwoord)
    if not overgenomen and not text:
        raise DomainError(
            "leeg", _("Schrijf waarom u dit niet overneemt. De kandidaat leest dit."), veld="antwoord"
        )
    if overgenomen:
        _take_over(row, regelvelden or {}, by)
    row.overgenomen, row.antwoord = overgenomen, text
    row.beantwoord_op, row.beantwoord_door_id = klok.now(), by.lidmaatschap_id
    row.save()
    done = Taak.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel=_task_key(row), klaar_op__isnull=True,
        vervallen_op__isnull=True,
    ).first()  # fmt: skip
    if done is not None:
        finish_taak(taak=done, by=by)
    record(by, "plan_wijziging_beantwoord", dossier=row.dossier_id, onderwerp=row, categorie="I")
    return row


def _take_over(voorstel: Wijzigingsvoorstel, regelvelden: dict[str, Any], by: Actor) -> None:
    draft = planversies.new_plan(traject=voorstel.plan.traject, by=by)
    line = Planregel.objects.filter(bureau_id=by.bureau_id, plan=draft, reeks=voorstel.reeks).first()
    if line is None:
        if regelvelden:
            raise DomainError(
                "regel", _("Deze regel staat niet meer in het concept. Voeg hem eerst weer toe.")
            )
        return
    if regelvelden:
        planregels.change_regel(regel=line, by=by, **regelvelden)


def _task_key(voorstel: Wijzigingsvoorstel) -> str:
    return f"planvoorstel {voorstel.pk}"
