"""How a cv or letter becomes a file: PDF, pictures of its pages, Word."""
