"""What the verbs of the plan share: taking the lock, refusing a frozen version, and checking values at their field."""

from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.trajecten.models import Traject, Trajectplan

M = TypeVar("M", bound=Model)
LANGSTE_TEKST = 10_000


def lock_traject(traject_id: Any, by: Actor) -> Traject:
    """The traject, held for this transaction; taken before a plan of it, so that nobody waits in a circle."""
    return Traject.objects.select_for_update(of=("self",)).select_related("dossier").get(
        bureau_id=by.bureau_id, pk=traject_id
    )  # fmt: skip


def lock_plan(plan: Trajectplan, by: Actor) -> Trajectplan:
    return Trajectplan.objects.select_for_update(of=("self",)).select_related("traject", "dossier").get(
        bureau_id=by.bureau_id, pk=plan.pk
    )  # fmt: skip


def lock_concept(plan: Trajectplan, by: Actor) -> Trajectplan:
    """The plan, held, when it can still change. Raises DomainError when it was offered."""
    row = lock_plan(plan, by)
    if row.stand != Trajectplan.Stand.CONCEPT:
        text = _(
            "Versie %(nummer)s is al aangeboden en verandert niet meer. Maak een nieuwe versie om iets te wijzigen."
        )
        raise DomainError("bevroren", text % {"nummer": row.nummer})
    return row


def fill(row: M, velden: dict[str, Any], allowed: tuple[str, ...]) -> list[str]:
    """Put checked values in a row and give the names that differ. Raises DomainError at the field that is wrong."""
    changed = []
    for name, value in velden.items():
        if name not in allowed:
            raise DomainError("onbekend_veld", _("Dit veld bestaat niet. Ververs de pagina."), veld=name)
        fresh = clean(row, name, value)
        if fresh != getattr(row, name):
            setattr(row, name, fresh)
            changed.append(name)
    return changed


def clean(row: Model, name: str, value: Any, veld: str = "") -> Any:
    """One value as its column takes it; `veld` when the form calls it otherwise."""
    field: Any = row._meta.get_field(name)
    if isinstance(value, str):
        value = value.replace("\x00", "").strip()
    if isinstance(value, float):
        value = Decimal(str(value))
    if value is None and not field.null:
        value = ""
    try:
        fresh = field.clean(value, row)
    except ValidationError as error:
        raise DomainError("waarde", " ".join(error.messages), veld=veld or name) from error
    if isinstance(fresh, str) and len(fresh) > LANGSTE_TEKST:
        text = _("Deze tekst is te lang: hooguit %(tot)s tekens. Kort hem in.") % {"tot": LANGSTE_TEKST}
        raise DomainError("te_lang", text, veld=veld or name)
    if isinstance(fresh, Decimal | int) and fresh < 0:
        raise DomainError("negatief", _("Vul nul of een hoger getal in."), veld=veld or name)
    return fresh


def check_kandidaat(dossier: Dossier, by: Actor) -> None:
    """Only the kandidaat of this dossier may go on."""
    if not by.is_kandidaat or by.persoon_id != dossier.kandidaat_id:
        raise DomainError("niet_van_u", _("Alleen de kandidaat kan dit doen."))
