"""How many messages wait for somebody, asked together with the membership so that the menu costs no query."""

from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from wissel import klok
from wissel.accounts.models import Lidmaatschap, Rol
from wissel.berichten.models import Draad, Draadbericht, Leesstand

_MIJN: dict[str, Q] = {
    Rol.KANDIDAAT: Q(dossier__kandidaat_id=OuterRef("persoon_id"), draad__publiek=Draad.Publiek.KANDIDAAT),
    Rol.COACH: Q(dossier__coach_id=OuterRef("persoon_id")),
    Rol.JOBHUNTER: Q(dossier__jobhunter_id=OuterRef("persoon_id"), draad__publiek=Draad.Publiek.KANDIDAAT),
    Rol.OPDRACHTGEVER: Q(draad__publiek=Draad.Publiek.OPDRACHTGEVER)
    & (
        Q(dossier__opdrachtgever_id=OuterRef("organisatie_id"))
        | Q(dossier__werkgever_id=OuterRef("organisatie_id"))
    ),
}


def unread(rows: QuerySet[Draadbericht], persoon_id: Any) -> QuerySet[Draadbericht]:
    """Of these messages, what others wrote and this person has not read yet."""
    return _of_others(rows, persoon_id).exclude(Exists(_read().filter(persoon_id=persoon_id)))


def with_unread(rows: QuerySet[Lidmaatschap], rol: str) -> QuerySet[Any]:
    """Memberships with `ongelezen`: the number of messages that wait for the person in this role."""
    mine = _MIJN.get(rol)
    if mine is None:
        return rows.annotate(ongelezen=Value(0, output_field=IntegerField()))
    reader = OuterRef("persoon_id")
    found = _of_others(Draadbericht.objects.filter(mine, bureau_id=OuterRef("bureau_id")), reader)
    found = found.annotate(lezer=reader).exclude(Exists(_read().filter(persoon_id=OuterRef("lezer"))))
    count = found.order_by().values("bureau_id").annotate(n=Count("pk")).values("n")
    return rows.annotate(ongelezen=Coalesce(Subquery(count, output_field=IntegerField()), 0))


def _of_others(rows: QuerySet[Draadbericht], persoon_id: Any) -> QuerySet[Draadbericht]:
    rows = rows.filter(ingetrokken_op__isnull=True, zichtbaar_op__lte=klok.now())
    return rows.exclude(van_persoon_id=persoon_id)


def _read() -> QuerySet[Leesstand]:
    return Leesstand.objects.filter(
        bureau_id=OuterRef("bureau_id"), draad_id=OuterRef("draad_id"), tot__gte=OuterRef("zichtbaar_op")
    )
