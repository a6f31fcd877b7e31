"""The IAM policy that applying a module needs, from what an apply really calls."""
