"""Changes after which a control is right to pass, with the reason: those of the compute controls."""

from __future__ import annotations

from collections.abc import Mapping

from .allowed import ADDRESS, ANY, ANY_KEY, DEFAULT, ITSELF, NOTHING, REQUIRED, TITLE

UNSET = ANY
"""Both `null` and `perhaps null`: nothing else passes where this stands."""

NO_CONTAINER = "Batch refuses a job without containers"
NO_TERMS = "ECR refuses a statement without principals or without actions"
LINUX = "then the containers run on Linux, where that user is not the superuser"
LABEL = "it only names a volume"
ONE_ROLE = "a task with one role has no role in common with itself"
WRITTEN = "the name is not that of a secret, and only a value that is written in the code can be seen in it"
URL = "only credentials that are written in the code can be seen in it"
CLOUDWATCH = "then the log in CloudWatch is on, which is AWS's default"
OF_ACCOUNT = "the argument is required, and without a key of its own a module may use any key of an account"

COMPUTE: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "appsync-authentication": {
        "aws_appsync_graphql_api.additional_authentication_provider": ("left out", NOTHING),
    },
    "batch-privileges": {
        "aws_batch_job_definition.container_properties": ("perhaps null", NO_CONTAINER),
        "aws_batch_job_definition.eks_properties.pod_properties": ("left out", REQUIRED),
        "aws_batch_job_definition.eks_properties.pod_properties.containers": ("left out", REQUIRED),
        "aws_batch_job_definition.eks_properties.pod_properties.containers.security_context": (
            "left out",
            DEFAULT,
        ),
        "aws_batch_job_definition.eks_properties.pod_properties.containers.security_context.privileged": (
            UNSET,
            DEFAULT,
        ),
    },
    "batch-secrets": {
        "aws_batch_job_definition.container_properties": ("perhaps null", NO_CONTAINER),
        "aws_batch_job_definition.eks_properties.pod_properties": ("left out", REQUIRED),
        "aws_batch_job_definition.eks_properties.pod_properties.containers": ("left out", REQUIRED),
        "aws_batch_job_definition.eks_properties.pod_properties.containers.env": ("left out", NOTHING),
        "aws_batch_job_definition.eks_properties.pod_properties.containers.env.name": ("null", REQUIRED),
        "aws_batch_job_definition.eks_properties.pod_properties.containers.env.value": (ANY, WRITTEN),
    },
    "codebuild-encryption": {
        "aws_codebuild_project.artifacts": ("left out", REQUIRED),
        "aws_codebuild_project.encryption_key": (ANY, ANY_KEY),
        "aws_codebuild_project.logs_config": ("left out", NOTHING),
        "aws_codebuild_project.logs_config.s3_logs": ("left out", NOTHING),
        "aws_codebuild_project.logs_config.s3_logs.encryption_disabled": (UNSET, DEFAULT),
        "aws_codebuild_project.logs_config.s3_logs.status": (UNSET, NOTHING),
        "aws_codebuild_report_group.export_config": ("left out", REQUIRED),
        "aws_codebuild_report_group.export_config.s3_destination": ("left out", NOTHING),
    },
    "codebuild-logs": {
        "aws_codebuild_project.logs_config": ("left out", CLOUDWATCH),
        "aws_codebuild_project.logs_config.cloudwatch_logs": ("left out", CLOUDWATCH),
        "aws_codebuild_project.logs_config.cloudwatch_logs.status": ("null", CLOUDWATCH),
    },
    "codebuild-secrets": {
        "aws_codebuild_project.environment": ("left out", REQUIRED),
        "aws_codebuild_project.environment.environment_variable": ("left out", NOTHING),
        "aws_codebuild_project.environment.environment_variable.name": ("null", REQUIRED),
        "aws_codebuild_project.environment.environment_variable.value": (ANY, WRITTEN),
        "aws_codebuild_project.source": ("left out", REQUIRED),
        "aws_codebuild_project.source.location": (ANY, URL),
    },
    "codebuild-visibility": {"aws_codebuild_project.project_visibility": (UNSET, DEFAULT)},
    "ecr-policy": {
        "aws_iam_policy_document.statement": ("left out", NOTHING),
        "aws_iam_policy_document.statement.actions": ("null", NO_TERMS),
        "aws_iam_policy_document.statement.principals": ("left out", NO_TERMS),
        "aws_iam_policy_document.statement.principals.identifiers": ("null", REQUIRED),
        "aws_iam_policy_document.statement.resources": (ANY, ITSELF),
        "aws_iam_policy_document.statement.sid": (ANY, TITLE),
    },
    "ecs-exec": {
        "aws_ecs_cluster.configuration.execute_command_configuration.kms_key_id": (ANY, ANY_KEY),
        "aws_ecs_cluster.configuration.execute_command_configuration.logging": (UNSET, DEFAULT),
    },
    "ecs-isolation": {
        "aws_ecs_task_definition.network_mode": (UNSET, DEFAULT),
        "aws_ecs_task_definition.volume": ("left out", NOTHING),
        "aws_ecs_task_definition.volume.host_path": (UNSET, NOTHING),
    },
    "ecs-network": {
        "aws_ecs_service.network_configuration": ("left out", NOTHING),
        "aws_ecs_service.network_configuration.assign_public_ip": (UNSET, DEFAULT),
        "aws_ecs_task_set.network_configuration": ("left out", NOTHING),
    },
    "ecs-platform": {
        "aws_ecs_service.platform_version": (UNSET, DEFAULT),
        "aws_ecs_task_set.platform_version": (UNSET, DEFAULT),
    },
    "ecs-roles": {
        "aws_ecs_task_definition.execution_role_arn": ("perhaps null", ONE_ROLE),
        "aws_ecs_task_definition.task_role_arn": ("perhaps null", ONE_ROLE),
    },
    "ecs-user": {
        "aws_ecs_task_definition.runtime_platform": ("left out", LINUX),
        "aws_ecs_task_definition.runtime_platform.operating_system_family": ("null", LINUX),
    },
    "ecs-volumes": {"aws_ecs_task_definition.volume.name": (ANY, LABEL)},
    "eks-secrets": {"aws_eks_cluster.encryption_config.provider.key_arn": (ANY, OF_ACCOUNT)},
    "eks-version": {
        "aws_eks_cluster.version": (UNSET, DEFAULT),
        "aws_eks_node_group.version": (UNSET, DEFAULT),
    },
    "emr-configured": {"aws_subnet": ("for each of an unknown", ADDRESS)},
    "emr-public-access": {
        "aws_emr_block_public_access_configuration.permitted_public_security_group_rule_range": (
            "left out",
            NOTHING,
        )
    },
    "glue-version": {"aws_glue_job.command": ("left out", REQUIRED)},
    "lambda-url": {
        "aws_lambda_function_url.cors": ("left out", NOTHING),
        "aws_lambda_function_url.cors.allow_methods": ("null", DEFAULT),
        "aws_lambda_function_url.cors.allow_origins": ("null", NOTHING),
    },
    "sagemaker-encryption": {"aws_sagemaker_notebook_instance.kms_key_id": (ANY, ANY_KEY)},
    "sagemaker-features": {
        "aws_sagemaker_feature_group.offline_store_config": ("left out", NOTHING),
        "aws_sagemaker_feature_group.online_store_config": ("left out", NOTHING),
    },
    "sagemaker-quality-jobs": {
        "aws_sagemaker_data_quality_job_definition.data_quality_job_output_config": (ANY, ANY_KEY),
        "aws_sagemaker_data_quality_job_definition.job_resources": (ANY, ANY_KEY),
    },
}
"""Control to what it reads, as type and arguments; and for that the change, or `ANY`, and the reason."""
