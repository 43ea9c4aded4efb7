"""What a person answered when a text for the opdrachtgever seemed to name something medical."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


class Privacyantwoord(DossierModel):
    """ "This is no medical fact", said by one person about one finding in a plan or report.

    `kenmerk` is a keyed hash of the word with the words beside it, so that no medical word is kept. Seen by: the coach
    of the case. Kept and erased with the dossier.
    """

    append_only = True

    class Stuk(models.TextChoices):
        PLAN = "plan", _("re-integratievoorstel")
        RAPPORT = "rapport", _("voortgangsrapportage")

    traject = BureauForeignKey("trajecten.Traject", related_name="privacyantwoorden")
    kenmerk = models.CharField(max_length=64)
    stuk = models.CharField(max_length=10, choices=Stuk)
    gegeven_op = models.DateTimeField()
    gegeven_door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "traject", "kenmerk"], name="privacyantwoord_een_per_vondst"
            ),
        ]
