"""What somebody who wants to order does: start, fill in step by step, add papers, hand in, withdraw."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.aanmeldingen import stappen, stukken
from wissel.aanmeldingen.aanmeldlink import give_code, token_of
from wissel.aanmeldingen.aanmeldmail import mail_received, mail_started
from wissel.aanmeldingen.contact import answer_by, number_of
from wissel.aanmeldingen.gaten import Gat, gaps
from wissel.aanmeldingen.models import Aanmelding
from wissel.aanmeldingen.trigger import Beeld, look
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau, Organisatie
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.mensen.geheim import token_hash

Stand = Aanmelding.Stand
WACHT = (Stand.INGEDIEND, Stand.ONVOLLEDIG, Stand.IN_BEHANDELING)


class Begonnen(NamedTuple):
    """A new aanmelding with its code, which is known now and never again."""

    aanmelding: Aanmelding
    code: str


@transaction.atomic
def start(
    *, by: Actor, sleutel: uuid.UUID, email: str, taal: str = "nl", organisatie: Organisatie | None = None,
    gegevens: Mapping[str, Mapping[str, Any]] | None = None,
) -> Begonnen:  # fmt: skip
    """Begin an aanmelding and mail the link; needs the database context of the bureau.

    The same form sent twice is one aanmelding with one mail; then only the newest code works. `gegevens` is what is
    known already of who signed in.
    """
    known = Aanmelding.objects.select_for_update(of=("self",)).filter(bureau_id=by.bureau_id, sleutel=sleutel)
    row = known.first()
    if row is not None:
        code = give_code(row)
        row.save(update_fields=["code_hash", "pogingen"])
        return Begonnen(row, code)
    filled = {stap: stappen.check_values(stap, values) for stap, values in (gegevens or {}).items()}
    own = Bureau.objects.filter(pk=by.bureau_id, soort=Bureau.Soort.EIGEN_BEHEER).first()
    if own is not None:
        # An employer who runs spoor 2 alone orders from itself.
        filled["werkgever"] = {"soort_opdrachtgever": "werkgever", "werkgever_naam": own.naam} | filled.get(
            "werkgever", {}
        )
    row = Aanmelding(
        bureau_id=by.bureau_id, nummer="A" + number_of(sleutel)[1:], sleutel=sleutel, email=email.strip().lower(),
        taal=taal, gegevens=filled, organisatie=organisatie,
        lidmaatschap_id=by.lidmaatschap_id if by.is_opdrachtgever else None,
        gemaakt_op=klok.now(), gewijzigd_dag=klok.today(),
    )  # fmt: skip
    row.token_hash = token_hash(token_of(row))
    code = give_code(row)
    row.save(force_insert=True)
    if row.lidmaatschap_id is None:
        mail_started(by, row)
    record(by, "aanmelding_begonnen", onderwerp=row, categorie="R")
    return Begonnen(row, code)


def may_edit(row: Aanmelding) -> bool:
    """Whether it can still be filled in: not handed in yet, or the bureau asked for more."""
    if row.stand == Stand.CONCEPT:
        return True
    return row.stand in WACHT and row.aanvulling_op is not None and row.aangevuld_op is None


@transaction.atomic
def save_step(
    *,
    aanmelding: Aanmelding,
    stap: str,
    waarden: Mapping[str, Any],
    by: Actor,
    versie: int,
    verder: bool = True,
) -> Aanmelding:
    """Keep the values of one step; going on later starts there, or at the next one with `verder`.

    Raises Changed when it was changed in another window, DomainError at the field of a value that cannot be.
    """
    row = locked(aanmelding)
    _refuse_closed(row)
    if stap not in stappen.NAMEN:
        raise DomainError("stap", _("Deze stap bestaat niet. Begin bij het overzicht."))
    fresh = stappen.check_values(stap, waarden)
    where = stappen.next_step(stap) if verder else stap
    if row.gegevens.get(stap, {}) == fresh and row.stap == where:
        return row
    if row.versie != versie:
        text = _(
            "U heeft deze aanmelding ook in een ander venster open. Daar is iets gewijzigd. Uw invoer staat er nog."
        )
        raise Changed("gewijzigd", text, nu=row.versie)
    row.gegevens = {**row.gegevens, stap: fresh}
    row.stap, row.gewijzigd_dag = where, klok.today()
    row.versie += 1
    row.save(update_fields=["gegevens", "stap", "gewijzigd_dag", "versie"])
    return row


@transaction.atomic
def remember_step(*, aanmelding: Aanmelding, stap: str) -> None:
    """Going on later starts at this step."""
    row = locked(aanmelding)
    if may_edit(row) and stap in stappen.NAMEN:
        row.stap = stap
        row.save(update_fields=["stap"])


@transaction.atomic
def hand_in(*, aanmelding: Aanmelding, by: Actor) -> Aanmelding:
    """Hand it in, complete or not; what the bureau asked for has come in then. Sent twice it is handed in once.

    Raises DomainError when it is not known who it is about or who asks.
    """
    row = locked(aanmelding)
    if row.stand in WACHT and not may_edit(row):
        return row
    _refuse_closed(row)
    missing = missing_of(row)
    if any(gap.moet for gap in missing):
        names = "; ".join(gap.tekst for gap in missing if gap.moet)
        raise DomainError("moet", _("Nog niet in te dienen. %(wat)s.") % {"wat": names})
    now, today = klok.now(), klok.today()
    if row.stand == Stand.CONCEPT:
        row.ingediend_op, row.uiterlijk = now, answer_by(today)
        row.stand = Stand.ONVOLLEDIG if missing else Stand.INGEDIEND
    else:
        row.aangevuld_op, row.uiterlijk = now, answer_by(today)
    row.stap, row.gewijzigd_dag = stappen.NAMEN[-1], today
    row.versie += 1
    row.save()
    mail_received(by, row)
    record(by, "aanmelding_ingediend", onderwerp=row, categorie="R")
    return row


@transaction.atomic
def withdraw(*, aanmelding: Aanmelding, by: Actor) -> Aanmelding:
    """Take it back before the bureau decided: what was typed and the papers go at once."""
    row = locked(aanmelding)
    if row.stand == Stand.VERVALLEN:
        return row
    if row.stand not in {Stand.CONCEPT, *WACHT}:
        raise Changed(
            "besloten", _("Over deze aanmelding is al besloten. Bel ons als u toch niet verder wilt.")
        )
    row.stand, row.gegevens, row.besloten_dag = Stand.VERVALLEN, {}, klok.today()
    row.versie += 1
    row.save()
    stukken.remove_all(row)
    row.offertes.filter(stand__in=("concept", "verstuurd")).update(stand="ingetrokken")
    record(by, "aanmelding_ingetrokken", onderwerp=row, categorie="R")
    return row


def picture(row: Aanmelding, *, today: dt.date | None = None) -> Beeld:
    """The dates, the helper and the decision row, from what was typed and the papers. Raises DomainError."""
    return look(row.gegevens, ad_op=stukken.day_of(row, "arbeidsdeskundig"), today=today or klok.today())


def missing_of(row: Aanmelding) -> list[Gat]:
    """What it lacks. Dates that contradict each other count as dates that are not known."""
    today = klok.today()
    try:
        seen = picture(row, today=today)
    except DomainError:
        seen = look({**row.gegevens, "datums": {}}, ad_op=None, today=today)
    return gaps(row.gegevens, stukken.kinds_of(row), seen, today=today)


def locked(aanmelding: Aanmelding) -> Aanmelding:
    """The row, held for this transaction."""
    rows = Aanmelding.objects.select_for_update(of=("self",)).select_related("bureau")
    return rows.get(bureau_id=aanmelding.bureau_id, pk=aanmelding.pk)


def _refuse_closed(row: Aanmelding) -> None:
    if not may_edit(row):
        text = _(
            "Deze aanmelding is ingediend. Wijzigen kan weer als wij u om een aanvulling vragen. Bel ons anders."
        )
        raise Changed("ingediend", text)
