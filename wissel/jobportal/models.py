"""What a kandidaat does with vacancies: keep, hide with a reason, add an own find, and rate."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

VACATURE = "arbeidsmarkt.Vacature"


class Bewaard(DossierModel):
    """A vacancy the kandidaat keeps. Taking it back removes the row; the logbook says it was there.

    Seen by: kandidaat, coach and jobhunter of the case; never an opdrachtgever. Kept and erased with the dossier.
    """

    vacature = BureauForeignKey(VACATURE, related_name="+")
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="bewaard_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "vacature"], name="bewaard_een_keer"),
        ]


@history()
class Verborgen(DossierModel):
    """A vacancy the kandidaat does not want to see, and why. The reason asks the coach to look at the zoekprofiel.

    `toelichting` is in own words. `terug_op` filled: shown again; the reason stays, because it was a lesson.
    Seen by: kandidaat, coach and jobhunter of the case; never an opdrachtgever. Kept and erased with the dossier,
    history rows too.
    """

    class Reden(models.TextChoices):
        AFSTAND = "afstand", _("Te ver weg")
        UREN = "uren", _("De uren passen niet")
        ZWAARTE = "zwaarte", _("Ik kan dit werk niet doen")
        SOORT = "soort", _("Dit soort werk wil ik niet")
        LOON = "loon", _("Het loon past niet")
        WERKGEVER = "werkgever", _("Niet bij deze werkgever")
        ANDERS = "anders", _("Een andere reden")

    vacature = BureauForeignKey(VACATURE, related_name="+")
    reden = models.CharField(max_length=10, choices=Reden)
    toelichting = models.CharField(max_length=500, blank=True)
    op = models.DateTimeField()
    terug_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="verborgen_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "vacature"], name="verborgen_een_keer"),
        ]


class EigenVondst(DossierModel):
    """A vacancy the kandidaat found. Other kandidaten do not see it: its words are the kandidaat's own.

    Seen by: kandidaat, coach and jobhunter of the case; never an opdrachtgever. Kept and erased with the dossier.
    """

    vacature = BureauForeignKey(VACATURE, related_name="+")
    sleutel = models.UUIDField(editable=False)
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="eigenvondst_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="eigenvondst_formulier"),
            models.UniqueConstraint(fields=["bureau", "dossier", "vacature"], name="eigenvondst_een_keer"),
        ]


def _cijfer(label: Any) -> models.PositiveSmallIntegerField:
    bounds = [MinValueValidator(1), MaxValueValidator(5)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=bounds)


@history()
class Vacaturebeoordeling(DossierModel):
    """How a vacancy seems to the kandidaat: work, atmosphere, travel and energy from 1 to 5 (S2.8). Empty = no view.

    Seen by: kandidaat, coach and jobhunter of the case; never an opdrachtgever. Kept and erased with the dossier,
    history rows too.
    """

    vacature = BureauForeignKey(VACATURE, related_name="+")
    werk = _cijfer(_("werk"))
    sfeer = _cijfer(_("sfeer"))
    reis = _cijfer(_("reis"))
    energie = _cijfer(_("energie"))
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="vacatureoordeel_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "vacature"], name="vacatureoordeel_een_keer"
            ),
        ]
