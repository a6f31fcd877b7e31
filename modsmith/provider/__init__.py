"""What the AWS provider knows, cut into a table, and the check of blocks against it."""
