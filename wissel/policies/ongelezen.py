"""What is asked together with the membership at no extra query: unread messages, and whom somebody stands in for."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Func, IntegerField, OuterRef, QuerySet, Value

from wissel import klok
from wissel.accounts.models import Lidmaatschap
from wissel.berichten.models import Draadbericht, Leesstand
from wissel.trajecten.waarnemen import live


def unread(rows: QuerySet[Draadbericht], persoon_id: Any) -> QuerySet[Draadbericht]:
    """Of these messages, what others wrote and this person has not read yet."""
    read = Leesstand.objects.filter(
        bureau_id=OuterRef("bureau_id"), draad_id=OuterRef("draad_id"), persoon_id=persoon_id,
        tot__gte=OuterRef("zichtbaar_op"),
    )  # fmt: skip
    rows = rows.filter(ingetrokken_op__isnull=True, zichtbaar_op__lte=klok.now())
    return rows.exclude(van_persoon_id=persoon_id).exclude(Exists(read))


def with_unread(rows: QuerySet[Lidmaatschap]) -> QuerySet[Any]:
    """Memberships with `waarneemt`, whom the person stands in for today in this role, and `ongelezen`: how many
    messages wait for the person in this role.

    The function in database/functies says the same as `unread` of what the role may see; a test keeps both equal.
    """
    absent = live(klok.today()).filter(
        bureau_id=OuterRef("bureau_id"), door_id=OuterRef("persoon_id"), rol=OuterRef("rol")
    )
    count = Func(
        F("bureau_id"), F("rol"), F("persoon_id"), F("organisatie_id"), Value(klok.now()), F("waarneemt"),
        function="ongelezen_berichten", output_field=IntegerField(),
    )  # fmt: skip
    return rows.annotate(waarneemt=ArraySubquery(absent.values("voor_id"))).annotate(ongelezen=count)
