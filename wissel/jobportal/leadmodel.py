"""A place to work that the employer knows of and names for one employee (S4.8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel


@history(exclude=["contact_naam", "contact_hoe"])
class Werkgeverslead(DossierModel):
    """A lead from the employer's network: which organisation, what work, and whom to call when that person agreed.

    It arrives as a vacancy found by the werkgever that only this kandidaat meets; `leads.of_dossier` gives the leads
    of a dossier with their vacancy. The contact is a third person: only a name and one way to reach, never in the
    history, and gone after half a year or when somebody takes it away (`contact_weg_op`).
    Seen by: kandidaat, coach and jobhunter of the case; the opdrachtgever only those of the own organisation, and never
    what the kandidaat did with it. Kept and erased with the dossier, history rows too.
    """

    vacature = BureauForeignKey("arbeidsmarkt.Vacature", related_name="+")
    organisatie = models.CharField(_("organisatie"), max_length=200)
    werk = models.CharField(_("welk werk"), max_length=200)
    plaats = models.CharField(_("plaats"), max_length=200, blank=True)
    url = models.CharField(_("link"), max_length=1000, blank=True)
    toelichting = models.CharField(_("toelichting"), max_length=500, blank=True)
    contact_naam = models.CharField(_("contactpersoon"), max_length=120, blank=True)
    contact_hoe = models.CharField(_("telefoon of e-mail"), max_length=200, blank=True)
    contact_weg_op = models.DateTimeField(null=True, blank=True)
    sleutel = models.UUIDField(editable=False)
    door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="werkgeverslead_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="werkgeverslead_formulier"),
        ]
        indexes = [
            models.Index(fields=["bureau", "dossier", "-op"], name="werkgeverslead_dossier"),
            models.Index(
                fields=["bureau", "op"], name="werkgeverslead_contact", condition=~models.Q(contact_naam="")
            ),
        ]
