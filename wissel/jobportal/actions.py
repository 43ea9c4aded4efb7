"""Keep, hide, show again, add and rate a vacancy. Every verb is the kandidaat's own and can be done twice."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.models import Initiatief, Vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.database.ids import new_id
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobportal.models import Bewaard, EigenVondst, Vacaturebeoordeling, Verborgen
from wissel.logbook.actions import record
from wissel.trajecten.actions.planhulp import check_kandidaat
from wissel.trajecten.actions.taken import drop_taak, make_taak
from wissel.trajecten.models import Taak

BIJSTELLEN = "zoekprofiel_bijstellen"
CIJFERS = ("werk", "sfeer", "reis", "energie")
# A look at the search profile follows from these; about one employer there is nothing to change in it.
LEERZAAM = frozenset(Verborgen.Reden.values) - {Verborgen.Reden.WERKGEVER}


@transaction.atomic
def save(*, dossier_id: Any, vacature: Vacature, by: Actor) -> Bewaard:
    """Keep a vacancy. Keeping twice is keeping once."""
    dossier = hold_own(dossier_id, by)
    row, made = Bewaard.objects.get_or_create(
        bureau_id=by.bureau_id, dossier=dossier, vacature=vacature, defaults={"op": klok.now()}
    )
    if made:
        record(by, "vacature_bewaard", dossier=dossier, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def unsave(*, dossier_id: Any, vacature: Vacature, by: Actor) -> None:
    """No longer keep a vacancy."""
    dossier = hold_own(dossier_id, by)
    row = Bewaard.objects.filter(bureau_id=by.bureau_id, dossier=dossier, vacature=vacature).first()
    if row is not None:
        record(by, "vacature_niet_bewaard", dossier=dossier, onderwerp=row, categorie="N")
        row.delete()


@transaction.atomic
def hide(*, dossier_id: Any, vacature: Vacature, reden: str, by: Actor, toelichting: str = "") -> Verborgen:
    """Hide a vacancy with a reason; the coach is asked once a month per reason to look at the zoekprofiel.

    Raises DomainError at the field without a reason, or without words for another reason.
    """
    dossier = hold_own(dossier_id, by)
    words = toelichting.replace("\x00", "").strip()[:500]
    if reden not in Verborgen.Reden.values:
        raise DomainError("reden", _("Kies waarom u deze vacature niet wilt zien."), veld="reden")
    if reden == Verborgen.Reden.ANDERS and not words:
        raise DomainError(
            "toelichting", _("Schrijf in een paar woorden wat uw reden is."), veld="toelichting"
        )
    row = Verborgen.objects.filter(bureau_id=by.bureau_id, dossier=dossier, vacature=vacature).first()
    if row and row.terug_op is None and (row.reden, row.toelichting) == (reden, words):
        return row
    row = row or Verborgen(bureau_id=by.bureau_id, dossier=dossier, vacature=vacature)
    row.reden, row.toelichting, row.op, row.terug_op = reden, words, klok.now(), None
    row.save()
    record(by, "vacature_verborgen", dossier=dossier, onderwerp=row, categorie="N")
    if reden in LEERZAAM:
        _propose(dossier, row)
    return row


def _propose(dossier: Dossier, row: Verborgen) -> None:
    """Ask the coach whether the zoekprofiel should change; the own words stay out of the title."""
    key = f"{BIJSTELLEN} {row.reden} {klok.today():%Y-%m}"
    if _asked(row).filter(sleutel__startswith=key).exists():
        return
    with override("nl"):
        make_taak(
            dossier=dossier, by=Actor.systeem(dossier.bureau), soort=BIJSTELLEN, voor_rol=Rol.COACH,
            titel=_("Zoekprofiel bijstellen? Kandidaat verborg een vacature: %(reden)s")
            % {"reden": row.get_reden_display().lower()},
            sleutel=f"{key} {new_id()}",
        )  # fmt: skip


def _asked(row: Verborgen) -> QuerySet[Taak]:
    """What the coach was asked for this reason, and still holds."""
    return Taak.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, vervallen_op__isnull=True,
        sleutel__startswith=f"{BIJSTELLEN} {row.reden} ",
    )  # fmt: skip


@transaction.atomic
def show_again(*, dossier_id: Any, vacature: Vacature, by: Actor) -> None:
    """Undo hiding. Nothing else hidden for the same reason: the coach need not look at it any more."""
    dossier = hold_own(dossier_id, by)
    row = Verborgen.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, vacature=vacature, terug_op__isnull=True
    ).first()
    if row is not None:
        row.terug_op = klok.now()
        row.save(update_fields=["terug_op"])
        record(by, "vacature_teruggezet", dossier=dossier, onderwerp=row, categorie="N")
        _unpropose(dossier, row)


def _unpropose(dossier: Dossier, row: Verborgen) -> None:
    same = Verborgen.objects.filter(bureau_id=row.bureau_id, dossier=dossier, reden=row.reden, terug_op=None)
    if not same.exists():
        for taak in _asked(row).filter(klaar_op__isnull=True):
            drop_taak(taak=taak, by=Actor.systeem(dossier.bureau))


@transaction.atomic
def add_find(
    *, dossier_id: Any, sleutel: uuid.UUID, titel: str, werkgever: str, by: Actor, plaats: str = "", url: str = ""
) -> EigenVondst:  # fmt: skip
    """Add a vacancy the kandidaat found; it is kept at once. The same form twice is one, a known vacancy stays one.

    Raises DomainError at the field for a missing title or a link that is none.
    """
    dossier = hold_own(dossier_id, by)
    known = EigenVondst.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel).first()
    if known is not None:
        return known
    fields = Velden(titel=titel, werkgever_naam=werkgever, plaats=plaats, url=url)
    vacature = add_vacature(by=by, velden=fields, rol=Initiatief.KANDIDAAT)
    row, made = EigenVondst.objects.get_or_create(
        bureau_id=by.bureau_id, dossier=dossier, vacature=vacature,
        defaults={"sleutel": sleutel, "op": klok.now()},
    )  # fmt: skip
    if made:
        record(by, "eigen_vondst", dossier=dossier, onderwerp=row, categorie="N")
    save(dossier_id=dossier.pk, vacature=vacature, by=by)
    return row


@transaction.atomic
def rate(*, dossier_id: Any, vacature: Vacature, by: Actor, **cijfers: int | None) -> Vacaturebeoordeling:
    """Say how work, atmosphere, travel and energy seem, from 1 to 5. Raises DomainError at the field otherwise."""
    dossier = hold_own(dossier_id, by)
    fresh = {name: cijfers.get(name) for name in CIJFERS}
    wrong = next((name for name, value in fresh.items() if value is not None and not 1 <= value <= 5), None)
    if wrong:
        raise DomainError("cijfer", _("Kies een cijfer van 1 tot en met 5."), veld=wrong)
    row = Vacaturebeoordeling.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, vacature=vacature
    ).first()
    if row is not None and all(getattr(row, name) == value for name, value in fresh.items()):
        return row
    row = row or Vacaturebeoordeling(bureau_id=by.bureau_id, dossier=dossier, vacature=vacature)
    for name, value in fresh.items():
        setattr(row, name, value)
    row.op = klok.now()
    row.save()
    record(by, "vacature_beoordeeld", dossier=dossier, onderwerp=row, categorie="N")
    return row


def hold_own(dossier_id: Any, by: Actor) -> Dossier:
    """The kandidaat's own dossier, held. Raises DomainError when it is closed or somebody else's."""
    row = Dossier.objects.select_for_update(of=("self",)).select_related("kandidaat", "bureau").get(
        bureau_id=by.bureau_id, pk=dossier_id
    )  # fmt: skip
    check_kandidaat(row, by)
    if row.stand == Dossier.Stand.GESLOTEN:
        raise DomainError(
            "gesloten", _("Uw traject is klaar. U kunt alles nog lezen, maar niets meer sturen.")
        )
    return row
