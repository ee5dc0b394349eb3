"""Rules on list 5."""
