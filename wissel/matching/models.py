"""What somebody sets for the search, and the proof of a match: frozen, in two parts for two circles of readers."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


@history()
class Zoekinstelling(DossierModel):
    """Limits of the search that no paper gives: from where, how far in km straight, which days and shifts not.

    Empty is not said, and then nothing is judged on it. `diensten_niet` holds evening, night, weekend and shift;
    `dagen_niet` ma to zo. No address: four digits are enough for a distance.
    Seen by: kandidaat and coach of the case (zoekinstelling_lezen, category D: it can say what somebody cannot); never
    by jobhunter, manager or opdrachtgever. Kept and erased with the dossier, history rows too.
    """

    pc4 = models.CharField(
        _("postcode: vier cijfers"), max_length=4, blank=True, validators=[RegexValidator(r"^[1-9]\d{3}$")]
    )
    reis_km = models.PositiveSmallIntegerField(
        _("hoever van huis, in km"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(300)],
    )  # fmt: skip
    diensten_niet = models.JSONField(_("niet werken in"), default=list, blank=True)
    dagen_niet = models.JSONField(_("niet werken op"), default=list, blank=True)
    versie = models.PositiveIntegerField(default=1)
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="zoekinstelling_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier"], name="zoekinstelling_een_keer"),
        ]


class Matchbewijs(DossierModel):
    """One result as it was: verdict, what the vacancy asked in its own words, score with weights, and on what it rests.

    `inhoud` holds no item and no limit of the kandidaat; these stand in `Matchpunten`, whose hash is in it, so that
    `sha256` covers both. Seen by: coach and jobhunter of the case, bureaumanager, kandidaat (match_lezen, category K);
    never by the opdrachtgever. Kept and erased with the dossier.
    """

    append_only = True

    vacature = BureauForeignKey("arbeidsmarkt.Vacature", related_name="+")
    vacature_versie = models.PositiveIntegerField()
    verdict = models.CharField(max_length=20)
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    door_rol = models.CharField(max_length=20)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="matchbewijs_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "sha256"], name="matchbewijs_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-op"], name="matchbewijs_dossier")]


class Matchpunten(DossierModel):
    """The lines of one proof with what the kandidaat can, frozen beside it.

    Seen by: coach of the case, kandidaat, bedrijfsarts and arbeidsdeskundige of the case (match_punten, category D);
    never by jobhunter, manager or opdrachtgever. Kept and erased with the dossier.
    """

    append_only = True

    bewijs = BureauForeignKey(Matchbewijs, related_name="punten")
    regels = models.JSONField()
    sha256 = models.CharField(max_length=64)
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="matchpunten_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "bewijs"], name="matchpunten_een_per_bewijs"),
        ]
