"""Types of resources that have nothing to protect, each with the reason.

The matrix shows them as not applicable. Do not list a type here that a control checks or reads. A type that neither a
control nor this list covers is a failure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_ALIAS = "It is an alias for a resource that has its own controls."
_LINK = "It connects two resources that have their own controls."
_SUBNETS = "It groups subnets; the network's own rules apply to them."
_VIEW = "It displays metrics and does not store or change anything."

_BY_REASON: Final[Mapping[str, tuple[str, ...]]] = {
    "It is a path of an API. Its methods have their own controls.": ("aws_api_gateway_resource",),
    "It is a state of an API. The stage that publishes it has its own controls.": (
        "aws_api_gateway_deployment",
        "aws_apigatewayv2_deployment",
    ),
    "It sets the status, headers and shape of responses.": (
        "aws_api_gateway_gateway_response",
        "aws_api_gateway_integration_response",
        "aws_api_gateway_method_response",
        "aws_apigatewayv2_integration_response",
        "aws_apigatewayv2_route_response",
    ),
    "It is a schema, or finds one.": (
        "aws_api_gateway_model",
        "aws_apigatewayv2_model",
        "aws_schemas_discoverer",
        "aws_schemas_schema",
    ),
    "It is documentation.": (
        "aws_api_gateway_documentation_part",
        "aws_api_gateway_documentation_version",
    ),
    "It limits how often an API can be called.": (
        "aws_api_gateway_usage_plan",
        "aws_api_gateway_usage_plan_key",
    ),
    "It says how tokens are checked. Methods and routes that use it have their own controls.": (
        "aws_api_gateway_authorizer",
        "aws_apigatewayv2_authorizer",
    ),
    "It connects a domain name and a stage, which have their own controls.": (
        "aws_api_gateway_base_path_mapping",
        "aws_apigatewayv2_api_mapping",
    ),
    "It connects an API to load balancers or security groups, which have their own controls.": (
        "aws_api_gateway_vpc_link",
        "aws_apigatewayv2_vpc_link",
    ),
    "It names a role, which has its own controls.": (
        "aws_api_gateway_account",
        "aws_cognito_identity_pool_roles_attachment",
        "aws_cognito_user_group",
        "aws_config_remediation_configuration",
    ),
    "It is a list that rules of web ACLs use.": (
        "aws_waf_byte_match_set",
        "aws_waf_ipset",
        "aws_waf_regex_pattern_set",
        "aws_wafregional_byte_match_set",
        "aws_wafregional_ipset",
        "aws_wafregional_regex_pattern_set",
        "aws_wafv2_ip_set",
        "aws_wafv2_regex_pattern_set",
    ),
    "It blocks addresses that send too many requests.": (
        "aws_waf_rate_based_rule",
        "aws_wafregional_rate_based_rule",
    ),
    "It is a public certificate. The authority that issued it has its own controls.": (
        "aws_acmpca_certificate",
        "aws_acmpca_certificate_authority_certificate",
    ),
    "It says what CloudFront caches or forwards, and gives no one access.": (
        "aws_cloudfront_cache_policy",
        "aws_cloudfront_continuous_deployment_policy",
        "aws_cloudfront_origin_request_policy",
    ),
    "It changes requests or responses, and has no permissions.": ("aws_cloudfront_function",),
    "It is a public key, or a group of them.": (
        "aws_cloudfront_key_group",
        "aws_cloudfront_public_key",
        "aws_iam_user_ssh_key",
        "aws_transfer_ssh_key",
    ),
    "It collects metrics and does not change anything.": (
        "aws_cloudfront_monitoring_subscription",
        "aws_cloudwatch_log_metric_filter",
    ),
    "It names where logs or findings go. The destination has its own controls.": (
        "aws_cloudfront_realtime_log_config",
        "aws_cloudwatch_log_delivery",
        "aws_cloudwatch_log_delivery_destination",
        "aws_cognito_log_delivery_configuration",
        "aws_config_delivery_channel",
        "aws_route53_resolver_query_log_config",
        "aws_route53_resolver_query_log_config_association",
    ),
    "It checks resources and does not change them.": (
        "aws_accessanalyzer_analyzer",
        "aws_config_config_rule",
        "aws_config_conformance_pack",
        "aws_config_organization_conformance_pack",
        "aws_config_organization_custom_rule",
        "aws_config_organization_managed_rule",
        "aws_route53_health_check",
    ),
    "It is a list of addresses that GuardDuty compares traffic with.": (
        "aws_guardduty_ipset",
        "aws_guardduty_threatintelset",
    ),
    "It collects or shows findings.": (
        "aws_securityhub_action_target",
        "aws_securityhub_finding_aggregator",
        "aws_securityhub_insight",
        "aws_securityhub_product_subscription",
    ),
    "It joins accounts for findings. Each account has its own controls.": (
        "aws_guardduty_invite_accepter",
        "aws_guardduty_member",
        "aws_macie2_invitation_accepter",
        "aws_macie2_member",
        "aws_securityhub_invite_accepter",
        "aws_securityhub_member",
    ),
    "AWS accepts only HTTPS there. Another resource holds the credentials.": (
        "aws_cloudwatch_event_api_destination",
    ),
    "It has no permissions of its own. Policies that are attached to it have their own controls.": (
        "aws_iam_group_membership",
    ),
    "It is a name.": ("aws_iam_account_alias", "aws_route53_delegation_set"),
    "It tells who someone is. The trust policies of roles decide what they can do.": (
        "aws_iam_openid_connect_provider",
        "aws_iam_saml_provider",
    ),
    "AWS defines its permissions.": ("aws_iam_service_linked_role",),
    "It removes permissions that Terraform does not know.": (
        "aws_iam_group_policies_exclusive",
        "aws_iam_group_policy_attachments_exclusive",
        "aws_iam_role_policies_exclusive",
        "aws_iam_role_policy_attachments_exclusive",
        "aws_iam_user_policies_exclusive",
        "aws_iam_user_policy_attachments_exclusive",
    ),
    "It says which names a network can resolve.": (
        "aws_route53_resolver_firewall_domain_list",
        "aws_route53_resolver_firewall_rule_group",
        "aws_route53_resolver_rule",
        "aws_route53_resolver_rule_association",
        "aws_route53_vpc_association_authorization",
        "aws_route53_zone_association",
    ),
    "It is the address, the look or the scopes of sign-in pages.": (
        "aws_cognito_managed_login_branding",
        "aws_cognito_resource_server",
        "aws_cognito_user_pool_domain",
        "aws_cognito_user_pool_ui_customization",
    ),
    "It is a namespace.": ("aws_schemas_registry",),
    "It is a schedule, or a selection of instances.": (
        "aws_ssm_default_patch_baseline",
        "aws_ssm_maintenance_window",
        "aws_ssm_maintenance_window_target",
        "aws_ssm_patch_group",
    ),
}

NOTHING_TO_PROTECT: Final[Mapping[str, str]] = {
    **{type_: reason for reason, types in _BY_REASON.items() for type_ in types},
    "aws_kms_alias": _ALIAS,
    "aws_route53_record": _ALIAS,
    "aws_cloudwatch_dashboard": _VIEW,
    "aws_s3_bucket_intelligent_tiering_configuration": (
        "It moves objects between access tiers of one storage class. Cost limits belong in a promise."
    ),
    "aws_s3_bucket_analytics_configuration": "It collects metrics and does not change anything.",
    "aws_s3_bucket_metric": "It collects metrics and does not change anything.",
    "aws_s3_bucket_notification": (
        "It names who hears of events. The policies of queues, topics and functions decide whether they do."
    ),
    "aws_s3_bucket_inventory": (
        "It lists objects in another bucket, which has its own controls, and does not change anything."
    ),
    "aws_s3_bucket_website_configuration": (
        "It names pages. The bucket's policy and public access block decide who can read them."
    ),
    "aws_lambda_function_event_invoke_config": "It sets how often Lambda retries. An alarm reports failures.",
    "aws_cloudfront_origin_access_identity": (
        "It has no permissions of its own. Bucket policies decide what it can read."
    ),
    "aws_cloudwatch_log_stream": "It belongs to a log group, which has its own controls.",
    "aws_cloudwatch_query_definition": "It is a saved query.",
    "aws_resourcegroups_group": "It is a list of resources, selected by tags.",
    "aws_db_subnet_group": _SUBNETS,
    "aws_elasticache_subnet_group": _SUBNETS,
    "aws_docdb_subnet_group": _SUBNETS,
    "aws_redshift_subnet_group": _SUBNETS,
    "aws_dms_replication_subnet_group": _SUBNETS,
    "aws_glue_catalog_database": "It is a namespace for tables, which have their own controls.",
    "aws_athena_named_query": "It is a saved query.",
    "aws_dynamodb_tag": "It is a tag.",
    "aws_ec2_tag": "It is a tag.",
    "aws_autoscaling_attachment": _LINK,
    "aws_lb_target_group_attachment": _LINK,
    "aws_route_table_association": _LINK,
    "aws_main_route_table_association": _LINK,
    "aws_iam_instance_profile": "It attaches a role, which has its own controls, to instances.",
    "aws_acm_certificate_validation": "It waits for a certificate and does not create anything.",
    "aws_placement_group": "It sets how close together instances are placed.",
    "aws_ecs_cluster_capacity_providers": _LINK,
    "aws_sagemaker_model_package_group": "It is a namespace for models.",
    "null_resource": "It does not exist in AWS.",
    "terraform_data": "It does not exist in AWS.",
    "random_id": "It is a value in the state and not a secret.",
    "random_pet": "It is a value in the state and not a secret.",
    "random_string": "It is a value in the state and not a secret.",
    "random_integer": "It is a value in the state and not a secret.",
    "random_uuid": "It is a value in the state and not a secret.",
    "random_shuffle": "It is a value in the state and not a secret.",
    "time_sleep": "It waits and does not create anything.",
    "time_static": "It is a point in time.",
    "time_rotating": "It is a point in time.",
    "time_offset": "It is a point in time.",
}
"""Type to the reason why it needs no control, as a sentence."""
