"""Requests to correct data or to use them less for a while, and what was decided (AVG art. 12, 16 and 18)."""

import datetime as dt
import uuid
from calendar import monthrange

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.medewerking.termijn import required
from wissel.outbox.actions import notify
from wissel.regie.models import Gegevensverzoek
from wissel.trajecten.actions.planhulp import check_kandidaat, clean
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Taak

BERICHT = "medewerking"
Soort, Besluit = Gegevensverzoek.Soort, Gegevensverzoek.Besluit
PAD = "/mijn/gegevens/"


def in_a_month(day: dt.date) -> dt.date:
    """The same day of the next month, or its last day (AVG art. 12 lid 3: within one month of receipt)."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


@transaction.atomic
def ask(
    *, dossier: Dossier, soort: str, over: str, tekst: str, sleutel: uuid.UUID, by: Actor
) -> Gegevensverzoek:
    """The kandidaat asks; the coach gets a task with the term. The same form sent twice is one request."""
    row = _held(dossier.pk, by)
    check_kandidaat(row, by)
    known = Gegevensverzoek.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    made = Gegevensverzoek(
        bureau_id=by.bureau_id, dossier=row, sleutel=sleutel, soort=soort, gedaan_op=klok.now(),
        gedaan_door_id=required(by.lidmaatschap_id), antwoord_uiterlijk=in_a_month(klok.today()),
    )  # fmt: skip
    if soort not in Soort.values:
        raise DomainError("soort", _("Kies wat u vraagt."), veld="soort")
    made.over, made.tekst = clean(made, "over", over), clean(made, "tekst", tekst)
    made.save(force_insert=True)
    record(by, "gegevensverzoek_gedaan", dossier=row, onderwerp=made, categorie="A")
    make_taak(
        dossier=row, by=by, soort="gegevensverzoek", titel=_("Beslis over een verzoek van de kandidaat over gegevens"),
        voor_rol=Rol.COACH, sleutel=task_key(made), due_on=made.antwoord_uiterlijk,
    )  # fmt: skip
    if row.coach is not None:
        notify(by, persoon=row.coach, soort=BERICHT, dossier=row, pad=f"/dossiers/{row.pk}/stem/")
    return made


@transaction.atomic
def decide(*, verzoek: Gegevensverzoek, besluit: str, reactie: str, by: Actor) -> Gegevensverzoek:
    """Say what was done with a request, and why. A refusal names the reason (AVG art. 12 lid 4).

    Raises Changed, with the answer, when somebody else decided first.
    """
    dossier = _held(verzoek.dossier_id, by)
    row = _locked(verzoek, by)
    _for_staff(by)
    words = clean(row, "reactie", reactie)
    if besluit not in Besluit.values:
        raise DomainError("besluit", _("Kies wat u doet."), veld="besluit")
    if not words:
        raise DomainError("leeg", _("Schrijf wat u deed en waarom. De kandidaat leest het."), veld="reactie")
    if row.beantwoord_op:
        if (row.besluit, row.reactie) == (besluit, words):
            return row
        raise Changed("beslist", _("Hierover is al beslist. Hieronder staat het antwoord."), nu=row.reactie)
    row.besluit, row.reactie = besluit, words
    row.beantwoord_op, row.beantwoord_door_id = klok.now(), by.lidmaatschap_id
    row.save()
    record(by, "gegevensverzoek_beslist", dossier=dossier, onderwerp=row, categorie="A")
    for each in Taak.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=task_key(row), klaar_op__isnull=True, vervallen_op__isnull=True
    ):  # fmt: skip
        finish_taak(taak=each, by=by)
    notify(by, persoon=dossier.kandidaat, soort=BERICHT, dossier=dossier, pad=PAD)
    return row


@transaction.atomic
def lift(*, verzoek: Gegevensverzoek, reden: str, by: Actor) -> Gegevensverzoek:
    """End a restriction, with why; the kandidaat is told at once (AVG art. 18 lid 3). Twice is once."""
    dossier = _held(verzoek.dossier_id, by)
    row = _locked(verzoek, by)
    _for_staff(by)
    if row.opgeheven_op is not None:
        return row
    if not restricts(row):
        raise DomainError("geen_beperking", _("Hier loopt geen beperking."))
    words = clean(row, "opgeheven_reden", reden, veld="reden")
    if not words:
        raise DomainError("leeg", _("Schrijf waarom de beperking eindigt."), veld="reden")
    row.opgeheven_reden, row.opgeheven_op = words, klok.now()
    row.save(update_fields=["opgeheven_reden", "opgeheven_op"])
    record(by, "beperking_opgeheven", dossier=dossier, onderwerp=row, categorie="A")
    notify(by, persoon=dossier.kandidaat, soort=BERICHT, dossier=dossier, pad=PAD)
    return row


def restricts(row: Gegevensverzoek) -> bool:
    """Whether data are to be used less now: asked and not decided yet, or granted and not ended (AVG art. 18 lid 1)."""
    open_ = row.besluit in {"", Besluit.JA, Besluit.DEELS}
    return row.soort == Soort.BEPERKING and open_ and row.opgeheven_op is None


def task_key(row: Gegevensverzoek) -> str:
    """How the task for the coach is known."""
    return f"gegevensverzoek:{row.pk}"


def _for_staff(by: Actor) -> None:
    if by.rol not in {Rol.COACH, Rol.BUREAUMANAGER}:
        raise DomainError("niet_van_u", _("De coach of de manager beslist hierover."))


def _held(dossier_id: uuid.UUID, by: Actor) -> Dossier:
    return Dossier.objects.select_for_update(of=("self",)).select_related("coach", "kandidaat").get(
        bureau_id=by.bureau_id, pk=dossier_id
    )  # fmt: skip


def _locked(verzoek: Gegevensverzoek, by: Actor) -> Gegevensverzoek:
    return Gegevensverzoek.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=verzoek.pk)
