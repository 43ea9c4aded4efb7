"""Work and its words: occupations, what vacancies ask, and how titles are matched."""
