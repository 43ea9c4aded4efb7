"""Matching on screen: the best vacancies of one kandidaat, one match with its reasons, and whom a vacancy fits."""
