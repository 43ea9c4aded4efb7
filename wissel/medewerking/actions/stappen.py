"""Steps of the employer: prepared as its own concept, decided by the employer alone, most with a letter (S2.44).

The bureau takes no step and the product proposes none. What the employer was warned about before deciding is kept.
"""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.medewerking import brief as stukken
from wissel.medewerking import brieven, ladder
from wissel.medewerking.feitblad import FeitBlad, sheets
from wissel.medewerking.models import Medewerkingsfeit, Stapfeit, Weerwoord, Werkgeversstap
from wissel.medewerking.termijn import required
from wissel.medewerking.waarschuwingen import Waarschuwing, warnings
from wissel.opmaak import lange_datum
from wissel.outbox.actions import notify
from wissel.trajecten.actions.planhulp import clean
from wissel.trajecten.models import Onderbreking

BERICHT = "medewerking"


@transaction.atomic
def prepare_step(
    *,
    dossier: Dossier,
    by: Actor,
    sleutel: uuid.UUID,
    soort: str,
    datum: dt.date | None = None,
    instructie: str = "",
    termijn: dt.date | None = None,
    per: dt.date | None = None,
    feiten: Collection[Medewerkingsfeit] = (),
    versie: int | None = None,
) -> Werkgeversstap:
    """Write or change a concept of a step; its letter gets a first text, or keeps the words the employer gave it.

    The same form (`sleutel`) sent twice is one concept; `versie` is the state on screen when it existed already.
    Raises DomainError at the field for what the step needs, and Changed when a colleague saved in the meantime.
    """
    dossier = _lock(dossier, by)
    row = _row_of(dossier, by, sleutel, soort)
    known = ladder.soorten().get(row.soort)
    if known is None:
        raise DomainError("soort", _("Kies een stap uit de lijst."), veld="soort")
    if row.vastgesteld_op:
        return row
    before, text = _said(row), brieven.first_text(row, dossier)
    _fill(row, known, dossier, datum, instructie, termijn, per)
    if known.feiten and not feiten:
        raise DomainError("feiten", _("Kies ten minste één feit waarop deze stap rust."), veld="feiten")
    if row.versie and before == (*_said(row)[:4], {each.pk for each in feiten}):
        return row
    if row.versie:
        _same_version(row, versie)
    if row.tekst in {"", text}:
        row.tekst = brieven.first_text(row, dossier)
    row.versie += 1
    row.save()
    _tie(row, feiten)
    record(by, "werkgeversstap_voorbereid", dossier=dossier, onderwerp=row, categorie="I")
    return row


def _said(row: Werkgeversstap) -> tuple[Any, ...]:
    """What a concept asks, and which facts it rests on."""
    tied = Stapfeit.objects.filter(bureau_id=row.bureau_id, stap_id=row.pk).values_list("feit_id", flat=True)
    return row.datum, row.instructie, row.termijn, row.per, set(tied)


def _row_of(dossier: Dossier, by: Actor, sleutel: uuid.UUID, soort: str) -> Werkgeversstap:
    """The concept of this form, or a new one that was not saved yet."""
    rows = Werkgeversstap.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel)
    return rows.first() or Werkgeversstap(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, organisatie_id=dossier.werkgever_id, soort=soort,
        datum=klok.today(), gemaakt_op=klok.now(), gemaakt_door_id=required(by.lidmaatschap_id), versie=0,
    )  # fmt: skip


def _fill(
    row: Werkgeversstap, known: ladder.Soort, dossier: Dossier, datum: dt.date | None, instructie: str,
    termijn: dt.date | None, per: dt.date | None,
) -> None:  # fmt: skip
    today = klok.today()
    row.datum = today if known.brief else datum or today
    if row.datum > today:
        text = _("Deze dag moet nog komen. Leg de stap vast op de dag zelf of daarna.")
        raise DomainError("toekomst", text, veld="datum")
    if dossier.eerste_ziektedag and row.datum < dossier.eerste_ziektedag:
        text = _("Deze dag ligt voor de eerste ziektedag (%(dag)s). Controleer een van beide datums.")
        raise DomainError("te_vroeg", text % {"dag": lange_datum(dossier.eerste_ziektedag)}, veld="datum")
    row.instructie = clean(row, "instructie", instructie) if "instructie" in known.vraagt else ""
    row.termijn = termijn if "termijn" in known.vraagt else None
    row.per = per if "per" in known.vraagt else None
    if "instructie" in known.vraagt and not row.instructie:
        text = _("Schrijf precies wat u vraagt of wat is afgesproken. Eén ding dat uw medewerker kan doen.")
        raise DomainError("instructie", text, veld="instructie")
    if "termijn" in known.vraagt and (row.termijn is None or row.termijn <= today):
        text = _("Kies een dag na vandaag, zodat uw medewerker tijd heeft.")
        raise DomainError("termijn", text, veld="termijn")
    if "per" in known.vraagt and row.per is None:
        raise DomainError("per", _("Vul in vanaf welke dag dit geldt."), veld="per")


def _tie(row: Werkgeversstap, feiten: Collection[Medewerkingsfeit]) -> None:
    """Let the step rest on exactly these facts of the dossier."""
    wanted = {each.pk: each for each in feiten}
    if any(each.dossier_id != row.dossier_id or each.ingetrokken_op for each in wanted.values()):
        text = _("Een gekozen feit is ingetrokken of hoort hier niet. Kies opnieuw.")
        raise DomainError("feiten", text, veld="feiten")
    now = Stapfeit.objects.filter(bureau_id=row.bureau_id, stap=row)
    now.exclude(feit_id__in=wanted).delete()
    tied = set(now.values_list("feit_id", flat=True))
    for key, each in wanted.items():
        if key not in tied:
            Stapfeit.objects.create(bureau_id=row.bureau_id, dossier_id=row.dossier_id, stap=row, feit=each)


@transaction.atomic
def rewrite_letter(*, stap: Werkgeversstap, tekst: str, versie: int, by: Actor) -> Werkgeversstap:
    """Give the letter the employer's own words. The facts and the answers below it are not the employer's to write.

    Raises Changed, with the words that stand there now, when a colleague saved in the meantime.
    """
    row = _concept(stap, by)
    words = tekst.replace("\x00", "").replace("\r\n", "\n").strip()
    if not words:
        raise DomainError("leeg", _("De brief is leeg. Schrijf wat u wilt zeggen."), veld="tekst")
    if row.tekst == words:
        return row
    _same_version(row, versie)
    row.tekst, row.versie = clean(row, "tekst", words), row.versie + 1
    row.save(update_fields=["tekst", "versie"])
    record(by, "werkgeversstap_voorbereid", dossier=row.dossier_id, onderwerp=row, categorie="I")
    return row


@transaction.atomic
def decide_step(
    *, stap: Werkgeversstap, by: Actor, versie: int, aanvaard: Collection[str] = ()
) -> Werkgeversstap:
    """The employer decides: the step stands, its letter is made and reaches the kandidaat. Twice is once.

    `aanvaard` are the keys of the warnings the employer read and goes on with; they are kept with the step.
    Raises DomainError("waarschuwingen") for one that was not accepted, and Changed when the concept is another now.
    """
    row = _locked(stap, by)
    if row.vastgesteld_op:
        return row
    _same_version(row, versie)
    known = ladder.soorten()[row.soort]
    if known.brief:
        row.datum = klok.today()
    if row.termijn is not None and row.termijn <= klok.today():
        text = _("De dag in deze stap is voorbij. Kies een dag na vandaag.")
        raise DomainError("termijn", text)
    found = warnings_of(row)
    if open_ := [each for each in found if each.sleutel not in aanvaard]:
        text = _("Lees eerst wat hieronder staat en zeg per punt dat u dit weet: %(tekst)s")
        raise DomainError("waarschuwingen", text % {"tekst": open_[0].tekst})
    row.aanvaard = [each.sleutel for each in found]
    row.vastgesteld_op, row.vastgesteld_door_id, row.vastgesteld_naam = (
        klok.now(),
        by.lidmaatschap_id,
        by.naam,
    )
    if known.brief:
        row.document = stukken.make_letter(row, facts_of(row), by)
    row.save()
    record(by, f"werkgeversstap_{row.soort}", dossier=row.dossier_id, onderwerp=row, categorie="I")
    if row.document is None:
        kandidaat = row.dossier.kandidaat
        notify(by, persoon=kandidaat, soort=BERICHT, dossier=row.dossier_id, pad="/mijn/medewerking/")
    return row


@transaction.atomic
def discard_step(*, stap: Werkgeversstap, by: Actor) -> None:
    """Throw a concept away. Raises DomainError when it was decided: that is withdrawn instead."""
    row = _concept(stap, by)
    record(by, "werkgeversstap_weggegooid", dossier=row.dossier_id, onderwerp=row.pk, categorie="I")
    Stapfeit.objects.filter(bureau_id=by.bureau_id, stap=row).delete()
    row.delete()


@transaction.atomic
def withdraw_step(*, stap: Werkgeversstap, reden: str, by: Actor) -> Werkgeversstap:
    """Take a step back that was decided, with why; the kandidaat is told. It stays readable and counts no more."""
    row = _locked(stap, by)
    if row.ingetrokken_op:
        return row
    if not row.vastgesteld_op:
        raise DomainError("concept", _("Deze stap is nog niet gezet. Gooi het concept weg."))
    if not reden.strip():
        raise DomainError("leeg", _("Schrijf waarom u deze stap intrekt."), veld="reden")
    row.intrek_reden = clean(row, "intrek_reden", reden, veld="reden")
    row.ingetrokken_op, row.ingetrokken_door_id = klok.now(), by.lidmaatschap_id
    row.save(update_fields=["intrek_reden", "ingetrokken_op", "ingetrokken_door"])
    record(by, "werkgeversstap_ingetrokken", dossier=row.dossier_id, onderwerp=row, categorie="I")
    kandidaat = row.dossier.kandidaat
    notify(by, persoon=kandidaat, soort=BERICHT, dossier=row.dossier_id, pad="/mijn/medewerking/")
    return row


def facts_of(stap: Werkgeversstap) -> tuple[FeitBlad, ...]:
    """The facts a step rests on, each with the answers of the kandidaat as they are now."""
    own: dict[str, Any] = {"bureau_id": stap.bureau_id, "dossier_id": stap.dossier_id}
    ids = Stapfeit.objects.filter(stap=stap, **own).values("feit_id")
    rows = (
        Medewerkingsfeit.objects.filter(pk__in=ids, **own)
        .select_related("afspraak")
        .order_by("dag", "op", "pk")
    )
    answers = Weerwoord.objects.filter(feit_id__in=ids, **own)
    return sheets(rows, answers, Onderbreking.objects.filter(**own), klok.today())


def warnings_of(stap: Werkgeversstap) -> list[Waarschuwing]:
    """What the employer is told before this step."""
    kinds = Stapfeit.objects.filter(bureau_id=stap.bureau_id, stap=stap).values_list("feit__soort", flat=True)
    return warnings(stap, facts_of(stap), kinds, klok.today())


def _same_version(row: Werkgeversstap, versie: int | None) -> None:
    if row.versie != versie:
        text = _("Een collega heeft deze stap net gewijzigd. Kijk wat er nu staat en ga dan verder.")
        raise Changed("gewijzigd", text, nu=row.tekst, versie=row.versie)


def _employer(dossier: Dossier, by: Actor) -> None:
    """Only the employer of this werknemer; not the bureau, not the product, not another opdrachtgever."""
    if by.rol != Rol.OPDRACHTGEVER or by.organisatie_id != dossier.werkgever_id:
        raise DomainError("alleen_werkgever", _("Alleen de werkgever zelf zet een stap."))


def _lock(dossier: Dossier, by: Actor) -> Dossier:
    row = Dossier.objects.select_for_update(of=("self",)).select_related("kandidaat", "werkgever").get(
        bureau_id=by.bureau_id, pk=dossier.pk
    )  # fmt: skip
    _employer(row, by)
    if row.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Er komt niets meer bij."))
    return row


def _locked(stap: Werkgeversstap, by: Actor) -> Werkgeversstap:
    row = Werkgeversstap.objects.select_for_update(of=("self",)).select_related(
        "dossier__kandidaat", "dossier__werkgever"
    ).get(bureau_id=by.bureau_id, pk=stap.pk)  # fmt: skip
    _employer(row.dossier, by)
    return row


def _concept(stap: Werkgeversstap, by: Actor) -> Werkgeversstap:
    row = _locked(stap, by)
    if row.vastgesteld_op:
        raise DomainError("vastgesteld", _("Deze stap is al gezet en verandert niet meer."))
    return row
