"""What a person answered when a text that others read seemed to name something medical."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey
from wissel.dossiers.models import DossierModel


class Privacyantwoord(DossierModel):
    """ "This may stay", said by one person about one finding in a text of this dossier, with the reason.

    `kenmerk` is a keyed hash of the word with the words beside it, so that no medical word is kept. Seen by: who writes
    in the dossier. Kept and erased with the dossier.
    """

    append_only = True

    class Reden(models.TextChoices):
        """Why words that seem medical may stay. No reason is an own text: that would keep the word after all."""

        WERK = "werk", _("het gaat over werk, opleiding of een vacature, niet over de kandidaat")
        GEWOON = "gewoon", _("het woord betekent hier iets anders, of het is een naam")
        ADVIES = "advies", _("zo staat het in het advies van de bedrijfsarts over wat iemand kan")
        EIGEN = "eigen", _("ik schrijf over mijzelf en kies dit zelf")

    kenmerk = models.CharField(max_length=64)
    reden = models.CharField(max_length=10, choices=Reden)
    stuk = models.CharField(max_length=30)
    gegeven_op = models.DateTimeField()
    gegeven_door = BureauForeignKey("accounts.Lidmaatschap", related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "dossier", "kenmerk"], name="privacyantwoord_een_per_vondst"
            ),
        ]
