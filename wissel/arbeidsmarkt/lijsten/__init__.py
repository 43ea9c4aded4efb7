"""Lists of occupations: our own, and the official ones of ESCO and O*NET."""
