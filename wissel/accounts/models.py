"""People, organisations and who acts in which role."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history
from wissel.database.ids import new_id


class Bureau(models.Model):
    """The tenant: a re-integratiebureau, or an employer who runs spoor 2 alone (eigen beheer)."""

    class Soort(models.TextChoices):
        BUREAU = "bureau", _("Re-integratiebureau")
        EIGEN_BEHEER = "eigen_beheer", _("Werkgever in eigen beheer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(unique=True)
    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=Soort, default=Soort.BUREAU)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.naam


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who can sign in. Global, and therefore bare: e-mail, password, language and factors."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("e-mailadres"), unique=True)
    taal = models.CharField(_("taal"), max_length=5, default="nl")
    sneltoetsen = models.BooleanField(_("sneltoetsen"), default=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]
    objects = UserManager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_uniek")]


_DAG_VOOR_VAN = models.ExpressionWrapper(models.F("van") - models.Value(1), output_field=models.DateField())


class Rol(models.TextChoices):
    """What someone is in one bureau. Rights of several roles never add up."""

    KANDIDAAT = "kandidaat", _("kandidaat")
    COACH = "coach", _("coach")
    JOBHUNTER = "jobhunter", _("jobhunter")
    BUREAUMANAGER = "bureaumanager", _("bureaumanager")
    BACKOFFICE = "backoffice", _("backoffice")
    OPDRACHTGEVER = "opdrachtgever", _("opdrachtgever")
    BEDRIJFSARTS = "bedrijfsarts", _("bedrijfsarts")
    ARBEIDSDESKUNDIGE = "arbeidsdeskundige", _("arbeidsdeskundige")
    NIEUWE_WERKGEVER = "nieuwe_werkgever", _("nieuwe werkgever")
    SYSTEEMBEHEER = "systeembeheer", _("systeembeheer")


@history()
class BureauInstelling(BureauModel):
    """How a bureau presents itself and works, where that is not law."""

    logo = models.BinaryField(null=True, blank=True)
    logo_soort = models.CharField(max_length=20, blank=True)
    telefoon = models.CharField(max_length=30, blank=True)
    bereikbaar = models.CharField(max_length=200, blank=True, default="", db_default="")
    email = models.EmailField(blank=True)
    adres = models.CharField(max_length=300, blank=True)
    kvk_nummer = models.CharField(max_length=8, blank=True)
    klachten_url = models.URLField(blank=True)
    voorsteltermijn_dagen = models.PositiveSmallIntegerField(default=5)
    stil_na_dagen = models.PositiveSmallIntegerField(default=14)
    caseload_maximum = models.PositiveSmallIntegerField(default=45)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau"], name="bureauinstelling_een_per_bureau"),
        ]


@history()
class Organisatie(BureauModel):
    """A party that is not a person, as one bureau knows it."""

    class Soort(models.TextChoices):
        WERKGEVER = "werkgever", _("Werkgever")
        EX_WERKGEVER = "ex_werkgever", _("Ex-werkgever of eigenrisicodrager")
        CASEMANAGER = "casemanager", _("Casemanager of verzuimbureau")
        VERZEKERAAR = "verzekeraar", _("Verzekeraar")
        ARBODIENST = "arbodienst", _("Arbodienst")
        NIEUWE_WERKGEVER = "nieuwe_werkgever", _("Nieuwe werkgever")

    soort = models.CharField(max_length=20, choices=Soort)
    naam = models.CharField(_("naam"), max_length=200)
    kvk_nummer = models.CharField(_("KvK-nummer"), max_length=8, blank=True)
    adres = models.CharField(_("adres"), max_length=300, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["bureau", "kvk_nummer"],
                condition=~models.Q(kvk_nummer=""),
                name="organisatie_kvk_uniek",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "soort", "naam"], name="organisatie_lijst")]

    def __str__(self) -> str:
        return self.naam


@history(exclude=["bsn_versleuteld", "bsn_index"])
class Persoon(BureauModel):
    """A person as one bureau knows them: name, phone, language, and for a kandidaat the encrypted BSN.

    `talen` are the languages a colleague speaks with kandidaten; everybody at the bureau sees them (category V).

    Seen by: policies/matrix.toml, category A (BSN: category B, masked, revealed with a logged reason).
    Kept: two years after the re-integration ends. Erased: with the dossier; history rows of the person too.
    """

    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    organisatie = BureauForeignKey(Organisatie, null=True, blank=True, related_name="personen")
    voornaam = models.CharField(_("voornaam"), max_length=100)
    tussenvoegsel = models.CharField(_("tussenvoegsel"), max_length=30, blank=True)
    achternaam = models.CharField(_("achternaam"), max_length=150)
    sorteernaam = models.CharField(max_length=260, editable=False)
    functie = models.CharField(_("functie"), max_length=150, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    geboortedatum = models.DateField(_("geboortedatum"), null=True, blank=True)
    taal = models.CharField(_("taal"), max_length=5, default="nl")
    talen = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    bsn_versleuteld = models.BinaryField(null=True, blank=True, editable=False)
    bsn_index = models.BinaryField(null=True, blank=True, editable=False)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["bureau", "bsn_index"],
                condition=models.Q(bsn_index__isnull=False),
                name="persoon_bsn_uniek",
            ),
        ]
        indexes = [
            models.Index(fields=["bureau", "sorteernaam", "id"], name="persoon_naam"),
            models.Index(fields=["bureau", "user"], name="persoon_user"),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        return " ".join(part for part in (self.voornaam, self.tussenvoegsel, self.achternaam) if part)


@history()
class Lidmaatschap(BureauModel):
    """A user acting in one role for one bureau, from a day until a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="lidmaatschappen")
    persoon = BureauForeignKey(Persoon, related_name="lidmaatschappen")
    organisatie = BureauForeignKey(Organisatie, null=True, blank=True, related_name="lidmaatschappen")
    rol = models.CharField(max_length=20, choices=Rol)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["bureau", "user", "rol", "organisatie"],
                condition=models.Q(tot__isnull=True),
                nulls_distinct=False,
                name="lidmaatschap_een_lopend",
            ),
            models.CheckConstraint(
                # A role that was given today can end today: its period then holds no day at all.
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=_DAG_VOOR_VAN),
                name="lidmaatschap_volgorde",
            ),
        ]


@history(exclude=["token_hash", "code_hash"])
class Uitnodiging(BureauModel):
    """A one-time invitation into one role. Only hashes are stored; the code is told by phone, never mailed."""

    email = models.EmailField()
    rol = models.CharField(max_length=20, choices=Rol)
    persoon = BureauForeignKey(Persoon, related_name="uitnodigingen")
    organisatie = BureauForeignKey(Organisatie, null=True, blank=True, related_name="+")
    token_hash = models.BinaryField()
    code_hash = models.BinaryField(null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(Lidmaatschap, null=True, blank=True, related_name="+")
    verloopt_op = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "token_hash"], name="uitnodiging_token_uniek"),
        ]


class Vertaalkeuring(BureauModel):
    """Someone who speaks a language read the translated pages, as they were then (`sha256` of all their words).

    Seen by: staff of the bureau. Kept: as long as the bureau. Holds nothing about a kandidaat.
    """

    append_only = True

    taal = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64)
    op = models.DateTimeField()
    door = BureauForeignKey(Lidmaatschap, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "taal", "sha256"], name="vertaalkeuring_een"),
        ]
