"""The log of the guidance: with whom, why, what came out and what is next. Lines are added and corrected, never edited.

Who may write what: coach and jobhunter write; only the coach writes lines for the coach alone, since a jobhunter could
not read those back. A jobhunter corrects the own lines, the coach those of the whole dossier.
"""

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.dossiers.tekst import plain
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten.actions.taken import drop_taak, make_taak
from wissel.trajecten.models import Logboekregel, Taak, Traject
from wissel.trajecten.waarnemen import signature

GESPREK, INSPANNING, VERVOLG = "gesprek", "inspanning", "vervolg"
DELEN = ("voortgang", "werkwijze", "samenwerking")
LANGST = 10_000
SCHRIJVERS = {Rol.COACH, Rol.JOBHUNTER, SYSTEEM}


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of log line: a talk with someone, or an effort towards work."""

    sleutel: str
    label: Any
    groep: str


SOORTEN: tuple[Soort, ...] = (
    Soort("gesprek", gettext_lazy("Gesprek"), GESPREK),
    Soort("telefoon", gettext_lazy("Telefoongesprek"), GESPREK),
    Soort("bericht", gettext_lazy("E-mail of bericht"), GESPREK),
    Soort("overleg", gettext_lazy("Overleg met werkgever of arbodienst"), GESPREK),
    Soort("orientatie", gettext_lazy("Oriëntatie op beroepen"), INSPANNING),
    Soort("training", gettext_lazy("Training of oefening"), INSPANNING),
    Soort("netwerk", gettext_lazy("Netwerken"), INSPANNING),
    Soort("vacature", gettext_lazy("Vacature gezocht of voorgesteld"), INSPANNING),
    Soort("sollicitatie", gettext_lazy("Sollicitatie"), INSPANNING),
    Soort("proefplaatsing", gettext_lazy("Proefplaatsing of meeloopdag"), INSPANNING),
    Soort("overig", gettext_lazy("Anders"), INSPANNING),
)
PER_SLEUTEL = {soort.sleutel: soort for soort in SOORTEN}
VELDEN = (
    "soort", "datum", "wie", "waarom", "resultaat", "vervolg", "vervolg_op", "minuten", "kolom", "rapportdeel",
    "publiek", "planregel_reeks",
)  # fmt: skip


@transaction.atomic
def write_note(
    *,
    dossier: Dossier,
    by: Actor,
    soort: str,
    datum: dt.date,
    wie: str,
    waarom: str,
    resultaat: str = "",
    vervolg: str = "",
    vervolg_op: dt.date | None = None,
    minuten: int | None = None,
    kolom: str = "bureau",
    rapportdeel: str = "",
    publiek: str = "bureau",
    planregel_reeks: Any = None,
    afspraak: Any = None,
    sleutel: uuid.UUID | None = None,
) -> Logboekregel:
    """Add one line. The same form sent twice (same `sleutel`, same words) is one line and comes back as it is.

    The same `sleutel` with other words is another note: nothing that was typed is lost. Raises DomainError at the
    field for a day in the future or before the case, for empty who or why, and for an audience that is not the
    writer's to choose.
    """
    values = {
        "soort": soort, "datum": datum, "wie": wie.strip(), "waarom": waarom.strip(), "resultaat": resultaat.strip(),
        "vervolg": vervolg.strip(), "vervolg_op": vervolg_op, "minuten": minuten, "kolom": kolom,
        "rapportdeel": rapportdeel, "publiek": publiek, "planregel_reeks": planregel_reeks,
    }  # fmt: skip
    dossier = _lock(dossier, by)
    _check(values, dossier, by)
    key, known = _known(dossier, sleutel or uuid.uuid4(), values)
    if known is not None:
        return known
    if afspraak is not None and afspraak.dossier_id != dossier.pk:
        raise DomainError("afspraak", _("Deze afspraak hoort niet bij dit dossier. Ververs de pagina."))
    row = _add(dossier, values, by, key, afspraak)
    record(by, "logboekregel_geschreven", dossier=dossier, onderwerp=row, categorie="H")
    return row


@transaction.atomic
def correct_note(*, regel: Logboekregel, by: Actor, **velden: Any) -> Logboekregel:
    """Correct a line by a new one; what stood there stays readable and points to the line that stands now.

    Sending the same correction twice gives the same line. Raises Changed when somebody else corrected it first.
    """
    dossier = _lock(regel.dossier, by)
    old = Logboekregel.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=regel.pk)
    _check_author(old, by)
    clean = {name: text.strip() if isinstance(text, str) else text for name, text in velden.items()}
    values = {**{name: getattr(old, name) for name in VELDEN}, **clean}
    if set(values) != set(VELDEN):
        raise DomainError("onbekend_veld", _("Dit veld bestaat niet. Ververs de pagina."))
    if old.vervangen_door_id:
        return _corrected_before(old, values)
    if all(values[name] == getattr(old, name) for name in VELDEN):
        return old
    _check(values, dossier, by)
    row = _add(dossier, values, by, uuid.uuid4(), old.afspraak)
    Logboekregel.objects.filter(bureau_id=by.bureau_id, vervangen_door=old).update(vervangen_door=row)
    Logboekregel.objects.filter(bureau_id=by.bureau_id, pk=old.pk).update(vervangen_door=row)
    for taak in Taak.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=follow_up_key(old.pk)):
        drop_taak(taak=taak, by=by)
    record(by, "logboekregel_verbeterd", dossier=dossier, onderwerpen=[row, old], categorie="H")
    return row


def may_correct(*, by: Actor, door_persoon_id: uuid.UUID | None) -> bool:
    """Whether this actor may correct a line written by that person."""
    return by.rol in {Rol.COACH, SYSTEEM} or (
        by.rol == Rol.JOBHUNTER and by.persoon_id is not None and door_persoon_id == by.persoon_id
    )


def audiences(by: Actor) -> list[tuple[str, Any]]:
    """The audiences this actor may choose, narrowest first."""
    return [
        (value, label)
        for value, label in Logboekregel.Publiek.choices
        if value != Logboekregel.Publiek.COACH or by.rol != Rol.JOBHUNTER
    ]


def running_traject(dossier: Dossier) -> Traject | None:
    """The traject that runs now, or the last one."""
    rows = Traject.objects.filter(bureau_id=dossier.bureau_id, dossier_id=dossier.pk)
    return rows.order_by("-aangemaakt_op").first()


def _lock(dossier: Dossier, by: Actor) -> Dossier:
    """One writer at a time in one dossier, so that a double submit meets the first."""
    return Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)


def _known(dossier: Dossier, key: uuid.UUID, values: dict[str, Any]) -> tuple[uuid.UUID, Logboekregel | None]:
    """The line this form already became, or the key for a new one."""
    second = uuid.uuid5(key, json.dumps(values, default=str, sort_keys=True))
    found = {
        row.sleutel: row
        for row in Logboekregel.objects.filter(bureau_id=dossier.bureau_id, sleutel__in=[key, second])
    }
    first = found.get(key)
    if first is None:
        return key, None
    if first.dossier_id == dossier.pk and all(getattr(first, name) == values[name] for name in VELDEN):
        return key, first
    return second, found.get(second)


def _corrected_before(old: Logboekregel, values: dict[str, Any]) -> Logboekregel:
    now: Any = old.vervangen_door
    if all(values[name] == getattr(now, name) for name in VELDEN):
        return now
    text = _("Deze regel is intussen al verbeterd. Lees eerst wat er nu staat en verbeter dan die regel.")
    raise Changed("gewijzigd", text, nu=now)


def _add(dossier: Dossier, values: dict[str, Any], by: Actor, key: uuid.UUID, afspraak: Any) -> Logboekregel:
    words = " ".join(values[name] for name in ("wie", "waarom", "resultaat", "vervolg"))
    row = Logboekregel.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, traject=running_traject(dossier), afspraak=afspraak, sleutel=key,
        zoektekst=plain(words), door_id=by.lidmaatschap_id, op=klok.now(),
        door_naam=signature(by, dossier.pk), **values,
    )  # fmt: skip
    note_activity(dossier, values["datum"])
    _follow_up(row, by)
    return row


def _follow_up(row: Logboekregel, by: Actor) -> None:
    """Put what was agreed next on the writer's work list for that day, without its words: others see that list too."""
    if row.vervolg_op is None or row.vervolg_op < klok.today() or by.rol not in {Rol.COACH, Rol.JOBHUNTER}:
        return
    make_taak(
        dossier=row.dossier, by=by, soort=VERVOLG, titel=_("Afgesproken vervolg"), voor_rol=by.rol,
        sleutel=follow_up_key(row.pk), due_on=row.vervolg_op, traject=row.traject,
    )  # fmt: skip


def follow_up_key(regel_id: uuid.UUID) -> str:
    """The key of the task that a line with a day for its follow-up gives."""
    return f"{VERVOLG} {regel_id}"


def note_activity(dossier: Dossier, day: dt.date) -> None:
    """Remember the last day on which something happened, so that a quiet dossier shows."""
    if dossier.laatste_activiteit_op is None or dossier.laatste_activiteit_op < day:
        dossier.laatste_activiteit_op = day
        dossier.save(update_fields=["laatste_activiteit_op"])


def _check(values: dict[str, Any], dossier: Dossier, by: Actor) -> None:
    if by.rol not in SCHRIJVERS:
        raise DomainError("niet_van_u", _("Alleen coach en jobhunter schrijven in het logboek."))
    _check_choices(values, by)
    _check_days(values, dossier)
    for name, words in (
        ("wie", _("Schrijf met wie het contact was.")), ("waarom", _("Schrijf waar het over ging.")),
    ):  # fmt: skip
        if not values[name]:
            raise DomainError("leeg", words, veld=name)
    for name, most in (("wie", 150), ("waarom", 300), ("vervolg", 300), ("resultaat", LANGST)):
        if len(values[name]) > most:
            text = _("Dit is te lang. Gebruik hoogstens %(aantal)s tekens.") % {"aantal": most}
            raise DomainError("te_lang", text, veld=name)
    minutes = values["minuten"]
    if minutes is not None and not 0 < minutes <= 1440:
        raise DomainError("minuten", _("Vul de duur in minuten in, van 1 tot en met 1440."), veld="minuten")


def _check_choices(values: dict[str, Any], by: Actor) -> None:
    allowed = {value for value, _label in audiences(by)}
    if values["publiek"] not in allowed:
        text = _("Kies wie dit mag lezen. Een regel voor alleen de coach schrijft alleen de coach.")
        raise DomainError("publiek", text, veld="publiek")
    if values["soort"] not in PER_SLEUTEL:
        raise DomainError("soort", _("Kies een soort uit de lijst."), veld="soort")
    if values["kolom"] not in Logboekregel.Kolom.values:
        raise DomainError("kolom", _("Kies van wie deze inspanning is."), veld="kolom")
    if values["rapportdeel"] not in {"", *DELEN}:
        raise DomainError("rapportdeel", _("Kies een deel uit de lijst."), veld="rapportdeel")


def _check_days(values: dict[str, Any], dossier: Dossier) -> None:
    day, following = values["datum"], values["vervolg_op"]
    if day > klok.today():
        text = _("Deze dag ligt in de toekomst. Vul in wanneer het was, of plan een afspraak.")
        raise DomainError("toekomst", text, veld="datum")
    if dossier.eerste_ziektedag and day < dossier.eerste_ziektedag:
        text = _("Deze dag ligt voor de eerste ziektedag (%(dag)s). Controleer een van beide datums.")
        raise DomainError("te_vroeg", text % {"dag": lange_datum(dossier.eerste_ziektedag)}, veld="datum")
    if following is not None and following < day:
        text = _("Het vervolg ligt voor de dag zelf. Controleer een van beide datums.")
        raise DomainError("volgorde", text, veld="vervolg_op")
    if following is not None and not values["vervolg"]:
        raise DomainError("leeg", _("Schrijf ook wat er op die dag gebeurt."), veld="vervolg")


def _check_author(old: Logboekregel, by: Actor) -> None:
    author = old.door.persoon_id if old.door else None
    if not may_correct(by=by, door_persoon_id=author):
        text = _("Een regel van een ander verbetert u niet zelf. Vraag het aan de coach.")
        raise DomainError("niet_van_u", text)
