"""The register of instruments, and the orientation of one kandidaat."""
