"""Duties: per party what is to be done when, how it stands, with which proof; and what the employer does in spoor 1."""
