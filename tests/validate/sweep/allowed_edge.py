"""Changes after which a control is right to pass, with the reason: those of the edge controls."""

from __future__ import annotations

from collections.abc import Mapping

from .allowed import ANY, ANY_KEY, DEFAULT, ITSELF, NO_POLICY, NOTHING, REQUIRED, TITLE

BY_ADDRESS = "the settings name the stage by its address"
NO_URI = "AWS refuses an integration over HTTP that has no address"
NO_ACTION = "AWS refuses a rule, or a web ACL, that has no action"
SAME_AS_NULL = "null has the same effect as the value: the sweep finds null and a choice of both"
WHATEVER_API = "it has what the control wants, whatever its API is"

DOCUMENT: Mapping[str, tuple[str, str]] = {
    "aws_iam_policy_document.statement": ("left out", NO_POLICY),
    "aws_iam_policy_document.statement.resources": (ANY, ITSELF),
    "aws_iam_policy_document.statement.sid": (ANY, TITLE),
}
"""Of the policy of a resource that is written as a data source."""

EDGE: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "acm-key": {
        "aws_acm_certificate.key_algorithm": ("null", DEFAULT),
        "aws_acm_certificate.options": ("left out", DEFAULT),
        "aws_acm_certificate.options.certificate_transparency_logging_preference": ("null", DEFAULT),
        "aws_acmpca_certificate_authority.certificate_authority_configuration": ("left out", REQUIRED),
        "aws_acmpca_certificate_authority.certificate_authority_configuration.key_algorithm": (
            "null",
            REQUIRED,
        ),
        "aws_acmpca_certificate_authority.certificate_authority_configuration.signing_algorithm": (
            "null",
            REQUIRED,
        ),
    },
    "apigateway-authorization": {
        "aws_api_gateway_method.authorization": ("null", REQUIRED),
        "aws_api_gateway_method.http_method": ("null", REQUIRED),
        "aws_apigatewayv2_route.api_id": (ANY, WHATEVER_API),
        "aws_apigatewayv2_route.route_key": ("null", REQUIRED),
    },
    "apigateway-execution-logs": {
        "aws_api_gateway_method_settings.method_path": ("null", REQUIRED),
        "aws_api_gateway_method_settings.settings": ("left out", REQUIRED),
        "aws_api_gateway_stage.stage_name": (ANY, BY_ADDRESS),
    },
    "apigateway-integration-tls": {
        "aws_api_gateway_integration.uri": ("null", NO_URI),
        "aws_apigatewayv2_integration.connection_type": (
            "null",
            "then it does not use the VPC link, and its address is checked instead",
        ),
        "aws_apigatewayv2_integration.integration_uri": ("null", NO_URI),
    },
    "apigateway-private-policy": {
        "aws_api_gateway_rest_api.policy": ("perhaps null", NO_POLICY),
        "aws_api_gateway_rest_api_policy.policy": ("perhaps null", REQUIRED),
    },
    "apigateway-waf": {"aws_api_gateway_stage.rest_api_id": (ANY, WHATEVER_API)},
    "cloudfront-certificate": {
        "aws_cloudfront_distribution.viewer_certificate.minimum_protocol_version": (
            "null",
            "then it is TLSv1, which cloudfront-tls reports",
        ),
        "aws_cloudfront_distribution.viewer_certificate.ssl_support_method": (
            "null",
            "AWS refuses a certificate without it",
        ),
    },
    "cloudfront-headers": {"aws_cloudfront_distribution.default_cache_behavior": ("left out", REQUIRED)},
    "cloudfront-legacy-access": {
        "aws_cloudfront_distribution.default_cache_behavior": ("left out", REQUIRED),
        "aws_cloudfront_distribution.origin": ("left out", REQUIRED),
    },
    "cloudfront-origin-tls": {
        "aws_cloudfront_distribution.default_cache_behavior": ("left out", REQUIRED),
        "aws_cloudfront_distribution.origin.custom_origin_config.origin_ssl_protocols": ("null", REQUIRED),
    },
    "cloudtrail-objects": {
        "aws_cloudtrail.advanced_event_selector.field_selector.field": ("null", REQUIRED),
        "aws_cloudtrail.event_selector.read_write_type": ("null", DEFAULT),
    },
    "codeartifact-encryption": {"aws_codeartifact_domain.encryption_key": (ANY, ANY_KEY)},
    "codeartifact-policy": DOCUMENT,
    "cognito-clients": {
        "aws_cognito_user_pool_client.allowed_oauth_flows": ("null", NOTHING),
        "aws_cognito_user_pool_client.callback_urls": ("null", NOTHING),
    },
    "cognito-guests": {
        "aws_cognito_identity_pool.allow_unauthenticated_identities": (ANY, SAME_AS_NULL),
    },
    "cognito-passwords": {
        "aws_cognito_user_pool.password_policy": ("left out", DEFAULT),
        "aws_cognito_user_pool.password_policy.temporary_password_validity_days": ("null", DEFAULT),
    },
    "config-recorder": {
        "aws_config_configuration_recorder.recording_group.all_supported": (ANY, SAME_AS_NULL),
    },
    "events-bus-policy": {**DOCUMENT, "aws_cloudwatch_event_permission.principal": ("null", REQUIRED)},
    "events-encryption": {"aws_cloudwatch_event_bus.kms_key_identifier": (ANY, ANY_KEY)},
    "guardduty-detector": {
        "aws_guardduty_detector.datasources": ("left out", DEFAULT),
        "aws_guardduty_detector.datasources.s3_logs": ("left out", DEFAULT),
        "aws_guardduty_detector.datasources.s3_logs.enable": ("null", REQUIRED),
        "aws_guardduty_detector.enable": ("null", DEFAULT),
    },
    "iam-credentials": {
        "aws_iam_access_key.user": ("null", REQUIRED),
        "aws_iam_user_login_profile.user": ("null", REQUIRED),
    },
    "iam-group-mfa": {"aws_iam_policy_document.statement.sid": (ANY, TITLE)},
    "secretsmanager-deletion": {
        "aws_secretsmanager_secret.recovery_window_in_days": ("null", DEFAULT),
    },
    "secretsmanager-encryption": {"aws_secretsmanager_secret.kms_key_id": (ANY, ANY_KEY)},
    "secretsmanager-policy": DOCUMENT,
    "secretsmanager-values": {
        "aws_secretsmanager_secret_version.secret_string": (
            "perhaps null",
            "null is no secret either, and the other choice is generated",
        ),
    },
    "securityhub-standards": {"aws_securityhub_account.enable_default_standards": ("null", DEFAULT)},
    "ssm-documents": {"aws_ssm_document.permissions": ("null", NOTHING)},
    "transfer-server": {"aws_transfer_server.protocols": ("null", DEFAULT)},
    "waf-known-bad-inputs": {"aws_wafv2_web_acl.rule.override_action": ("left out", NO_ACTION)},
    "waf-metrics": {
        "aws_wafv2_rule_group.rule": ("left out", NOTHING),
        "aws_wafv2_web_acl.rule": ("left out", NOTHING),
    },
    "waf-rules": {
        "aws_wafv2_web_acl.default_action": ("left out", REQUIRED),
        "aws_wafv2_web_acl.default_action.allow": ("left out", NO_ACTION),
        "aws_wafv2_web_acl.rule.override_action": ("left out", NO_ACTION),
    },
}
"""Control to what it reads, as type and arguments; and for that the change, or `ANY`, and the reason."""
