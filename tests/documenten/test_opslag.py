"""The bytes of documents: there before the row, the same when read, tidied when nobody knows them."""

import datetime as dt
import os
import uuid
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.utils import ProgrammingError

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from tests.documenten.stukken import plain_pdf
from wissel.documenten import actions, opslag
from wissel.documenten.models import Document
from wissel.fouten import DomainError


def store(cast: Cast, bytes_: bytes = b"%PDF-1.7 proef", **changes: Any) -> Document:
    values: dict[str, Any] = {
        "dossier": changes.pop("dossier", None) or open_samira(cast), "soort": "overig", "titel": "Proef",
        "datum": dt.date(2026, 4, 1), "publiek": "bureau", "bestandsnaam": "proef.pdf", **changes,
    }  # fmt: skip
    return actions.store_document(by=cast.anna.actor, bytes_=bytes_, **values)


def folder_of(cast: Cast) -> set[str]:
    return set(default_storage.listdir(str(cast.bureau.pk))[1])


def test_the_file_lies_under_a_made_name_for_us_alone(cast: Cast) -> None:
    row = store(cast, bestandsnaam="../../etc/passwd")
    path = default_storage.path(row.pad)
    assert row.pad == f"{cast.bureau.pk}/{row.pk}" and path.endswith(str(row.pk))
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert (row.grootte, len(row.sha256)) == (14, 64)


def test_nothing_half_written_is_left_after_a_failure(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    store(cast)
    before = folder_of(cast)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"), transaction.atomic():
        store(cast, dossier=Document.objects.get().dossier)
    assert folder_of(cast) == before


def test_there_is_no_public_address(cast: Cast) -> None:
    with pytest.raises(ValueError, match="openbaar"):
        default_storage.url(store(cast).pad)


def test_a_series_counts_its_versions(cast: Cast) -> None:
    first = store(cast)
    second = store(cast, dossier=first.dossier, reeks=first.reeks)
    assert (first.versie, second.versie, second.reeks) == (1, 2, first.reeks)


def test_a_stored_document_cannot_be_changed(cast: Cast) -> None:
    row = store(cast)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Document.objects.filter(pk=row.pk).update(titel="Anders")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Document.objects.filter(pk=row.pk).delete()


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_a_file_that_is_gone_or_changed_is_not_shown(cast: Cast, harm: str) -> None:
    row = store(cast)
    path = default_storage.path(row.pad)
    if harm == "gone":
        os.unlink(path)
    else:
        os.chmod(path, 0o600)
        with open(path, "ab") as file:
            file.write(b"x")
    with pytest.raises(DomainError, match="niet te openen"):
        actions.open_document(document=row, by=cast.anna.actor)


def test_orphans_go_after_a_day_and_documents_stay(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = store(cast)
    names = [f"{cast.bureau.pk}/{uuid.uuid4()}", f"{cast.bureau.pk}/.{uuid.uuid4()}.half"]
    for name in names:
        opslag.write(name, b"weg")
    assert actions.sweep(cast.bureau.pk) == 0
    old = dt.datetime.now().timestamp() - 2 * 24 * 3600
    for name in (row.pad, *names):
        os.utime(default_storage.path(name), (old, old))
    assert actions.sweep(cast.bureau.pk) == 2
    assert default_storage.exists(row.pad) and not any(default_storage.exists(name) for name in names)


def test_a_roll_back_leaves_only_what_the_sweep_removes(cast: Cast) -> None:
    dossier = open_samira(cast)
    made: list[Document] = []

    def fail_after() -> None:
        made.append(store(cast, plain_pdf(), dossier=dossier))
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        fail_after()
    assert not Document.objects.exists()
    old = dt.datetime.now().timestamp() - 2 * 24 * 3600
    os.utime(default_storage.path(made[0].pad), (old, old))
    assert actions.sweep(cast.bureau.pk) == 1


def test_a_bureau_without_files_has_nothing_to_sweep(cast: Cast) -> None:
    assert actions.sweep(cast.ander_bureau.pk) == 0
