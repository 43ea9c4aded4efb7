"""The kinds of documents Wissel makes itself. Each is a folder: kind.toml, context.py and template.typ."""

import importlib
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind.toml says: the name people see, the name of the file and the version of the template."""

    sleutel: str
    naam: str
    bestandsnaam: str
    versie: str

    def context(self, subject: Any, **more: Any) -> dict[str, Any]:
        """Everything the template may show, as plain data: the fields of a frozen dataclass and nothing else."""
        module = importlib.import_module(f"wissel.documenten.kinds.{self.sleutel}.context")
        return asdict(module.build(subject, **more))


@cache
def get(sleutel: str) -> Kind:
    """The kind with this key. Raises FileNotFoundError when there is none."""
    path = Path(__file__).parent / sleutel / "kind.toml"
    return Kind(sleutel=sleutel, **tomllib.loads(path.read_text()))
