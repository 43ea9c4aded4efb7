"""Feeds of vacancies: fetched without reaching inside, read row by row, a broken row told and the rest going on."""
