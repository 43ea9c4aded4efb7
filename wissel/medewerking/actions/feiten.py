"""Facts about working together, with hearing both sides: recorded, answered, closed or withdrawn (S0.37, S0.38).

Each side closes and withdraws its own facts. The kandidaat is told of every fact and is heard before it is closed.
"""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Rol
from wissel.documenten import ontvangers
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.medewerking import ladder, termijn
from wissel.medewerking.models import Medewerkingsfeit, Weerwoord
from wissel.opmaak import lange_datum
from wissel.outbox.actions import notify
from wissel.trajecten.actions.planhulp import check_kandidaat, clean

BRON, SOORT, AFSLUITING = Medewerkingsfeit.Bron, Medewerkingsfeit.Soort, Medewerkingsfeit.Afsluiting
BERICHT = "medewerking"
SCHRIJVERS = {Rol.COACH, Rol.OPDRACHTGEVER, SYSTEEM}
_KOLOM: dict[str, str] = {BRON.AFSPRAAK: "afspraak", BRON.TAAK: "taak", BRON.LOGBOEK: "regel"}


@transaction.atomic
def record_fact(
    *,
    dossier: Dossier,
    by: Actor,
    sleutel: uuid.UUID,
    soort: str,
    dag: dt.date,
    afgesproken: str,
    gebeurd: str,
    bron: str,
    bron_tekst: str = "",
    herkomst: Any = None,
) -> Medewerkingsfeit:
    """Write down what was agreed and what happened, and tell the kandidaat that something was written.

    `herkomst` is the appointment, task or log line it comes from; a described source is `bron_tekst`. The same form
    sent twice (same `sleutel`) is one fact.
    Raises DomainError at the field for a day in the future or before the case, empty words, or a source that is
    missing, of another dossier or used before.
    """
    dossier = _lock(dossier, by)
    if by.rol not in SCHRIJVERS:
        raise DomainError("niet_van_u", _("Feiten legt de coach of de werkgever vast."))
    known = Medewerkingsfeit.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    row = Medewerkingsfeit(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, soort=soort, dag=dag, bron=bron,
        door_id=by.lidmaatschap_id, door_naam=by.naam, door_rol=by.rol, op=klok.now(),
        antwoord_uiterlijk=klok.today() + dt.timedelta(days=ladder.termijnen().weerwoord_dagen),
    )  # fmt: skip
    _check_day(dossier, dag)
    _fill(row, afgesproken, gebeurd, bron_tekst)
    _set_source(row, herkomst)
    row.save(force_insert=True)
    record(by, "medewerkingsfeit_vastgelegd", dossier=dossier, onderwerp=row, categorie="I")
    notify(by, persoon=dossier.kandidaat, soort=BERICHT, dossier=dossier, pad="/mijn/medewerking/")
    _tell_others(dossier, by)
    return row


def _fill(row: Medewerkingsfeit, afgesproken: str, gebeurd: str, bron_tekst: str) -> None:
    if row.soort not in SOORT.values:
        raise DomainError("soort", _("Kies waar het over gaat."), veld="soort")
    if row.bron not in BRON.values:
        raise DomainError("bron", _("Kies waar dit feit uit blijkt."), veld="bron")
    if not afgesproken.strip():
        raise DomainError("leeg", _("Schrijf wat er precies was afgesproken."), veld="afgesproken")
    if not gebeurd.strip():
        raise DomainError("leeg", _("Schrijf wat er gebeurde, zonder oordeel."), veld="gebeurd")
    row.afgesproken = clean(row, "afgesproken", afgesproken)
    row.gebeurd = clean(row, "gebeurd", gebeurd)
    row.bron_tekst = clean(row, "bron_tekst", bron_tekst) if row.bron == BRON.BESCHREVEN else ""
    if row.bron == BRON.BESCHREVEN and not row.bron_tekst:
        text = _("Schrijf waar dit uit blijkt, bijvoorbeeld: brief van 3 mei 2026.")
        raise DomainError("bron", text, veld="bron_tekst")


def _set_source(row: Medewerkingsfeit, herkomst: Any) -> None:
    """Tie the fact to the row it comes from: of this dossier, and no other living fact comes from it."""
    column = _KOLOM.get(row.bron)
    if column is None:
        return
    if herkomst is None or herkomst.dossier_id != row.dossier_id:
        raise DomainError("bron", _("Kies de afspraak, taak of regel waar dit uit blijkt."), veld="herkomst")
    same = Medewerkingsfeit.objects.filter(
        bureau_id=row.bureau_id, ingetrokken_op__isnull=True, **{column: herkomst}
    )
    if same.exists():
        text = _("Hierover staat al een feit. Trek dat eerst in als het niet klopt.")
        raise DomainError("dubbel", text, veld="herkomst")
    setattr(row, column, herkomst)


def _check_day(dossier: Dossier, dag: dt.date) -> None:
    if dag > klok.today():
        text = _("Deze dag moet nog komen. Leg een feit vast als het gebeurd is.")
        raise DomainError("toekomst", text, veld="dag")
    if dossier.eerste_ziektedag and dag < dossier.eerste_ziektedag:
        text = _("Deze dag ligt voor de eerste ziektedag (%(dag)s). Controleer een van beide datums.")
        raise DomainError("te_vroeg", text % {"dag": lange_datum(dossier.eerste_ziektedag)}, veld="dag")


@transaction.atomic
def answer_fact(*, feit: Medewerkingsfeit, tekst: str, by: Actor) -> Weerwoord:
    """The kandidaat's own words beside a fact, kept exactly as written; more can be added until it is closed.

    The same words twice in a row are one answer. Raises DomainError when the fact was closed or withdrawn.
    """
    row = _locked(feit, by)
    check_kandidaat(row.dossier, by)
    words = tekst.replace("\x00", "").strip()
    if not words:
        raise DomainError("leeg", _("Schrijf hier wat u wilt zeggen."), veld="tekst")
    last = Weerwoord.objects.filter(bureau_id=by.bureau_id, feit=row).order_by("-gegeven_op").first()
    if last is not None and last.tekst == words:
        return last
    if row.ingetrokken_op:
        raise DomainError("ingetrokken", _("Dit is weggehaald. U hoeft niet te antwoorden."))
    if row.afgesloten_op:
        raise DomainError("afgesloten", _("Dit is al afgesloten. Stuur uw coach een bericht."))
    now = klok.now()
    answer = Weerwoord(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, feit=row, gegeven_op=now,
        gegeven_door_id=termijn.required(by.lidmaatschap_id),
    )  # fmt: skip
    answer.tekst = clean(answer, "tekst", words)
    answer.save(force_insert=True)
    if row.geantwoord_op is None:
        row.geantwoord_op = now
        row.save(update_fields=["geantwoord_op"])
    record(by, "weerwoord_gegeven", dossier=row.dossier_id, onderwerp=row, categorie="I")
    _tell_others(row.dossier, by)
    return answer


@transaction.atomic
def close_fact(*, feit: Medewerkingsfeit, by: Actor) -> Medewerkingsfeit:
    """Close a fact once the kandidaat was heard; the row says whether by an answer or because the term ran out.

    Raises DomainError("nog_niet_gehoord") before that. Closing twice changes nothing.
    """
    row = _locked(feit, by)
    _own_side(row, by)
    if row.afgesloten_op:
        return row
    if row.ingetrokken_op:
        raise DomainError("ingetrokken", _("Dit feit is ingetrokken. U hoeft niets af te sluiten."))
    pauzes = termijn.pauses_of(row)
    why = termijn.heard(row, pauzes, klok.today())
    if not why:
        raise DomainError("nog_niet_gehoord", _not_heard(termijn.answer_until(row, pauzes)))
    row.afsluiting, row.afgesloten_op, row.afgesloten_door_id = why, klok.now(), by.lidmaatschap_id
    row.save(update_fields=["afsluiting", "afgesloten_op", "afgesloten_door"])
    record(by, f"medewerkingsfeit_gesloten_{why}", dossier=row.dossier_id, onderwerp=row, categorie="I")
    return row


def _not_heard(until: dt.date | None) -> str:
    if until is None:
        return _(
            "Het traject is onderbroken en de kandidaat heeft nog niet geantwoord. Wacht tot na de pauze."
        )
    words = _("De kandidaat kan nog antwoorden tot en met %(dag)s. Sluit het feit daarna af.")
    return words % {"dag": lange_datum(until)}


@transaction.atomic
def withdraw_fact(*, feit: Medewerkingsfeit, reden: str, by: Actor) -> Medewerkingsfeit:
    """Take a fact back that is not right, with why. It stays readable and counts for nothing any more."""
    row = _locked(feit, by)
    _own_side(row, by)
    if row.ingetrokken_op:
        return row
    if not reden.strip():
        raise DomainError("leeg", _("Schrijf waarom dit feit niet klopt."), veld="reden")
    row.intrek_reden = clean(row, "intrek_reden", reden, veld="reden")
    row.ingetrokken_op, row.ingetrokken_door_id = klok.now(), by.lidmaatschap_id
    row.save(update_fields=["intrek_reden", "ingetrokken_op", "ingetrokken_door"])
    record(by, "medewerkingsfeit_ingetrokken", dossier=row.dossier_id, onderwerp=row, categorie="I")
    notify(by, persoon=row.dossier.kandidaat, soort=BERICHT, dossier=row.dossier_id, pad="/mijn/medewerking/")
    return row


def own_side(row: Medewerkingsfeit, by: Actor) -> bool:
    """Whether this actor may close or withdraw a fact: the side that wrote it, bureau or employer."""
    return by.rol == SYSTEEM or by.rol == row.door_rol or (by.rol == Rol.COACH and row.door_rol == SYSTEEM)


def _own_side(row: Medewerkingsfeit, by: Actor) -> None:
    if not own_side(row, by):
        raise DomainError("niet_van_u", _("Alleen wie dit feit vastlegde kan het afsluiten of intrekken."))


def _tell_others(dossier: Dossier, by: Actor) -> None:
    """Tell coach and employer, but not the side that acts, that there is news.

    BW 7:629 lid 7 asks an employer to speak at once, so the employer has to know. Never somebody of a verzekeraar.
    """
    page = f"/dossiers/{dossier.pk}/medewerking/"
    if dossier.coach is not None and by.rol != Rol.COACH:
        notify(by, persoon=dossier.coach, soort=BERICHT, dossier=dossier, pad=page)
    if by.rol == Rol.OPDRACHTGEVER:
        return
    for each in ontvangers.opdrachtgever(dossier):
        if each.persoon is not None and each.persoon.user_id is not None:
            notify(by, persoon=each.persoon, soort=BERICHT, dossier=dossier, pad=f"/opdrachtgever{page}")


def _lock(dossier: Dossier, by: Actor) -> Dossier:
    row = Dossier.objects.select_for_update(of=("self",)).select_related("kandidaat", "coach").get(
        bureau_id=by.bureau_id, pk=dossier.pk
    )  # fmt: skip
    if row.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Er komt niets meer bij."))
    return row


def _locked(feit: Medewerkingsfeit, by: Actor) -> Medewerkingsfeit:
    return Medewerkingsfeit.objects.select_for_update(of=("self",)).select_related(
        "dossier__kandidaat", "dossier__coach"
    ).get(bureau_id=by.bureau_id, pk=feit.pk)  # fmt: skip
