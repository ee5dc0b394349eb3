"""Care leavers: in touch, planned for, housed, and in education, work or training."""
