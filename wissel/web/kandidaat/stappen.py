"""What is asked of the kandidaat now, one thing at a time, most pressing first."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.documenten.models import Verzending
from wissel.documenten.soorten import WERKGEVERSBRIEF
from wissel.dossiers.models import Eerstejaarsevaluatie
from wissel.leren.models import Leerstap
from wissel.medewerking.models import Medewerkingsfeit
from wissel.opmaak import tijd
from wissel.policies import visible
from wissel.trajecten.models import Rapportage, Standpunt, Taak, Trajectplan
from wissel.web.kandidaat.weergave import MijnAfspraak, MijnDossier, MijnFase

# Tasks of these kinds repeat what a step already asks.
DUBBEL = ("plan", "rapport", "zienswijze", "fase", "leren")


@dataclass(frozen=True, slots=True)
class Stap:
    """One thing that is asked now, with how long it takes. `post` is an address to send to with one press."""

    titel: str
    uitleg: str
    url: str
    knop: str
    icoon: str = "list"
    minuten: int | None = None
    due_on: dt.date | None = None
    wanneer: str = ""
    post: str = ""


def steps(
    actor: Actor,
    dossier: MijnDossier,
    fases: Sequence[MijnFase],
    afspraak: MijnAfspraak | None,
    now: dt.datetime,
) -> list[Stap]:
    """Everything that is open: the appointment of today, plan, report, own choice and tasks."""
    return [
        *_appointment_of_today(afspraak, now),
        *_plan(actor, dossier),
        *_reports(actor, dossier),
        *_letters(actor, dossier),
        *_written(actor, dossier),
        *_choices(fases),
        *_evaluation(actor, dossier),
        *_lessons(actor, dossier),
        *_tasks(actor, dossier),
    ]


def _appointment_of_today(afspraak: MijnAfspraak | None, now: dt.datetime) -> Iterator[Stap]:
    if afspraak is None or not is_today(afspraak, now):
        return
    words = [afspraak.hoe, afspraak.plaats and f"{afspraak.plaats}."]
    words.append(_("Het gesprek duurt ongeveer %(n)s minuten.") % {"n": afspraak.minuten})
    title = _("U praat met %(naam)s") % {"naam": afspraak.met} if afspraak.met else afspraak.titel
    yield Stap(
        title, " ".join(filter(None, words)), reverse("kandidaat:afspraken"),
        _("Afspraak bekijken") if afspraak.bevestigd else _("Ja, ik kom"), "calendar",
        wanneer=_("Vandaag om %(tijd)s") % {"tijd": tijd(afspraak.begint_op)},
        post="" if afspraak.bevestigd else reverse("kandidaat:afspraak_bevestigen", args=[afspraak.id]),
    )  # fmt: skip


def is_today(afspraak: MijnAfspraak, now: dt.datetime) -> bool:
    """Whether an appointment is on this Dutch day."""
    zone = klok.NEDERLAND
    return afspraak.begint_op.astimezone(zone).date() == now.astimezone(zone).date()


def _plan(actor: Actor, dossier: MijnDossier) -> Iterator[Stap]:
    rows = visible(actor, Trajectplan).filter(dossier_id=dossier.id).exclude(stand="vervangen")
    newest = rows.order_by("-aangeboden_op").values_list("id", "stand", "nummer").first()
    if newest is None or newest[1] not in {
        Trajectplan.Stand.BIJ_KANDIDAAT,
        Trajectplan.Stand.BIJ_OPDRACHTGEVER,
    }:
        return
    said = visible(actor, Standpunt).filter(plan=newest[0], van="kandidaat").exclude(antwoord="vraag")
    if said.exists():
        return
    words = _("Uw coach heeft een plan gemaakt. Lees het rustig. Daarna zegt u wat u ervan vindt.")
    title = _("Lees uw plan") if newest[2] == 1 else _("Lees uw nieuwe plan")
    yield Stap(title, words, reverse("kandidaat:plan"), _("Plan lezen"), "file", 15)


def _reports(actor: Actor, dossier: MijnDossier) -> Iterator[Stap]:
    rows = visible(actor, Rapportage).filter(
        dossier_id=dossier.id, stand=Rapportage.Stand.BIJ_KANDIDAAT, zienswijze_op__isnull=True
    )
    words = _("U leest het verslag als eerste. U kunt er iets bij schrijven. Dan gaat het naar uw werkgever.")
    for row in rows.order_by("nummer").only("bureau_id", "nummer", "versturen_uiterlijk"):
        title = _("Lees verslag %(nummer)s") % {"nummer": row.nummer}
        url = reverse("kandidaat:rapport", args=[row.pk])
        due = None if dossier.pauze else row.versturen_uiterlijk
        yield Stap(title, words, url, _("Verslag lezen"), "file", 10, due)


def _letters(actor: Actor, dossier: MijnDossier) -> Iterator[Stap]:
    """A letter of the employer that was not opened yet."""
    rows = visible(actor, Verzending).filter(
        dossier_id=dossier.id, document__soort=WERKGEVERSBRIEF, naar_rol=actor.rol, geopend_op__isnull=True
    )
    if rows.exists():
        words = _("Lees wat uw werkgever vraagt, en wat u kunt doen. U kunt erop antwoorden.")
        url = reverse("kandidaat:medewerking")
        yield Stap(_("Lees de brief van uw werkgever"), words, url, _("Brief lezen"), "file", 10)


def _written(actor: Actor, dossier: MijnDossier) -> Iterator[Stap]:
    """Something was written about what was agreed, and the kandidaat did not answer yet."""
    rows = visible(actor, Medewerkingsfeit).filter(
        dossier_id=dossier.id,
        geantwoord_op__isnull=True,
        afgesloten_op__isnull=True,
        ingetrokken_op__isnull=True,
    )
    if rows.exists():
        words = _("Er is iets opgeschreven over een afspraak. Klopt het? U kunt uw kant vertellen.")
        url = reverse("kandidaat:medewerking")
        yield Stap(_("Lees wat er is opgeschreven"), words, url, _("Lezen en antwoorden"), "pen", 5)


def _choices(fases: Sequence[MijnFase]) -> Iterator[Stap]:
    words = _("Wat past het best bij u? U kiest zelf. Schrijf in uw eigen woorden waarom.")
    for fase in fases:
        if fase.vraagt_woorden and fase.stand == "nu" and not (fase.woorden and fase.keuze):
            url = reverse("kandidaat:fase", args=[fase.id])
            yield Stap(_("Maak uw keuze"), words, url, _("Keuze maken"), "pen", 10)


def _evaluation(actor: Actor, dossier: MijnDossier) -> Iterator[Stap]:
    """The own view on the first year, as long as nobody wrote it and the evaluation is not finished."""
    rows = visible(actor, Eerstejaarsevaluatie).filter(
        dossier_id=dossier.id, stand=Eerstejaarsevaluatie.Stand.CONCEPT, visie_werknemer=""
    )
    if rows.exists():
        words = _("Hoe ging het eerste jaar? Schrijf het in uw eigen woorden.")
        url = reverse("kandidaat:evaluatie")
        yield Stap(_("Zeg hoe u het jaar ziet"), words, url, _("Opschrijven"), "pen", 15)


def _lessons(actor: Actor, dossier: MijnDossier) -> Iterator[Stap]:
    """What the coach asked to learn or practise and is not done or handed in."""
    rows = visible(actor, Leerstap).filter(
        dossier_id=dossier.id, toegewezen_op__isnull=False, klaar_op__isnull=True, ingeleverd_op__isnull=True,
        ingetrokken_op__isnull=True,
    )  # fmt: skip
    for row in rows.order_by("voor", "toegewezen_op", "pk")[:5]:
        words = _("Uw coach vraagt dit nog een keer.") if row.opnieuw_op else row.waarom
        button = _("Verder gaan") if row.begonnen_op else _("Bekijken")
        due = None if dossier.pauze else row.voor
        url = reverse("kandidaat:leren_item", args=[row.item])
        yield Stap(row.titel, words, url, button, "pen", row.minuten, due)


def _tasks(actor: Actor, dossier: MijnDossier) -> Iterator[Stap]:
    rows = visible(actor, Taak).filter(
        dossier_id=dossier.id, klaar_op__isnull=True, vervallen_op__isnull=True
    )
    for row in rows.exclude(soort__in=DUBBEL).order_by("due_on", "gemaakt_op", "pk")[:10]:
        due = None if dossier.pauze else row.due_on
        if row.soort == "vragenlijst":
            yield _questionnaire(row, due)
            continue
        url = reverse("kandidaat:taak", args=[row.pk])
        yield Stap(row.titel, "", url, _("Taak bekijken"), "list", row.minuten, due)


def _questionnaire(row: Taak, due: dt.date | None) -> Stap:
    """A questionnaire that waits, straight to where it was left."""
    url = reverse("kandidaat:vragenlijst", args=[row.sleutel.removeprefix("afname:")])
    words = _("Uw coach zette dit voor u klaar. U mag tussendoor stoppen.")
    return Stap(row.titel, words, url, _("Naar de vragen"), "question", row.minuten, due)
