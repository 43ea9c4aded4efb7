"""An aanmelding from the first field to the dossier, its papers, and the offerte that goes with it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history

LID = "accounts.Lidmaatschap"
# What somebody typed, and the secrets of the link, stay out of the history: erasing the row erases them everywhere.
_PERSOONLIJK = ["gegevens", "email", "reden", "aanvulling", "token_hash", "code_hash"]


@history(exclude=_PERSOONLIJK)
class Aanmelding(BureauModel):
    """Somebody asks this bureau to guide an employee: typed in steps, handed in once, accepted or refused.

    `gegevens` holds per step the values that passed its form, as JSON; no BSN and nothing about the illness. The link
    and the code are stored as hashes; `link_nummer` makes the link anew when the old one must stop. `lidmaatschap` is
    the opdrachtgever (or colleague) who started it while signed in. `aanvulling` is what the bureau still asks.
    Seen by: who started it, by link and code; backoffice and manager of the bureau (category R).
    Kept: a concept until 60 days after its last change, a refused or lapsed one 90 days; an accepted one loses
    `gegevens` 90 days after it became a dossier. Erased: by the daily round, papers included.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("nog niet ingediend")
        INGEDIEND = "ingediend", _("ingediend")
        ONVOLLEDIG = "onvolledig", _("onvolledig ingediend")
        IN_BEHANDELING = "in_behandeling", _("in behandeling")
        GEACCEPTEERD = "geaccepteerd", _("geaccepteerd")
        AFGEWEZEN = "afgewezen", _("afgewezen")
        VERVALLEN = "vervallen", _("vervallen")

    class Grond(models.TextChoices):
        OFFERTE = "offerte", _("Offerte met akkoord")
        AFSPRAAK = "afspraak", _("Vaste afspraak of raamovereenkomst")
        EIGEN_BEHEER = "eigen_beheer", _("Eigen beheer, zonder opdracht")

    nummer = models.CharField(max_length=12)
    sleutel = models.UUIDField(editable=False)
    stand = models.CharField(max_length=20, choices=Stand, default=Stand.CONCEPT)
    stap = models.CharField(max_length=20, default="werkgever")
    gegevens = models.JSONField(default=dict)
    email = models.EmailField(blank=True)
    taal = models.CharField(max_length=5, default="nl")
    lidmaatschap = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    organisatie = BureauForeignKey("accounts.Organisatie", null=True, blank=True, related_name="+")
    token_hash = models.BinaryField()
    code_hash = models.BinaryField(null=True, blank=True)
    link_nummer = models.PositiveSmallIntegerField(default=1)
    pogingen = models.PositiveSmallIntegerField(default=0)
    versie = models.PositiveIntegerField(default=1)
    gemaakt_op = models.DateTimeField()
    gewijzigd_dag = models.DateField()
    ingediend_op = models.DateTimeField(null=True, blank=True)
    uiterlijk = models.DateField(null=True, blank=True)
    behandelaar = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    opgepakt_op = models.DateTimeField(null=True, blank=True)
    aanvulling = models.TextField(blank=True)
    aanvulling_op = models.DateTimeField(null=True, blank=True)
    aangevuld_op = models.DateTimeField(null=True, blank=True)
    besloten_op = models.DateTimeField(null=True, blank=True)
    besloten_dag = models.DateField(null=True, blank=True)
    besloten_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    reden = models.TextField(blank=True)
    grond = models.CharField(max_length=20, choices=Grond, blank=True)
    opdracht_op = models.DateField(null=True, blank=True)
    dossier = BureauForeignKey("dossiers.Dossier", null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="aanmelding_een_keer"),
            models.UniqueConstraint(fields=["bureau", "nummer"], name="aanmelding_nummer_uniek"),
            models.UniqueConstraint(fields=["bureau", "token_hash"], name="aanmelding_token_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier"], name="aanmelding_een_per_dossier"),
            models.CheckConstraint(
                condition=~Q(stand="geaccepteerd") | Q(dossier__isnull=False, besloten_op__isnull=False),
                name="aanmelding_met_dossier",
            ),
            models.CheckConstraint(
                condition=~Q(stand="afgewezen") | Q(besloten_op__isnull=False), name="aanmelding_besloten"
            ),
            models.CheckConstraint(
                condition=Q(stand__in=("concept", "vervallen"))
                | Q(ingediend_op__isnull=False, uiterlijk__isnull=False),
                name="aanmelding_ingediend",
            ),
        ]
        indexes = [
            models.Index(
                fields=["bureau", "uiterlijk"],
                condition=Q(stand__in=("ingediend", "onvolledig", "in_behandeling")),
                name="aanmelding_open",
            ),
            models.Index(fields=["bureau", "stand", "gewijzigd_dag"], name="aanmelding_stand"),
        ]

    def __str__(self) -> str:
        return self.nummer


class Aanmeldstuk(BureauModel):
    """A paper that was handed in before there is a dossier; its bytes were inspected as any other document's.

    Once accepted it is a Document; the copy here goes with the next daily round. Seen by: as the aanmelding, but a
    paper on belastbaarheid is opened by nobody before the dossier has a coach (category D1).
    Kept and erased with the aanmelding, its file too.
    """

    aanmelding = BureauForeignKey(Aanmelding, related_name="stukken")
    soort = models.CharField(max_length=40)
    datum = models.DateField(null=True, blank=True)
    pad = models.CharField(max_length=200)
    bestandsnaam = models.CharField(max_length=200)
    mime = models.CharField(max_length=80)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    toegevoegd_op = models.DateTimeField()
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["bureau", "aanmelding", "soort", "sha256"], name="aanmeldstuk_een_keer"
            ),
        ]


@history(exclude=["tekst", "akkoord_naam", "reden"])
class Offerte(BureauModel):
    """What guiding one employee costs, and until when that holds; agreed or refused by the opdrachtgever.

    `akkoord_naam` is who answered, as typed. After `geldig_tot` nobody can agree any more. Seen by: as the
    aanmelding, and the opdrachtgever once it was sent (category P). Kept: with the aanmelding; an agreed one as long
    as the dossier. Erased with it.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("concept")
        VERSTUURD = "verstuurd", _("verstuurd")
        AKKOORD = "akkoord", _("akkoord")
        AFGEWEZEN = "afgewezen", _("niet akkoord")
        INGETROKKEN = "ingetrokken", _("ingetrokken")
        VERLOPEN = "verlopen", _("verlopen")

    aanmelding = BureauForeignKey(Aanmelding, related_name="offertes")
    nummer = models.CharField(max_length=16)
    sleutel = models.UUIDField(editable=False)
    sjabloon = models.CharField(max_length=60)
    sjabloon_naam = models.CharField(max_length=150)
    prijs = models.DecimalField(max_digits=9, decimal_places=2)
    weken = models.PositiveSmallIntegerField()
    tekst = models.TextField(blank=True)
    geldig_tot = models.DateField()
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.CONCEPT)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    verstuurd_op = models.DateTimeField(null=True, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    akkoord_naam = models.CharField(max_length=150, blank=True)
    akkoord_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    reden = models.TextField(blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="offerte_een_keer"),
            models.UniqueConstraint(fields=["bureau", "nummer"], name="offerte_nummer_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "aanmelding"],
                condition=Q(stand__in=("concept", "verstuurd", "akkoord")),
                name="offerte_een_tegelijk",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=("akkoord", "afgewezen")) | Q(beantwoord_op__isnull=False),
                name="offerte_beantwoord",
            ),
            models.CheckConstraint(condition=Q(prijs__gte=0), name="offerte_prijs"),
        ]
