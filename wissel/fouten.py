"""Errors that a person can act on."""

from typing import Any


class DomainError(Exception):
    """Something the domain does not allow now.

    `code` is a stable key for tests and translations, `message` a Dutch sentence that says what happened,
    why it matters and what to do next. `veld` names the form field it belongs to, if any.
    """

    status = 409

    def __init__(self, code: str, message: str, *, veld: str | None = None, **facts: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.veld = veld
        self.facts = facts


class Changed(DomainError):
    """Somebody else changed the same thing in the meantime; both versions are shown, nothing is lost."""
