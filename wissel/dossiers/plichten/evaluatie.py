"""The evaluation of the first year: the decision on both tracks, and the view of employer and employee, each their own.

Who may write what: the coach writes date, decision and agreements; each party the own view. The coach may write down
what somebody said, marked as such, as long as that person wrote nothing.
"""

import datetime as dt
import hashlib
import json
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.feiten import levende_feiten
from wissel.dossiers.feitkeuring import check_moment
from wissel.dossiers.models import Dossier, Eerstejaarsevaluatie
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record

E = Eerstejaarsevaluatie
PAD = "eerstejaarsevaluatie"
LANGST = 8_000
VELDEN = (
    "gehouden_op", "besluit_spoor1", "toelichting_spoor1", "besluit_spoor2", "toelichting_spoor2", "afspraken",
)  # fmt: skip
KANTEN = ("werkgever", "werknemer")
KANT_VAN = {Rol.OPDRACHTGEVER: "werkgever", Rol.KANDIDAAT: "werknemer"}


@transaction.atomic
def begin(*, dossier: Dossier, by: Actor) -> Eerstejaarsevaluatie:
    """The evaluation that is being written; a new one begins with what the last finished one said."""
    dossier = _lock(dossier, by)
    rows = E.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    open_one = rows.filter(stand=E.Stand.CONCEPT).first()
    if open_one is not None:
        return open_one
    last = rows.order_by("-nummer").first()
    kept = {name: getattr(last, name) for name in _INHOUD} if last else {}
    number = (rows.aggregate(last=Max("nummer"))["last"] or 0) + 1
    row = E.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, nummer=number, gemaakt_op=klok.now(), **kept
    )
    record(by, "evaluatie_begonnen", dossier=dossier, onderwerp=row, categorie="C")
    return row


@transaction.atomic
def save(*, evaluatie: Eerstejaarsevaluatie, by: Actor, versie: int, **velden: Any) -> Eerstejaarsevaluatie:
    """Keep date, decision and agreements as they are typed; half is fine. Changed when somebody saved since."""
    row = _open(evaluatie, by)
    values = {name: velden[name].strip()[:LANGST] if isinstance(velden[name], str) else velden[name]
              for name in VELDEN if name in velden}  # fmt: skip
    check_moment(row.dossier, values.get("gehouden_op"), today=klok.today(), veld="gehouden_op")
    if all(getattr(row, name) == value for name, value in values.items()):
        return row
    if row.versie != versie:
        text = _(
            "Iemand anders heeft de evaluatie net gewijzigd. Wat u typte staat hieronder; vergelijk eerst."
        )
        raise Changed("gewijzigd", text, nu=row.versie)
    for name, value in values.items():
        setattr(row, name, value)
    row.versie += 1
    row.save()
    record(by, "evaluatie_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row


@transaction.atomic
def give_view(*, evaluatie: Eerstejaarsevaluatie, tekst: str, by: Actor) -> Eerstejaarsevaluatie:
    """The own view of employer or employee, in the own words. Nobody else can change it afterwards."""
    kant = KANT_VAN.get(Rol(by.rol)) if by.rol in Rol.values else None
    if kant is None:
        raise DomainError("niet_van_u", _("Alleen werkgever en werknemer schrijven hun eigen visie."))
    row = _open(evaluatie, by)
    return _view(row, kant, tekst, by, E.Wijze.ZELF, by.naam)


@transaction.atomic
def note_view(
    *, evaluatie: Eerstejaarsevaluatie, kant: str, tekst: str, naam: str, by: Actor
) -> Eerstejaarsevaluatie:
    """Write down what employer or employee said, marked as written down by the coach; never over their own words."""
    row = _open(evaluatie, by)
    if kant not in KANTEN:
        raise DomainError("kant", _("Kies van wie deze visie is."), veld="kant")
    if getattr(row, f"visie_{kant}_wijze") == E.Wijze.ZELF:
        text = _("Deze visie is zelf geschreven. Alleen de schrijver verandert haar.")
        raise DomainError("zelf_geschreven", text, veld="tekst")
    return _view(row, kant, tekst, by, E.Wijze.GENOTEERD, naam.strip() or _name(row, kant))


def _view(
    row: Eerstejaarsevaluatie, kant: str, tekst: str, by: Actor, wijze: str, naam: str
) -> Eerstejaarsevaluatie:
    tekst = tekst.strip()[:LANGST]
    if not tekst:
        raise DomainError("leeg", _("Schrijf hoe u het jaar ziet. Een paar zinnen is genoeg."), veld="tekst")
    values = {f"visie_{kant}": tekst, f"visie_{kant}_wijze": wijze, f"visie_{kant}_naam": naam[:280]}
    if all(getattr(row, name) == value for name, value in values.items()):
        return row
    for name, value in {**values, f"visie_{kant}_op": klok.now()}.items():
        setattr(row, name, value)
    row.save(update_fields=[*values, f"visie_{kant}_op"])
    record(by, "evaluatie_visie", dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row


def missing(row: Eerstejaarsevaluatie) -> list[str]:
    """What the evaluation needs before it can be finished, in words; the law asks for both tracks and both views."""
    checks = (
        (row.gehouden_op, _("de dag van het gesprek")),
        (row.besluit_spoor1, _("het besluit over spoor 1")),
        (row.besluit_spoor2, _("het besluit over spoor 2")),
        (row.visie_werkgever, _("de visie van de werkgever")),
        (row.visie_werknemer, _("de visie van de werknemer")),
    )
    found = [words for value, words in checks if not value]
    if row.besluit_spoor2 in {E.Spoor2.UITGESTELD, E.Spoor2.NIET} and not row.toelichting_spoor2:
        found.append(_("waarom spoor 2 niet begint (UWV vraagt ernaar)"))
    return found


def fact_of(row: Eerstejaarsevaluatie) -> dict[str, Any]:
    """The fact of the law engine that this evaluation makes; other parts of it stay as they were."""
    before = levende_feiten(row.dossier).get(PAD) or {}
    return {**before, "gehouden_op": row.gehouden_op.isoformat() if row.gehouden_op else None}


@transaction.atomic
def finish(
    *, evaluatie: Eerstejaarsevaluatie, by: Actor, inhoud_sha256: str, today: dt.date | None = None
) -> Eerstejaarsevaluatie:
    """Finish it: the content is frozen and its day becomes the fact, so that the dates follow. Twice is once.

    `inhoud_sha256` is of the content that was on screen (`content_sha256`). Raises DomainError that names what is
    missing; Changed when the content, a view included, is another by now.
    """
    row = _lock_row(evaluatie, by)
    if row.stand == E.Stand.VASTGESTELD:
        return row
    if content_sha256(row) != inhoud_sha256:
        raise Changed(
            "gewijzigd", _("Iemand anders heeft de evaluatie net gewijzigd. Lees haar eerst opnieuw.")
        )
    if lacking := missing(row):
        text = _("Nog nodig: %(wat)s.") % {"wat": ", ".join(lacking)}
        raise DomainError("onvolledig", text)
    record_feit(
        dossier=row.dossier, pad=PAD, waarde=fact_of(row), by=by, bron=_("Eerstejaarsevaluatie in het dossier"),
        today=today,
    )  # fmt: skip
    row.inhoud_sha256 = content_sha256(row)
    row.stand, row.vastgesteld_op, row.vastgesteld_door_id = (
        E.Stand.VASTGESTELD, klok.now(), by.lidmaatschap_id,
    )  # fmt: skip
    row.save()
    record(by, "evaluatie_vastgesteld", dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row


_INHOUD = (
    *VELDEN,
    *(f"visie_{kant}{part}" for kant in KANTEN for part in ("", "_wijze", "_naam", "_op")),
)


def content(row: Eerstejaarsevaluatie) -> dict[str, Any]:
    """What a finished evaluation says, as plain data."""
    return json.loads(json.dumps({name: getattr(row, name) for name in _INHOUD}, default=str))


def content_sha256(row: Eerstejaarsevaluatie) -> str:
    text = json.dumps(content(row), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _name(row: Eerstejaarsevaluatie, kant: str) -> str:
    dossier = row.dossier
    return dossier.kandidaat.naam if kant == "werknemer" else dossier.werkgever.naam


def _open(evaluatie: Eerstejaarsevaluatie, by: Actor) -> Eerstejaarsevaluatie:
    row = _lock_row(evaluatie, by)
    if row.stand == E.Stand.VASTGESTELD:
        text = _("Deze evaluatie is vastgesteld en verandert niet meer.")
        raise DomainError("vastgesteld", text)
    return row


def _lock_row(evaluatie: Eerstejaarsevaluatie, by: Actor) -> Eerstejaarsevaluatie:
    rows = E.objects.select_for_update(of=("self",)).select_related(
        "dossier__kandidaat", "dossier__werkgever"
    )
    return rows.get(bureau_id=by.bureau_id, pk=evaluatie.pk)


def _lock(dossier: Dossier, by: Actor) -> Dossier:
    return Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
