"""Controls for Redshift and Redshift Serverless."""
