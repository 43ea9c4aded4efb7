"""Who of a set of people can get in, who was invited and who not yet."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Persoon, Uitnodiging


@dataclass(frozen=True, slots=True)
class Toegang:
    """Where one person stands for one role: heeft, open, verlopen, geen or geen_adres."""

    stand: str
    sinds: dt.date | None = None
    tot: dt.datetime | None = None
    lidmaatschap_id: uuid.UUID | None = None
    uitnodiging_id: uuid.UUID | None = None


def access_of(by: Actor, wanted: Iterable[tuple[Persoon, str]]) -> dict[tuple[uuid.UUID, str], Toegang]:
    """For each person and role how far access is, in two queries; the caller has checked that `by` may know."""
    pairs = {(person.pk, rol): person for person, rol in wanted}
    ids = [pk for pk, _rol in pairs]
    members = _by_pair(
        Lidmaatschap.objects.filter(live_memberships(klok.today()), bureau_id=by.bureau_id, persoon__in=ids)
    )
    invited = _by_pair(
        Uitnodiging.objects.filter(
            bureau_id=by.bureau_id, persoon__in=ids, gebruikt_op__isnull=True, ingetrokken_op__isnull=True
        ).order_by("gemaakt_op")
    )
    return {pair: _stand(person, members.get(pair), invited.get(pair)) for pair, person in pairs.items()}


def _by_pair(rows: Iterable[Any]) -> dict[tuple[uuid.UUID, str], Any]:
    return {(row.persoon_id, row.rol): row for row in rows}


def _stand(person: Persoon, member: Lidmaatschap | None, invited: Uitnodiging | None) -> Toegang:
    if member is not None:
        return Toegang("heeft", sinds=member.van, lidmaatschap_id=member.pk)
    if invited is not None and invited.verloopt_op > klok.now():
        return Toegang("open", tot=invited.verloopt_op, uitnodiging_id=invited.pk)
    if not person.email:
        return Toegang("geen_adres")
    if invited is not None:
        return Toegang("verlopen", tot=invited.verloopt_op, uitnodiging_id=invited.pk)
    return Toegang("geen")
