"""Rules on list 11."""
