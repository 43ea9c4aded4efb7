"""Links for one task of one outside person, and what that person said. No field asks what somebody has."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wissel.accounts.models import Rol
from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel, Spoor1Onderzoek

LID = "accounts.Lidmaatschap"
DOCUMENT = "documenten.Document"


@history(exclude=["token_hash", "code_hash"])
class Taaklink(DossierModel):
    """A link with a code by which one person from outside does one thing in one dossier, once; it opens nothing else.

    Only hashes are stored: the link travels by mail, the code by phone. `sleutel` is the form it was made by, so that
    the same form sent twice makes one. `publiek` is who may read a paper that is handed in. Of what is asked, one
    link at a time can be used. Seen by: the coach and the manager of the dossier (category V). Kept and erased with
    the dossier, its history too: it holds name and address of the person asked.
    """

    class Soort(models.TextChoices):
        HERVATTEN = "hervatverklaring", _("Zeggen of het traject verder kan")
        ADVIES = "advies", _("Advies over werk geven")
        RAPPORT = "arbeidsdeskundig_rapport", _("Een rapport sturen")
        OORDELEN = "functieoordelen", _("Oordelen over werk bij de eigen werkgever")
        BELASTBAARHEID = "belastbaarheid", _("Belastbaarheid geven: stuk en punten")
        PUNTEN = "functiepunten", _("Punten van werk uit het zoekprofiel nalopen")
        TREND = "trend", _("Lezen hoeveel goede en minder goede dagen er waren")

    class Voor(models.TextChoices):
        BEDRIJFSARTS = Rol.BEDRIJFSARTS.value, _("bedrijfsarts")
        ARBEIDSDESKUNDIGE = Rol.ARBEIDSDESKUNDIGE.value, _("arbeidsdeskundige")

    soort = models.CharField(max_length=30, choices=Soort)
    rol = models.CharField(max_length=20, choices=Voor)
    onderbreking = BureauForeignKey("trajecten.Onderbreking", null=True, blank=True, related_name="+")
    persoon = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=150)
    email = models.EmailField()
    publiek = models.CharField(max_length=12, blank=True)
    sleutel = models.UUIDField(editable=False)
    token_hash = models.BinaryField()
    code_hash = models.BinaryField()
    pogingen = models.PositiveSmallIntegerField(default=0)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    verloopt_op = models.DateTimeField()
    geopend_op = models.DateTimeField(null=True, blank=True)
    gebruikt_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="taaklink_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "token_hash"], name="taaklink_token_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="taaklink_sleutel_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "soort", "rol", "onderbreking"],
                condition=Q(gebruikt_op__isnull=True, ingetrokken_op__isnull=True),
                nulls_distinct=False,
                name="taaklink_een_tegelijk",
            ),
            models.CheckConstraint(
                condition=Q(soort="hervatverklaring", onderbreking__isnull=False, rol="bedrijfsarts")
                | (~Q(soort="hervatverklaring") & Q(onderbreking__isnull=True)),
                name="taaklink_over_een_pauze",
            ),
            models.CheckConstraint(
                condition=Q(gebruikt_op__isnull=True) | Q(ingetrokken_op__isnull=True),
                name="taaklink_gebruikt_of_ingetrokken",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-gemaakt_op"], name="taaklink_dossier")]


class Artsverklaring(DossierModel):
    """What the bedrijfsarts said during a pause: it can go on from a day, or not yet and look again on a day.

    Rests on the doctor's own answer by a link, or on a paper. What somebody can do in work stands in Advies, and
    nowhere what somebody has. Seen by: who reads the pause (category C). Kept and erased with the dossier.
    """

    append_only = True

    onderbreking = BureauForeignKey("trajecten.Onderbreking", related_name="verklaringen")
    kan_verder = models.BooleanField()
    naam = models.CharField(max_length=150)
    datum = models.DateField()
    vanaf = models.DateField(null=True, blank=True)
    controle_op = models.DateField(null=True, blank=True)
    taaklink = BureauForeignKey(Taaklink, null=True, blank=True, related_name="+")
    document = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="artsverklaring_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "taaklink"], name="artsverklaring_een_per_link"),
            models.CheckConstraint(
                condition=Q(taaklink__isnull=False) | Q(document__isnull=False),
                name="artsverklaring_met_bewijs",
            ),
            models.CheckConstraint(
                condition=Q(kan_verder=True, vanaf__isnull=False)
                | Q(kan_verder=False, controle_op__isnull=False),
                name="artsverklaring_met_dag",
            ),
        ]


class Functieoordeel(DossierModel):
    """What the arbeidsdeskundige says about one way back at the own employer, in words about work.

    Seen by: who reads the research of spoor 1 (category C). Kept and erased with the dossier.
    """

    append_only = True

    class Oordeel(models.TextChoices):
        PASSEND = "passend", _("Passend")
        NIET_PASSEND = "niet_passend", _("Niet passend")
        ONBEKEND = "onbekend", _("Nog niet te zeggen")

    taaklink = BureauForeignKey(Taaklink, related_name="+")
    optie = models.CharField(max_length=20, choices=Spoor1Onderzoek.Optie)
    oordeel = models.CharField(max_length=12, choices=Oordeel)
    reden = models.TextField(blank=True)
    naam = models.CharField(max_length=150)
    datum = models.DateField()
    document = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="functieoordeel_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "taaklink", "optie"], name="functieoordeel_een_per_optie"
            ),
        ]
