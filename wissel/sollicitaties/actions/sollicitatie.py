"""An application: begun once, changed, moved from stage to stage with its day, undone and thrown away."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.oefenen.models import Gesprekskaart
from wissel.opmaak import lange_datum
from wissel.sollicitaties.actions import hulp, logregel
from wissel.sollicitaties.models import Sollicitatie, Sollicitatiestap, Stand
from wissel.sollicitaties.standen import NAAR_BUITEN
from wissel.sollicitaties.vergelijken import fold_employer, fold_job
from wissel.trajecten.actions.planhulp import clean

VELDEN = (
    "soort", "werkgever", "functie", "volgende", "volgende_op", "tekst", "cvversie", "briefversie", "vacature",
)  # fmt: skip
DUBBEL_BINNEN = dt.timedelta(days=90)
MEESTE = 1_000


@transaction.atomic
def begin(
    *, dossier: Dossier, by: Actor, sleutel: uuid.UUID, werkgever: str, functie: str = "", soort: str = "vacature",
    initiatief: str = "", stand: str = Stand.BEWAARD, datum: dt.date | None = None, vacature: Vacature | None = None,
    toch: bool = False, toelichting: str = "", **over: Any,
) -> Sollicitatie:  # fmt: skip
    """Add an application with its first stage, and a word with it. The same form sent twice is one.

    What coach or jobhunter begins is prepared for the kandidaat, who approves before it goes out (S1.28). Raises
    DomainError at the field; code `dubbel` at `toch` (with `bekend`, the row that is there) when the same employer and
    job were added within 90 days, which `toch` overrules.
    """
    dossier = hulp.hold_dossier(dossier.pk, by)
    known = Sollicitatie.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel).first()
    if known is not None:
        return known
    row = Sollicitatie(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, initiatief=hulp.initiative(by, initiatief),
        begeleid=not by.is_kandidaat, aangemaakt_op=klok.now(), aangemaakt_door_id=by.lidmaatschap_id,
        stand_op=datum or klok.today(),
    )  # fmt: skip
    _fill(row, {"soort": soort, "werkgever": werkgever, "functie": functie, "vacature": vacature, **over})
    _refuse_more(dossier)
    if not toch:
        _refuse_double(row)
    row.save(force_insert=True)
    record(by, "sollicitatie_begonnen", dossier=dossier, onderwerp=row, categorie="N")
    move(
        sollicitatie=row,
        by=by,
        stand=stand,
        datum=datum or klok.today(),
        sleutel=uuid.uuid5(sleutel, "begin"),
        toelichting=toelichting,
    )
    return Sollicitatie.objects.get(bureau_id=by.bureau_id, pk=row.pk)


@transaction.atomic
def change(*, sollicitatie: Sollicitatie, by: Actor, versie: int, **velden: Any) -> Sollicitatie:
    """Change what an application says. What the kandidaat approved and now changes is to be approved again.

    Raises Changed when somebody else changed it first; DomainError at the field, or when cv or letter went out, or
    what the kandidaat approved did.
    """
    row = hulp.hold(sollicitatie, by)
    before = {name: getattr(row, name) for name in VELDEN}
    _fill(row, velden)
    changed = [name for name in VELDEN if getattr(row, name) != before[name]]
    if not changed:
        return row
    if row.versie != versie:
        text = _(
            "Iemand anders heeft dit net gewijzigd. Hieronder staat wat er nu staat. Bewaar opnieuw als u wilt."
        )
        raise Changed("gewijzigd", text, nu=before)
    if row.inzending_id and {"cvversie", "briefversie"} & set(changed):
        text = _("Dit is al verstuurd. Het cv en de brief van toen blijven staan.")
        raise DomainError("verstuurd", text, veld="cvversie")
    row.versie += 1
    other = row.akkoord_op and row.akkoord_sha256 != hulp.content_sha256(row)
    if other and row.stand in NAAR_BUITEN and not by.is_kandidaat:
        text = _("De kandidaat gaf akkoord op wat er staat, en dat is verstuurd. Zet die stap eerst terug.")
        raise DomainError("verstuurd", text, veld=changed[0])
    if other and row.stand not in NAAR_BUITEN:
        row.akkoord_op, row.akkoord_sha256, row.voorgelegd_op = None, "", None
    row.save()
    record(by, "sollicitatie_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def move(
    *, sollicitatie: Sollicitatie, by: Actor, stand: str, datum: dt.date, sleutel: uuid.UUID, toelichting: str = "",
    kaart: Gesprekskaart | None = None,
) -> Sollicitatiestap:  # fmt: skip
    """Write down that a stage was reached on a day. The same form sent twice is one; a day of before is marked.

    Raises DomainError without the kandidaat's approval of what the bureau prepared, and for a day that cannot be.
    """
    row = hulp.hold(sollicitatie, by)
    again = Sollicitatiestap.objects.filter(bureau_id=by.bureau_id, sollicitatie=row, sleutel=sleutel).first()
    if again is not None:
        return again
    if stand not in Stand.values:
        raise DomainError("stand", _("Kies een stap uit de lijst."), veld="stand")
    hulp.check_day(datum)
    check_approved(row, by, stand)
    now, today = klok.now(), klok.today()
    step = Sollicitatiestap(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sollicitatie=row, sleutel=sleutel, stand=stand, op=datum,
        opgeschreven_op=now, achteraf=datum < today, door_id=by.lidmaatschap_id, door_rol=by.rol, kaart=kaart,
    )  # fmt: skip
    step.toelichting = clean(step, "toelichting", toelichting)
    step.save(force_insert=True)
    hulp.settle(row)
    logregel.write(row, step, by)
    record(by, "sollicitatie_stap", dossier=row.dossier_id, onderwerp=row, categorie="N")
    return step


@transaction.atomic
def undo(*, stap: Sollicitatiestap, by: Actor) -> Sollicitatie:
    """Take a stage back; it stays in the story as taken back. Taking it back twice is once.

    Raises DomainError for the only stage there is.
    """
    row = hulp.hold(stap.sollicitatie, by)
    steps = hulp.steps_of(row)
    if stap.pk not in {each.pk for each in steps}:
        return row
    if len(steps) == 1:
        raise DomainError(
            "laatste", _("Dit is de enige stap. Haal de hele sollicitatie weg als zij niet klopt.")
        )
    Sollicitatiestap.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sollicitatie=row, sleutel=uuid.uuid5(stap.pk, "terug"),
        stand=stap.stand, op=stap.op, opgeschreven_op=klok.now(), door_id=by.lidmaatschap_id, door_rol=by.rol,
        herroept=stap,
    )  # fmt: skip
    hulp.settle(row)
    logregel.take_back(row, stap, by)
    record(by, "sollicitatie_stap_terug", dossier=row.dossier_id, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def throw_away(*, sollicitatie: Sollicitatie, by: Actor, weg: bool = True) -> Sollicitatie:
    """Take an application out of the lists, or put it back. Nothing of it is lost."""
    row = hulp.hold(sollicitatie, by, weg=True)
    if (row.weg_op is not None) is weg:
        return row
    row.weg_op = klok.now() if weg else None
    row.save(update_fields=["weg_op"])
    for step in hulp.steps_of(row):
        if weg:
            logregel.take_back(row, step, by)
        else:
            logregel.put_back(row, step, by)
    act = "sollicitatie_weg" if weg else "sollicitatie_terug"
    record(by, act, dossier=row.dossier_id, onderwerp=row, categorie="N")
    return row


def check_approved(row: Sollicitatie, by: Actor, stand: str) -> None:
    """What the bureau prepared or sends goes out only with the kandidaat's approval (S1.28)."""
    if stand not in NAAR_BUITEN or (row.akkoord_op and row.akkoord_sha256 == hulp.content_sha256(row)):
        return
    sent = any(each.stand in NAAR_BUITEN for each in hulp.steps_of(row))
    if sent or (by.is_kandidaat and not row.begeleid):
        return
    if by.is_kandidaat:
        text = _("Uw begeleider maakte dit klaar. Lees het en geef eerst uw akkoord.")
    else:
        text = _("De kandidaat heeft nog geen akkoord gegeven. Leg de sollicitatie eerst voor.")
    raise DomainError("geen_akkoord", text, veld="stand")


def _fill(row: Sollicitatie, velden: dict[str, Any]) -> None:
    """Put checked values in the row, and fold the two that are compared."""
    unknown = set(velden) - set(VELDEN)
    if unknown:
        raise DomainError("onbekend_veld", _("Dit veld bestaat niet. Ververs de pagina."))
    for name, value in velden.items():
        if name in {"cvversie", "briefversie", "vacature"}:
            if name != "vacature" and value is not None and value.dossier_id != row.dossier_id:
                raise DomainError("ander_dossier", _("Kies een versie uit dit dossier."), veld=name)
            setattr(row, name, value)
        elif name == "werkgever" and not str(value).strip():
            raise DomainError("leeg", _("Vul in bij welk bedrijf het is."), veld="werkgever")
        else:
            setattr(row, name, clean(row, name, value))
    row.werkgever_plat, row.functie_plat = fold_employer(row.werkgever), fold_job(row.functie)


def double_of(row: Sollicitatie) -> Sollicitatie | None:
    """The same employer and job in the last 90 days, or None. A job that is not known could be any."""
    since = klok.today() - DUBBEL_BINNEN
    rows = Sollicitatie.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, werkgever_plat=row.werkgever_plat, weg_op__isnull=True,
        stand_op__gte=since,
    ).exclude(pk=row.pk)  # fmt: skip
    known = rows.order_by("-stand_op", "-id")
    same = [each for each in known if each.functie_plat == row.functie_plat]
    return same[0] if same else None


def _refuse_double(row: Sollicitatie) -> None:
    found = double_of(row)
    if found is None:
        return
    text = _(
        "U heeft dit al: %(wat)s, %(stand)s op %(dag)s. Is het toch een andere? Vink dan “Toch toevoegen” aan."
    ) % {"wat": found, "stand": found.get_stand_display().lower(), "dag": lange_datum(found.stand_op)}  # fmt: skip
    raise DomainError("dubbel", text, veld="toch", bekend=found)


def _refuse_more(dossier: Dossier) -> None:
    rows = Sollicitatie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    if rows.count() >= MEESTE:
        raise DomainError("te_veel", _("Er staan al heel veel sollicitaties. Vraag uw coach om hulp."))
