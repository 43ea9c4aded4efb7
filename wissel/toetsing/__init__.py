"""The contract's dossier JSON: reading a case into a bureau and writing it back (docs/uitwisseling.md). No models."""
