"""The item table of a direction: saying what this work asks here, taking usual demands over, confirming the whole."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.trajecten.actions.planhulp import LANGSTE_TEKST
from wissel.trajecten.actions.taken import make_taak
from wissel.zoekprofielen import bronnen, tabel
from wissel.zoekprofielen.actions.hulp import lock_profiel, lock_richting, touched
from wissel.zoekprofielen.actions.richtingen import missing_source
from wissel.zoekprofielen.models import Puntbevestiging, Richting, Richtingeis
from wissel.zoekprofielen.werkblad import Richtingblad, load

WIE = {Rol.COACH.value, Rol.ARBEIDSDESKUNDIGE.value}


@transaction.atomic
def set_eis(
    *, richting: Richting, by: Actor, punt: str, bron: str, waarde: Decimal | None = None, niveau: int | None = None,
    aanpasbaar: bool = False, toelichting: str = "", datum: dt.date | None = None,
) -> Richtingeis:  # fmt: skip
    """Say what this work asks on one item, and how one knows. Without an amount the usual demand is taken over.

    Raises DomainError at the field for an item that is not in the list, and for a value that is not of its unit.
    """
    row, profiel = lock_richting(richting, by)
    _check_who(by)
    if not tabel.own_words(waarde, niveau, punt):
        raise DomainError(
            "waarde", _("Vul een getal in of kies een antwoord dat bij dit punt hoort."), veld="waarde"
        )
    if waarde is None and niveau is None and punt not in bronnen.usual_demands(row.isco):
        words = _("Van dit punt is niet bekend wat het werk meestal vraagt. Vul in wat het hier vraagt.")
        raise DomainError("leeg", words, veld="waarde")
    if not bron.strip():
        raise DomainError(
            "bron", _("Schrijf hoe u dit weet: werkgever, bezoek, vacature of eigen kennis."), veld="bron"
        )
    values: dict[str, Any] = {
        "waarde": waarde, "niveau": niveau, "aanpasbaar": aanpasbaar, "toelichting": toelichting.strip()[:500],
        "bron": bron.strip()[:200], "datum": datum or klok.today(), "door_rol": by.rol, "door_id": by.lidmaatschap_id,
    }  # fmt: skip
    known = Richtingeis.objects.filter(bureau_id=by.bureau_id, richting=row, punt=punt).first()
    if known is not None and all(getattr(known, name) == value for name, value in values.items()):
        return known
    made, _new = Richtingeis.objects.update_or_create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, richting=row, punt=punt, defaults=values
    )
    touched(profiel)
    record(by, "richtingeis_vastgelegd", dossier=row.dossier_id, onderwerp=made, categorie="D")
    return made


@transaction.atomic
def clear_eis(*, richting: Richting, by: Actor, punt: str) -> None:
    """Take back what was said about one item; the usual demand stands there again."""
    row, profiel = lock_richting(richting, by)
    _check_who(by)
    gone, _kinds = Richtingeis.objects.filter(bureau_id=by.bureau_id, richting=row, punt=punt).delete()
    if gone:
        touched(profiel)
        record(by, "richtingeis_weggehaald", dossier=row.dossier_id, onderwerp=row, categorie="D")


@transaction.atomic
def confirm_table(
    *, richting: Richting, by: Actor, sha256: str, naam: str = "", toelichting: str = "", klopt: bool = True
) -> Puntbevestiging:
    """Stand for the table as it was on screen (`sha256`), as coach or arbeidsdeskundige, or say what is wrong in it.

    What is wrong becomes a task of the coach. Twice is once. Raises Changed when the table or the belastbaarheid became
    another one in the meantime.
    """
    _check_who(by)
    profiel = lock_profiel(richting.zoekprofiel, by)
    blad = load(profiel)
    sheet = blad.of(richting.reeks)
    if sheet is None:
        raise Changed("weg", _("Deze richting is net weggehaald."))
    if blad.stand is None:
        raise DomainError("belastbaarheid", missing_source())
    if sheet.tabel.sha256 != sha256:
        words = _("De punten zijn net veranderd. Kijk ze nog een keer na en bevestig dan.")
        raise Changed("gewijzigd", words)
    _check_said(sheet)
    why = toelichting.replace("\x00", "").strip()[:LANGSTE_TEKST]
    if not klopt and not why:
        raise DomainError("leeg", _("Schrijf welk punt anders is."), veld="toelichting")
    who = (naam or by.naam)[:200]
    known = sheet.bevestiging
    if klopt and known is not None and (known.naam, known.rol) == (who, by.rol):
        return known
    made = Puntbevestiging.objects.create(
        bureau_id=by.bureau_id, dossier_id=profiel.dossier_id, zoekprofiel=profiel, reeks=richting.reeks,
        tabel_sha256=sha256, belastbaarheid_id=blad.stand.id, toelichting=why, naam=who, klopt=klopt,
        rol=by.rol, op=klok.now(), door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, "punten_bevestigd", dossier=profiel.dossier_id, onderwerp=made, categorie="D")
    if not klopt:
        make_taak(
            dossier=profiel.dossier, by=by, soort="zoekprofiel", voor_rol=Rol.COACH, sleutel=f"punten {made.pk}",
            titel=_("Lees wat er bij de punten van een richting niet klopt"),
        )  # fmt: skip
    return made


def _check_said(sheet: Richtingblad) -> None:
    """A table that holds nothing confirms nothing."""
    if not sheet.tabel.regels:
        words = _("Er staan nog geen punten. Kies een beroep of vul in wat dit werk vraagt.")
        raise DomainError("leeg", words)


def _check_who(by: Actor) -> None:
    if by.rol not in WIE:
        raise DomainError("niet_van_u", _("Alleen de coach of de arbeidsdeskundige doet dit."))
