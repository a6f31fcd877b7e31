"""Controls for OpenSearch and Elasticsearch domains."""
