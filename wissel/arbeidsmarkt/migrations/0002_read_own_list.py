"""Puts the own list of occupations in the database, so that a search finds work from the first day.

A later version of the list is read in by a migration that does the same again.
"""

from django.db import migrations

from wissel.arbeidsmarkt.lijsten.inlezen import Tabellen, read_own_list


def read(apps, schema_editor):
    models = ("Beroep", "Beroepsnaam", "Beroepswoord")
    read_own_list(Tabellen(*(apps.get_model("arbeidsmarkt", name) for name in models)))


class Migration(migrations.Migration):
    dependencies = [("arbeidsmarkt", "0001_add_beroepen")]
    operations = [migrations.RunPython(read, migrations.RunPython.noop)]
