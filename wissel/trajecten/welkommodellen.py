"""The first steps of a kandidaat in Wissel."""

from django.db import models

from wissel.dossiers.models import DossierModel


class Welkom(DossierModel):
    """The kandidaat went through the three first steps. Without this row they come back at every sign-in.

    Seen by: the kandidaat (vandaag_lezen) and who works on the case. Kept and erased with the dossier.
    """

    append_only = True

    klaar_op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            *DossierModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "dossier"], name="welkom_een_per_dossier"),
        ]
