"""Repairing what UWV missed: findings become tasks with proof, and proven tasks become one request to shorten (D13)."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.documenten import ontvangers
from wissel.documenten.actions import upload_document
from wissel.documenten.kinds.gedeeld import day as in_words
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.escalatie import bundelen, stukken
from wissel.escalatie.actions.bundelwoorden import repair_front
from wissel.escalatie.herstelklok import clock, findings, sanctioned
from wissel.escalatie.models import Deskundigenoordeel, Hersteltaak, Herstelverzoek
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Logboekregel, Taak

WERKGEVER = Deskundigenoordeel.Van.WERKGEVER
PLANNING = dt.timedelta(days=28)
MEESTE_REGELS, LANGSTE_REGEL = 40, 300
PLAN = "herstelplan"


@transaction.atomic
def add_findings(
    *, dossier: Dossier, bevindingen: Sequence[str], regels: str, by: Actor
) -> list[Hersteltaak]:
    """Make a repair task of each finding from the list and of each pasted line; the same one twice is one task.

    Raises DomainError when no loonsanctie is recorded, when nothing was given, or a line is too long.
    """
    _lock(dossier, by)
    if not sanctioned(dossier):
        text = _("Er is geen loonsanctie vastgelegd. Dan valt er niets te herstellen.")
        raise DomainError("geen_sanctie", text)
    lines = _lines(regels)
    if not bevindingen and not lines:
        raise DomainError("leeg", _("Kies wat UWV miste, of plak de zinnen uit de brief."), veld="regels")
    place = Hersteltaak.objects.filter(bureau_id=by.bureau_id, dossier=dossier).aggregate(
        last=Max("volgorde")
    )
    number, made = place["last"] or 0, []
    for values in [*map(_of_list, bevindingen), *map(_of_line, lines)]:
        row, new = Hersteltaak.objects.get_or_create(
            bureau_id=by.bureau_id, dossier=dossier, sleutel=values.pop("sleutel"),
            defaults={
                **values, "volgorde": number + 1, "gemaakt_op": klok.now(), "gemaakt_door_id": by.lidmaatschap_id,
            },
        )  # fmt: skip
        number += new
        made += [row] if new else []
    if made:
        record(by, "hersteltaken_gemaakt", dossier=dossier, onderwerpen=made, categorie="C")
        make_taak(
            dossier=dossier, by=by, soort=PLAN, voor_rol=Rol.OPDRACHTGEVER, sleutel=PLAN,
            titel=_("Werk het herstelplan na de loonsanctie af"),
        )  # fmt: skip
    return made


def _lines(text: str) -> list[str]:
    """Each pasted line as one finding, without signs of a list before it."""
    found = [
        " ".join(line.replace("\x00", "").split()).lstrip("-•*–· ").strip() for line in text.splitlines()
    ]
    lines = list(dict.fromkeys(line for line in found if line))
    if len(lines) > MEESTE_REGELS:
        words = _("Plak hoogstens %(aantal)s regels tegelijk.") % {"aantal": MEESTE_REGELS}
        raise DomainError("te_veel", words, veld="regels")
    if any(len(line) > LANGSTE_REGEL for line in lines):
        words = _("Een regel is langer dan %(aantal)s tekens. Zet elke bevinding op een eigen, korte regel.")
        raise DomainError("te_lang", words % {"aantal": LANGSTE_REGEL}, veld="regels")
    return lines


def _of_list(sleutel: str) -> dict[str, Any]:
    known = findings().get(sleutel)
    if known is None:
        raise DomainError("bevinding", _("Kies een bevinding uit de lijst."), veld="bevindingen")
    return {
        "sleutel": sleutel, "bevinding": known.naam, "wat": known.herstel, "eigenaar": known.eigenaar,
        "due_on": klok.today() + dt.timedelta(days=known.dagen),
    }  # fmt: skip


def _of_line(line: str) -> dict[str, Any]:
    mark = hashlib.sha256(line.lower().encode()).hexdigest()[:32]
    return {"sleutel": f"regel {mark}", "bevinding": line, "due_on": klok.today() + PLANNING}


@transaction.atomic
def change_task(
    *, taak: Hersteltaak, wat: str, eigenaar: str, due_on: dt.date | None, versie: int, by: Actor
) -> Hersteltaak:
    """Say what repairs it, who does it and by when; that day is a planning."""
    row = _locked(taak, versie, by)
    if eigenaar not in Hersteltaak.Eigenaar.values:
        raise DomainError("eigenaar", _("Kies wie dit herstelt."), veld="eigenaar")
    row.wat, row.eigenaar, row.due_on = wat.replace("\x00", "").strip()[:300], eigenaar, due_on
    return _save(row, "hersteltaak_gewijzigd", by, "wat", "eigenaar", "due_on")


@transaction.atomic
def prove_task(
    *,
    taak: Hersteltaak,
    bewezen_op: dt.date,
    versie: int,
    by: Actor,
    document: Document | None = None,
    regel: Logboekregel | None = None,
    bestand: Any = None,
) -> Hersteltaak:
    """Say when it was repaired and what proves it: a paper of the dossier, a new one, or a line of the log.

    The proof is something the employer may read, because it goes along with the request.
    """
    row = _locked(taak, versie, by)
    if bewezen_op > klok.today():
        raise DomainError(
            "toekomst", _("Deze dag ligt in de toekomst. Controleer de datum."), veld="bewezen_op"
        )
    if bestand is not None:
        document, regel = upload_document(
            dossier=row.dossier, by=by, titel=_("Bewijs van herstel: %(wat)s") % {"wat": row.bevinding[:150]},
            soort="bewijs", datum=bewezen_op, publiek=stukken.audience(WERKGEVER), bestand=bestand,
        ), None  # fmt: skip
    if document is None and regel is None:
        raise DomainError("bewijs", _("Kies het bewijs, of voeg het toe."), veld="document")
    _check_proof(row, document, regel)
    row.bewijs_document, row.bewijs_regel = document, None if document is not None else regel
    row.bewezen_op, row.bewezen_door_id = bewezen_op, by.lidmaatschap_id
    return _save(
        row, "hersteltaak_bewezen", by, "bewijs_document", "bewijs_regel", "bewezen_op", "bewezen_door"
    )


def _check_proof(row: Hersteltaak, document: Document | None, regel: Logboekregel | None) -> None:
    if document is not None and document.pk not in {d.pk for d in stukken.available(row.dossier, WERKGEVER)}:
        text = _("De werkgever kan dit stuk niet lezen, dus kan het niet mee. Deel het eerst.")
        raise DomainError("bewijs", text, veld="document")
    if regel is not None and not shared_lines(row.dossier).filter(pk=regel.pk).exists():
        text = _("De werkgever kan deze regel niet lezen, dus kan hij niet mee. Kies een gedeelde regel.")
        raise DomainError("bewijs", text, veld="regel")


def shared_lines(dossier: Dossier) -> Any:
    """The lines of the log everyone may read, newest first."""
    rows = Logboekregel.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, publiek=Logboekregel.Publiek.ALLEN, vervangen_door=None
    )
    return rows.order_by("-datum", "-op")


@transaction.atomic
def reopen_task(*, taak: Hersteltaak, versie: int, by: Actor) -> Hersteltaak:
    """Take the proof back; the task is open again."""
    row = _locked(taak, versie, by)
    row.bewijs_document = row.bewijs_regel = row.bewezen_op = None
    row.bewezen_door_id = row.vervallen_op = None
    row.vervallen_reden = ""
    return _save(
        row, "hersteltaak_heropend", by, "bewijs_document", "bewijs_regel", "bewezen_op", "bewezen_door",
        "vervallen_op", "vervallen_reden",
    )  # fmt: skip


@transaction.atomic
def drop_task(*, taak: Hersteltaak, reden: str, versie: int, by: Actor) -> Hersteltaak:
    """Leave a finding out, with the reason; it does not go along with the request."""
    row = _locked(taak, versie, by)
    words = reden.replace("\x00", "").strip()[:200]
    if not words:
        raise DomainError("leeg", _("Schrijf waarom dit niet hersteld hoeft te worden."), veld="reden")
    row.vervallen_op, row.vervallen_reden = klok.today(), words
    return _save(row, "hersteltaak_vervallen", by, "vervallen_op", "vervallen_reden")


def tasks(dossier: Dossier) -> list[Hersteltaak]:
    """Every task of the repair, in order, with its proof."""
    rows = Hersteltaak.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    return list(rows.select_related("bewijs_document", "bewijs_regel").order_by("volgorde"))


def is_complete(rows: Sequence[Hersteltaak]) -> bool:
    """Whether there is something to repair and every task that counts is proven."""
    counting = [row for row in rows if row.vervallen_op is None]
    return bool(counting) and all(row.bewezen_op is not None for row in counting)


@transaction.atomic
def build_request(*, dossier: Dossier, by: Actor) -> Herstelverzoek:
    """Put the request to shorten and all proof in one PDF. Refused as long as a task has no proof.

    The same proof twice is one request.
    """
    _lock(dossier, by)
    rows = tasks(dossier)
    if not is_complete(rows):
        text = _("Nog niet elke taak heeft bewijs. Met een onvolledig verzoek wijst UWV bekorting vaak af.")
        raise DomainError("onvolledig", text)
    counting = [row for row in rows if row.vervallen_op is None]
    parts, seen = [], set()
    for row in counting:
        proof = row.bewijs_document
        if proof is not None and proof.pk not in seen:
            seen.add(proof.pk)
            parts.append(bundelen.Deel(row.bevinding, proof))
    document = bundelen.make_pack(
        dossier=dossier, voorblad=repair_front(dossier.pk, dossier.bureau_id, counting, _dates(dossier)),
        delen=parts, soort=stukken.HERSTELBUNDEL, publiek=stukken.audience(WERKGEVER),
        reeks=uuid.uuid5(dossier.pk, "herstel"), by=by,
    )  # fmt: skip
    known = Herstelverzoek.objects.filter(bureau_id=by.bureau_id, dossier=dossier, bundel=document).first()
    if known is not None:
        return known
    row_ = Herstelverzoek.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, bundel=document, gemaakt_op=klok.now(),
        gemaakt_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    ontvangers.send(document, ontvangers.opdrachtgever(dossier), by=by, bericht="document")
    record(by, "herstelverzoek_gemaakt", dossier=dossier, onderwerp=row_, categorie="C")
    return row_


def _dates(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    found = clock(dossier)
    if found is None:
        return ()
    return (
        ("Eerste dag van de loonsanctie", in_words(found.eerste_dag)),
        ("Laatste dag zonder bekorting", in_words(found.uiterste_dag)),
    )


@transaction.atomic
def record_sent(*, verzoek: Herstelverzoek, verstuurd_op: dt.date, by: Actor) -> Herstelverzoek:
    """Write down when the request went to UWV.

    The coach is asked for the day UWV received it: that fact moves the dates, this one does not.
    """
    rows = Herstelverzoek.objects.select_for_update(of=("self",)).select_related("dossier")
    row = rows.get(bureau_id=by.bureau_id, pk=verzoek.pk)
    if row.verstuurd_op == verstuurd_op:
        return row
    if row.verstuurd_op is not None:
        text = _("Dit verzoek ging al naar UWV op %(dag)s.") % {"dag": lange_datum(row.verstuurd_op)}
        raise Changed("verstuurd", text, nu=row)
    if verstuurd_op > klok.today():
        text = _("Deze dag ligt in de toekomst. Controleer de datum.")
        raise DomainError("toekomst", text, veld="verstuurd_op")
    row.verstuurd_op, row.verstuurd_door_id = verstuurd_op, by.lidmaatschap_id
    row.save(update_fields=["verstuurd_op", "verstuurd_door"])
    record(by, "herstelverzoek_verstuurd", dossier=row.dossier_id, onderwerp=row, categorie="C")
    make_taak(
        dossier=row.dossier, by=by, soort=PLAN, voor_rol=Rol.COACH, sleutel=f"herstelmelding {row.pk}",
        titel=_("Leg vast wanneer UWV het verzoek om bekorting ontving"),
    )  # fmt: skip
    plan = Taak.objects.filter(bureau_id=by.bureau_id, dossier=row.dossier, sleutel=PLAN).first()
    if plan is not None:
        finish_taak(taak=plan, by=by)
    return row


def _lock(dossier: Dossier, by: Actor) -> None:
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)


def _locked(taak: Hersteltaak, versie: int, by: Actor) -> Hersteltaak:
    rows = Hersteltaak.objects.select_for_update(of=("self",)).select_related("dossier")
    row = rows.get(bureau_id=by.bureau_id, pk=taak.pk)
    if row.versie != versie:
        text = _("Iemand anders paste deze taak intussen aan. Kijk wat er nu staat.")
        raise Changed("gewijzigd", text, nu=row)
    return row


def _save(row: Hersteltaak, actie: str, by: Actor, *fields: str) -> Hersteltaak:
    row.versie += 1
    row.save(update_fields=[*fields, "versie"])
    record(by, actie, dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row
