"""What the commands of Wissel share: Dutch help, a bureau by its name, and an exit code with one line."""

from collections.abc import Iterator, Sequence
from typing import Any, NoReturn, TypeVar, cast

from django.core.management.base import BaseCommand
from tqdm import tqdm

from wissel.accounts.models import Bureau

FOUT, VERKEERD = 1, 2
T = TypeVar("T")
_DJANGO = {
    "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color",
    "--skip-checks",
}  # fmt: skip


class Opdracht(BaseCommand):
    """A command whose help shows its own options only, and that stops with one Dutch line."""

    suppressed_base_arguments = _DJANGO

    def stop(self, text: str, code: int = VERKEERD) -> NoReturn:
        """End with one line on stderr: 2 for what was asked, 1 for what went wrong."""
        self.stderr.write(f"wissel: {text}")
        raise SystemExit(code)

    def bureau(self, text: str) -> Bureau:
        """The bureau with this short name or name; otherwise stop and say which there are."""
        rows = list(Bureau.objects.order_by("naam"))
        wanted = text.strip().casefold()
        found = [row for row in rows if wanted == row.slug.casefold()]
        found = found or [row for row in rows if wanted == row.naam.casefold()]
        if len(found) == 1:
            return found[0]
        there = ", ".join(f"{row.naam} ({row.slug})" for row in found or rows)
        if found:
            line = f"Er zijn meer bureaus met de naam {text!r}. Kies de korte naam: {there}."
        elif not rows:
            line = (
                f"Bureau {text!r} bestaat niet. Er is nog geen bureau; maak er een (docs/beheer.md, stap 6)."
            )
        else:
            line = f"Bureau {text!r} bestaat niet. Deze bureaus zijn er: {there}."
        return self.stop(line)

    def progress(self, things: Sequence[T], unit: str) -> Iterator[T]:
        """A progress bar on stderr while these are done."""
        yield from tqdm(
            things, desc="voortgang", unit=unit, file=cast(Any, self.stderr)._out, dynamic_ncols=True
        )

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """A line above the progress bar: on stdout, or on stderr for what went wrong."""
        out = self.stderr if wrong else self.stdout
        tqdm.write(text, file=cast(Any, out)._out)


def one_line(value: Any) -> str:
    """Any text on one line of a report."""
    return " ".join(str(value).split())
