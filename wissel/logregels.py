"""Lines for operators: one JSON object each, an event by name with ids. No names, BSN, health or free text.

    log = get_log("wissel.web")
    log.info("denied", action="dossier_lezen", lidmaatschap=lidmaatschap_id)

What people did and read stands in the logbook; that is something else.
"""

import re
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

import structlog

# Keys that could hold words of or about people; nobody should pass them, and if somebody does they are left out.
GEEN_PLEK = frozenset({"naam", "email", "tekst", "bsn", "telefoon", "wachtwoord", "token", "titel", "waarom"})
LANGST = 200
_BSN = re.compile(r"\b\d{9}\b")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")


def scrub(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leave out keys that are no ids, cut long values, and hide what looks like a BSN or an address."""
    for key in list(event):
        if key in GEEN_PLEK:
            event[key] = "[weggelaten]"
        elif isinstance(event[key], str):
            text = _MAIL.sub("[adres]", _BSN.sub("[nummer]", event[key]))
            event[key] = text if key == "exception" else text[:LANGST]
    return event


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
            structlog.processors.format_exc_info,
            scrub,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        foreign_pre_chain=SHARED,
    )
