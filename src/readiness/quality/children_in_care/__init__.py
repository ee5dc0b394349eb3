"""Rules on list 8."""
