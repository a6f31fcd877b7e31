"""What controls know of AWS's services together: which resource belongs to which, and what a policy allows."""
