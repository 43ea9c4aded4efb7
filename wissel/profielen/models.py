"""The persoonsprofiel: the lines kandidaat and coach write together, and the versions the kandidaat agreed with."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"
VAST = ("nummer", "inhoud", "inhoud_sha256", "aangeboden_op")


def _differs(names: tuple[str, ...]) -> pgtrigger.Q:
    """Whether one of these fields has another value than before."""
    first, *rest = (pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")}) for name in names)
    for each in rest:
        first = first | each
    return first


class Deel(models.TextChoices):
    """The parts of a persoonsprofiel (WET 7.3), in the order in which they are read."""

    OPLEIDING = "opleiding", _("Opleiding en cursussen")
    ERVARING = "ervaring", _("Werk en ervaring")
    VAARDIGHEID = "vaardigheid", _("Vaardigheden, kwaliteiten en competenties")
    TAAL = "taal", _("Talen")
    DIGITAAL = "digitaal", _("Computer en telefoon")
    VERVOER = "vervoer", _("Rijbewijs en vervoer")
    BESCHIKBAARHEID = "beschikbaarheid", _("Beschikbaarheid")
    EIGENSCHAP = "eigenschap", _("Eigenschappen")
    BELEMMERING = "belemmering", _("Waar rekening mee gehouden wordt op het werk")
    WENS = "wens", _("Ambities, wensen en voorkeuren")
    KANSEN = "kansen", _("Vinden, verkrijgen en behouden")


@history()
class Profieldeel(DossierModel):
    """One part of the working profile: its version, what a part without lines says, and that there is nothing to say.

    `inhoud` has the form of onderdelen.py (digitaal, vervoer, beschikbaarheid, kansen) and is empty for parts of lines.
    `geen` is somebody's word that there is nothing here, which is not the same as not asked yet.
    Seen by: kandidaat, coach, jobhunter, bureaumanager (matrix: profiel_lezen, category K); the opdrachtgever reads
    only what the kandidaat shares (Profieldeling). Kept and erased with the dossier, history rows too.
    """

    deel = models.CharField(max_length=16, choices=Deel)
    inhoud = models.JSONField(default=dict)
    geen = models.BooleanField(default=False)
    versie = models.PositiveIntegerField(default=1)
    gewijzigd_op = models.DateTimeField()
    gewijzigd_rol = models.CharField(max_length=20)
    gewijzigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="profieldeel_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "deel"], name="profieldeel_een_per_dossier"),
        ]


@history()
class Profielregel(DossierModel):
    """One line of the working profile: an education, a job, a skill, a language, a trait, a limit or a wish.

    Which columns a part uses stands in onderdelen.py. `van` and `tot` are a year or a month ("2015" or "2015-03"), as
    people know it. `uit_tekst` holds the words of a cv it was taken from. `weg_op`: taken out, and can be put back.
    A limit is written in words of work: there is no column for a cause. A wish is never leading for what is passend.
    `bevestigd_op` is the coach's word that the evidence of a skill was seen (S3.4).
    Seen by: as Profieldeel. Kept and erased with the dossier, history rows too.
    """

    class Herkomst(models.TextChoices):
        KANDIDAAT = "kandidaat", _("de kandidaat")
        COACH = "coach", _("de coach")
        CV = "cv", _("uit het cv")

    deel = models.CharField(max_length=16, choices=Deel)
    volgorde = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=20, blank=True)
    naam = models.CharField(max_length=200)
    waar = models.CharField(max_length=200, blank=True)
    niveau = models.CharField(max_length=20, blank=True)
    diploma = models.CharField(max_length=10, blank=True)
    van = models.CharField(max_length=7, blank=True)
    tot = models.CharField(max_length=7, blank=True)
    loopt = models.BooleanField(default=False)
    geldig_tot = models.DateField(null=True, blank=True)
    taken = models.TextField(blank=True)
    kon = models.TextField(blank=True)
    toelichting = models.TextField(blank=True)
    spreken = models.CharField(max_length=10, blank=True)
    lezen = models.CharField(max_length=10, blank=True)
    schrijven = models.CharField(max_length=10, blank=True)
    begrip = models.CharField(max_length=60, blank=True)
    herkomst = models.CharField(max_length=10, choices=Herkomst)
    uit_tekst = models.CharField(max_length=300, blank=True)
    geschreven_op = models.DateTimeField()
    geschreven_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    gewijzigd_op = models.DateTimeField()
    gewijzigd_rol = models.CharField(max_length=20)
    gewijzigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    bevestigd_op = models.DateTimeField(null=True, blank=True)
    bevestigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="profielregel_bureau_uniek"),
            models.CheckConstraint(
                condition=models.Q(bevestigd_op__isnull=True) | models.Q(deel="vaardigheid"),
                name="profielregel_bevestigd_is_vaardigheid",
            ),
        ]
        indexes = [
            models.Index(fields=["bureau", "dossier", "deel", "volgorde"], name="profielregel_dossier")
        ]


@history()
class Vaardigheidsbewijs(DossierModel):
    """Where a skill showed: in a job, on a paper, or in an example in words (S3.4).

    Seen by: as Profieldeel; a paper opens only for who may read that paper. Kept and erased with the dossier.
    """

    class Soort(models.TextChoices):
        ERVARING = "ervaring", _("Bij werk of een andere ervaring")
        DOCUMENT = "document", _("Op een diploma, certificaat of ander papier")
        VOORBEELD = "voorbeeld", _("Met een voorbeeld in woorden")

    regel = BureauForeignKey(Profielregel, related_name="bewijzen")
    soort = models.CharField(max_length=10, choices=Soort)
    ervaring = BureauForeignKey(Profielregel, null=True, blank=True, related_name="+")
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    tekst = models.TextField(blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_rol = models.CharField(max_length=20)
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="vaardigheidsbewijs_bureau_uniek"),
            models.CheckConstraint(
                condition=models.Q(soort="ervaring", ervaring__isnull=False, document__isnull=True)
                | models.Q(soort="document", document__isnull=False, ervaring__isnull=True)
                | (
                    models.Q(soort="voorbeeld", ervaring__isnull=True, document__isnull=True)
                    & ~models.Q(tekst="")
                ),
                name="vaardigheidsbewijs_een_soort",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "regel"], name="vaardigheidsbewijs_regel")]


@history()
class Persoonsprofiel(DossierModel):
    """One version as it was laid before the kandidaat: `inhoud` and its sha256 never change again.

    The working profile goes on beside it. Seen by: kandidaat, coach, jobhunter, bureaumanager (profiel_lezen); the
    opdrachtgever reads only what the kandidaat shares (Profieldeling). Kept and erased with the dossier.
    """

    class Stand(models.TextChoices):
        BIJ_KANDIDAAT = "bij_kandidaat", _("Klaar om te lezen")
        GOEDGEKEURD = "goedgekeurd", _("Akkoord van de kandidaat")
        NIET_AKKOORD = "niet_akkoord", _("Kandidaat niet akkoord")
        VERVANGEN = "vervangen", _("Vervangen door een nieuwere versie")

    nummer = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=15, choices=Stand, default=Stand.BIJ_KANDIDAAT)
    inhoud = models.JSONField()
    inhoud_sha256 = models.CharField(max_length=64)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    aangeboden_op = models.DateTimeField()
    aangeboden_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    gelezen_op = models.DateTimeField(null=True, blank=True)
    goedgekeurd_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="persoonsprofiel_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "nummer"], name="persoonsprofiel_nummer_uniek"
            ),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(stand="goedgekeurd"),
                name="persoonsprofiel_een_goedgekeurd",
            ),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(stand="bij_kandidaat"),
                name="persoonsprofiel_een_te_lezen",
            ),
        ]
        # What somebody agreed with stays that text, also for a bulk update or a slip in SQL.
        triggers = [
            pgtrigger.Protect(name="versie_vast", operation=pgtrigger.Update, condition=_differs(VAST))
        ]


class Profielstandpunt(DossierModel):
    """What the kandidaat says about one version, exactly as written.

    Seen by: kandidaat, coach, jobhunter, bureaumanager. Kept and erased with the dossier.
    """

    append_only = True

    class Antwoord(models.TextChoices):
        AKKOORD = "akkoord", _("Akkoord")
        AKKOORD_MET_OPMERKING = "akkoord_met_opmerking", _("Akkoord met een opmerking")
        NIET_AKKOORD = "niet_akkoord", _("Niet akkoord")
        VRAAG = "vraag", _("Eerst een vraag")

    profiel = BureauForeignKey(Persoonsprofiel, related_name="standpunten")
    antwoord = models.CharField(max_length=24, choices=Antwoord)
    tekst = models.TextField(blank=True)
    inhoud_sha256 = models.CharField(max_length=64)
    gegeven_op = models.DateTimeField()
    gegeven_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "profiel", "gegeven_op"], name="profielstandpunt_profiel")]


@history()
class Profieldeling(DossierModel):
    """The kandidaat's own consent that the opdrachtgever reads chosen parts of one agreed version, from when to when.

    `inhoud` holds those parts and nothing else; it is all the opdrachtgever can reach. Withdrawing sets `tot`, and
    holds from the next request.
    Seen by: kandidaat, coach, jobhunter, bureaumanager; the opdrachtgever as long as it holds (profiel_gedeeld).
    Kept: as account of what was shared; erased with the dossier.
    """

    profiel = BureauForeignKey(Persoonsprofiel, related_name="delingen")
    delen = models.JSONField()
    inhoud = models.JSONField()
    tekst_versie = models.CharField(max_length=10)
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)
    gegeven_door = BureauForeignKey(LID, related_name="+")
    ingetrokken_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="profieldeling_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(tot__isnull=True),
                name="profieldeling_een_lopende",
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
                name="profieldeling_van_voor_tot",
            ),
        ]
