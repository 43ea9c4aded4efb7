"""Saying what one thinks of a shared paper, letting the opdrachtgever read it, and the answer of the coach (D10)."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from poortwachter.kalender import plus_werkdagen
from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Rol
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.medewerking import ladder
from wissel.medewerking.termijn import required
from wissel.outbox.actions import notify
from wissel.regie.models import Documentstem
from wissel.regie.samenvatting import explain
from wissel.trajecten.actions.planhulp import check_kandidaat, clean
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Taak

Antwoord = Documentstem.Antwoord
BERICHT = "medewerking"
MET_WOORDEN = {Antwoord.OPMERKING, Antwoord.VRAAG}


def newest(document: Document) -> Documentstem | None:
    """The answer that counts now."""
    rows = Documentstem.objects.filter(bureau_id=document.bureau_id, document=document)
    return rows.order_by("-gegeven_op", "-pk").first()


@transaction.atomic
def give_stem(*, document: Document, antwoord: str, tekst: str, by: Actor) -> Documentstem:
    """The kandidaat answers a paper. Anything but a plain "akkoord" asks the coach for an answer within the term.

    The same answer twice is one. Raises DomainError at the field, also for a paper that is answered elsewhere.
    """
    dossier = _held(document.dossier_id, by)
    check_kandidaat(dossier, by)
    if dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Uw traject is klaar. U kunt niets meer sturen."))
    if explain(document.soort).eigen_weg:
        raise DomainError("elders", _("Op dit stuk antwoordt u op een eigen pagina. Ga terug en kies die."))
    if antwoord not in Antwoord.values:
        raise DomainError("antwoord", _("Kies een antwoord."), veld="antwoord")
    words = clean(Documentstem(), "tekst", tekst)
    if antwoord in MET_WOORDEN and not words:
        texts = {
            Antwoord.VRAAG: _("Schrijf hier uw vraag. Dan kan uw coach antwoord geven."),
            Antwoord.OPMERKING: _("Schrijf hier wat u erbij wilt zeggen."),
        }
        raise DomainError("leeg", texts[Antwoord(antwoord)], veld="tekst")
    before = newest(document)
    if before is not None and (before.antwoord, before.tekst) == (antwoord, words):
        return before
    asks = antwoord != Antwoord.AKKOORD
    due = plus_werkdagen(klok.today(), ladder.termijnen().tegenwerping_werkdagen) if asks else None
    row = Documentstem.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, document=document, antwoord=antwoord, tekst=words,
        gegeven_op=klok.now(), gegeven_door_id=required(by.lidmaatschap_id), antwoord_uiterlijk=due,
    )  # fmt: skip
    record(by, "stem_gegeven", dossier=dossier, onderwerp=row, categorie="I")
    if before is not None:
        _finish(before, by)
    if asks:
        _ask_coach(row, dossier, by)
    return row


def _ask_coach(row: Documentstem, dossier: Dossier, by: Actor) -> None:
    """A task with the term on the coach's list, and word that there is news."""
    make_taak(
        dossier=dossier, by=by, soort="documentstem", titel=_("Antwoord op wat de kandidaat van een stuk vindt"),
        voor_rol=Rol.COACH, sleutel=task_key(row), due_on=row.antwoord_uiterlijk,
    )  # fmt: skip
    if dossier.coach is not None:
        notify(by, persoon=dossier.coach, soort=BERICHT, dossier=dossier, pad=f"/dossiers/{dossier.pk}/stem/")


def task_key(row: Documentstem) -> str:
    """How the task for the coach is known."""
    return f"documentstem:{row.pk}"


def _finish(row: Documentstem, by: Actor) -> None:
    own = Taak.objects.filter(bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel=task_key(row))
    system = Actor.systeem(row.dossier.bureau)
    for each in own.filter(klaar_op__isnull=True, vervallen_op__isnull=True):
        finish_taak(taak=each, by=by if by.is_staff else system)


@transaction.atomic
def share_stem(*, stem: Documentstem, deel: bool, by: Actor) -> Documentstem:
    """Let the opdrachtgever read the words, or no longer. Twice is once."""
    dossier = _held(stem.dossier_id, by)
    check_kandidaat(dossier, by)
    if deel and dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Uw traject is klaar. U kunt niets meer sturen."))
    row = _locked(stem, by)
    if (row.gedeeld_op is not None) is deel:
        return row
    row.gedeeld_op = klok.now() if deel else None
    row.save(update_fields=["gedeeld_op"])
    record(by, "stem_gedeeld" if deel else "stem_niet_gedeeld", dossier=dossier, onderwerp=row, categorie="I")
    return row


def end_sharing(dossier: Dossier, by: Actor) -> None:
    """Another organisation reads from now on: words are shared again only when the kandidaat says so."""
    shared = Documentstem.objects.filter(bureau_id=by.bureau_id, dossier=dossier, gedeeld_op__isnull=False)
    if shared.update(gedeeld_op=None):
        record(by, "stem_niet_gedeeld", dossier=dossier, categorie="I")


@transaction.atomic
def answer_stem(*, stem: Documentstem, reactie: str, by: Actor) -> Documentstem:
    """The coach answers; the kandidaat hears of it. The same answer twice changes nothing.

    Raises Changed, with what stands there, when somebody else answered first.
    """
    dossier = _held(stem.dossier_id, by)
    row = _locked(stem, by)
    if by.rol not in {Rol.COACH, SYSTEEM}:
        raise DomainError("niet_van_u", _("De coach antwoordt hierop."))
    words = clean(row, "reactie", reactie)
    if not words:
        raise DomainError("leeg", _("Schrijf uw antwoord. De kandidaat leest het."), veld="reactie")
    if row.beantwoord_op:
        if row.reactie == words:
            return row
        raise Changed(
            "beantwoord", _("Hier is al op geantwoord. Hieronder staat het antwoord."), nu=row.reactie
        )
    row.reactie, row.beantwoord_op, row.beantwoord_door_id = words, klok.now(), by.lidmaatschap_id
    row.save(update_fields=["reactie", "beantwoord_op", "beantwoord_door"])
    record(by, "stem_beantwoord", dossier=dossier, onderwerp=row, categorie="I")
    _finish(row, by)
    notify(
        by,
        persoon=dossier.kandidaat,
        soort=BERICHT,
        dossier=dossier,
        pad=f"/mijn/documenten/{row.document_id}/",
    )
    return row


def _held(dossier_id: uuid.UUID, by: Actor) -> Dossier:
    return Dossier.objects.select_for_update(of=("self",)).select_related("coach", "kandidaat").get(
        bureau_id=by.bureau_id, pk=dossier_id
    )  # fmt: skip


def _locked(stem: Documentstem, by: Actor) -> Documentstem:
    return Documentstem.objects.select_for_update(of=("self",)).select_related("dossier__bureau").get(
        bureau_id=by.bureau_id, pk=stem.pk
    )  # fmt: skip
