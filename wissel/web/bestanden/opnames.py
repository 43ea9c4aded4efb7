"""Serving the recording of a pitch, to the kandidaat and the coach of the case."""

import uuid
from typing import Any

from django.http import FileResponse
from django.views.decorators.http import require_GET

from wissel.oefenen.actions.bellen import open_recording
from wissel.oefenen.models import Pitch
from wissel.policies import Action, get_visible, requires


@require_GET
@requires(Action.OEFENING_PRIVE_LEZEN)
def recording(request: Any, pitch_id: uuid.UUID) -> Any:
    """One recording, to listen to. Writes down that somebody listened."""
    row = get_visible(request.actor, Pitch, pk=pitch_id, pad__gt="")
    response = FileResponse(open_recording(pitch=row, by=request.actor))
    headers = {
        "Content-Type": row.mime,
        "Content-Length": str(row.grootte),
        "Content-Disposition": "inline; filename=pitch",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "no-store",
    }
    for name, value in headers.items():
        response.headers[name] = value
    return response
