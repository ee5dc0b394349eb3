"""Rules on list 10."""
