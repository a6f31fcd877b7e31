"""Controls for Elastic Beanstalk."""
