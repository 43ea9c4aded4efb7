"""Two people, one form: a mark of what stood there when the page was opened."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from wissel.fouten import Changed


def mark_of(obj: Any, fields: Iterable[str]) -> str:
    """A short mark that changes when one of these fields does."""
    values = [str(getattr(obj, name)) for name in fields]
    return hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:16]


def refuse_when_changed(obj: Any, fields: Iterable[str], mark: str) -> None:
    """Raises Changed when somebody else changed one of these fields since the page was opened."""
    if mark_of(obj, fields) != mark:
        raise Changed(
            "gewijzigd",
            _(
                "Iemand anders heeft dit net gewijzigd. Open de pagina opnieuw, bekijk wat er nu staat en vul uw "
                "wijziging dan in."
            ),
        )
