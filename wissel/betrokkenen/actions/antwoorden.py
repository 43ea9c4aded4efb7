"""What an outside person does by a link: one verb per task, each once, in the role in which they were asked."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.betrokkenen.actions.taaklinks import SOORT, finish, lock_link, outsider
from wissel.betrokkenen.models import Artsverklaring, Functieoordeel, Taaklink
from wissel.documenten.actions import upload_document
from wissel.documenten.models import Document
from wissel.dossiers.actions import spoor1
from wissel.dossiers.models import Spoor1Onderzoek
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten.actions.onderbreking import check_within, move_check
from wissel.trajecten.actions.taken import drop_taak, make_taak
from wissel.trajecten.models import Onderbreking, Taak
from wissel.trajecten.plichten import HERVATTEN

LANGSTE = 2000
Oordeel = Functieoordeel.Oordeel


@transaction.atomic
def declare(
    *, token: str, kan_verder: bool, vanaf: dt.date | None = None, controle_op: dt.date | None = None,
    wat_kan: str = "", uren_per_week: Decimal | None = None,
) -> Artsverklaring:  # fmt: skip
    """The bedrijfsarts says that spoor 2 can go on from a day, or not yet and when to look again.

    Nothing starts by itself: the coach takes the traject up again with one click, because tasks and the plan start
    with it. "Not yet" moves the day of the next look. Raises DomainError at the field.
    """
    row, by = _enter(token, SOORT.HERVATTEN)
    pause = _pause(row)
    if kan_verder:
        _check_from(pause.eerste_dag, vanaf)
    elif controle_op is None:
        text = _("Vul in wanneer u opnieuw kijkt.")
        raise DomainError("controle", text, veld="controle_op")
    said = Artsverklaring.objects.create(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, onderbreking=pause, kan_verder=kan_verder, naam=row.naam,
        datum=klok.today(), vanaf=vanaf if kan_verder else None, controle_op=None if kan_verder else controle_op,
        taaklink=row, op=klok.now(),
    )  # fmt: skip
    if not kan_verder and controle_op is not None:
        _look_again(pause, controle_op, by)
    spoor1.record_advies(
        dossier=row.dossier, van=Rol.BEDRIJFSARTS.value, datum=klok.today(), soort=_("verklaring tijdens een pauze"),
        by=by, naam=row.naam, wat_kan=_text(wat_kan, "wat_kan"), uren_per_week=uren_per_week,
        herzien_op=said.controle_op,
    )  # fmt: skip
    if kan_verder and vanaf is not None:
        make_taak(
            dossier=row.dossier, by=by, soort=HERVATTEN, voor_rol=Rol.COACH, traject=pause.traject,
            sleutel=f"{hervat_sleutel(pause.pk)} {said.pk}", due_on=max(vanaf, klok.today()),
            titel=_("Traject hervatten: de bedrijfsarts zegt dat het kan"),
        )  # fmt: skip
    record(by, "artsverklaring_vastgelegd", dossier=row.dossier_id, onderwerp=said, categorie="C")
    finish(row)
    return said


def hervat_sleutel(onderbreking_id: Any) -> str:
    """How the reason of the coach's tasks to take a traject up again begins; one task per yes of the doctor."""
    return f"hervatten {onderbreking_id}"


def _check_from(eerste_dag: dt.date, vanaf: dt.date | None) -> None:
    if vanaf is None:
        raise DomainError("vanaf", _("Vul in vanaf welke dag het weer kan."), veld="vanaf")
    if vanaf <= eerste_dag:
        text = _("De pauze begon op %(dag)s. Kies een dag daarna.")
        raise DomainError("volgorde", text % {"dag": lange_datum(eerste_dag)}, veld="vanaf")
    if vanaf > klok.today() + dt.timedelta(weeks=6):
        text = _("Dit is meer dan zes weken vooruit. Kies dan “nog niet” en een dag om opnieuw te kijken.")
        raise DomainError("te_ver", text, veld="vanaf")


def _pause(row: Taaklink) -> Onderbreking:
    """The pause a link is about; a constraint of the table says that it has one."""
    if row.onderbreking is None:
        raise ValueError("Deze link gaat niet over een pauze.")
    return row.onderbreking


def _look_again(pause: Onderbreking, controle_op: dt.date, by: Actor) -> None:
    try:
        check_within(klok.today(), controle_op)
        move_check(onderbreking=pause, herbeoordeling_op=controle_op, by=by)
    except DomainError as error:
        raise DomainError(error.code, error.message, veld="controle_op") from error
    for task in open_tasks(pause.bureau_id, pause):
        drop_taak(taak=task, by=Actor.systeem(pause.bureau))


def open_tasks(bureau_id: Any, onderbreking: Onderbreking) -> list[Taak]:
    """What asks the coach to take this traject up again and was not done."""
    rows = Taak.objects.filter(
        bureau_id=bureau_id, dossier_id=onderbreking.dossier_id, klaar_op__isnull=True, vervallen_op__isnull=True,
        sleutel__startswith=hervat_sleutel(onderbreking.pk),
    )  # fmt: skip
    return list(rows)


@transaction.atomic
def advise(
    *,
    token: str,
    wat_kan: str,
    datum: dt.date,
    uren_per_week: Decimal | None = None,
    herzien_op: dt.date | None = None,
) -> Taaklink:
    """The bedrijfsarts or arbeidsdeskundige says in words about work what somebody can do."""
    row, by = _enter(token, SOORT.ADVIES)
    words = _text(wat_kan, "wat_kan")
    if not words:
        raise DomainError("leeg", _("Schrijf wat wel kan in werk."), veld="wat_kan")
    if herzien_op is not None and herzien_op <= klok.today():
        raise DomainError("verleden", _("Kies een dag na vandaag om opnieuw te kijken."), veld="herzien_op")
    spoor1.record_advies(
        dossier=row.dossier, van=row.rol, datum=datum, soort=_("advies"), by=by, naam=row.naam, wat_kan=words,
        uren_per_week=uren_per_week, herzien_op=herzien_op,
    )  # fmt: skip
    finish(row)
    return row


@transaction.atomic
def hand_in_report(*, token: str, bestand: Any, datum: dt.date) -> Document:
    """The arbeidsdeskundige hands in a report; who may read it was chosen by the coach who asked."""
    row, by = _enter(token, SOORT.RAPPORT)
    document = _keep_report(row, by, bestand, datum)
    finish(row)
    return document


@transaction.atomic
def judge(
    *, token: str, oordelen: Mapping[str, tuple[str, str]], datum: dt.date, bestand: Any = None
) -> list[Functieoordeel]:
    """The arbeidsdeskundige says of each way back at the own employer whether it fits, and why.

    `oordelen` is per option the verdict and the reason. A verdict goes straight into the research of spoor 1, with the
    name of who gave it: nobody else words it, and what stood there stays in the history. "Not to be said yet" changes
    nothing there and stays here. Raises DomainError at the field `oordeel_<optie>` or `reden_<optie>`.
    """
    row, by = _enter(token, SOORT.OORDELEN)
    checked = {option: _verdict(option, oordelen.get(option)) for option in Spoor1Onderzoek.Optie.values}
    document = _keep_report(row, by, bestand, datum) if bestand is not None else None
    made = []
    for option, (verdict, reason) in checked.items():
        made.append(
            Functieoordeel.objects.create(
                bureau_id=row.bureau_id, dossier_id=row.dossier_id, taaklink=row, optie=option, oordeel=verdict,
                reden=reason, naam=row.naam, datum=datum, document=document, op=klok.now(),
            )
        )  # fmt: skip
        if verdict != Oordeel.ONBEKEND:
            spoor1.record_onderzoek(
                dossier=row.dossier, optie=option, by=by, onderzocht=True, onderzocht_door=row.naam,
                onderzocht_op=datum, uitkomst=f"{Oordeel(verdict).label}. {reason}", bewijs=document,
                bewijs_omschrijving=document.titel if document else _("Eigen oordeel, gegeven via een link"),
            )  # fmt: skip
    record(by, "functieoordelen_vastgelegd", dossier=row.dossier_id, onderwerpen=made, categorie="C")
    finish(row)
    return made


def _verdict(option: str, given: tuple[str, str] | None) -> tuple[str, str]:
    verdict, reason = given or ("", "")
    if verdict not in Oordeel.values:
        raise DomainError(
            "oordeel", _("Kies een oordeel, of “nog niet te zeggen”."), veld=f"oordeel_{option}"
        )
    reason = _text(reason, f"reden_{option}")
    if verdict != Oordeel.ONBEKEND and not reason:
        text = _("Schrijf in woorden over werk waarom het wel of niet past.")
        raise DomainError("reden", text, veld=f"reden_{option}")
    return verdict, reason


def _keep_report(row: Taaklink, by: Actor, bestand: Any, datum: dt.date) -> Document:
    titel = _("Rapport van de arbeidsdeskundige, %(naam)s") % {"naam": row.naam}
    document = upload_document(
        dossier=row.dossier, by=by, titel=titel[:200], soort="arbeidsdeskundig", datum=datum, publiek=row.publiek,
        bestand=bestand, auteur=f"{row.naam}, {row.get_rol_display()}"[:150],
    )  # fmt: skip
    spoor1.record_advies(
        dossier=row.dossier, van=Rol.ARBEIDSDESKUNDIGE.value, datum=datum, soort=_("rapport"), by=by, naam=row.naam,
        document=document,
    )  # fmt: skip
    return document


def _enter(token: str, soort: str) -> tuple[Taaklink, Actor]:
    """The link, held, when it is for this task, with who acts by it."""
    row = lock_link(token)
    if row.soort != soort:
        raise DomainError("weg", _("Deze link werkt niet meer."))
    return row, outsider(row)


def _text(text: str, veld: str) -> str:
    text = text.replace("\x00", "").strip()
    if len(text) > LANGSTE:
        words = _("Deze tekst is te lang: hooguit %(tot)s tekens. Kort hem in.") % {"tot": LANGSTE}
        raise DomainError("te_lang", words, veld=veld)
    return text
