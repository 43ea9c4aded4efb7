"""The one door to work that is done later, in the same database and the same transaction."""

from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from wissel.database.context import als

_RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)


def job(name: str, *, eigen_transacties: bool = False) -> Callable[[Callable[..., None]], Any]:
    """Register a function as a job of one bureau: it runs in a transaction that sees that bureau only.

    The function takes ids only and may run twice without harm. With `eigen_transacties` it opens its own, because
    what it does in between cannot be taken back.
    """

    def register(function: Callable[..., None]) -> Any:
        def run(*, bureau_id: str, **ids: Any) -> None:
            if eigen_transacties:
                function(bureau_id=bureau_id, **ids)
                return
            with als(bureau_id):
                function(bureau_id=bureau_id, **ids)

        run.__name__ = function.__name__
        run.__module__ = function.__module__
        run.__doc__ = function.__doc__
        return app.task(name=name, retry=_RETRY, pass_context=False)(run)

    return register


def ronde(name: str, cron: str) -> Callable[[Callable[..., None]], Any]:
    """Register a round: it belongs to no bureau, only lists bureaus and enqueues a job for each."""

    def register(function: Callable[..., None]) -> Any:
        task = app.task(name=name, queueing_lock=name, pass_context=False)(function)
        return app.periodic(cron=cron)(task)

    return register


def enqueue(task: Any, *, bureau_id: Any, key: str | None = None, after_seconds: int = 0, **ids: Any) -> None:
    """Queue a job in the running transaction. Arguments are ids; `key` stops the same work from queueing twice."""
    from procrastinate.exceptions import AlreadyEnqueued

    options: dict[str, Any] = {"lock": key, "queueing_lock": key} if key else {}
    if after_seconds:
        options["schedule_in"] = {"seconds": after_seconds}
    from django.db import transaction

    try:
        with transaction.atomic():
            task.configure(**options).defer(bureau_id=str(bureau_id), **{k: str(v) for k, v in ids.items()})
    except AlreadyEnqueued:
        return


@ronde("jobs.herstel", "* * * * *")
def requeue_stalled(timestamp: Any = None) -> None:
    """Give work of workers that died back to the queue (J3); each job may run twice without harm."""
    requeue(silent_seconds=60)


def requeue(*, silent_seconds: int) -> int:
    """Give back the work of workers that were silent for so long; says how many jobs that were."""
    from asgiref.sync import async_to_sync

    @async_to_sync
    async def give_back() -> int:
        stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_seconds))
        for found in stalled:
            await app.job_manager.retry_job(found)
        return len(stalled)

    return int(give_back())
