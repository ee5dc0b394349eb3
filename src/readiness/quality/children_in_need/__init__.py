"""Rules on list 6."""
