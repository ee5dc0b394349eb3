"""Rules on list 4."""
