"""Aanmeldingen and offertes in the queue of the bureau."""
