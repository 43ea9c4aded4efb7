"""Looking for work for many: employers and their people, who was approached, and the board of all kandidaten."""
