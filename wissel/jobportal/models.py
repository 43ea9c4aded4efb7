"""What a kandidaat does with vacancies: keep, hide with a reason, add an own find, rate, and keep a search."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.database.ids import new_id
from wissel.dossiers.models import DossierModel
from wissel.jobportal.leadmodel import Werkgeverslead  # noqa: F401  a model in a module of its own

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


@history(exclude=["gezien_tot", "gemaild_op"])
class Zoekopdracht(DossierModel):
    """A search the kandidaat keeps: words, distance in km from home, hours a week at most, and kind of work (S0.20).

    Empty = no matter. `gezien_tot`: the kandidaat saw vacancies up to this id (ids sort by time of making), so what is
    new is counted by index. `mail`: once a week a message without content when there is something new; `gemaild_op` is
    when that was last. Seen by: kandidaat, coach and jobhunter of the case; never an opdrachtgever. Kept and erased
    with the dossier, history rows too.
    """

    woorden = models.CharField(max_length=80, blank=True)
    km = models.PositiveSmallIntegerField(null=True, blank=True)
    uren = models.PositiveSmallIntegerField(null=True, blank=True)
    soort = models.CharField(max_length=12, blank=True)
    mail = models.BooleanField(default=True)
    sleutel = models.UUIDField(editable=False)
    gezien_tot = models.UUIDField(default=new_id, editable=False)
    gemaild_op = models.DateField()
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="zoekopdracht_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="zoekopdracht_formulier"),
        ]
        indexes = [
            models.Index(
                fields=["bureau", "gemaild_op", "id"], condition=models.Q(mail=True), name="zoekopdracht_mail"
            )
        ]
