"""The realistisch beeld, and how a version is kept from changing."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


def differs(names: tuple[str, ...]) -> pgtrigger.Q:
    """Whether one of these fields has another value than before."""
    first, *rest = (pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")}) for name in names)
    for each in rest:
        first = first | each
    return first


@history()
class RealistischBeeld(DossierModel):
    """One honest text about the outcome that kandidaat and opdrachtgever both read, the same words for both (S3.6).

    A version that was shared never changes; a newer one replaces it. `rapportage_nummer` is the report it was looked
    at with. Seen by: coach, jobhunter, bureaumanager; kandidaat and opdrachtgever once shared (beeld_lezen).
    Kept and erased with the dossier, history rows too.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        GEDEELD = "gedeeld", _("Gedeeld")
        VERVANGEN = "vervangen", _("Vervangen door een nieuwer beeld")

    nummer = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=10, choices=Stand, default=Stand.CONCEPT)
    kan = models.TextField(blank=True)
    uitkomst = models.TextField(blank=True)
    redenen = models.TextField(blank=True)
    rapportage_nummer = models.PositiveSmallIntegerField(null=True, blank=True)
    inhoud_sha256 = models.CharField(max_length=64, blank=True)
    versie = models.PositiveIntegerField(default=1)
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    gedeeld_op = models.DateTimeField(null=True, blank=True)
    gedeeld_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="beeld_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "nummer"], name="beeld_nummer_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"], condition=models.Q(stand="concept"), name="beeld_een_concept"
            ),
            models.UniqueConstraint(
                fields=["bureau", "dossier"], condition=models.Q(stand="gedeeld"), name="beeld_een_gedeeld"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="gedeeld_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__gedeeld_op__isnull=False)
                & differs(("nummer", "kan", "uitkomst", "redenen", "inhoud_sha256")),
            )
        ]
