"""A ceiling on what one uploaded file may take, before it fills memory or disk."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from wissel.documenten.keuring import GROOTSTE
from wissel.leren.film import GROOTSTE as GROOTSTE_FILM

# Only the page that takes a film takes more than a paper.
FILMPAGINA, FILM = "/leren/items/", "film"


class SizeLimit(FileUploadHandler):
    """Lets go of a file once it is larger than Wissel keeps; the other fields of the form come through.

    The form sees `request.te_groot` with the names of the fields whose file was too large.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0
        self.most = GROOTSTE_FILM if self._is_film() else GROOTSTE

    def _is_film(self) -> bool:
        """Asked before anybody looked at who sends this, so a visitor never counts as one who brings a film."""
        request: Any = self.request
        here = self.field_name == FILM and request.path.startswith(FILMPAGINA)
        return here and SESSION_KEY in request.session

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > self.most:
            self.request.te_groot = {*getattr(self.request, "te_groot", ()), self.field_name}  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
