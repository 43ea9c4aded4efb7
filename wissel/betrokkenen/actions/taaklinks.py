"""Links for one task: made by the coach, mailed, opened with a code, used once, withdrawn.

The link travels by mail, the code by phone; of both only a hash is stored (docs/adr/0006-uitnodiging-met-code.md).
"""

import datetime as dt
import uuid
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Persoon
from wissel.betrokkenen.models import Taaklink
from wissel.betrokkenen.taakmail import mail_taaklink
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.energie.lezen import shares_trend
from wissel.fouten import DomainError
from wissel.logbook.actions import record, record_look
from wissel.mensen.geheim import (
    MAX_POGINGEN,
    bureau_of,
    code_fits,
    code_hash,
    new_code,
    new_token,
    token_hash,
)
from wissel.outbox.actions import notify
from wissel.trajecten.actions.planhulp import lock_traject
from wissel.trajecten.models import Onderbreking

GELDIG_DAGEN = 14
SOORT, VOOR = Taaklink.Soort, Taaklink.Voor
# Who may be asked what, the usual one first.
GEVRAAGD: dict[str, tuple[str, ...]] = {
    SOORT.HERVATTEN: (VOOR.BEDRIJFSARTS,),
    SOORT.ADVIES: (VOOR.BEDRIJFSARTS, VOOR.ARBEIDSDESKUNDIGE),
    SOORT.RAPPORT: (VOOR.ARBEIDSDESKUNDIGE,),
    SOORT.OORDELEN: (VOOR.ARBEIDSDESKUNDIGE,),
    SOORT.BELASTBAARHEID: (VOOR.BEDRIJFSARTS, VOOR.ARBEIDSDESKUNDIGE),
    SOORT.PUNTEN: (VOOR.ARBEIDSDESKUNDIGE,),
    SOORT.TREND: (VOOR.BEDRIJFSARTS,),
}
MET_STUK = frozenset({SOORT.RAPPORT, SOORT.OORDELEN})


class Gemaakt(NamedTuple):
    """A new link with its token and code, which are known now and never again; empty for a form sent twice."""

    taaklink: Taaklink
    token: str
    code: str


@transaction.atomic
def make_taaklink(
    *, dossier: Dossier, soort: str, rol: str, naam: str, email: str, sleutel: uuid.UUID, by: Actor,
    onderbreking: Onderbreking | None = None, persoon: Persoon | None = None, publiek: str = "",
) -> Gemaakt:  # fmt: skip
    """Ask one outside person one thing, and mail the link. An earlier link for the same thing is withdrawn.

    Raises DomainError when the dossier is closed, when the role does not fit, when there is no pause to speak about,
    and for an address of the kandidaat, of the employer or of the bureau: nobody may answer in the doctor's name.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("kandidaat", "coach").get(
        bureau_id=by.bureau_id, pk=dossier.pk
    )  # fmt: skip
    again = Taaklink.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if again is not None:
        return Gemaakt(again, "", "")
    _check(dossier, soort, rol, onderbreking, publiek)
    naam, email = _check_person(dossier, naam, email, by)
    now = klok.now()
    known = Taaklink.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, soort=soort, rol=rol, onderbreking=onderbreking
    )
    for earlier in known.filter(gebruikt_op__isnull=True, ingetrokken_op__isnull=True):
        _withdraw(earlier, by)
    token, code = new_token(by.bureau_id), new_code()
    row = Taaklink(
        bureau_id=by.bureau_id, dossier=dossier, soort=soort, rol=rol, onderbreking=onderbreking, persoon=persoon,
        naam=naam, email=email, publiek=publiek if soort in MET_STUK else "", sleutel=sleutel, gemaakt_op=now,
        token_hash=token_hash(token), gemaakt_door_id=by.lidmaatschap_id,
        verloopt_op=now + dt.timedelta(days=GELDIG_DAGEN),
    )  # fmt: skip
    row.code_hash = code_hash(code, context=_context(row))
    row.save(force_insert=True)
    mail_taaklink(by, row, link(token), GELDIG_DAGEN)
    record(by, "taaklink_gemaakt", dossier=dossier, onderwerp=row, categorie="V")
    return Gemaakt(row, token, code)


def _check(dossier: Dossier, soort: str, rol: str, onderbreking: Onderbreking | None, publiek: str) -> None:
    if dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Er kan niets meer gevraagd worden."))
    if soort not in SOORT.values:
        raise DomainError("soort", _("Kies wat u wilt vragen."), veld="soort")
    if rol not in GEVRAAGD[soort]:
        raise DomainError("rol", _("Deze vraag past niet bij deze rol. Kies een andere rol."), veld="rol")
    if soort in MET_STUK and publiek not in Document.Publiek.values:
        raise DomainError("publiek", _("Kies wie het rapport mag lezen."), veld="publiek")
    if soort == SOORT.TREND and shares_trend(dossier.bureau_id, dossier.pk) is None:
        raise DomainError(
            "niet_gedeeld", _("De kandidaat deelt dit niet. Vraag of het mag; dan kunt u het sturen.")
        )
    if soort != SOORT.HERVATTEN:
        return
    ill = onderbreking is not None and onderbreking.soort == Onderbreking.Soort.ZIEKTE
    if onderbreking is None or onderbreking.dossier_id != dossier.pk or not ill:
        text = _("Er loopt geen pauze waarover de bedrijfsarts iets kan zeggen.")
        raise DomainError("geen_pauze", text)
    if onderbreking.laatste_dag is not None:
        raise DomainError("beeindigd", _("Deze pauze is al voorbij. Een verklaring is niet meer nodig."))


def _check_person(dossier: Dossier, naam: str, email: str, by: Actor) -> tuple[str, str]:
    """The name and address as they are stored. Raises DomainError at the field that is wrong."""
    naam, email = " ".join(naam.replace("\x00", "").split()), email.strip().lower()
    if not naam or len(naam) > 150:
        raise DomainError("naam", _("Vul de naam in van wie u het vraagt, hooguit 150 tekens."), veld="naam")
    try:
        validate_email(email)
    except ValidationError:
        text = _("Vul een e-mailadres in, bijvoorbeeld naam@arbodienst.nl.")
        raise DomainError("email", text, veld="email") from None
    if email == dossier.kandidaat.email.lower():
        text = _("Dit is het adres van de kandidaat. Alleen de deskundige zelf kan antwoorden.")
        raise DomainError("kandidaat", text, veld="email")
    others = Lidmaatschap.objects.filter(live_memberships(klok.today()), bureau_id=by.bureau_id)
    if others.exclude(rol__in=VOOR.values).filter(user__email__iexact=email).exists():
        text = _("Dit adres hoort bij iemand met een andere rol. Gebruik het adres van de deskundige zelf.")
        raise DomainError("andere_rol", text, veld="email")
    return naam, email


@transaction.atomic
def withdraw_taaklink(*, taaklink: Taaklink, by: Actor) -> Taaklink:
    """Make a link useless; one that was used or withdrawn stays as it is."""
    row = Taaklink.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=taaklink.pk)
    if row.gebruikt_op is None and row.ingetrokken_op is None:
        _withdraw(row, by)
    return row


@transaction.atomic
def withdraw_for_pause(*, onderbreking: Onderbreking, by: Actor) -> None:
    """A pause that is over needs no answer any more."""
    rows = Taaklink.objects.select_for_update(of=("self",)).filter(
        bureau_id=by.bureau_id,
        onderbreking=onderbreking,
        gebruikt_op__isnull=True,
        ingetrokken_op__isnull=True,
    )
    for row in rows:
        _withdraw(row, by)


def _withdraw(row: Taaklink, by: Actor) -> None:
    row.ingetrokken_op = klok.now()
    row.save(update_fields=["ingetrokken_op"])
    record(by, "taaklink_ingetrokken", dossier=row.dossier_id, onderwerp=row, categorie="V")


def find(token: str) -> Taaklink | None:
    """The link of this token in whatever state; needs the database context of its bureau."""
    rows = _of_token(token).select_related(
        "bureau", "dossier__kandidaat", "dossier__coach", "onderbreking__traject"
    )
    return rows.first()


def _of_token(token: str) -> Any:
    bureau_id: Any = bureau_of(token)
    return Taaklink.objects.filter(bureau_id=bureau_id, token_hash=token_hash(token))


def is_open(row: Taaklink) -> bool:
    """Whether the one thing can still be done: not done, withdrawn, expired, and what it is about still stands."""
    about = row.onderbreking is None or row.onderbreking.laatste_dag is None
    if row.soort == SOORT.TREND and shares_trend(row.bureau_id, row.dossier_id) is None:
        return False
    unused = row.gebruikt_op is None and row.ingetrokken_op is None and row.verloopt_op > klok.now()
    return unused and about and row.dossier.stand != Dossier.Stand.GESLOTEN


def outsider(row: Taaklink) -> Actor:
    """Who acts by a link: the person asked, in that role, without an account."""
    return Actor(
        bureau_id=row.bureau_id,
        bureau_naam=row.bureau.naam,
        rol=row.rol,
        persoon_id=row.persoon_id,
        naam=row.naam,
    )


@transaction.atomic
def try_code(*, token: str, code: str) -> int | None:
    """None when the code is right, else how many tries are left; the last wrong one closes the link.

    Returns instead of raising, so that the count stays. Raises DomainError when the link cannot be used.
    """
    row = lock_link(token)
    if code_fits(row.code_hash, code, context=_context(row)):
        record_look(outsider(row), "taaklink_geopend", dossier=row.dossier_id, onderwerp=row, categorie="V")
        if row.geopend_op is None:
            row.geopend_op = klok.now()
            row.save(update_fields=["geopend_op"])
        return None
    row.pogingen += 1
    if row.pogingen >= MAX_POGINGEN:
        row.ingetrokken_op = klok.now()
        record(outsider(row), "taaklink_geblokkeerd", dossier=row.dossier_id, onderwerp=row, categorie="V")
        _tell_coach(row)
    row.save(update_fields=["pogingen", "ingetrokken_op"])
    return MAX_POGINGEN - row.pogingen


def lock_link(token: str) -> Taaklink:
    """The link, held for this transaction, when it can still be used.

    Raises DomainError `gebruikt` when its one thing was done, `weg` for every other reason.
    """
    row = _held(token)
    if row is not None and row.gebruikt_op is not None:
        raise DomainError("gebruikt", _("Met deze link is al geantwoord. Er is niets veranderd."))
    if row is None or not is_open(row):
        raise DomainError("weg", _("Deze link werkt niet meer."))
    return row


def _held(token: str) -> Taaklink | None:
    """Traject, dossier and link are held in this order everywhere, so that nobody waits in a circle."""
    known = find(token)
    if known is None:
        return None
    if known.onderbreking is not None:
        lock_traject(known.onderbreking.traject_id, outsider(known))
    Dossier.objects.select_for_update(of=("self",)).filter(
        bureau_id=known.bureau_id, pk=known.dossier_id
    ).first()
    _of_token(token).select_for_update(of=("self",)).first()
    return find(token)


def finish(row: Taaklink) -> None:
    """The one thing was done: the link is spent, and the coach hears that there is an answer."""
    row.gebruikt_op = klok.now()
    row.save(update_fields=["gebruikt_op"])
    record(outsider(row), "taaklink_gebruikt", dossier=row.dossier_id, onderwerp=row, categorie="V")
    _tell_coach(row)


def _tell_coach(row: Taaklink) -> None:
    if row.dossier.coach is not None:
        pad = f"/dossiers/{row.dossier_id}/"
        notify(
            outsider(row),
            persoon=row.dossier.coach,
            soort="taaklink_antwoord",
            dossier=row.dossier_id,
            pad=pad,
        )


def _context(row: Any) -> str:
    return f"taaklink {row.pk}"


def link(token: str) -> str:
    """The address of the task."""
    return f"{settings.ADRES}/taak/{token}/"
