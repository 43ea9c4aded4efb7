"""Versions of a persoonsprofiel: freezing what is there, laying it before the kandidaat, and the answer."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortwachter.kalender import plus_werkdagen
from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.documenten import ontvangers
from wissel.documenten.actions import make_document
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.outbox.actions import notify
from wissel.profielen import inhoud as vorm
from wissel.profielen import onderdelen, papier
from wissel.profielen.actions.woorden import texts_of
from wissel.profielen.models import Deel, Persoonsprofiel, Profieldeel, Profielstandpunt
from wissel.profielen.onderdelen import Vraag
from wissel.trajecten.actions import privacy
from wissel.trajecten.actions.planhulp import check_kandidaat
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Taak

STAND, ANTWOORD = Persoonsprofiel.Stand, Profielstandpunt.Antwoord
AKKOORD = (ANTWOORD.AKKOORD, ANTWOORD.AKKOORD_MET_OPMERKING)
SOORT = "persoonsprofiel"
WERKDAGEN_OM_TE_LEZEN, WERKDAGEN_VOOR_ANTWOORD = 5, 2
TITELS = {
    ANTWOORD.AKKOORD_MET_OPMERKING: gettext_lazy("Lees de opmerking bij het persoonsprofiel"),
    ANTWOORD.NIET_AKKOORD: gettext_lazy("Bespreek het persoonsprofiel: niet akkoord"),
    ANTWOORD.VRAAG: gettext_lazy("Beantwoord de vraag over het persoonsprofiel"),
}


def missing(rijen: vorm.Rijen) -> list[Vraag]:
    """Which parts say nothing yet, in reading order (S3.22). A part of which somebody said "geen" is not missing."""
    words = {
        Deel.OPLEIDING: _("Vul de opleidingen en cursussen in."),
        Deel.ERVARING: _("Vul het werk en de ervaring in."),
        Deel.VAARDIGHEID: _("Vul in wat de kandidaat kan en waar het uit blijkt."),
        Deel.TAAL: _("Vul de talen in."),
        Deel.DIGITAAL: _("Vul in wat de kandidaat kan op computer en telefoon."),
        Deel.VERVOER: _("Vul rijbewijs en vervoer in."),
        Deel.BESCHIKBAARHEID: _("Vul in wanneer de kandidaat kan werken."),
        Deel.EIGENSCHAP: _("Vul de eigenschappen in."),
        Deel.BELEMMERING: _("Vul in waar het werk rekening mee houdt, in woorden over werk."),
        Deel.WENS: _("Vul de ambities, wensen en voorkeuren in."),
        Deel.KANSEN: _("Schrijf de drie zinnen over vinden, verkrijgen en behouden."),
    }
    return [Vraag(deel, words[Deel(deel)]) for deel in Deel.values if not _said(rijen, deel)]


def _said(rijen: vorm.Rijen, deel: str) -> bool:
    part = rijen.delen.get(deel)
    if part is not None and part.geen:
        return True
    if onderdelen.is_list(deel):
        return bool(rijen.lines(deel))
    if part is None:
        return False
    if deel == Deel.KANSEN:
        return all(part.inhoud.get(name) for name in onderdelen.KANSEN)
    return onderdelen.is_filled(part.inhoud)


@transaction.atomic
def offer(*, dossier: Dossier, by: Actor) -> Persoonsprofiel:
    """Freeze what is there and lay it before the kandidaat, with a PDF to read first.

    A version that was still waiting is replaced; an approved one stays in force until the new one is approved. The
    same content offered twice is one version. Raises DomainError with what is still `open`.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("kandidaat").get(
        bureau_id=by.bureau_id, pk=dossier.pk
    )  # fmt: skip
    list(
        Profieldeel.objects.select_for_update().filter(bureau_id=by.bureau_id, dossier=dossier).order_by("pk")
    )
    if dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Het profiel verandert niet meer."))
    rijen = vorm.load(by.bureau_id, dossier.pk)
    open_ = [each.zin for each in missing(rijen)]
    if open_:
        text = " ".join([_("Dit profiel is nog niet klaar om te lezen."), *open_])
        raise DomainError("onvolledig", text, open=open_)
    privacy.refuse_medical(dossier, by.bureau_id, texts_of(rijen))
    content = vorm.content(rijen)
    row, made = _version(dossier, content, by)
    if made:
        record(by, "profiel_aangeboden", dossier=dossier, onderwerp=row, categorie="K")
        document = _paper(row, by, "lezen", _("Persoonsprofiel om te lezen"))
        ontvangers.send(document, ontvangers.kandidaat(dossier), by=by, bericht="profiel_kandidaat")
        _ask_to_read(row, dossier, by)
    return row


def _version(dossier: Dossier, content: dict[str, Any], by: Actor) -> tuple[Persoonsprofiel, bool]:
    versions = Persoonsprofiel.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    sha256 = vorm.content_sha256(content)
    newest = versions.order_by("-nummer").first()
    if (
        newest is not None
        and newest.inhoud_sha256 == sha256
        and newest.stand in {STAND.BIJ_KANDIDAAT, STAND.GOEDGEKEURD}
    ):
        newest.dossier = dossier
        return newest, False
    for old in versions.filter(stand=STAND.BIJ_KANDIDAAT):
        _drop_reading_task(old, by)
    versions.filter(stand=STAND.BIJ_KANDIDAAT).update(stand=STAND.VERVANGEN)
    number = (versions.aggregate(last=Max("nummer"))["last"] or 0) + 1
    row = Persoonsprofiel(
        bureau_id=by.bureau_id, dossier=dossier, nummer=number, inhoud=content, inhoud_sha256=sha256,
        aangeboden_op=klok.now(), aangeboden_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    row.save(force_insert=True)
    return row, True


def _paper(row: Persoonsprofiel, by: Actor, stap: str, titel: str) -> Document:
    """The PDF of this version, one series per step, for the kandidaat and the bureau."""
    document = make_document(
        SOORT, row, by, stap=stap, titel=titel, publiek=Document.Publiek.KANDIDAAT, versie=row.nummer,
        reeks=uuid.uuid5(row.dossier_id, f"persoonsprofiel {stap}"), inhoud=row.inhoud, sha256=row.inhoud_sha256,
        meer={"delen": papier.dutch_sections(row.inhoud), "antwoord": papier.answer(row)},
    )  # fmt: skip
    Persoonsprofiel.objects.filter(bureau_id=by.bureau_id, pk=row.pk).update(document=document)
    row.document = document
    return document


def _ask_to_read(row: Persoonsprofiel, dossier: Dossier, by: Actor) -> None:
    make_taak(
        dossier=dossier, by=by, soort="profiel", titel=_("Lees uw profiel en zeg of het klopt"),
        voor_rol=Rol.KANDIDAAT, sleutel=_reading_key(row), minuten=15,
        due_on=plus_werkdagen(klok.today(), WERKDAGEN_OM_TE_LEZEN),
    )  # fmt: skip


def _reading_key(row: Persoonsprofiel) -> str:
    return f"profiel lezen {row.pk}"


def _drop_reading_task(row: Persoonsprofiel, by: Actor) -> None:
    Taak.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel=_reading_key(row), klaar_op__isnull=True,
        vervallen_op__isnull=True,
    ).update(vervallen_op=klok.now())  # fmt: skip


@transaction.atomic
def mark_read(*, profiel: Persoonsprofiel, by: Actor) -> None:
    """The kandidaat opened this version; the first time counts."""
    if not by.is_kandidaat:
        return
    rows = Persoonsprofiel.objects.filter(bureau_id=by.bureau_id, pk=profiel.pk, gelezen_op__isnull=True)
    if rows.update(gelezen_op=klok.now()):
        record(by, "profiel_gelezen", dossier=profiel.dossier_id, onderwerp=profiel, categorie="K")


@transaction.atomic
def answer(
    *, profiel: Persoonsprofiel, antwoord: str, tekst: str = "", inhoud_sha256: str, by: Actor
) -> Profielstandpunt:
    """The kandidaat's answer on exactly the version that was read; the same answer twice is one.

    Akkoord makes it the profile that holds. Niet akkoord and a question become a task of the coach and block nothing.
    Raises Changed when there is a newer version.
    """
    row = Persoonsprofiel.objects.select_for_update(of=("self",)).select_related("dossier__coach").get(
        bureau_id=by.bureau_id, pk=profiel.pk
    )  # fmt: skip
    check_kandidaat(row.dossier, by)
    words = _words(antwoord, tekst)
    given = (
        Profielstandpunt.objects.filter(bureau_id=by.bureau_id, profiel=row)
        .order_by("-gegeven_op", "-id")
        .first()
    )
    if given is not None and (given.antwoord, given.tekst) == (antwoord, words):
        return given
    _check_open(row, inhoud_sha256)
    made = Profielstandpunt.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, profiel=row, antwoord=antwoord, tekst=words,
        inhoud_sha256=row.inhoud_sha256, gegeven_op=klok.now(), gegeven_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, f"profiel_{antwoord}", dossier=row.dossier_id, onderwerp=made, categorie="K")
    if antwoord in AKKOORD:
        _approve(row, by)
    elif antwoord == ANTWOORD.NIET_AKKOORD:
        row.stand = STAND.NIET_AKKOORD
        row.save(update_fields=["stand"])
    if antwoord != ANTWOORD.VRAAG:
        _finish_reading(row, by)
    _tell_coach(row, made, by)
    return made


def _words(antwoord: str, tekst: str) -> str:
    if antwoord not in ANTWOORD.values:
        raise DomainError("antwoord", _("Kies een antwoord."), veld="antwoord")
    text = tekst.replace("\x00", "").strip()
    asked = {
        ANTWOORD.AKKOORD_MET_OPMERKING: _("Schrijf uw opmerking, of kies akkoord zonder opmerking."),
        ANTWOORD.VRAAG: _("Schrijf uw vraag, dan kan uw coach antwoorden."),
    }
    if not text and antwoord in asked:
        raise DomainError("leeg", asked[ANTWOORD(antwoord)], veld="tekst")
    if len(text) > onderdelen.LANGSTE_TEKST:
        words = _("Deze tekst is te lang: hooguit %(tot)s tekens. Kort hem in.") % {
            "tot": onderdelen.LANGSTE_TEKST
        }
        raise DomainError("te_lang", words, veld="tekst")
    return text


def _check_open(row: Persoonsprofiel, sha256: str) -> None:
    newer = Persoonsprofiel.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, nummer__gt=row.nummer
    )
    if row.stand == STAND.VERVANGEN or newer.exists():
        raise Changed(
            "vervangen", _("Er is een nieuwere versie van uw profiel. Lees die en geef daar uw antwoord op.")
        )
    if sha256 != row.inhoud_sha256:
        raise Changed(
            "gewijzigd", _("Dit profiel is een andere versie dan u las. Lees het opnieuw en antwoord dan.")
        )
    if row.stand == STAND.GOEDGEKEURD:
        text = _("U ging al akkoord met deze versie. Wilt u iets anders? Pas uw profiel aan.")
        raise DomainError("al_gegeven", text)


def _approve(row: Persoonsprofiel, by: Actor) -> None:
    """This version holds from now on, in place of the one before."""
    Persoonsprofiel.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, stand=STAND.GOEDGEKEURD
    ).update(stand=STAND.VERVANGEN)
    row.stand, row.goedgekeurd_op = STAND.GOEDGEKEURD, klok.now()
    row.save(update_fields=["stand", "goedgekeurd_op"])
    record(by, "profiel_vastgesteld", dossier=row.dossier_id, onderwerp=row, categorie="K")
    document = _paper(row, by, "akkoord", _("Persoonsprofiel, akkoord van de kandidaat"))
    ontvangers.send(document, ontvangers.kandidaat(row.dossier), by=by, bericht="document")


def _finish_reading(row: Persoonsprofiel, by: Actor) -> None:
    task = Taak.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel=_reading_key(row), klaar_op__isnull=True,
        vervallen_op__isnull=True,
    ).first()  # fmt: skip
    if task is not None:
        finish_taak(taak=task, by=by)


def _tell_coach(row: Persoonsprofiel, given: Profielstandpunt, by: Actor) -> None:
    title = TITELS.get(ANTWOORD(given.antwoord))
    if title is not None:
        make_taak(
            dossier=row.dossier, by=by, soort="profiel", titel=str(title), voor_rol=Rol.COACH,
            sleutel=f"profielstandpunt {given.pk}", due_on=plus_werkdagen(klok.today(), WERKDAGEN_VOOR_ANTWOORD),
        )  # fmt: skip
    if row.dossier.coach is not None:
        notify(by, persoon=row.dossier.coach, soort="profiel_antwoord", dossier=row.dossier,
               pad=f"/dossiers/{row.dossier_id}/profiel/")  # fmt: skip
