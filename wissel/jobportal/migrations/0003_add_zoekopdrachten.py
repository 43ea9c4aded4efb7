
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import wissel.database.base
import wissel.database.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_initial'),
        ('dossiers', '0006_index_silent_and_waiting'),
        ('jobportal', '0002_add_leads'),
    ]

    operations = [
        migrations.CreateModel(
            name='Zoekopdracht',
            fields=[
                ('id', models.UUIDField(default=wissel.database.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('woorden', models.CharField(blank=True, max_length=80)),
                ('km', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('uren', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('soort', models.CharField(blank=True, max_length=12)),
                ('mail', models.BooleanField(default=True)),
                ('sleutel', models.UUIDField(editable=False)),
                ('gezien_tot', models.UUIDField(default=wissel.database.ids.new_id, editable=False)),
                ('gemaild_op', models.DateField()),
                ('op', models.DateTimeField()),
                ('bureau', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.bureau')),
                ('dossier', wissel.database.base.BureauForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='dossiers.dossier')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ZoekopdrachtEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=wissel.database.ids.new_id, editable=False, serialize=False)),
                ('woorden', models.CharField(blank=True, max_length=80)),
                ('km', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('uren', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('soort', models.CharField(blank=True, max_length=12)),
                ('mail', models.BooleanField(default=True)),
                ('sleutel', models.UUIDField(editable=False)),
                ('op', models.DateTimeField()),
                ('bureau', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.bureau')),
                ('dossier', wissel.database.base.BureauForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dossiers.dossier')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='jobportal.zoekopdracht')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='zoekopdracht',
            index=models.Index(condition=models.Q(('mail', True)), fields=['bureau', 'gemaild_op', 'id'], name='zoekopdracht_mail'),
        ),
        migrations.AddConstraint(
            model_name='zoekopdracht',
            constraint=models.UniqueConstraint(fields=('bureau', 'id'), name='zoekopdracht_bureau_uniek'),
        ),
        migrations.AddConstraint(
            model_name='zoekopdracht',
            constraint=models.UniqueConstraint(fields=('bureau', 'sleutel'), name='zoekopdracht_formulier'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='zoekopdracht',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."bureau_id" IS DISTINCT FROM (NEW."bureau_id") OR OLD."dossier_id" IS DISTINCT FROM (NEW."dossier_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."km" IS DISTINCT FROM (NEW."km") OR OLD."mail" IS DISTINCT FROM (NEW."mail") OR OLD."op" IS DISTINCT FROM (NEW."op") OR OLD."sleutel" IS DISTINCT FROM (NEW."sleutel") OR OLD."soort" IS DISTINCT FROM (NEW."soort") OR OLD."uren" IS DISTINCT FROM (NEW."uren") OR OLD."woorden" IS DISTINCT FROM (NEW."woorden"))', func='INSERT INTO "jobportal_zoekopdrachtevent" ("bureau_id", "dossier_id", "id", "km", "mail", "op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "soort", "uren", "woorden") VALUES (OLD."bureau_id", OLD."dossier_id", OLD."id", OLD."km", OLD."mail", OLD."op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."sleutel", OLD."soort", OLD."uren", OLD."woorden"); RETURN NULL;', hash='06b9128b41e8c5a974a37290881c0c69315f8a2a', operation='UPDATE', pgid='pgtrigger_update_update_74088', table='jobportal_zoekopdracht', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='zoekopdracht',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "jobportal_zoekopdrachtevent" ("bureau_id", "dossier_id", "id", "km", "mail", "op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "soort", "uren", "woorden") VALUES (OLD."bureau_id", OLD."dossier_id", OLD."id", OLD."km", OLD."mail", OLD."op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sleutel", OLD."soort", OLD."uren", OLD."woorden"); RETURN NULL;', hash='6d8ccbca23bc14a8878d429edd5010f2ae71bba5', operation='DELETE', pgid='pgtrigger_delete_delete_7b046', table='jobportal_zoekopdracht', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='zoekopdrachtevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e2302fb6a0a87d810324af12e47093036164bfe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5047a', table='jobportal_zoekopdrachtevent', when='BEFORE')),
        ),
    ]
