"""A ceiling on what one uploaded file may take, before it fills memory or disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from wissel.documenten.keuring import GROOTSTE


class SizeLimit(FileUploadHandler):
    """Lets go of a file once it is larger than Wissel keeps; the other fields of the form come through.

    The form sees `request.te_groot` with the names of the fields whose file was too large.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > GROOTSTE:
            self.request.te_groot = {*getattr(self.request, "te_groot", ()), self.field_name}  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
