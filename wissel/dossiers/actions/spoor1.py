"""Spoor 1: what was examined at the own employer, the conclusion, and advice about work (S0.1, S1.13)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers import termijnen
from wissel.dossiers.feitkeuring import check_moment, earliest_sick_day
from wissel.dossiers.models import Advies, Dossier, Spoor1Conclusie, Spoor1Onderzoek, Werkresultaat
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum


@transaction.atomic
def record_onderzoek(
    *, dossier: Dossier, optie: str, by: Actor, gezien: str | None = None, **velden: Any
) -> Spoor1Onderzoek:
    """Record what was examined for one option: own, adapted or other work; the earlier words stay in history.

    `onderzocht` True needs who, when and the result; an unknown answer stays unknown. `gezien` is the mark of the
    version that was on screen (`mark_of`); raises Changed when somebody else recorded other words since.
    """
    if gezien is not None:
        _refuse_unseen(_lock(dossier, by), optie, gezien, velden)
    if velden.get("onderzocht"):
        for name, words in (
            ("onderzocht_door", _("Vul in wie dit heeft onderzocht.")),
            ("onderzocht_op", _("Vul in wanneer dit is onderzocht.")),
            ("uitkomst", _("Schrijf wat het onderzoek opleverde.")),
        ):
            if not velden.get(name):
                raise DomainError("onvolledig", words, veld=name)
    check_moment(dossier, velden.get("onderzocht_op"), today=klok.today(), veld="onderzocht_op")
    return store_onderzoek(dossier=dossier, optie=optie, by=by, **velden)


def mark_of(row: Spoor1Onderzoek | None) -> str:
    """The mark of what stands there now; empty for nothing."""
    return row.op.isoformat() if row else ""


def _refuse_unseen(dossier: Dossier, optie: str, gezien: str, velden: dict[str, Any]) -> None:
    rows = Spoor1Onderzoek.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, optie=optie)
    now = rows.first()
    same = now is not None and all(getattr(now, name) == value for name, value in velden.items())
    if mark_of(now) != gezien and not same:
        text = _(
            "Iemand anders heeft dit net gewijzigd. Wat u typte staat er nog; lees eerst wat er nu staat."
        )
        raise Changed("gewijzigd", text, nu=mark_of(now))


@transaction.atomic
def store_onderzoek(*, dossier: Dossier, optie: str, by: Actor, **velden: Any) -> Spoor1Onderzoek:
    """Record what is known about one option, also when a file leaves out who, when or the result."""
    row, _made = Spoor1Onderzoek.objects.update_or_create(
        bureau_id=by.bureau_id, dossier=dossier, optie=optie,
        defaults={**velden, "door_id": by.lidmaatschap_id, "op": klok.now()},
    )  # fmt: skip
    record(by, "spoor1_onderzoek_vastgelegd", dossier=dossier, onderwerp=row, categorie="C")
    return row


@transaction.atomic
def conclude(
    *, dossier: Dossier, conclusie: str, getrokken_door: str, getrokken_op: dt.date, by: Actor, toelichting: str = "",
    bewijs_omschrijving: str = "",
) -> Spoor1Conclusie:  # fmt: skip
    """Record the conclusion on spoor 1; a new one stands beside the old. The dates follow.

    The same conclusion again, as when a form is sent twice, is the row that is there.
    """
    check_moment(dossier, getrokken_op, today=klok.today(), veld="getrokken_op")
    values = {
        "conclusie": conclusie, "getrokken_door": getrokken_door, "getrokken_op": getrokken_op,
        "toelichting": toelichting, "bewijs_omschrijving": bewijs_omschrijving,
    }  # fmt: skip
    dossier = _lock(dossier, by)
    newest = (
        Spoor1Conclusie.objects.filter(bureau_id=by.bureau_id, dossier=dossier).order_by("-op", "-id").first()
    )
    if newest is not None and all(getattr(newest, name) == value for name, value in values.items()):
        return newest
    row = Spoor1Conclusie.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, door_id=by.lidmaatschap_id, op=klok.now(), **values
    )
    record(by, "spoor1_conclusie_vastgelegd", dossier=dossier, onderwerp=row, categorie="C")
    termijnen.recalculate(dossier, by=by, aanleiding="spoor 1")
    return row


@transaction.atomic
def record_advies(
    *, dossier: Dossier, van: str, datum: dt.date, soort: str, by: Actor, **velden: Any
) -> Advies:
    """Record a consult or advice about what someone can do; there is no place for medical facts.

    The same advice again is the row that is there.
    """
    check_moment(dossier, datum, today=klok.today(), veld="datum")
    if velden.get("herzien_op") and velden["herzien_op"] < datum:
        text = _("Opnieuw bekijken ligt voor het advies zelf. Controleer een van beide datums.")
        raise DomainError("volgorde", text, veld="herzien_op")
    dossier = _lock(dossier, by)
    values = {"van": van, "datum": datum, "soort": soort, **velden}
    known = Advies.objects.filter(bureau_id=by.bureau_id, dossier=dossier, **values).first()
    if known is not None:
        return known
    row = Advies.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, door_id=by.lidmaatschap_id, op=klok.now(), **values
    )  # fmt: skip
    if velden.get("uren_per_week") is not None:
        Dossier.objects.filter(pk=dossier.pk).update(belastbaar_uren=velden["uren_per_week"])
    record(by, "advies_vastgelegd", dossier=dossier, onderwerp=row, categorie="D2")
    termijnen.recalculate(dossier, by=by, aanleiding="advies")
    return row


@transaction.atomic
def record_resultaat(
    *, dossier: Dossier, uitkomst: str, eerste_dag: dt.date, by: Actor, werkgever: Any = None, functie: str = "",
    uren_per_week: Any = None, toelichting: str = "",
) -> Werkresultaat:  # fmt: skip
    """How it ended for work. The own employer as new employer is a return in spoor 1, and is stored as that.

    The same outcome again is the row that is there.
    """
    own = werkgever is not None and werkgever.pk == dossier.werkgever_id
    if uitkomst == Werkresultaat.Uitkomst.NIEUWE_WERKGEVER and own:
        uitkomst = Werkresultaat.Uitkomst.TERUG_SPOOR1
    if uitkomst == Werkresultaat.Uitkomst.NIEUWE_WERKGEVER and werkgever is None:
        raise DomainError("werkgever", _("Kies de nieuwe werkgever."), veld="werkgever")
    begin = earliest_sick_day(dossier)
    if begin is not None and eerste_dag < begin:
        text = _("Deze dag ligt voor de eerste ziektedag (%(dag)s). Controleer een van beide datums.")
        raise DomainError("te_vroeg", text % {"dag": lange_datum(begin)}, veld="eerste_dag")
    dossier = _lock(dossier, by)
    values = {
        "uitkomst": uitkomst, "werkgever": werkgever, "functie": functie, "uren_per_week": uren_per_week,
        "eerste_dag": eerste_dag, "toelichting": toelichting,
    }  # fmt: skip
    known = Werkresultaat.objects.filter(bureau_id=by.bureau_id, dossier=dossier, **values).first()
    if known is not None:
        return known
    row = Werkresultaat.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, door_id=by.lidmaatschap_id, op=klok.now(), **values
    )
    record(by, "werkresultaat_vastgelegd", dossier=dossier, onderwerp=row, categorie="C")
    return row


def _lock(dossier: Dossier, by: Actor) -> Dossier:
    """One writer at a time in one dossier, so that a form sent twice meets its first."""
    return Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
