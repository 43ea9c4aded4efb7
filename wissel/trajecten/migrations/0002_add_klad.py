import django.db.models.deletion
from django.db import migrations, models

import wissel.database.base
import wissel.database.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("dossiers", "0001_initial"),
        ("trajecten", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Klad",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wissel.database.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sleutel", models.CharField(max_length=80)),
                ("inhoud", models.JSONField(default=dict)),
                ("bewaard_op", models.DateTimeField()),
                (
                    "bureau",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.bureau",
                    ),
                ),
                (
                    "door",
                    wissel.database.base.BureauForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.lidmaatschap",
                    ),
                ),
                (
                    "dossier",
                    wissel.database.base.BureauForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("bureau", "id"), name="klad_bureau_uniek"),
                    models.UniqueConstraint(
                        fields=("bureau", "door", "dossier", "sleutel"), name="klad_sleutel_uniek"
                    ),
                ],
            },
        ),
    ]
