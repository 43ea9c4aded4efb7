"""Lines for operators: one JSON object each, an event by name with ids. No names, BSN, health or free text.

    log = get_log("wissel.web")
    log.info("denied", action="dossier_lezen", lidmaatschap=lidmaatschap_id)

What people did and read stands in the logbook; that is something else.
"""

import re
import traceback
from collections.abc import Iterator, MutableMapping
from functools import lru_cache
from typing import Any

import structlog

# Keys that could hold words of or about people; nobody should pass them, and if somebody does they are left out.
GEEN_PLEK = frozenset({"naam", "email", "tekst", "bsn", "telefoon", "wachtwoord", "token", "titel", "waarom"})
LANGST = 200
_BSN = re.compile(r"\b\d{9}\b")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
# The secret part of an invitation, of a link for a new password or of a calendar, as it stands in an address.
_TOKEN = re.compile(r"(/u/|/wachtwoord/nieuw/|/agenda/)[^/\s\"']+")

# What an error quotes may be what somebody typed; names of tables and constraints, with their underscores, may stay.
_QUOTED = re.compile(r"([\"'])(?![a-z0-9]+_[a-z0-9_]+\1)[^\"']*\1")


def scrub(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leave out keys that are no ids, cut long values, and hide what looks like a BSN or an address."""
    for key in list(event):
        if key in GEEN_PLEK:
            event[key] = "[weggelaten]"
        elif isinstance(event[key], str):
            text = _TOKEN.sub(r"\1[sleutel]", event[key])
            text = _MAIL.sub("[adres]", _BSN.sub("[nummer]", text))
            event[key] = text if key == "exception" else text[:LANGST]
    return event


def render_exception(exc_info: Any) -> str:
    """Where it went wrong and what kind of error it was, with the first line of what it says and no more.

    What follows that line in an error of the database is the row or the words it was about.
    """
    return "\n".join(_trace(traceback.TracebackException(*exc_info)))


def _trace(found: traceback.TracebackException) -> Iterator[str]:
    before = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    if before is not None:
        yield from _trace(before)
        yield ""
    yield from (line.rstrip() for line in found.stack.format())
    said = next(found.format_exception_only(), "").partition("\n")[0]
    yield _QUOTED.sub("'…'", said)[:LANGST]


SHARED: list[Any] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    scrub,
]


@lru_cache(maxsize=1)
def _configure() -> None:
    """Send structlog through the logging of Python, so that one setting decides where lines go."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def get_log(name: str) -> Any:
    """The log of one room."""
    _configure()
    return structlog.get_logger(name)


def formatter() -> structlog.stdlib.ProcessorFormatter:
    """JSON lines for our own events and for those of libraries, scrubbed the same way."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.ExceptionRenderer(render_exception),
            scrub,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        foreign_pre_chain=SHARED,
    )
