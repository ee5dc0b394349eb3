"""What official statistics alone say of an authority, as a page shows it."""
