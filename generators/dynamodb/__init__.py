"""DynamoDB tables of a central logging system."""
