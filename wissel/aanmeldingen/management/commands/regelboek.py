"""Write docs/wet/werkregels.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from wissel.aanmeldingen.regelboek import markdown


class Command(BaseCommand):
    help = "Schrijft docs/wet/werkregels.md uit de regels die het product als gegevens bewaart."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "wet" / "werkregels.md"
        path.write_text(markdown())
        self.stdout.write(f"Geschreven: {path.relative_to(settings.BASE_DIR)}")
