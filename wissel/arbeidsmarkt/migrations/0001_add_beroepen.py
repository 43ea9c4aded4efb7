# Made by makemigrations.

import django.contrib.postgres.indexes
import django.db.models.deletion
import wissel.database.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Beroepenlijst',
            fields=[
                ('id', models.UUIDField(default=wissel.database.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('naam', models.CharField(max_length=120, unique=True)),
                ('hash', models.CharField(max_length=64)),
                ('gelezen', models.PositiveIntegerField(default=0)),
                ('klaar', models.BooleanField(default=False)),
                ('bijgewerkt_op', models.DateTimeField()),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Beroep',
            fields=[
                ('id', models.UUIDField(default=wissel.database.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('sleutel', models.CharField(max_length=160, unique=True)),
                ('naam', models.CharField(max_length=250)),
                ('isco', models.CharField(max_length=4)),
                ('omschrijving', models.TextField(blank=True)),
                ('bron', models.CharField(choices=[('eigen', 'Eigen lijst'), ('esco', 'ESCO')], max_length=10)),
                ('versie', models.CharField(max_length=40)),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['isco'], name='beroep_isco')],
                'constraints': [models.CheckConstraint(condition=models.Q(('isco__regex', '^[0-9]{4}$')), name='beroep_isco_vier_cijfers')],
            },
        ),
        migrations.CreateModel(
            name='Beroepskenmerk',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('onet', models.CharField(max_length=12)),
                ('element', models.CharField(max_length=24)),
                ('schaal', models.CharField(max_length=4)),
                ('waarde', models.DecimalField(decimal_places=2, max_digits=6)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('onet', 'element', 'schaal'), name='beroepskenmerk_eenmaal')],
            },
        ),
        migrations.CreateModel(
            name='Beroepswoord',
            fields=[
                ('woord', models.CharField(max_length=80, primary_key=True, serialize=False)),
            ],
            options={
                'default_permissions': (),
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('woord'), name='gin_trgm_ops'), name='beroepswoord_letters')],
            },
        ),
        migrations.CreateModel(
            name='Beroepskoppeling',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('onet', models.CharField(max_length=12)),
                ('soort', models.CharField(max_length=20)),
                ('beroep', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='koppelingen', to='arbeidsmarkt.beroep')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('onet', 'beroep'), name='beroepskoppeling_eenmaal')],
            },
        ),
        migrations.CreateModel(
            name='Beroepsnaam',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('naam', models.CharField(max_length=250)),
                ('zoek', models.CharField(max_length=500)),
                ('beroep', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='namen', to='arbeidsmarkt.beroep')),
            ],
            options={
                'default_permissions': (),
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('zoek'), name='gin_trgm_ops'), name='beroepsnaam_zoek')],
                'constraints': [models.UniqueConstraint(fields=('beroep', 'naam'), name='beroepsnaam_eenmaal')],
            },
        ),
    ]
