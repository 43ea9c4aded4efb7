"""People of a bureau: invitations, roles and the burgerservicenummer."""
