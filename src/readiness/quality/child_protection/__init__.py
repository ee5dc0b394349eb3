"""Rules on list 7."""
