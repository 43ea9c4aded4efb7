"""Write docs/toegang.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from wissel.policies.toegang import markdown


class Command(BaseCommand):
    help = "Schrijft docs/toegang.md uit de matrix en de adressen."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "toegang.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(markdown())
        self.stdout.write(f"Geschreven: {path.relative_to(settings.BASE_DIR)}")
