"""The verbs of the persoonsprofiel."""
