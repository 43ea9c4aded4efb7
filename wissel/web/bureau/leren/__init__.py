"""Learning at the bureau: the library, giving items to kandidaten, and reading and answering what was handed in."""
