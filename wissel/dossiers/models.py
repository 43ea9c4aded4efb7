"""The dossier of one kandidaat: parties, facts, dates, spoor 1 and the decision on spoor 2."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history


@history(exclude=["zoektekst", "sorteernaam", "niet_geteld"])
class Dossier(BureauModel):
    """One case of sickness of one kandidaat at one employer, guided by one bureau.

    `volgende_op`/`volgende_wat`, `eerste_ziektedag`, `niet_geteld`, `laatste_dag_loon` and `zoektekst` are stored
    results, written by `dossiers.termijnen` and `dossiers.actions`, so that lists cost the same at any size;
    `niet_geteld` has the stretches since the first sick day that are no sick days (`dossiers.ziekteweek`).
    `kenmerk` is how the sender of an imported case names it; `sleutel` is the form it was opened by, so that the
    same form sent twice opens one dossier.
    Seen by: matrix.toml, category C. Kept: two years after the end of the re-integration. Erased: whole.
    """

    class Soort(models.TextChoices):
        SPOOR2 = "spoor2", _("Re-integratie tweede spoor")
        OUTPLACEMENT = "outplacement", _("Outplacement")
        LOOPBAANADVIES = "loopbaanadvies", _("Loopbaanadvies")
        HAALBAARHEID = "haalbaarheid", _("Haalbaarheidsonderzoek")

    class Stand(models.TextChoices):
        AANGEMELD = "aangemeld", _("Aangemeld")
        LOPEND = "lopend", _("Lopend")
        PAUZE = "pauze", _("Onderbroken")
        NAZORG = "nazorg", _("Afgerond, nazorg loopt")
        GESLOTEN = "gesloten", _("Gesloten")

    nummer = models.CharField(_("dossiernummer"), max_length=20)
    kenmerk = models.CharField(
        _("kenmerk van de aanleveraar"), max_length=80, blank=True, default="", db_default=""
    )
    sleutel = models.UUIDField(null=True, blank=True, editable=False)
    soort = models.CharField(max_length=20, choices=Soort, default=Soort.SPOOR2)
    stand = models.CharField(max_length=20, choices=Stand, default=Stand.AANGEMELD)
    kandidaat = BureauForeignKey("accounts.Persoon", related_name="dossiers")
    opdrachtgever = BureauForeignKey("accounts.Organisatie", related_name="opdrachten")
    werkgever = BureauForeignKey("accounts.Organisatie", related_name="dossiers_als_werkgever")
    betaler = BureauForeignKey("accounts.Organisatie", related_name="dossiers_als_betaler")
    arbodienst = BureauForeignKey("accounts.Organisatie", null=True, blank=True, related_name="+")
    bedrijfsarts = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    casemanager = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    coach = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    jobhunter = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    functie = models.CharField(_("functie"), max_length=150, blank=True)
    uren_per_week = models.DecimalField(
        _("uren per week"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    belastbaar_uren = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    eigenrisicodrager_zw = models.BooleanField(null=True, blank=True)
    aangemaakt_op = models.DateTimeField()
    gesloten_op = models.DateField(null=True, blank=True)
    bewaren_tot = models.DateField(null=True, blank=True)
    bewaren_reden = models.CharField(max_length=200, blank=True)
    versie = models.PositiveIntegerField(default=1)

    eerste_ziektedag = models.DateField(null=True, blank=True, editable=False)
    niet_geteld = models.JSONField(default=list, db_default=[], blank=True, editable=False)
    laatste_dag_loon = models.DateField(null=True, blank=True, editable=False)
    volgende_op = models.DateField(null=True, blank=True, editable=False)
    volgende_wat = models.CharField(max_length=200, blank=True, editable=False)
    wacht_op = models.CharField(max_length=20, blank=True, editable=False)
    wacht_sinds = models.DateField(null=True, blank=True, editable=False)
    laatste_activiteit_op = models.DateField(null=True, blank=True, editable=False)
    sorteernaam = models.CharField(max_length=260, editable=False, default="")
    zoektekst = models.TextField(editable=False, default="")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "nummer"], name="dossier_nummer_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "kenmerk"], condition=~models.Q(kenmerk=""), name="dossier_kenmerk_uniek"
            ),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="dossier_sleutel_uniek"),
            models.CheckConstraint(
                condition=~models.Q(stand="gesloten") | models.Q(gesloten_op__isnull=False),
                name="dossier_gesloten_op",
            ),
        ]
        indexes = [
            models.Index(fields=["bureau", "sorteernaam", "id"], name="dossier_naam"),
            models.Index(fields=["bureau", "volgende_op", "id"], name="dossier_volgende"),
            models.Index(fields=["bureau", "coach", "volgende_op", "id"], name="dossier_coach_volgende"),
            models.Index(fields=["bureau", "coach", "sorteernaam", "id"], name="dossier_coach_naam"),
            # Who was silent or is waited for longest, in a bureau of any size.
            models.Index(
                fields=["bureau", "laatste_activiteit_op", "id"],
                condition=~models.Q(stand="gesloten"),
                name="dossier_stil",
            ),
            models.Index(
                fields=["bureau", "wacht_sinds", "id"],
                condition=~models.Q(stand="gesloten") & ~models.Q(wacht_op=""),
                name="dossier_wacht",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer


class DossierModel(BureauModel):
    """A row that belongs to one dossier; the policies find the dossier through this column."""

    dossier = BureauForeignKey(Dossier, related_name="%(class)s_set")

    class Meta(BureauModel.Meta):
        abstract = True


@history()
class Toewijzing(DossierModel):
    """Who is the fixed coach or jobhunter, from when until when, with the hand-over note (S0.10)."""

    persoon = BureauForeignKey("accounts.Persoon", related_name="+")
    rol = models.CharField(max_length=20)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    reden = models.CharField(max_length=300, blank=True)
    overdracht = models.TextField(blank=True)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="toewijzing_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "rol"],
                condition=models.Q(tot__isnull=True),
                name="toewijzing_een_lopend",
            ),
        ]


@history()
class Partij(DossierModel):
    """A person with a task in the dossier who is not coach, jobhunter or kandidaat, with the ground for it."""

    persoon = BureauForeignKey("accounts.Persoon", related_name="+")
    organisatie = BureauForeignKey("accounts.Organisatie", null=True, blank=True, related_name="+")
    rol = models.CharField(max_length=20)
    grond = models.CharField(max_length=200, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)


class Feit(DossierModel):
    """One fact of the contract: a path in the feiten, its value, who recorded it, when and from which document.

    Appended; a correction is a new row and the old one points to it. Facts without `vervangen_door` and not
    withdrawn are live, and the engine's JSON is built from those.
    """

    pad = models.CharField(max_length=120)
    waarde = models.JSONField(null=True)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    op = models.DateTimeField()
    bron = models.CharField(max_length=200, blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    vervangen_door = BureauForeignKey("self", null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="feit_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "pad"],
                condition=models.Q(vervangen_door__isnull=True),
                name="feit_een_levend_per_pad",
            ),
        ]


class Berekening(DossierModel):
    """One run of the law engine: its output and receipt (rule-set version and hash, hash of the facts)."""

    append_only = True

    regels_versie = models.CharField(max_length=40)
    regels_sha256 = models.CharField(max_length=64)
    feiten_sha256 = models.CharField(max_length=64)
    uitvoer = models.JSONField()
    op = models.DateTimeField()
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    aanleiding = models.CharField(max_length=120, blank=True)

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "dossier", "-op"], name="berekening_dossier")]


@history()
class Milestone(DossierModel):
    """One date of the law or practice as it stands now, with its sum, source and receipt. Never edited by hand."""

    berekening = BureauForeignKey(Berekening, related_name="+")
    code = models.CharField(max_length=60)
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=120)
    due_on = models.DateField(null=True)
    geldt = models.BooleanField(null=True)
    plan_on = models.DateField(null=True)
    verantwoordelijke = models.CharField(max_length=40)
    binding = models.CharField(max_length=20)
    formule = models.CharField(max_length=300)
    uitleg = models.TextField()
    bron = models.CharField(max_length=300)
    zekerheid = models.CharField(max_length=2)
    done_on = models.DateField(null=True)
    dagen_te_laat = models.IntegerField(null=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="milestone_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "code"], name="milestone_code_uniek"),
        ]
        indexes = [
            models.Index(
                fields=["bureau", "due_on"],
                condition=models.Q(done_on__isnull=True, geldt=True),
                name="milestone_open_op_datum",
            )
        ]


@history()
class Spoor1Onderzoek(DossierModel):
    """One way back at the own employer: examined or not, by whom, when, with what result and evidence (S1.13)."""

    class Optie(models.TextChoices):
        EIGEN_WERK = "eigen_werk", _("Eigen werk")
        AANGEPAST_WERK = "aangepast_werk", _("Aangepast eigen werk")
        ANDER_WERK = "ander_werk", _("Ander werk bij de eigen werkgever")

    optie = models.CharField(max_length=20, choices=Optie)
    onderzocht = models.BooleanField(null=True, blank=True)
    onderzocht_door = models.CharField(max_length=150, blank=True)
    onderzocht_op = models.DateField(null=True, blank=True)
    uitkomst = models.TextField(blank=True)
    bewijs = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    bewijs_omschrijving = models.CharField(max_length=200, blank=True)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="spoor1onderzoek_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "optie"], name="spoor1onderzoek_optie_uniek"
            ),
        ]


class Spoor1Conclusie(DossierModel):
    """The recorded conclusion on spoor 1, or the explicit mark that it continues beside spoor 2 (S0.1)."""

    append_only = True

    class Conclusie(models.TextChoices):
        UITGESLOTEN = "uitgesloten", _("Geen mogelijkheden in eigen, aangepast of ander werk")
        ONDUIDELIJK = "onduidelijk", _("De mogelijkheden blijven te lang onduidelijk")
        LOOPT_DOOR = "loopt_door", _("Spoor 1 loopt door naast spoor 2")
        TERUGKEER = "terugkeer", _("Terugkeer bij de eigen werkgever")

    conclusie = models.CharField(max_length=20, choices=Conclusie)
    getrokken_door = models.CharField(max_length=150)
    getrokken_op = models.DateField()
    toelichting = models.TextField(blank=True)
    bewijs = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    bewijs_omschrijving = models.CharField(max_length=200, blank=True)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    op = models.DateTimeField()


class Advies(DossierModel):
    """Advice or a consult of bedrijfsarts, arbeidsdeskundige or UWV, in words about work only (S1.9, S4.11).

    There is no field for diagnosis, cause or treatment. Seen by: category D2 of the matrix.
    """

    append_only = True

    class Van(models.TextChoices):
        BEDRIJFSARTS = "bedrijfsarts", _("Bedrijfsarts")
        ARBEIDSDESKUNDIGE = "arbeidsdeskundige", _("Arbeidsdeskundige")
        UWV = "uwv", _("UWV")

    van = models.CharField(max_length=20, choices=Van)
    naam = models.CharField(max_length=150, blank=True)
    datum = models.DateField()
    soort = models.CharField(max_length=40)
    wat_kan = models.TextField(blank=True)
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    herzien_op = models.DateField(null=True, blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    bewijs_omschrijving = models.CharField(max_length=200, blank=True)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    op = models.DateTimeField()


class Spoor2Besluit(DossierModel):
    """The decision on spoor 2 as the engine gave it, with what it was based on."""

    append_only = True

    rij = models.CharField(max_length=4, blank=True)
    uitkomst = models.CharField(max_length=40)
    reden = models.TextField()
    start_uiterlijk = models.DateField(null=True)
    feiten_sha256 = models.CharField(max_length=64)
    regels_sha256 = models.CharField(max_length=64)
    uitvoer = models.JSONField()
    vastgelegd_door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    op = models.DateTimeField()


class UwvStap(DossierModel):
    """A stage after the re-integratieverslag: the toets, the WIA-beoordeling, its uitkomst (S1.6).

    A record of what UWV did, beside the facts of the law engine: no date follows from it. A loonsanctie moves dates
    only once it is recorded as a fact too. Of one stage the newest row holds; the ones before stay. No percentage and
    no ground of the decision. Seen by: who reads the dates (category C). Kept and erased with the dossier.
    """

    append_only = True

    class Stap(models.TextChoices):
        TOETS = "toets", _("Toets van het re-integratieverslag")
        BEOORDELING = "wia_beoordeling", _("WIA-beoordeling")
        UITKOMST = "uitkomst", _("Uitkomst van de WIA-aanvraag")

    class Uitslag(models.TextChoices):
        AKKOORD = "akkoord", _("Akkoord")
        LOONSANCTIE = "loonsanctie", _("Loonsanctie")
        GEHOUDEN = "gehouden", _("Gehouden")
        TOEGEKEND = "toegekend", _("WIA toegekend")
        GEEN = "geen_wia", _("Geen WIA")
        INGETROKKEN = "ingetrokken", _("Toch niet: verkeerd vastgelegd")

    stap = models.CharField(max_length=20, choices=Stap)
    uitslag = models.CharField(max_length=20, choices=Uitslag)
    datum = models.DateField()
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    bewijs_omschrijving = models.CharField(max_length=200, blank=True)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    op = models.DateTimeField()


@history()
class SimulatieLink(DossierModel):
    """A set of changes to look at together: what would move if these facts held. Nothing in it is recorded.

    Opened until it expires or is withdrawn, by who may see the dates of this dossier. `sleutel` is the form it was made
    by, so that the same form sent twice makes one. Seen by: category C. Kept and erased with the dossier.
    """

    wijzigingen = models.JSONField()
    sleutel = models.UUIDField(editable=False)
    gemaakt_door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    gemaakt_op = models.DateTimeField()
    vervalt_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="simulatielink_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="simulatielink_sleutel_uniek"),
        ]


@history()
class Werkresultaat(DossierModel):
    """How the case ended for work: with a new employer, back in spoor 1, benefit or otherwise."""

    class Uitkomst(models.TextChoices):
        NIEUWE_WERKGEVER = "nieuwe_werkgever", _("Passende baan bij een nieuwe werkgever")
        TERUG_SPOOR1 = "terug_spoor1", _("Terug in spoor 1")
        UITKERING = "uitkering", _("Uitkering")
        ANDERS = "anders", _("Anders")

    uitkomst = models.CharField(max_length=20, choices=Uitkomst)
    werkgever = BureauForeignKey("accounts.Organisatie", null=True, blank=True, related_name="+")
    functie = models.CharField(max_length=150, blank=True)
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    eerste_dag = models.DateField()
    toelichting = models.TextField(blank=True)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    op = models.DateTimeField()


@history()
class Plichtstand(DossierModel):
    """What someone said about one duty of the timeline: not needed and why, done and when, or open again.

    A fact with the day it was done always goes before what stands here. A duty that comes back (an evaluation) is
    judged per date: what was said holds for `due_on` only. `document` or `bewijs_omschrijving` is the proof.
    Seen by: who reads the dates (category C). Kept and erased with the dossier.
    """

    class Stand(models.TextChoices):
        OPEN = "open", _("open")
        GEDAAN = "gedaan", _("gedaan")
        NIET_NODIG = "niet_nodig", _("niet nodig")

    code = models.CharField(max_length=60)
    stand = models.CharField(max_length=12, choices=Stand)
    due_on = models.DateField(null=True, blank=True)
    gedaan_op = models.DateField(null=True, blank=True)
    reden = models.TextField(blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    bewijs_omschrijving = models.CharField(max_length=200, blank=True)
    versie = models.PositiveIntegerField(default=1)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    door_naam = models.CharField(max_length=280, blank=True)
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="plichtstand_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "code"], name="plichtstand_code_uniek"),
        ]


class Opvolging(DossierModel):
    """What was done with an advice, and when; also that it was not followed, and why (S1.9). The newest row holds.

    Seen by: who reads the advice (category D2). Kept and erased with the dossier.
    """

    append_only = True

    class Wijze(models.TextChoices):
        GEHEEL = "geheel", _("opgevolgd")
        DEELS = "deels", _("deels opgevolgd")
        NIET = "niet", _("niet opgevolgd")

    advies = BureauForeignKey(Advies, related_name="opvolgingen")
    wijze = models.CharField(max_length=10, choices=Wijze)
    opgevolgd_op = models.DateField()
    wat = models.TextField()
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    door_naam = models.CharField(max_length=280, blank=True)
    op = models.DateTimeField()


class Spoor1Actie(DossierModel):
    """One line of the employer's log of spoor 1: what was done to make return possible (S1.14).

    A line is added, never edited: `vervangt` points from the better line to the one it replaces. `sleutel` is the form
    it came by, so that the same form sent twice is one line.
    Seen by: who reads spoor 1 (category C). Kept and erased with the dossier.
    """

    append_only = True

    optie = models.CharField(max_length=20, choices=Spoor1Onderzoek.Optie)
    datum = models.DateField()
    wat = models.CharField(max_length=300)
    resultaat = models.TextField(blank=True)
    vervangt = BureauForeignKey("self", null=True, blank=True, related_name="vervangen_door")
    sleutel = models.UUIDField(editable=False)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    door_naam = models.CharField(max_length=280, blank=True)
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="spoor1actie_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="spoor1actie_sleutel_uniek"),
            models.UniqueConstraint(fields=["bureau", "vervangt"], name="spoor1actie_een_verbetering"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-datum"], name="spoor1actie_dossier")]


@history()
class Eerstejaarsevaluatie(DossierModel):
    """The evaluation of the first year: the decision on both tracks, and how each of the two sees it.

    Each party writes the own view; the coach may write down what somebody said, which is then marked (`_wijze`). A
    finished one never changes; a better one is the next `nummer`. Sources: RPG art. 4 lid 2 and art. 6 lid 1 sub h.
    Seen by: kandidaat, opdrachtgever, coach, manager; the view of the other only once it is finished.
    Kept and erased with the dossier.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        VASTGESTELD = "vastgesteld", _("Vastgesteld")

    class Spoor1(models.TextChoices):
        DOORGAAN = "doorgaan", _("Spoor 1 gaat door")
        STOPPEN = "stoppen", _("Spoor 1 stopt: er zijn geen mogelijkheden bij de eigen werkgever")
        HERVAT = "hervat", _("De werknemer is blijvend terug bij de eigen werkgever")

    class Spoor2(models.TextChoices):
        STARTEN = "starten", _("Spoor 2 begint")
        LOOPT = "loopt", _("Spoor 2 loopt al en gaat door")
        UITGESTELD = "uitgesteld", _("Spoor 2 begint nog niet")
        NIET = "niet", _("Spoor 2 is niet nodig")

    class Wijze(models.TextChoices):
        ZELF = "zelf", _("zelf geschreven")
        GENOTEERD = "genoteerd", _("genoteerd door de coach")

    nummer = models.PositiveSmallIntegerField(default=1)
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.CONCEPT)
    gehouden_op = models.DateField(null=True, blank=True)
    besluit_spoor1 = models.CharField(max_length=12, choices=Spoor1, blank=True)
    toelichting_spoor1 = models.TextField(blank=True)
    besluit_spoor2 = models.CharField(max_length=12, choices=Spoor2, blank=True)
    toelichting_spoor2 = models.TextField(blank=True)
    afspraken = models.TextField(blank=True)
    visie_werkgever = models.TextField(blank=True)
    visie_werkgever_wijze = models.CharField(max_length=12, choices=Wijze, blank=True)
    visie_werkgever_naam = models.CharField(max_length=280, blank=True)
    visie_werkgever_op = models.DateTimeField(null=True, blank=True)
    visie_werknemer = models.TextField(blank=True)
    visie_werknemer_wijze = models.CharField(max_length=12, choices=Wijze, blank=True)
    visie_werknemer_naam = models.CharField(max_length=280, blank=True)
    visie_werknemer_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)
    gemaakt_op = models.DateTimeField()
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    inhoud_sha256 = models.CharField(max_length=64, blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="eerstejaarsevaluatie_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "nummer"], name="eerstejaarsevaluatie_nummer_uniek"
            ),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(stand="concept"),
                name="eerstejaarsevaluatie_een_concept",
            ),
        ]


class BewaardeSectie(DossierModel):
    """A part of an imported case whose room does not exist yet, kept word for word and written back unchanged.

    `sha256` is that of the section as canonical JSON. Seen by: nobody but the export. Belastbaarheid has a rule of its
    own: it stands here encrypted, and each time it leaves is logged as an act of its own. Erased with the dossier.
    """

    sectie = models.CharField(max_length=60)
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64)
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="bewaardesectie_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "sectie"], name="bewaardesectie_uniek"),
        ]
