"""Giving an instrument to a kandidaat, answering it, and the talk after which the result can be seen."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.orientatie import meegeleverd, scoren
from wissel.orientatie.actions.register import ensure_built_in
from wissel.orientatie.models import (
    Afname,
    Antwoordblad,
    Instrument,
    Meetdeling,
    Testuitslag,
    Vragenlijstversie,
)
from wissel.orientatie.vragenlijst import Vragenlijst, check_answer, read
from wissel.outbox.actions import notify
from wissel.trajecten.actions.planhulp import check_kandidaat, clean
from wissel.trajecten.actions.taken import drop_taak, finish_taak, make_taak
from wissel.trajecten.models import Rapportage, Taak

TAAK = "vragenlijst"
PAD = "/mijn/werk/vragenlijsten/"


@transaction.atomic
def assign(
    *,
    dossier: Dossier,
    instrument: Instrument,
    by: Actor,
    sleutel: uuid.UUID,
    waarom: str = "",
    uiterlijk: dt.date | None = None,
) -> Afname:
    """Give an instrument to the kandidaat, with why. One in Wissel becomes a task; the same form twice is one."""
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("kandidaat").get(
        bureau_id=by.bureau_id, pk=dossier.pk
    )  # fmt: skip
    known = Afname.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    if dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Er kan niets meer worden klaargezet."))
    if uiterlijk is not None and uiterlijk < klok.today():
        raise DomainError("voorbij", _("Deze dag is voorbij. Kies vandaag of later."), veld="uiterlijk")
    version = _version(instrument)
    _refuse_second(dossier, instrument)
    row = _afname(dossier, instrument, version, by, sleutel=sleutel)
    row.waarom, row.uiterlijk = clean(row, "waarom", waarom), uiterlijk
    row.save(force_insert=True)
    record(by, "afname_klaargezet", dossier=dossier, onderwerp=row, categorie="L")
    if version is not None:
        lijst = read(version.inhoud)
        make_taak(
            dossier=dossier, by=by, soort=TAAK, titel=_("Vul een vragenlijst in"), voor_rol=Rol.KANDIDAAT,
            sleutel=task_key(row), due_on=uiterlijk, minuten=lijst.minuten,
        )  # fmt: skip
        notify(by, persoon=dossier.kandidaat, soort=TAAK, dossier=dossier, pad=PAD)
    return row


@transaction.atomic
def start_measure(*, dossier: Dossier, by: Actor) -> Afname:
    """The kandidaat begins a self-measure; one that was begun and not handed in goes on."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    check_kandidaat(dossier, by)
    version = ensure_built_in(sleutel=meegeleverd.ZELFMETING, by=by)
    rows = Afname.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, prive=True, instrument=version.instrument
    )
    unfinished = rows.filter(ingevuld_op__isnull=True, ingetrokken_op__isnull=True).first()
    if unfinished is not None:
        return unfinished
    row = _afname(dossier, version.instrument, version, by, sleutel=uuid.uuid4())
    row.moment = _moment(dossier, first=not rows.exists())
    row.save(force_insert=True)
    record(by, "meting_zelf_begonnen", dossier=dossier, onderwerp=row, categorie="L")
    return row


@transaction.atomic
def answer(*, afname: Afname, vraag: str, waarde: Any, plaats: int, by: Actor) -> Antwoordblad:
    """Keep one answer, or that it was skipped, and where the kandidaat is. `plaats` counts from 1."""
    row = _filling(afname, by)
    lijst = questions(row)
    value = check_answer(lijst, vraag, waarde)
    sheet, _made = Antwoordblad.objects.select_for_update(of=("self",)).get_or_create(
        bureau_id=by.bureau_id, afname=row, dossier_id=row.dossier_id, defaults={"bewaard_op": klok.now()}
    )
    sheet.antwoorden = {**sheet.antwoorden, vraag: value}
    sheet.plaats = max(1, min(plaats, len(lijst.items) + 1))
    sheet.bewaard_op = klok.now()
    sheet.save(update_fields=["antwoorden", "plaats", "bewaard_op"])
    if row.begonnen_op is None:
        Afname.objects.filter(bureau_id=by.bureau_id, pk=row.pk).update(begonnen_op=klok.now())
    return sheet


@transaction.atomic
def finish(*, afname: Afname, by: Actor) -> Afname:
    """Hand in the answers; they do not change any more, and the scores are counted once. Twice is once."""
    row = _locked(afname, by)
    check_kandidaat(row.dossier, by)
    if row.ingevuld_op is not None:
        return row
    row = _filling(row, by)
    lijst = questions(row)
    sheet = Antwoordblad.objects.filter(bureau_id=by.bureau_id, afname=row).first()
    given = {key: value for key, value in (sheet.antwoorden if sheet else {}).items() if value is not None}
    if not given:
        text = _("U heeft nog geen vraag beantwoord. Beantwoord er eerst een paar.")
        raise DomainError("leeg", text)
    Testuitslag.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, afname=row, inhoud=scoren.score(lijst, given).as_data(),
        versie=row.instrumentversie, vastgelegd_op=klok.now(),
    )  # fmt: skip
    row.ingevuld_op, row.afgenomen_op = klok.now(), klok.today()
    row.save(update_fields=["ingevuld_op", "afgenomen_op"])
    record(by, "vragenlijst_ingeleverd", dossier=row.dossier_id, onderwerp=row, categorie="L")
    for taak in _tasks(row):
        finish_taak(taak=taak, by=by)
    if row.bespreken:
        make_taak(
            dossier=row.dossier, by=by, soort="nabespreking", titel=_("Bespreek een uitslag met de kandidaat"),
            voor_rol=Rol.COACH, sleutel=talk_key(row),
        )  # fmt: skip
    return row


@transaction.atomic
def discuss(*, afname: Afname, by: Actor, op: dt.date) -> Afname:
    """Record that the result was talked about; from now on the kandidaat sees it."""
    row = _locked(afname, by)
    if row.besproken_op is not None:
        return row
    if row.prive or row.afgenomen_op is None:
        raise DomainError("geen_uitslag", _("Er is nog geen uitslag om te bespreken."), veld="op")
    if op > klok.today():
        text = _("De nabespreking is nog niet geweest. Leg haar vast op de dag zelf of daarna.")
        raise DomainError("toekomst", text, veld="op")
    if op < row.afgenomen_op:
        text = _("De nabespreking is niet eerder dan de afname. Controleer de dag.")
        raise DomainError("te_vroeg", text, veld="op")
    row.besproken_op, row.besproken_door_id = op, by.lidmaatschap_id
    row.save(update_fields=["besproken_op", "besproken_door"])
    record(by, "nabespreking_vastgelegd", dossier=row.dossier_id, onderwerp=row, categorie="L")
    for taak in Taak.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel=talk_key(row), klaar_op__isnull=True
    ):
        finish_taak(taak=taak, by=by)
    notify(by, persoon=row.dossier.kandidaat, soort="uitslag", dossier=row.dossier, pad=PAD)
    return row


@transaction.atomic
def withdraw(*, afname: Afname, by: Actor) -> Afname:
    """Take back what was given and not handed in yet; the task goes with it."""
    row = _locked(afname, by)
    if row.ingetrokken_op is not None:
        return row
    if row.afgenomen_op is not None or row.prive:
        raise DomainError("al_uitslag", _("Hier is al een uitslag van. Die blijft in het dossier."))
    row.ingetrokken_op = klok.now()
    row.save(update_fields=["ingetrokken_op"])
    record(by, "afname_ingetrokken", dossier=row.dossier_id, onderwerp=row, categorie="L")
    for taak in _tasks(row):
        drop_taak(taak=taak, by=by)
    return row


@transaction.atomic
def share_measures(*, dossier: Dossier, aan: bool, by: Actor) -> Meetdeling | None:
    """The kandidaat lets the coach read the self-measures, or no longer; it holds from this moment."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    check_kandidaat(dossier, by)
    live = Meetdeling.objects.filter(bureau_id=by.bureau_id, dossier=dossier, tot__isnull=True).first()
    if (live is not None) is aan:
        return live
    if aan and dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Uw traject is klaar. U kunt niets meer delen."))
    if live is not None:
        live.tot = klok.now()
        live.save(update_fields=["tot"])
        record(by, "metingen_niet_meer_gedeeld", dossier=dossier, onderwerp=live, categorie="T")
        return None
    row = Meetdeling.objects.create(bureau_id=by.bureau_id, dossier=dossier, van=klok.now())
    record(by, "metingen_gedeeld", dossier=dossier, onderwerp=row, categorie="T")
    return row


def task_key(row: Afname) -> str:
    return f"afname:{row.pk}"


def talk_key(row: Afname) -> str:
    return f"nabespreking:{row.pk}"


def questions(row: Afname) -> Vragenlijst:
    """The questions of the version this afname was made with. Raises DomainError for one outside Wissel."""
    if row.versie is None:
        text = _("Dit vult u niet in Wissel in. Uw coach zegt waar u het doet.")
        raise DomainError("extern", text)
    return read(row.versie.inhoud)


def _tasks(row: Afname) -> Any:
    return Taak.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, sleutel=task_key(row), klaar_op__isnull=True,
        vervallen_op__isnull=True,
    )  # fmt: skip


def _locked(afname: Afname, by: Actor) -> Afname:
    rows = Afname.objects.select_for_update(of=("self",)).select_related("dossier__kandidaat", "versie")
    return rows.get(bureau_id=by.bureau_id, pk=afname.pk)


def _filling(afname: Afname, by: Actor) -> Afname:
    """The afname, held, while the kandidaat may still answer."""
    row = _locked(afname, by)
    check_kandidaat(row.dossier, by)
    if row.ingetrokken_op is not None:
        raise DomainError("ingetrokken", _("Deze vragenlijst is niet meer nodig. U hoeft niets te doen."))
    if row.ingevuld_op is not None:
        raise DomainError(
            "ingeleverd", _("U heeft deze vragenlijst al ingeleverd. De antwoorden staan vast.")
        )
    return row


def _version(instrument: Instrument) -> Vragenlijstversie | None:
    if instrument.gearchiveerd_op is not None:
        text = _("Dit instrument staat niet meer in de keuze. Kies een ander.")
        raise DomainError("gearchiveerd", text, veld="instrument")
    if instrument.waar == Instrument.Afname.EXTERN:
        return None
    rows = Vragenlijstversie.objects.filter(bureau_id=instrument.bureau_id, instrument=instrument)
    newest = rows.filter(stand=Vragenlijstversie.Stand.VAST).order_by("-nummer").first()
    if newest is None:
        text = _("Deze meting heeft nog geen gepubliceerde vragen. Publiceer ze eerst in het register.")
        raise DomainError("geen_versie", text, veld="instrument")
    return newest


def _refuse_second(dossier: Dossier, instrument: Instrument) -> None:
    waiting = Afname.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, instrument=instrument, ingetrokken_op__isnull=True,
        afgenomen_op__isnull=True, prive=False,
    )  # fmt: skip
    if waiting.exists():
        text = _(
            "Dit instrument staat al klaar voor deze kandidaat. Trek dat eerst in, of wacht op de uitslag."
        )
        raise DomainError("staat_klaar", text, veld="instrument")


def _afname(
    dossier: Dossier,
    instrument: Instrument,
    version: Vragenlijstversie | None,
    by: Actor,
    *,
    sleutel: uuid.UUID,
) -> Afname:
    content = version.inhoud if version else {}
    return Afname(
        bureau_id=by.bureau_id, dossier=dossier, instrument=instrument, versie=version, sleutel=sleutel,
        naam=instrument.naam, leverancier=instrument.leverancier,
        instrumentversie=str(version.nummer) if version else instrument.versie, normgroep=instrument.normgroep,
        soort=instrument.soort, geldig_tot=instrument.geldig_tot, prive=bool(content.get("prive", False)),
        bespreken=bool(content.get("bespreken", True)), toegewezen_op=klok.now(),
        toegewezen_door_id=by.lidmaatschap_id,
    )  # fmt: skip


def _moment(dossier: Dossier, *, first: bool) -> str:
    """Which moment a measure belongs to: the beginning, or the report period of today."""
    if first:
        return _("Begin")
    today = klok.today()
    row = (
        Rapportage.objects.filter(
            bureau_id=dossier.bureau_id, dossier=dossier, periode_van__lte=today, periode_tot__gte=today
        )
        .order_by("-nummer")
        .values_list("nummer", flat=True)
        .first()
    )
    return _("Periode %(nummer)s") % {"nummer": row} if row else ""
