"""The verbs of cv's and letters."""
