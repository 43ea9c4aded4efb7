"""A ceiling on what one uploaded file may take, before it fills memory or disk."""

from typing import Any

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
        film = self.field_name == FILM and self.request.path.startswith(FILMPAGINA)  # type: ignore[union-attr]
        self.most = GROOTSTE_FILM if film else GROOTSTE

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > self.most:
            self.request.te_groot = {*getattr(self.request, "te_groot", ()), self.field_name}  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
