"""Binding a form to one verb: what was typed stays, a refusal of the domain lands at its field."""

from collections.abc import Callable
from typing import Any

from wissel.fouten import DomainError


def run(form: Any, verb: Callable[[], Any]) -> bool:
    """Run a verb for a valid form. False when the domain refuses; the form then says why, at the field it is about."""
    from django.db import transaction

    try:
        with transaction.atomic():
            verb()
    except DomainError as error:
        form.add_error(error.veld if error.veld in form.fields else None, error.message)
        return False
    return True


def status(form: Any) -> int:
    """422 for a form that was sent and is not right, so that scripts and people see the same."""
    return 422 if form.is_bound and form.errors else 200
