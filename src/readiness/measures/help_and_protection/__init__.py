"""Help and protection, from first contact to the end of a child protection plan."""
