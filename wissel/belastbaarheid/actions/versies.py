"""Versions: begin one from a paper or for oneself, correct, throw away, and establish so that it never changes."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.belastbaarheid.actions.hulp import CONCEPT, check_day, lock_concept, lock_dossier, text, touched
from wissel.belastbaarheid.inhoud import PUNTVELDEN, content_sha256
from wissel.belastbaarheid.lijst import HUIDIG
from wissel.belastbaarheid.melden import tell_established
from wissel.belastbaarheid.models import Auteursrol, Belastbaarheid, Belastbaarheidspunt
from wissel.documenten.models import Document
from wissel.documenten.soorten import BELASTBAARHEID
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.trajecten.actions.taken import finish_taak
from wissel.trajecten.models import Taak

VASTGESTELD = Belastbaarheid.Stand.VASTGESTELD
# The task of a coach to copy the items of a paper that came in; its reason is this word and the paper.
OVERNEMEN = "belastbaarheid_overnemen"
# Who enters under the own name, and as what; a coach copies from a paper.
EIGEN_ROL = {
    Rol.BEDRIJFSARTS.value: Auteursrol.BEDRIJFSARTS,
    Rol.ARBEIDSDESKUNDIGE.value: Auteursrol.ARBEIDSDESKUNDIGE,
}


@transaction.atomic
def begin(
    *, dossier: Dossier, by: Actor, sleutel: uuid.UUID, soort: str, datum: dt.date, auteur_naam: str, auteur_rol: str,
    document: Document | None = None, bron: str = "", herzien_op: dt.date | None = None, overnemen: bool = True,
) -> Belastbaarheid:  # fmt: skip
    """Begin a version: a coach copies from a paper, a bedrijfsarts or arbeidsdeskundige enters it in the own role.

    With `overnemen` the items of the version that holds come along, each with its own author and day. Raises
    DomainError at the field; code "concept" when a draft is being written already.
    """
    dossier = lock_dossier(dossier, by)
    again = Belastbaarheid.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if again is not None:
        return again
    _refuse_second(dossier, by)
    own = by.rol in EIGEN_ROL
    row = Belastbaarheid(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, lijst=HUIDIG, gemaakt_op=klok.now(), eigen=own,
        gemaakt_door_id=by.lidmaatschap_id, nummer=_next_number(dossier, by),
    )  # fmt: skip
    role = EIGEN_ROL[by.rol] if own else auteur_rol
    _fill(row, soort, datum, auteur_naam, role, document, bron, herzien_op)
    row.save(force_insert=True)
    earlier = _holding(dossier, by)
    if overnemen and earlier is not None:
        _copy_items(earlier, row, by)
    record(by, "belastbaarheid_begonnen", dossier=dossier, onderwerp=row, categorie="D1")
    return row


def _refuse_second(dossier: Dossier, by: Actor) -> None:
    drafts = Belastbaarheid.objects.filter(bureau_id=by.bureau_id, dossier=dossier, stand=CONCEPT)
    if drafts.filter(eigen=by.rol in EIGEN_ROL).exists():
        words = _(
            "Er staat al een concept. Maak dat af of gooi het weg; daarna kan een nieuwe versie beginnen."
        )
        raise DomainError("concept", words)


def _next_number(dossier: Dossier, by: Actor) -> int:
    rows = Belastbaarheid.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    return int(rows.aggregate(last=Max("nummer"))["last"] or 0) + 1


def _holding(dossier: Dossier, by: Actor) -> Belastbaarheid | None:
    return Belastbaarheid.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, stand=VASTGESTELD, vervangen_door__isnull=True
    ).first()


def _fill(
    row: Belastbaarheid, soort: str, datum: dt.date, auteur_naam: str, auteur_rol: str, document: Document | None,
    bron: str, herzien_op: dt.date | None,
) -> None:  # fmt: skip
    """Put the checked source in a version. Raises DomainError at the field."""
    if soort not in Belastbaarheid.Soort.values:
        raise DomainError("soort", _("Kies FML, IZP of BAR."), veld="soort")
    if auteur_rol not in Auteursrol.values:
        raise DomainError("rol", _("Kies wie het stuk geschreven heeft."), veld="auteur_rol")
    check_day(datum)
    if herzien_op is not None and herzien_op <= datum:
        raise DomainError("volgorde", _("Kies een dag na de datum van het stuk."), veld="herzien_op")
    if document is not None and (document.dossier_id != row.dossier_id or document.soort != BELASTBAARHEID):
        raise DomainError(
            "document", _("Kies een stuk over belastbaarheid uit dit dossier."), veld="document"
        )
    name = _("Vul in wie het stuk geschreven heeft.")
    row.soort, row.datum, row.herzien_op, row.document = soort, datum, herzien_op, document
    row.auteur_naam, row.auteur_rol = text(auteur_naam, "auteur_naam", 150, needed=name), auteur_rol
    row.bron = text(bron, "bron", 200)
    if not row.eigen and document is None and not row.bron:
        words = _("Kies het stuk waaruit u overneemt, of schrijf welk stuk het is en waar het ligt.")
        raise DomainError("bron", words, veld="bron")


def _copy_items(source: Belastbaarheid, row: Belastbaarheid, by: Actor) -> None:
    """The items of another version; who said each of them, and when, stays with it."""
    Belastbaarheidspunt.objects.bulk_create(
        Belastbaarheidspunt(
            bureau_id=row.bureau_id, dossier_id=row.dossier_id, belastbaarheid=row, ingevoerd_op=klok.now(),
            ingevoerd_door_id=by.lidmaatschap_id, **{name: getattr(punt, name) for name in PUNTVELDEN},
        )
        for punt in Belastbaarheidspunt.objects.filter(bureau_id=row.bureau_id, belastbaarheid=source)
    )  # fmt: skip


@transaction.atomic
def change_source(
    *, belastbaarheid: Belastbaarheid, by: Actor, versie: int, soort: str, datum: dt.date, auteur_naam: str,
    auteur_rol: str, document: Document | None = None, bron: str = "", herzien_op: dt.date | None = None,
) -> Belastbaarheid:  # fmt: skip
    """Put right who wrote a draft, when and where it stands; items that came from it follow. Raises Changed."""
    row = lock_concept(belastbaarheid, by)
    before = {name: getattr(row, name) for name in ("auteur_naam", "auteur_rol", "datum", "document_id")}
    shown = [getattr(row, name) for name in _BRON]
    role = row.auteur_rol if row.eigen else auteur_rol
    _fill(row, soort, datum, auteur_naam, role, document, bron, herzien_op)
    if [getattr(row, name) for name in _BRON] == shown:
        return row
    if row.versie != versie:
        raise Changed(
            "gewijzigd", _("Iemand anders heeft dit net gewijzigd. Ververs de pagina en kijk wat er staat.")
        )
    Belastbaarheidspunt.objects.filter(bureau_id=by.bureau_id, belastbaarheid=row, **before).update(
        auteur_naam=row.auteur_naam, auteur_rol=row.auteur_rol, datum=row.datum, document=row.document
    )
    touched(row, *_BRON)
    record(by, "belastbaarheid_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="D1")
    return row


_BRON = ("soort", "datum", "herzien_op", "document", "bron", "auteur_naam", "auteur_rol")


@transaction.atomic
def correct(*, belastbaarheid: Belastbaarheid, by: Actor, reden: str, sleutel: uuid.UUID) -> Belastbaarheid:
    """A new version of the same paper, because something was copied wrong; the old one stays to be read."""
    source = Belastbaarheid.objects.select_related("dossier").get(
        bureau_id=by.bureau_id, pk=belastbaarheid.pk
    )
    dossier = lock_dossier(source.dossier, by)
    again = Belastbaarheid.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if again is not None:
        return again
    if source.stand != VASTGESTELD:
        raise DomainError("concept", _("Dit is een concept. U kunt het gewoon wijzigen."))
    if source.vervangen_door_id is not None:
        raise DomainError("vervangen", _("Deze versie is vervangen. Corrigeer de versie die nu geldt."))
    if source.eigen and by.rol not in EIGEN_ROL:
        words = _("%(naam)s voerde deze versie zelf in. Vraag om een nieuwe; een ander verbetert haar niet.")
        raise DomainError("niet_van_u", words % {"naam": source.auteur_naam})
    _refuse_second(dossier, by)
    why = text(reden, "reden", 300, needed=_("Schrijf wat er verkeerd was overgenomen."))
    row = Belastbaarheid(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, nummer=_next_number(dossier, by),
        gemaakt_op=klok.now(), gemaakt_door_id=by.lidmaatschap_id, correctie_van=source, correctie_reden=why,
        **{name: getattr(source, name) for name in _OVER},
    )  # fmt: skip
    row.save(force_insert=True)
    _copy_items(source, row, by)
    record(by, "belastbaarheid_gecorrigeerd", dossier=dossier, onderwerp=row, categorie="D1")
    return row


_OVER = (
    "soort", "datum", "herzien_op", "eigen", "document_id", "bron", "auteur_naam", "auteur_rol", "uren_per_dag",
    "uren_per_week", "taken", "opbouw", "lijst",
)  # fmt: skip


@transaction.atomic
def discard(*, belastbaarheid: Belastbaarheid, by: Actor) -> None:
    """Throw a draft away; the paper it came from stays. Somebody who did so before changes nothing."""
    if not Belastbaarheid.objects.filter(bureau_id=by.bureau_id, pk=belastbaarheid.pk).exists():
        return
    row = lock_concept(belastbaarheid, by)
    record(by, "belastbaarheid_weggegooid", dossier=row.dossier_id, onderwerp=row, categorie="D1")
    row.delete()


def obstacles(row: Belastbaarheid) -> list[str]:
    """What must still be done before a draft can be established, as sentences; empty when it can."""
    found = []
    if not row.eigen and row.document_id is None and not row.bron:
        found.append(_("Noem het stuk waaruit dit komt."))
    described = Belastbaarheidspunt.objects.filter(bureau_id=row.bureau_id, belastbaarheid=row).exists()
    if not described and row.uren_per_dag is None and row.uren_per_week is None:
        found.append(_("Beschrijf ten minste één punt, of vul de uren in."))
    return found


@transaction.atomic
def establish(*, belastbaarheid: Belastbaarheid, by: Actor, versie: int) -> Belastbaarheid:
    """Freeze a draft: from now on it holds, the one before is kept as replaced, and the kandidaat can read it.

    `versie` is what was on screen; Changed when somebody saved in the meantime. Twice is once.
    """
    known = Belastbaarheid.objects.filter(bureau_id=by.bureau_id, pk=belastbaarheid.pk).first()
    if known is not None and known.stand == VASTGESTELD:
        return known
    row = lock_concept(belastbaarheid, by)
    lock_dossier(row.dossier, by)
    if row.versie != versie:
        raise Changed(
            "gewijzigd", _("Er is net iets gewijzigd. Kijk de punten nog een keer na en stel dan vast.")
        )
    missing = obstacles(row)
    if missing:
        words = " ".join([_("Deze belastbaarheid kan nog niet worden vastgesteld."), *missing])
        raise DomainError("onvolledig", words, open=missing)
    _take_place(row, by)
    row.stand, row.vastgesteld_op, row.vastgesteld_door_id = VASTGESTELD, klok.now(), by.lidmaatschap_id
    row.inhoud_sha256 = content_sha256(row)
    touched(row, "stand", "vastgesteld_op", "vastgesteld_door", "inhoud_sha256", "vervangen_door")
    record(by, "belastbaarheid_vastgesteld", dossier=row.dossier_id, onderwerp=row, categorie="D1")
    _finish_task(row, by)
    tell_established(row.dossier, by)
    return row


def _finish_task(row: Belastbaarheid, by: Actor) -> None:
    """To copy this paper was asked of the coach; it is done."""
    if row.document_id is None:
        return
    reason = f"{OVERNEMEN} {row.document_id}"
    open_ones = Taak.objects.filter(bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel=reason)
    for taak in open_ones.filter(klaar_op__isnull=True, vervallen_op__isnull=True):
        finish_taak(taak=taak, by=by)


def _take_place(row: Belastbaarheid, by: Actor) -> None:
    """The newest paper holds. One that is older than what holds goes straight to the history."""
    earlier = _holding(row.dossier, by)
    if earlier is None:
        return
    if row.datum < earlier.datum and row.correctie_van_id != earlier.pk:
        row.vervangen_door = earlier
        return
    earlier.vervangen_door = row
    earlier.save(update_fields=["vervangen_door"])
