import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    """A role that was given today can be taken away today: the period then holds no day at all."""

    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="lidmaatschap", name="lidmaatschap_volgorde"),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True),
                    (
                        "tot__gte",
                        django.db.models.expressions.ExpressionWrapper(
                            django.db.models.expressions.CombinedExpression(
                                models.F("van"), "-", models.Value(1)
                            ),
                            output_field=models.DateField(),
                        ),
                    ),
                    _connector="OR",
                ),
                name="lidmaatschap_volgorde",
            ),
        ),
    ]
