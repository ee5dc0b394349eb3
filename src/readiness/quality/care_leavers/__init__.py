"""Rules on list 9."""
