"""Rules that several lists share."""
