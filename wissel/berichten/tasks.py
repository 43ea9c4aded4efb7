"""Work of this room that is done later: telling people of a message, and the rounds of the day."""

from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau, Rol
from wissel.berichten.models import Draadbericht, Leesstand
from wissel.jobs import enqueue, job, ronde
from wissel.outbox.actions import notify


@job("berichten.meld")
def announce(*, bureau_id: str, draadbericht_id: str) -> None:
    """Tell the others that a message waits, once it can no longer be taken back. Who has read it is not told."""
    from wissel.berichten.actions import participants

    row = (
        Draadbericht.objects.select_related(
            "draad", "dossier__kandidaat", "dossier__coach", "dossier__jobhunter"
        )
        .select_for_update(of=("self",))
        .filter(bureau_id=bureau_id, pk=draadbericht_id, ingetrokken_op__isnull=True, gemeld_op__isnull=True)
        .first()
    )
    if row is None:
        return
    row.gemeld_op = klok.now()
    row.save(update_fields=["gemeld_op"])
    by = Actor.systeem(Bureau.objects.get(pk=bureau_id))
    read = set(
        Leesstand.objects.filter(bureau_id=bureau_id, draad_id=row.draad_id, tot__gte=row.zichtbaar_op)
        .values_list("persoon_id", flat=True)
    )  # fmt: skip
    for each in participants(row.dossier, row.draad.publiek):
        if each.account and each.persoon.pk not in read | {row.van_persoon_id}:
            notify(by, persoon=each.persoon, soort="bericht", dossier=row.dossier_id, pad=path_for(each.rol))


def path_for(rol: str) -> str:
    """Where somebody in this role reads messages."""
    return {Rol.KANDIDAAT: "/mijn/berichten/", Rol.OPDRACHTGEVER: "/opdrachtgever/berichten/"}.get(
        Rol(rol), "/berichten/"
    )


@job("berichten.dag", eigen_transacties=True)
def day_of_bureau(*, bureau_id: str) -> None:
    """The daily round of one bureau; may run twice."""
    from wissel.berichten.ronde import daily

    daily(Bureau.objects.get(pk=bureau_id), klok.today())


@ronde("berichten.dagelijks", "7 * * * *")
def days(timestamp: Any = None) -> None:
    """Every hour, so that a worker that was off catches up; a bureau that is done for the day does nothing."""
    for bureau_id in Bureau.objects.order_by("pk").values_list("pk", flat=True):
        enqueue(day_of_bureau, bureau_id=bureau_id, key=f"dag {bureau_id}")
