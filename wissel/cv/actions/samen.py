"""Working on it together: a suggestion at a part, asking the kandidaat to look, and where a version went."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.cv.actions import hulp
from wissel.cv.models import Brief, Briefversie, Cv, Cvtip, Cvversie, Inzending
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten.actions.logboek import correct_note, write_note
from wissel.trajecten.actions.taken import make_taak
from wissel.trajecten.models import Logboekregel

LANGSTE_TIP = 2_000
OUDSTE = dt.timedelta(days=5 * 366)


@transaction.atomic
def give_tip(*, stuk: Cv | Brief, deel: str, tekst: str, by: Actor) -> Cvtip:
    """A suggestion of coach or jobhunter at one part. The same words twice are one tip."""
    row: Any = hulp.lock(stuk, by)
    text = tekst.replace("\x00", "").strip()
    if not text:
        raise DomainError("leeg", _("Schrijf uw voorstel. De kandidaat leest het."), veld="tekst")
    own = {"cv": row} if isinstance(row, Cv) else {"brief": row}
    values: dict[str, Any] = {**own, "deel": deel[:20], "tekst": text[:LANGSTE_TIP], "klaar_op": None}
    again = Cvtip.objects.filter(
        bureau_id=by.bureau_id, **{k: v for k, v in values.items() if k != "klaar_op"}
    )
    found = again.filter(klaar_op__isnull=True).first()
    if found is not None:
        return found
    tip = Cvtip.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, op=klok.now(), door_id=hulp.member(by), **values
    )
    record(by, "cv_tip_gegeven", dossier=row.dossier_id, onderwerp=tip, categorie="K")
    return tip


@transaction.atomic
def close_tip(*, tip: Cvtip, by: Actor) -> Cvtip:
    """The kandidaat did something with it, or not; it is out of sight."""
    row = Cvtip.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=tip.pk)
    if row.klaar_op is None:
        row.klaar_op = klok.now()
        row.save(update_fields=["klaar_op"])
        record(by, "cv_tip_klaar", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def ask_look(*, stuk: Cv | Brief, by: Actor) -> Cv | Brief:
    """Ask the kandidaat to look and to decide. Nothing counts as ready before the kandidaat approved it (S1.27)."""
    row: Any = hulp.lock(stuk, by)
    if row.voorgelegd_op is None:
        row.voorgelegd_op, row.voorgelegd_door_id = klok.now(), by.lidmaatschap_id
        row.save(update_fields=["voorgelegd_op", "voorgelegd_door"])
        title = _("Kijk naar uw cv: %(naam)s") if isinstance(row, Cv) else _("Kijk naar uw brief: %(naam)s")
        make_taak(
            dossier=row.dossier, by=by, soort=hulp.TAAK, titel=title % {"naam": row.naam}, voor_rol=Rol.KANDIDAAT,
            sleutel=hulp.task_key(row, row.versie), minuten=10,
        )  # fmt: skip
        record(by, "cv_voorgelegd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def send_in(
    *, dossier: Dossier, by: Actor, sleutel: uuid.UUID, werkgever: str, datum: dt.date, hoe: str, functie: str = "",
    cvversie: Cvversie | None = None, briefversie: Briefversie | None = None, kolom: str = "werknemer",
) -> Inzending:  # fmt: skip
    """Write down which version went to which employer. The same form sent twice is one; `kolom` is whose effort it is.

    Raises DomainError at the field for a day to come or long ago, and when no version was chosen.
    """
    hulp.lock_dossier(dossier, by)
    again = Inzending.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel).first()
    if again is not None:
        return again
    if cvversie is None and briefversie is None:
        raise DomainError("leeg", _("Kies wat u stuurde: een cv, een brief of allebei."), veld="cvversie")
    if not werkgever.strip():
        raise DomainError("leeg", _("Vul in naar welk bedrijf het ging."), veld="werkgever")
    today = klok.today()
    if datum > today:
        raise DomainError("later", _("Deze dag moet nog komen. Vul in wanneer u het stuurde."), veld="datum")
    if datum < today - OUDSTE:
        raise DomainError(
            "lang_geleden", _("Deze dag is heel lang geleden. Controleer het jaar."), veld="datum"
        )
    row = Inzending.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, cvversie=cvversie, briefversie=briefversie,
        werkgever=werkgever.strip()[:150], functie=functie.strip()[:150], datum=datum, hoe=hoe, op=klok.now(),
        door_id=hulp.member(by),
    )  # fmt: skip
    _log(row, kolom)
    record(by, "inzending_opgeschreven", dossier=dossier, onderwerp=row, categorie="K")
    return row


def _log(row: Inzending, kolom: str) -> None:
    """The effort as a line of the log, for bureau and kandidaat; the coach decides what of it a report says."""
    dossier = row.dossier
    if dossier.eerste_ziektedag is not None and row.datum < dossier.eerste_ziektedag:
        return
    with override("nl"):
        kinds = {"cv": row.cvversie, "brief": row.briefversie}
        what = [f"{kind} versie {versie.nummer}" for kind, versie in kinds.items() if versie is not None]
        write_note(
            dossier=dossier, by=Actor.systeem(dossier.bureau), soort="sollicitatie", datum=row.datum, wie=row.werkgever,
            waarom=_("Sollicitatie verstuurd: %(wat)s") % {"wat": ", ".join(what)}, resultaat=row.functie,
            kolom=kolom, publiek="kandidaat", sleutel=uuid.uuid5(row.sleutel, "logboek"),
        )  # fmt: skip


def _correct_log(row: Inzending) -> None:
    """The line of the log says that it was not sent after all, or what it said before."""
    line = Logboekregel.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, sleutel=uuid.uuid5(row.sleutel, "logboek")
    ).first()
    while line is not None and line.vervangen_door is not None:
        line = line.vervangen_door
    if line is not None:
        with override("nl"):
            words = _("Toch niet verstuurd; weggehaald uit de lijst.") if row.weg_op else row.functie
            correct_note(regel=line, by=Actor.systeem(row.dossier.bureau), resultaat=words)


@transaction.atomic
def take_out(*, inzending: Inzending, by: Actor) -> Inzending:
    """Take away what was written down by mistake; `put_in` takes it back."""
    return _set_gone(inzending, by, gone=True)


@transaction.atomic
def put_in(*, inzending: Inzending, by: Actor) -> Inzending:
    """Put back what was taken away."""
    return _set_gone(inzending, by, gone=False)


def _set_gone(inzending: Inzending, by: Actor, *, gone: bool) -> Inzending:
    rows = Inzending.objects.select_for_update(of=("self",)).select_related("dossier__bureau")
    row = rows.get(bureau_id=by.bureau_id, pk=inzending.pk)
    if (row.weg_op is not None) != gone:
        row.weg_op = klok.now() if gone else None
        row.save(update_fields=["weg_op"])
        _correct_log(row)
        act = "inzending_weggehaald" if gone else "inzending_teruggezet"
        record(by, act, dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row
