"""Results as the International Aid Transparency Initiative has them, version 2.03."""
