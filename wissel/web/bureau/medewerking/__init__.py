"""Facts about working together and the steps of the employer."""
