"""Children in care: how many, how settled, and whether what they are owed is in date."""
