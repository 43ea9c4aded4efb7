"""Talks with employers: a card when the day is set, tension, and practising them (S0.31, S0.32, S1.29)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.fouten import Changed, DomainError
from wissel.leren.actions.doen import member
from wissel.logbook.actions import record
from wissel.oefenen.actions.gemeen import hold, words
from wissel.oefenen.lijsten import scenarios
from wissel.oefenen.models import Gesprekskaart, Oefengesprek, Spanning
from wissel.outbox.actions import notify
from wissel.trajecten.actions.logboek import write_note
from wissel.trajecten.actions.planhulp import check_kandidaat
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Afspraak, Taak

VELDEN = ("vertel", "vragen", "eigen_vragen", "route", "energie", "meenemen")
WERKGEVER = "werkgever"
TAAK = "gesprek_voorbereiden"
MINSTENS = 3
GING = ("goed", "bijna", "nog_niet")


@transaction.atomic
def set_interview(
    *, dossier_id: Any, by: Actor, sleutel: uuid.UUID, titel: str, begint_op: dt.datetime, plaats: str = "",
    afspraak: Afspraak | None = None,
) -> Gesprekskaart:  # fmt: skip
    """Make the card of a talk with an employer, and ask the kandidaat to prepare it. Twice is one card.

    Raises DomainError at the field without a title.
    """
    dossier = hold(dossier_id, by)
    known = Gesprekskaart.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    now = klok.now()
    row = Gesprekskaart.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, afspraak=afspraak, begint_op=begint_op,
        titel=words(titel, "titel", most=150, needed=_("Schrijf bij wie het gesprek is.")),
        plaats=words(plaats, "plaats", most=200), gemaakt_op=now, gewijzigd_op=now,
    )  # fmt: skip
    day = begint_op.astimezone(klok.NEDERLAND).date()
    if day >= klok.today():
        make_taak(
            dossier=dossier, by=by, soort=TAAK, titel=_("Uw gesprek voorbereiden"), voor_rol=Rol.KANDIDAAT,
            sleutel=f"{TAAK} {row.pk}", due_on=max(klok.today(), day - dt.timedelta(days=1)), minuten=20,
        )  # fmt: skip
    record(by, "gesprekskaart_gemaakt", dossier=dossier, onderwerp=row, categorie="H")
    return row


def card_for(afspraak: Afspraak, by: Actor) -> None:
    """An appointment at an employer gets its card at once (registered with the appointments)."""
    if afspraak.soort == WERKGEVER and afspraak.begint_op > klok.now():
        set_interview(
            dossier_id=afspraak.dossier_id, by=by, sleutel=uuid.uuid5(afspraak.pk, "kaart"), titel=afspraak.titel,
            begint_op=afspraak.begint_op, plaats=afspraak.plaats, afspraak=afspraak,
        )  # fmt: skip


@transaction.atomic
def prepare(*, kaart: Gesprekskaart, versie: int, by: Actor, **velden: str) -> Gesprekskaart:
    """Write on the card. The same words change nothing; with words on it the task to prepare is done.

    Raises Changed when somebody else wrote in the meantime.
    """
    row = Gesprekskaart.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=kaart.pk)
    hold(row.dossier_id, by)
    fresh = {name: words(velden.get(name, getattr(row, name)), name) for name in VELDEN}
    if all(getattr(row, name) == text for name, text in fresh.items()):
        return row
    if row.versie != versie:
        raise Changed(
            "gewijzigd", _("Iemand anders schreef hier intussen ook. Lees eerst wat er nu staat."), nu=row
        )
    for name, text in fresh.items():
        setattr(row, name, text)
    row.versie, row.gewijzigd_op = row.versie + 1, klok.now()
    row.save()
    for task in Taak.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel=f"{TAAK} {row.pk}", klaar_op__isnull=True,
        vervallen_op__isnull=True,
    ):  # fmt: skip
        finish_taak(taak=task, by=by)
    record(by, "gesprekskaart_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="H")
    return row


@transaction.atomic
def rate_tension(*, kaart: Gesprekskaart, moment: str, cijfer: int, by: Actor, tekst: str = "") -> Spanning:
    """The kandidaat says how tense it is, from 0 to 10. Only the coach reads along; it stands in no log or report.

    The same number and words for the same moment within a minute is one.
    """
    row = Gesprekskaart.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=kaart.pk)
    check_kandidaat(hold(row.dossier_id, by), by)
    if moment not in Spanning.Moment.values:
        raise DomainError("moment", _("Kies voor of na het gesprek."), veld="moment")
    if not 0 <= cijfer <= 10:
        raise DomainError("cijfer", _("Kies een cijfer van 0 tot en met 10."), veld="cijfer")
    said = words(tekst, "tekst", most=500)
    again = Spanning.objects.filter(
        bureau_id=by.bureau_id, kaart=row, moment=moment, cijfer=cijfer, woorden=said,
        op__gt=klok.now() - dt.timedelta(minutes=1),
    ).first()  # fmt: skip
    if again is not None:
        return again
    new = Spanning.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, kaart=row, moment=moment, cijfer=cijfer, woorden=said,
        op=klok.now(), door_id=member(by),
    )  # fmt: skip
    record(by, "spanning_aangegeven", dossier=row.dossier_id, onderwerp=new, categorie="H")
    return new


@transaction.atomic
def record_practice(
    *, dossier_id: Any, by: Actor, sleutel: uuid.UUID, scenario: str, datum: dt.date, punten: Sequence[dict[str, str]],
    met: str = "", tip: str = "",
) -> Oefengesprek:  # fmt: skip
    """Record a practised talk with three observations or more; the log tells that it was practised.

    The same form (`sleutel`) sent twice is one. Raises DomainError at the field for an unknown scenario, a day to come
    or fewer than three points with an outcome.
    """
    dossier = hold(dossier_id, by)
    known = Oefengesprek.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    found = scenarios().get(scenario)
    if found is None:
        raise DomainError("scenario", _("Kies een gesprek uit de lijst."), veld="scenario")
    if datum > klok.today():
        raise DomainError("toekomst", _("Deze dag moet nog komen. Vul in wanneer u oefende."), veld="datum")
    points = [
        {"punt": words(each.get("punt"), "punten", most=150), "ging": each["ging"],
         "tekst": words(each.get("tekst"), "punten", most=500)}
        for each in punten if each.get("punt") and each.get("ging") in GING
    ]  # fmt: skip
    if len(points) < MINSTENS:
        raise DomainError("punten", _("Kies bij ten minste drie punten hoe het ging."), veld="punten")
    row = Oefengesprek.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, soort=found.soort, scenario=scenario,
        titel=found.titel, datum=datum, met=words(met, "met", most=150), punten=points, tip=words(tip, "tip"),
        op=klok.now(), door_id=by.lidmaatschap_id,
    )  # fmt: skip
    with override("nl"):
        write_note(
            dossier=dossier, by=by, soort="training", datum=datum, wie=dossier.kandidaat.naam,
            waarom=_("%(soort)s geoefend: %(titel)s") % {"soort": row.get_soort_display(), "titel": row.titel},
            kolom="werknemer", publiek="allen", sleutel=uuid.uuid5(sleutel, "logboek"),
        )  # fmt: skip
    record(by, "oefengesprek_vastgelegd", dossier=dossier, onderwerp=row, categorie="H")
    notify(by, persoon=dossier.kandidaat, soort="leren", dossier=dossier, pad="/mijn/oefenen/")
    return row


@transaction.atomic
def own_view(*, gesprek: Oefengesprek, tekst: str, by: Actor) -> Oefengesprek:
    """The kandidaat says how the practised talk was; can be written again."""
    row = Oefengesprek.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=gesprek.pk)
    check_kandidaat(hold(row.dossier_id, by), by)
    said = words(tekst, "tekst", needed=_("Schrijf hoe u het gesprek vond."))
    if row.eigen_woorden != said:
        row.eigen_woorden, row.eigen_op = said, klok.now()
        row.save(update_fields=["eigen_woorden", "eigen_op"])
        record(by, "oefengesprek_eigen_kijk", dossier=row.dossier_id, onderwerp=row, categorie="H")
    return row
