"""The kandidaat's own look at vacancies: saved, hidden with a reason, searches and own finds."""
