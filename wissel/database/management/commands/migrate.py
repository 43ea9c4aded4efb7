"""Django's migrate, followed by row-level security and rights for every table."""

from typing import Any

from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from wissel.database.rls import secure_all
from wissel.database.verandering import models_drawn_once


class Command(Migrate):
    help = "Werkt de database bij en zet daarna de afscherming per bureau en de rechten."

    def handle(self, *args: Any, **options: Any) -> None:
        with models_drawn_once():
            super().handle(*args, **options)
        using = options["database"]
        if options.get("app_label") or options.get("plan") or options.get("check_unapplied"):
            return
        if "wissel_cache" not in connections[using].introspection.table_names():
            call_command("createcachetable", database=using, verbosity=0)
        secure_all(using)
