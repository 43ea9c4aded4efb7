"""Feeds of vacancies, read every morning and when somebody asks."""

from typing import Any

from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.arbeidsmarkt.actions import bestanden, bronnen
from wissel.arbeidsmarkt.feeds.ophalen import Geweigerd
from wissel.arbeidsmarkt.models import Vacaturebron
from wissel.database.context import als
from wissel.jobs import enqueue, job, ronde


@ronde("vacatures.ronde", "20 5 * * *")
def daily(timestamp: Any = None) -> None:
    """One job for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(queue_sources, bureau_id=pk, key=f"vacaturebronnen {pk}")


@job("vacatures.bronnen")
def queue_sources(*, bureau_id: str) -> None:
    """Queue every active feed of one bureau, and forget tables that nobody read."""
    bestanden.forget_old(bureau_id)
    for pk in Vacaturebron.objects.filter(bureau_id=bureau_id, actief=True).values_list("pk", flat=True):
        queue(bureau_id, pk)


def queue(bureau_id: Any, bron_id: Any) -> None:
    """Read one feed soon."""
    enqueue(read_source, bureau_id=bureau_id, key=f"vacaturebron {bron_id}", bron_id=bron_id)


@job("vacatures.bron", eigen_transacties=True)
def read_source(*, bureau_id: str, bron_id: str) -> None:
    """Fetch one feed outside a transaction and take it in. May run twice without harm."""
    with als(bureau_id):
        bron = Vacaturebron.objects.filter(bureau_id=bureau_id, pk=bron_id).first()
        by = Actor.systeem(Bureau.objects.get(pk=bureau_id))
    if bron is None or not bron.url:
        return
    answer, wrong = None, ""
    try:
        answer = bronnen.collect(bron)
    except Geweigerd as error:
        wrong = str(error)
    with als(bureau_id):
        bronnen.take_in(by=by, bron=bron, antwoord=answer, fout=wrong)


def queue_file(bureau_id: Any, bron_id: Any) -> None:
    """Read the table that waits at one source soon."""
    enqueue(read_waiting, bureau_id=bureau_id, key=f"vacaturebestand {bron_id}", bron_id=bron_id)


@job("vacatures.bestand", eigen_transacties=True)
def read_waiting(*, bureau_id: str, bron_id: str) -> None:
    """Take in the table that waits at one source. May run twice without harm."""
    with als(bureau_id):
        bron = Vacaturebron.objects.filter(bureau_id=bureau_id, pk=bron_id).first()
        if bron is not None:
            bestanden.read_file(by=Actor.systeem(Bureau.objects.get(pk=bureau_id)), bron=bron)
