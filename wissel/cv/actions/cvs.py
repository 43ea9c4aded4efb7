"""Writing a cv together, approving a version of it, and letting the opdrachtgever read one."""

import uuid
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.cv import blad, delen, jsonresume
from wissel.cv.actions import hulp
from wissel.cv.models import Cv, Cvdeling, Cvversie, Layout, Taal
from wissel.cv.vorm import pdf
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten.inhoud import content_sha256


@transaction.atomic
def start_cv(
    *, dossier: Dossier, by: Actor, sleutel: uuid.UUID, naam: str, taal: str = Taal.NL,
    inhoud: dict[str, Any] | None = None, herkomst: str = Cv.Herkomst.LEEG, apart: list[dict[str, Any]] | None = None,
    layout: str = Layout.RUSTIG,
) -> Cv:  # fmt: skip
    """A new cv with this content. The same form sent twice gives the same one."""
    hulp.lock_dossier(dossier, by)
    again = Cv.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel).first()
    if again is not None:
        return again
    if not naam.strip():
        raise DomainError("leeg", _("Geef dit cv een naam, bijvoorbeeld: planner."), veld="naam")
    hulp.refuse_more(Cv, dossier, by)
    now = klok.now()
    row = Cv.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, naam=naam.strip()[:100], taal=taal, layout=layout,
        inhoud=jsonresume.fitted(inhoud or jsonresume.empty()).inhoud, herkomst=herkomst, apart=apart or [],
        aangemaakt_op=now, gewijzigd_op=now,
        aangemaakt_door_id=by.lidmaatschap_id, gewijzigd_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, "cv_begonnen", dossier=dossier, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def save_part(
    *, cv: Cv, deel: str, waarden: dict[str, Any], stand: str, by: Actor, rij: uuid.UUID | None = None
) -> Cv:
    """Keep the answers of one part, or of one row of it (made when it is not there yet).

    `stand` is `delen.state` when the form was opened. Raises Changed with what is there now when somebody else wrote in
    this same part; the same answers sent twice are no conflict.
    """
    row = hulp.lock(cv, by)
    fresh = delen.put(row.inhoud, deel, jsonresume.storable(waarden), taal=row.taal, rij=rij)
    if delen.values(fresh, deel, rij) == delen.values(row.inhoud, deel, rij) and not _is_new(row, deel, rij):
        return _at(row, deel, fresh)
    now = delen.state(row.inhoud, deel, rij)
    if stand and stand != now:
        raise hulp.changed(delen.values(row.inhoud, deel, rij), now)
    _refuse_long(row, fresh, deel)
    row.inhoud, row.stap = fresh, deel
    hulp.touch(row, by)
    record(by, "cv_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


def _is_new(row: Cv, deel: str, rij: uuid.UUID | None) -> bool:
    return deel in delen.RIJEN and delen.row_of(row.inhoud, deel, rij) is None


def _at(row: Cv, deel: str, inhoud: dict[str, Any]) -> Cv:
    """Nothing new was said; remember where the writer was, and that the question was answered."""
    if row.stap != deel or row.inhoud != inhoud:
        row.stap, row.inhoud = deel, inhoud
        row.save(update_fields=["stap", "inhoud"])
    return row


def _refuse_long(row: Cv, fresh: dict[str, Any], deel: str) -> None:
    if deel in delen.RIJEN and len(delen.rows(fresh, delen.RIJEN[deel].lijst)) > jsonresume.MEESTE_REGELS:
        text = _("Dit deel heeft al %(n)s regels. Haal er eerst een weg.")
        raise DomainError("te_veel", text % {"n": jsonresume.MEESTE_REGELS})
    if len(str(fresh)) > jsonresume.GROOTSTE_INHOUD:
        raise DomainError("te_lang", _("Uw cv wordt te lang. Maak een tekst korter."))


@transaction.atomic
def leave_part(*, cv: Cv, deel: str, by: Actor) -> Cv:
    """Remember that the writer went past this question."""
    row = hulp.lock(cv, by)
    if row.stap != deel:
        row.stap = deel
        row.save(update_fields=["stap"])
    return row


@transaction.atomic
def remove_row(*, cv: Cv, deel: str, rij: uuid.UUID, by: Actor) -> Cv:
    """Take one row out. It can be put back; a row that is gone already is no error."""
    row = hulp.lock(cv, by)
    if delen.row_of(row.inhoud, deel, rij) is not None:
        row.inhoud = delen.without(row.inhoud, deel, rij)
        hulp.touch(row, by)
        record(by, "cv_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def restore_row(*, cv: Cv, deel: str, rij: uuid.UUID, by: Actor) -> Cv:
    """Put a row back as it last was, from the history of the table. A row that is there stays as it is."""
    row = hulp.lock(cv, by)
    if delen.row_of(row.inhoud, deel, rij) is not None:
        return row
    events: Any = apps.get_model("cv", "CvEvent").objects.filter(bureau_id=by.bureau_id, pgh_obj_id=row.pk)
    for inhoud in events.order_by("-pgh_id").values_list("inhoud", flat=True)[:500].iterator(chunk_size=20):
        old = delen.row_of(inhoud, deel, rij)
        if old is not None:
            name = delen.RIJEN[deel].lijst
            row.inhoud = {**row.inhoud, name: [*delen.rows(row.inhoud, name), old]}
            hulp.touch(row, by)
            record(by, "cv_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
            return row
    raise DomainError("weg", _("Dit is niet meer terug te zetten. Voeg het opnieuw toe."))


@transaction.atomic
def move_first(*, cv: Cv, deel: str, rij: uuid.UUID, by: Actor) -> Cv:
    """Put one row at the head of its list."""
    row = hulp.lock(cv, by)
    fresh = delen.first(row.inhoud, deel, rij)
    if fresh != row.inhoud:
        row.inhoud = fresh
        hulp.touch(row, by)
        record(by, "cv_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def choose_look(*, cv: Cv, by: Actor, layout: str, taal: str = "", naam: str = "") -> Cv:
    """Choose how the cv looks, the language of its headings and its name."""
    row = hulp.lock(cv, by)
    if layout not in Layout.values or (taal and taal not in Taal.values):
        raise DomainError("layout", _("Kies een van de vormen."), veld="layout")
    before = (row.layout, row.taal, row.naam)
    row.layout, row.taal, row.naam = layout, taal or row.taal, naam.strip()[:100] or row.naam
    meta = dict(row.inhoud.get("meta") or {})
    row.inhoud = {**row.inhoud, "meta": {**meta, "wissel": {**blad.own(row.inhoud), "layout_gekozen": True}}}
    row.stap = "layout"
    if before == (row.layout, row.taal, row.naam):
        row.save(update_fields=["inhoud", "stap"])
        return row
    hulp.touch(row, by)
    record(by, "cv_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def copy_cv(*, cv: Cv, by: Actor, sleutel: uuid.UUID, naam: str = "") -> Cv:
    """A new cv that starts as a copy of this one, to aim at other work."""
    row = hulp.lock(cv, by, weg=True)
    name = naam or _("Kopie van %(naam)s") % {"naam": row.naam}
    return start_cv(
        dossier=row.dossier, by=by, sleutel=sleutel, naam=name, taal=row.taal, layout=row.layout, inhoud=row.inhoud,
        apart=row.apart, herkomst=Cv.Herkomst.KOPIE,
    )  # fmt: skip


def obstacles(cv: Cv) -> list[str]:
    """What must be there before a version can be made, as sentences; empty when it can."""
    found = []
    if not delen.values(cv.inhoud, "contact")["naam"].strip():
        found.append(_("Vul uw naam in."))
    if not any(
        delen.is_filled(cv.inhoud, deel) for deel in ("werk", "opleiding", "vaardigheden", "vrijwillig")
    ):
        found.append(_("Vul werk, een opleiding of iets dat u goed kunt in."))
    return found


def fingerprint(cv: Cv) -> str:
    """Changes whenever the cv would look or read otherwise; a version keeps it."""
    return content_sha256({"inhoud": cv.inhoud, "layout": cv.layout, "taal": cv.taal})


@transaction.atomic
def approve_cv(*, cv: Cv, by: Actor, mag_blijven: bool = False) -> Cvversie:
    """The kandidaat finds the cv right: a version that never changes, with its PDF.

    `mag_blijven` is the answer to words that may be about health. The same content approved again gives the version
    there is. Raises DomainError when something must be filled in or answered.
    """
    row = hulp.lock(cv, by)
    hulp.check_kandidaat(row, by)
    if missing := obstacles(row):
        raise DomainError("onvolledig", " ".join(missing))
    hulp.settle_words(row.dossier_id, by, delen.texts(row.inhoud), mag_blijven=mag_blijven, stuk="cv")
    sha256 = fingerprint(row)
    newest = Cvversie.objects.filter(bureau_id=by.bureau_id, cv=row).order_by("-nummer").first()
    if newest is None or newest.inhoud_sha256 != sha256:
        newest = _freeze(row, by, sha256)
    hulp.looked_at(row, by)
    return newest


def _freeze(row: Cv, by: Actor, sha256: str) -> Cvversie:
    number, now = hulp.next_number(row), klok.now()
    sheet = blad.sheet(row.inhoud, taal=row.taal, layout=row.layout)
    made = pdf.make(pdf.CV, sheet.plain(), made_at=now)
    title = _("Cv %(naam)s, versie %(nummer)s") % {"naam": row.naam, "nummer": number}
    document = hulp.keep_file(
        row, by, pdf=made, titel=title, nummer=number, sha256=sha256, sjabloon_versie=pdf.VERSIE
    )
    versie = Cvversie.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, cv=row, nummer=number, naam=row.naam, taal=row.taal,
        layout=row.layout, inhoud=row.inhoud, inhoud_sha256=sha256, document=document, op=now,
        door_id=hulp.member(by),
    )  # fmt: skip
    record(by, "cv_goedgekeurd", dossier=row.dossier_id, onderwerp=versie, categorie="K")
    return versie


@transaction.atomic
def throw_away(*, cv: Cv, by: Actor) -> Cv:
    """Put the cv out of sight. Versions that went out stay known; it can be put back. Sharing ends."""
    row = hulp.lock(cv, by, weg=True)
    hulp.check_kandidaat(row, by)
    if row.weg_op is None:
        row.weg_op, row.weg_door_id = klok.now(), by.lidmaatschap_id
        row.save()
        living = Cvdeling.objects.filter(bureau_id=by.bureau_id, cvversie__cv=row, tot__isnull=True)
        living.update(tot=klok.now())
        record(by, "cv_weggegooid", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def put_back(*, cv: Cv, by: Actor) -> Cv:
    """Take a cv back that was thrown away."""
    row = hulp.lock(cv, by, weg=True)
    hulp.check_kandidaat(row, by)
    if row.weg_op is not None:
        row.weg_op = row.weg_door = None
        row.save()
        record(by, "cv_teruggezet", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def share(*, versie: Cvversie, by: Actor) -> Cvdeling:
    """Let the opdrachtgever read this version, until it is stopped. Twice is once."""
    row = hulp.lock(versie.cv, by)
    hulp.check_kandidaat(row, by)
    living = Cvdeling.objects.filter(bureau_id=by.bureau_id, cvversie=versie, tot__isnull=True).first()
    if living is not None:
        return living
    deling = Cvdeling.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, cvversie=versie, van=klok.now(),
        door_id=hulp.member(by),
    )  # fmt: skip
    record(by, "cv_gedeeld", dossier=row.dossier_id, onderwerp=versie, categorie="K")
    return deling


@transaction.atomic
def stop_sharing(*, versie: Cvversie, by: Actor) -> None:
    """The opdrachtgever no longer reads this version, from now on."""
    row = hulp.lock(versie.cv, by, weg=True)
    hulp.check_kandidaat(row, by)
    living = Cvdeling.objects.filter(bureau_id=by.bureau_id, cvversie=versie, tot__isnull=True)
    if living.update(tot=klok.now()):
        record(by, "cv_delen_gestopt", dossier=row.dossier_id, onderwerp=versie, categorie="K")


def end_sharing(dossier: Dossier, by: Actor) -> None:
    """Another organisation reads from now on: no version is shared until the kandidaat says so again."""
    living = Cvdeling.objects.filter(bureau_id=by.bureau_id, dossier=dossier, tot__isnull=True)
    if living.update(tot=klok.now()):
        record(by, "cv_delen_gestopt", dossier=dossier, categorie="K")
