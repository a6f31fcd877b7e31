"""What several modules of this project share."""
