"""Who did or read what: for people, for the kandidaat and for courts. Appended, never changed."""

import pgtrigger
from django.db import models

from wissel.database.base import BureauForeignKey, BureauModel


class LogbookEntry(BureauModel):
    """One act or one look, with ids of the people and things concerned and without any content.

    Seen by: the kandidaat for the own dossier, everyone for the own acts, the manager for the bureau without
    content. Kept: five years. Erased: after that term, by seal batch.
    """

    append_only = True

    class Soort(models.TextChoices):
        GEDAAN = "gedaan"
        GELEZEN = "gelezen"
        GEWEIGERD = "geweigerd"

    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]
    at = models.DateTimeField()
    soort = models.CharField(max_length=10, choices=Soort)
    actie = models.CharField(max_length=60)
    lidmaatschap = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    persoon = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    rol = models.CharField(max_length=20, blank=True)
    dossier_id = models.UUIDField(null=True, blank=True)
    onderwerpen = models.JSONField(default=list)
    onderwerp_soort = models.CharField(max_length=40, blank=True)
    categorie = models.CharField(max_length=2, blank=True)
    reden = models.CharField(max_length=300, blank=True)
    verzoek = models.UUIDField(null=True, blank=True)
    ip_hash = models.CharField(max_length=32, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["bureau", "id"], name="logbookentry_bureau_uniek")]
        indexes = [
            models.Index(fields=["bureau", "dossier_id", "-at"], name="logbook_dossier"),
            models.Index(fields=["bureau", "persoon", "-at"], name="logbook_persoon"),
        ]
        # Who writes shares a lock until commit; sealing waits for it, so that no entry can still come in below a seal.
        triggers = [
            pgtrigger.Trigger(
                name="schrijver",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=(
                    "PERFORM pg_advisory_xact_lock_shared(hashtextextended('logboek ' || NEW.bureau_id, 0)); "
                    "RETURN NEW;"
                ),
            )
        ]


class LogbookSeal(BureauModel):
    """The hash over a batch of entries and over the seal before it, so that a change or removal shows."""

    append_only = True

    nummer = models.PositiveIntegerField()
    tot_en_met = models.BigIntegerField()
    aantal = models.PositiveIntegerField()
    vorige = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "nummer"], name="logbookseal_nummer_uniek"),
        ]
