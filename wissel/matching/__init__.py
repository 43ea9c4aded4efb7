"""Which vacancies fit: hard limits item by item, then ranking with its parts, and the proof of a result."""
