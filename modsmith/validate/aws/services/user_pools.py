"""Cognito: types of user pools and what belongs to them."""

POOL, CLIENT, IDENTITY_POOL = (
    "aws_cognito_user_pool",
    "aws_cognito_user_pool_client",
    "aws_cognito_identity_pool",
)
