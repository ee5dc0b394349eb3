"""What inspectors will ask, and what is known to answer it: made of what is published, never of the
exact figures."""
