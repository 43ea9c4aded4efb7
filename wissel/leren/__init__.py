"""What there is to learn: items and modules, assigned, handed in and answered."""
