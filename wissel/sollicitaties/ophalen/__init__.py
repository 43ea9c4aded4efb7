"""Mail that a kandidaat sends on as proof: an own address, the server that takes it, and a tray for the rest."""
