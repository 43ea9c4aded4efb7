"""Asking UWV for a deskundigenoordeel: the question, its papers, one pack, and what UWV answered.

UWV gets nothing from Wissel: people send the pack themselves. Staff prepares for either party; a party its own only.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.documenten import ontvangers
from wissel.documenten.actions import upload_document
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.escalatie import bundelen, stukken
from wissel.escalatie.actions.bundelwoorden import front
from wissel.escalatie.models import Deskundigenoordeel, Oordeelstuk
from wissel.escalatie.oordeelsoorten import Oordeelsoort, Stuksoort, kinds, papers, term
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten.actions.taken import make_taak

VAN = Deskundigenoordeel.Van
PARTIJ = {VAN.WERKGEVER: Rol.OPDRACHTGEVER, VAN.WERKNEMER: Rol.KANDIDAAT}
LANGST = 600
Keuze = Mapping[str, Sequence[uuid.UUID]]


@transaction.atomic
def begin_oordeel(
    *, dossier: Dossier, soort: str, van: str, sleutel: uuid.UUID, by: Actor, peildatum: dt.date | None = None
) -> Deskundigenoordeel:
    """Begin a question of one type for one party. The same form twice is one question.

    Raises DomainError when this party may not ask it, or when the same question is being prepared already.
    """
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    rows = Deskundigenoordeel.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    if (same := rows.filter(sleutel=sleutel).first()) is not None:
        return same
    kind = _kind(soort, van, by)
    if kind.peildatum and peildatum is None:
        text = _("Vul de dag in waarover UWV moet oordelen.")
        raise DomainError("peildatum", text, veld="peildatum")
    if rows.filter(soort=soort, van=van, gevraagd_op=None, ingetrokken_op=None).exists():
        text = _("Deze vraag wordt al voorbereid. Ga daarmee verder, of trek die eerst in.")
        raise DomainError("bestaat", text, veld="soort")
    row = Deskundigenoordeel.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, soort=soort, van=van, sleutel=sleutel, gemaakt_op=klok.now(),
        gemaakt_door_id=by.lidmaatschap_id, peildatum=peildatum if kind.peildatum else None,
    )  # fmt: skip
    record(by, "oordeel_begonnen", dossier=dossier, onderwerp=row, categorie="C")
    return row


def _kind(soort: str, van: str, by: Actor) -> Oordeelsoort:
    kind = kinds().get(soort)
    if kind is None:
        raise DomainError("soort", _("Kies welke vraag UWV moet beantwoorden."), veld="soort")
    if van not in VAN.values or van not in kind.wie:
        raise DomainError("van", _("Deze vraag kan deze partij niet stellen. Kies een andere."), veld="van")
    if not by.is_staff and by.rol != PARTIJ[VAN(van)]:
        raise DomainError("niet_van_u", _("U stelt deze vraag alleen voor uzelf."), veld="van")
    return kind


@transaction.atomic
def choose_papers(*, oordeel: Deskundigenoordeel, keuze: Keuze, versie: int, by: Actor) -> Deskundigenoordeel:
    """Keep which papers go along. Only papers the asker may read can be chosen."""
    row = _open(oordeel, versie, by)
    if _keep(row, keuze, by):
        row.versie += 1
        row.save(update_fields=["versie"])
        record(by, "oordeel_stukken_gekozen", dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row


def _keep(row: Deskundigenoordeel, keuze: Keuze, by: Actor) -> bool:
    """Bring the chosen papers in line; says whether anything changed."""
    may = {each.pk: each for each in stukken.available(row.dossier, row.van)}
    wanted = set()
    for stuk, _required in kinds()[row.soort].papers(row.van):
        for pk in keuze.get(stuk.sleutel, ()):
            if pk not in may or may[pk].soort not in stuk.soorten:
                text = _("Dit stuk kan niet mee. Ververs de pagina en kies opnieuw.")
                raise DomainError("stuk", text, veld=stuk.sleutel)
            wanted.add((stuk.sleutel, pk))
    rows = Oordeelstuk.objects.filter(bureau_id=row.bureau_id, oordeel=row, document__isnull=False)
    now = {(each.sleutel, each.document_id): each for each in rows}
    for pair in now.keys() - wanted:
        now[pair].delete()
    for sleutel, pk in sorted(wanted - now.keys(), key=str):
        _add(row, sleutel, pk, by)
    return now.keys() != wanted


def _add(row: Deskundigenoordeel, sleutel: str, document_id: uuid.UUID | None, by: Actor) -> None:
    which: Any = {"document_id": document_id}
    Oordeelstuk.objects.get_or_create(
        bureau_id=row.bureau_id, oordeel=row, sleutel=sleutel, **which,
        defaults={"dossier_id": row.dossier_id, "op": klok.now(), "door_id": by.lidmaatschap_id},
    )  # fmt: skip


@transaction.atomic
def add_paper(
    *, oordeel: Deskundigenoordeel, sleutel: str, bestand: Any, titel: str, datum: dt.date, by: Actor
) -> Document:
    """Add a missing paper to the dossier, for the asker and the bureau to read, and choose it."""
    row = _open(oordeel, None, by)
    stuk = _paper(row, sleutel)
    document = upload_document(
        dossier=row.dossier, by=by, titel=titel.strip() or stuk.naam, soort=stuk.soorten[0], datum=datum,
        publiek=stukken.audience(row.van), bestand=bestand,
    )  # fmt: skip
    _add(row, sleutel, document.pk, by)
    Oordeelstuk.objects.filter(bureau_id=row.bureau_id, oordeel=row, sleutel=sleutel, document=None).delete()
    row.versie += 1
    row.save(update_fields=["versie"])
    return document


@transaction.atomic
def ask_paper(*, oordeel: Deskundigenoordeel, sleutel: str, by: Actor) -> None:
    """Ask somebody else for a missing paper: the asker when staff asks, else the coach. Twice is once."""
    row = _open(oordeel, None, by)
    stuk = _paper(row, sleutel)
    to = PARTIJ[VAN(row.van)] if by.is_staff else Rol.COACH
    _add(row, sleutel, None, by)
    make_taak(
        dossier=row.dossier, by=by, soort="oordeel", voor_rol=to, sleutel=f"oordeel {row.pk} {sleutel} {to}",
        titel=_("Voeg een stuk toe voor de vraag aan UWV: %(stuk)s") % {"stuk": stuk.naam},
    )  # fmt: skip


def _paper(row: Deskundigenoordeel, sleutel: str) -> Stuksoort:
    known = {stuk.sleutel for stuk, _required in kinds()[row.soort].papers(row.van)}
    if sleutel not in known:
        raise DomainError("stuk", _("Dit stuk hoort niet bij deze vraag. Ververs de pagina."))
    return papers()[sleutel]


@transaction.atomic
def build_pack(*, oordeel: Deskundigenoordeel, keuze: Keuze, versie: int, by: Actor) -> Document:
    """Make one PDF of the chosen papers, with contents and page numbers; what is missing stands on the front."""
    row = _open(oordeel, versie, by)
    _keep(row, keuze, by)
    parts, missing = chosen(row)
    if not parts:
        raise DomainError("leeg", _("Kies eerst de stukken die mee moeten. Er is nu niets om te bundelen."))
    document = bundelen.make_pack(
        dossier=row.dossier, voorblad=front(row, missing), delen=parts, soort=stukken.OORDEELBUNDEL,
        publiek=stukken.audience(row.van), reeks=uuid.uuid5(row.pk, "bundel"), by=by,
    )  # fmt: skip
    if document.pk != row.bundel_id:
        row.bundel, row.bundel_op, row.bundel_compleet = document, klok.now(), not missing
        row.versie += 1
        row.save(update_fields=["bundel", "bundel_op", "bundel_compleet", "versie"])
        _share(document, row, by)
        record(by, "oordeel_bundel_gemaakt", dossier=row.dossier_id, onderwerp=document, categorie="P")
    return document


def _share(document: Document, row: Deskundigenoordeel, by: Actor) -> None:
    find = ontvangers.opdrachtgever if row.van == VAN.WERKGEVER else ontvangers.kandidaat
    ontvangers.send(document, find(row.dossier), by=by, bericht="document")


def chosen(row: Deskundigenoordeel) -> tuple[list[bundelen.Deel], tuple[str, ...]]:
    """The chosen papers in the order of the list, each once, and the names of required ones that are missing.

    A paper that has become unreadable for the asker since falls away.
    """
    may = {each.pk: each for each in stukken.available(row.dossier, row.van)}
    rows = Oordeelstuk.objects.filter(bureau_id=row.bureau_id, oordeel=row, document__isnull=False)
    picked: dict[str, list[Document]] = {}
    for each in rows:
        if each.document_id in may:
            picked.setdefault(each.sleutel, []).append(may[each.document_id])
    parts, missing, seen = [], [], set()
    for stuk, required in kinds()[row.soort].papers(row.van):
        found = sorted(picked.get(stuk.sleutel, ()), key=lambda doc: (doc.datum, doc.gemaakt_op))
        parts += [bundelen.Deel(stuk.naam, doc) for doc in found if doc.pk not in seen]
        seen |= {doc.pk for doc in found}
        if required and not found:
            missing.append(stuk.naam)
    return parts, tuple(missing)


@transaction.atomic
def record_asked(*, oordeel: Deskundigenoordeel, gevraagd_op: dt.date, by: Actor) -> Deskundigenoordeel:
    """Write down when the question went to UWV; from that day the term of UWV runs."""
    row = _locked(oordeel, by)
    if row.gevraagd_op == gevraagd_op:
        return row
    if row.gevraagd_op is not None:
        text = _("Deze vraag ging al naar UWV op %(dag)s.") % {"dag": lange_datum(row.gevraagd_op)}
        raise Changed("gevraagd", text, nu=row)
    _check_withdrawn(row)
    _check_day(gevraagd_op, row.dossier, "gevraagd_op")
    row.gevraagd_op, row.uiterlijk = gevraagd_op, term().until(gevraagd_op)
    row.gevraagd_door_id, row.versie = by.lidmaatschap_id, row.versie + 1
    row.save(update_fields=["gevraagd_op", "uiterlijk", "gevraagd_door", "versie"])
    record(by, "oordeel_gevraagd", dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row


@transaction.atomic
def record_waiting(*, oordeel: Deskundigenoordeel, on: dt.date, by: Actor) -> Deskundigenoordeel:
    """Write down that UWV was called and there is no answer yet."""
    row = _asked(oordeel, by)
    _check_day(on, row.dossier, "nagevraagd_op", after=row.gevraagd_op)
    if row.nagevraagd_op != on:
        row.nagevraagd_op, row.versie = on, row.versie + 1
        row.save(update_fields=["nagevraagd_op", "versie"])
        record(by, "oordeel_nagevraagd", dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row


@transaction.atomic
def record_answer(
    *, oordeel: Deskundigenoordeel, antwoord_op: dt.date, uitkomst: str, by: Actor, bestand: Any = None
) -> Deskundigenoordeel:
    """Write down what UWV answered to the question, in own words, with the letter when there is one.

    Both parties read the words; the letter only the party that asked and the bureau. A correction may follow.
    """
    row = _asked(oordeel, by)
    words = uitkomst.replace("\x00", "").strip()
    if not words:
        raise DomainError("leeg", _("Schrijf kort wat UWV op de vraag antwoordde."), veld="uitkomst")
    if len(words) > LANGST:
        text = _("Dit is te lang. Gebruik hoogstens %(aantal)s tekens.") % {"aantal": LANGST}
        raise DomainError("te_lang", text, veld="uitkomst")
    _check_day(antwoord_op, row.dossier, "antwoord_op", after=row.gevraagd_op)
    if bestand is not None:
        row.antwoord_document = upload_document(
            dossier=row.dossier, by=by, titel=_("Deskundigenoordeel van UWV"), soort="deskundigenoordeel",
            datum=antwoord_op, publiek=stukken.audience(row.van), bestand=bestand,
        )  # fmt: skip
    elif (row.antwoord_op, row.uitkomst) == (antwoord_op, words):
        return row
    row.antwoord_op, row.uitkomst, row.versie = antwoord_op, words, row.versie + 1
    row.antwoord_door_id = by.lidmaatschap_id
    row.save(update_fields=["antwoord_op", "uitkomst", "antwoord_door", "antwoord_document", "versie"])
    record(by, "oordeel_beantwoord", dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row


@transaction.atomic
def withdraw_oordeel(*, oordeel: Deskundigenoordeel, by: Actor) -> Deskundigenoordeel:
    """Stop preparing a question that was not sent; what was chosen stays readable."""
    row = _locked(oordeel, by)
    if row.ingetrokken_op is not None:
        return row
    if row.gevraagd_op is not None:
        text = _("Deze vraag is al bij UWV. Intrekken doet u bij UWV zelf.")
        raise DomainError("gevraagd", text)
    row.ingetrokken_op, row.versie = klok.now(), row.versie + 1
    row.save(update_fields=["ingetrokken_op", "versie"])
    record(by, "oordeel_ingetrokken", dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row


def _locked(oordeel: Deskundigenoordeel, by: Actor) -> Deskundigenoordeel:
    rows = Deskundigenoordeel.objects.select_for_update(of=("self",)).select_related("dossier__kandidaat")
    row = rows.get(bureau_id=by.bureau_id, pk=oordeel.pk)
    if not by.is_staff and by.rol != PARTIJ[VAN(row.van)]:
        raise DomainError("niet_van_u", _("Deze vraag is van een ander. U kunt hem lezen."))
    return row


def _open(oordeel: Deskundigenoordeel, versie: int | None, by: Actor) -> Deskundigenoordeel:
    """The row, while it is still being prepared and nobody else was first."""
    row = _locked(oordeel, by)
    _check_withdrawn(row)
    if row.gevraagd_op is not None:
        raise DomainError("gevraagd", _("Deze vraag is al bij UWV. De stukken liggen vast."))
    if versie is not None and row.versie != versie:
        text = _("Iemand anders paste deze vraag intussen aan. Kijk wat er nu staat en kies opnieuw.")
        raise Changed("gewijzigd", text, nu=row)
    return row


def _asked(oordeel: Deskundigenoordeel, by: Actor) -> Deskundigenoordeel:
    row = _locked(oordeel, by)
    if row.gevraagd_op is None:
        raise DomainError("niet_gevraagd", _("Leg eerst vast wanneer de vraag naar UWV ging."))
    return row


def _check_withdrawn(row: Deskundigenoordeel) -> None:
    if row.ingetrokken_op is not None:
        raise DomainError("ingetrokken", _("Deze vraag is ingetrokken. Begin een nieuwe."))


def _check_day(day: dt.date, dossier: Dossier, veld: str, after: dt.date | None = None) -> None:
    if day > klok.today():
        raise DomainError("toekomst", _("Deze dag ligt in de toekomst. Controleer de datum."), veld=veld)
    first = after or dossier.eerste_ziektedag
    if first is not None and day < first:
        text = _("Deze dag ligt voor %(dag)s. Controleer de datum.") % {"dag": lange_datum(first)}
        raise DomainError("te_vroeg", text, veld=veld)
