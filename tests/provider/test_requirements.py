from __future__ import annotations

import pytest

from modsmith.hcl.blocks import Block, Template, Value
from modsmith.provider.requirements import Minimum, requirements
from tests.provider.blocks import block, ref, resource, table


def aws(*blocks: Block) -> Minimum:
    return requirements(blocks).aws


def terraform(*blocks: Block) -> Minimum:
    return requirements(blocks).terraform


def output(value: Value) -> Block:
    return block("output", "x", value=value)


class TestAws:
    def test_nothing_special_needs_the_floor(self) -> None:
        assert aws(table("t", block("point_in_time_recovery", enabled=True))) == Minimum(
            "5.0.0", ("uses nothing that is younger than the provider's major version 5",)
        )

    def test_an_argument_of_a_block(self) -> None:
        days = block("point_in_time_recovery", enabled=True, recovery_period_in_days=35)
        reason = "`point_in_time_recovery.recovery_period_in_days` of `aws_dynamodb_table` appeared in 5.98.0"
        assert aws(table("t", days)) == Minimum("5.98.0", (reason,))

    def test_in_the_content_of_a_dynamic_block(self) -> None:
        content = block("content", enabled=True, recovery_period_in_days=35)
        dynamic = block("dynamic", "point_in_time_recovery", content, for_each=[1])
        assert aws(table("t", dynamic)).version == "5.98.0"

    def test_a_resource_type(self) -> None:
        policy = resource("aws_dynamodb_resource_policy", "t", resource_arn="a", policy="{}")
        assert aws(policy) == Minimum("5.43.0", ("`aws_dynamodb_resource_policy` appeared in 5.43.0",))

    def test_a_data_source_also_inside_a_check_block(self) -> None:
        data = block("data", "aws_dynamodb_tables", "t")
        for blocks in ([data], [block("check", "c", data)]):
            assert aws(*blocks) == Minimum(
                "5.98.0", ("data source `aws_dynamodb_tables` appeared in 5.98.0",)
            )

    def test_the_highest_version_wins_and_only_its_reasons_are_told(self) -> None:
        lifecycle = resource(
            "aws_s3_bucket_lifecycle_configuration",
            "t",
            block("rule", id="all", status="Enabled"),
            bucket="b",
            transition_default_minimum_object_size="varies_by_storage_class",
        )
        group = resource("aws_cloudwatch_log_group", "t", log_group_class="STANDARD")
        assert aws(group, lifecycle, lifecycle) == Minimum(
            "5.70.0",
            (
                "`transition_default_minimum_object_size` of `aws_s3_bucket_lifecycle_configuration`"
                " appeared in 5.70.0",
            ),
        )

    def test_a_bracket_is_told_as_such(self) -> None:
        reason = "`aws_cloudfront_key_value_store` is in 5.38.0 and not yet in 5.36.0"
        assert aws(resource("aws_cloudfront_key_value_store", "t", name="x")) == Minimum("5.38.0", (reason,))

    @pytest.mark.parametrize(
        ("expression", "version"),
        [
            ("aws_lambda_function.this.code_sha256", "5.52.0"),
            ('aws_lambda_function.this["a"].code_sha256', "5.52.0"),
            (
                "{ for k, f in aws_lambda_function.this : k => aws_lambda_function.this[k].code_sha256 }",
                "5.52.0",
            ),
            ("data.aws_lambda_function.this.code_sha256", "5.52.0"),
            ("aws_lambda_function.this.logging_config[0].log_format", "5.32.0"),
            ("aws_lambda_function.this.arn", "5.0.0"),
            ('"aws_lambda_function.this.code_sha256"', "5.0.0"),
            ("local.aws_lambda_function.this.code_sha256", "5.0.0"),
        ],
    )
    def test_what_an_expression_reads(self, expression: str, version: str) -> None:
        assert aws(output(ref(expression))).version == version

    def test_what_a_template_reads(self) -> None:
        assert aws(output(Template("hash ${aws_lambda_function.this.code_sha256}"))).version == "5.52.0"
        assert aws(output(Template("$${aws_lambda_function.this.code_sha256}"))).version == "5.0.0"

    @pytest.mark.parametrize(("name", "version"), [("arn_parse", "5.40.0"), ("never_heard_of", "5.100.0")])
    def test_a_function_of_the_provider(self, name: str, version: str) -> None:
        minimum = aws(output(ref(f"provider::aws::{name}(var.arn).region")))
        assert minimum == Minimum(version, (f"the provider's function `{name}` is in {version}",))

    def test_leaving_out_what_was_required(self) -> None:
        origin = block("origin_shield", enabled=False)
        given = block("origin_shield", enabled=True, origin_shield_region="eu-west-1")
        for shield, version in ((origin, "5.19.0"), (given, "5.0.0")):
            minimum = aws(
                resource("aws_cloudfront_distribution", "t", block("origin", shield, domain_name="x"))
            )
            assert minimum.version == version, minimum
        assert aws(table("t", block("ttl", enabled=False))).reasons == (
            "`ttl.attribute_name` of `aws_dynamodb_table` is left out, which 5.53.0 refuses",
        )

    def test_setting_what_only_the_provider_set(self) -> None:
        minimum = aws(block("data", "aws_secretsmanager_secret", "t", tags={"a": "b"}))
        assert minimum == Minimum(
            "5.43.0",
            (
                "`tags` of data source `aws_secretsmanager_secret` as an argument"
                " is in 5.43.0 and not yet in 5.30.0",
            ),
        )


def variable(*parts: Block, **attributes: Value) -> Block:
    return block("variable", "days", *parts, **attributes)


def validation(condition: str, message: Value = "Bad.") -> Block:
    return block("validation", condition=ref(condition), error_message=message)


class TestTerraform:
    def test_nothing_special_needs_1_0(self) -> None:
        assert terraform(variable(validation("var.days > 1"))) == Minimum(
            "1.0.0", ("uses nothing that is younger than Terraform's compatibility promise",)
        )

    @pytest.mark.parametrize(
        ("used", "version", "reason"),
        [
            (variable(nullable=False), "1.1.0", "`nullable` in variables came with 1.1"),
            (
                block("moved", **{"from": ref("a.b"), "to": ref("a.c")}),
                "1.1.0",
                "`moved` blocks came with 1.1",
            ),
            (
                variable(validation("var.days > 1", Template("Not ${var.days}."))),
                "1.2.0",
                "interpolation in a validation's message came with 1.2",
            ),
            (
                table("t", block("lifecycle", replace_triggered_by=[ref("aws_kms_key.a")])),
                "1.2.0",
                "`replace_triggered_by` came with 1.2",
            ),
            (
                table("t", block("lifecycle", block("precondition", condition=True, error_message="x"))),
                "1.2.0",
                "`precondition` blocks came with 1.2",
            ),
            (
                block("output", "o", block("precondition", condition=True, error_message="x"), value=1),
                "1.2.0",
                "`precondition` blocks came with 1.2",
            ),
            (
                variable(type=ref("object({\n  days = optional(number, 7)\n})")),
                "1.3.0",
                "optional attributes in object types came with 1.3",
            ),
            (output(ref('startswith(var.x, "a")')), "1.3.0", "the function `startswith` came with 1.3"),
            (output(ref("endswith (var.x, var.y)")), "1.3.0", "the function `endswith` came with 1.3"),
            (output(ref("timecmp(var.x, var.y)")), "1.3.0", "the function `timecmp` came with 1.3"),
            (resource("terraform_data", "x"), "1.4.0", "`terraform_data` came with 1.4"),
            (block("check", "x"), "1.5.0", "`check` blocks came with 1.5"),
            (block("import", to=ref("a.b"), id="x"), "1.5.0", "`import` blocks came with 1.5"),
            (
                output(Template("${strcontains(var.x, var.y)}!")),
                "1.5.0",
                "the function `strcontains` came with 1.5",
            ),
            (output(ref("plantimestamp()")), "1.5.0", "the function `plantimestamp` came with 1.5"),
            (block("removed"), "1.7.0", "`removed` blocks came with 1.7"),
            (
                block("import", to=ref("a.b"), id="x", for_each=ref("var.x")),
                "1.7.0",
                "`for_each` in `import` blocks came with 1.7",
            ),
            (output(ref("issensitive(var.x)")), "1.8.0", "the function `issensitive` came with 1.8"),
            (output(ref("provider::aws::arn_parse(var.x)")), "1.8.0", "functions of providers came with 1.8"),
            (
                output(ref("templatestring(var.x, {})")),
                "1.9.0",
                "the function `templatestring` came with 1.9",
            ),
            (
                variable(validation("var.days > var.least")),
                "1.9.0",
                "validations that look at other variables came with 1.9",
            ),
            (
                variable(validation("var.days > local.least")),
                "1.9.0",
                "validations that look at other variables came with 1.9",
            ),
            (variable(ephemeral=True), "1.10.0", "`ephemeral` in variables came with 1.10"),
            (block("ephemeral", "aws_x", "y"), "1.10.0", "`ephemeral` blocks came with 1.10"),
            (
                resource("aws_rds_cluster", "t", master_password_wo=ref("var.password")),
                "1.11.0",
                "write-only arguments such as `master_password_wo` came with 1.11",
            ),
        ],
    )
    def test_a_feature(self, used: Block, version: str, reason: str) -> None:
        assert terraform(used) == Minimum(version, (reason,))

    @pytest.mark.parametrize(
        "unused",
        [
            output("startswith(x)"),
            output(Template("startswith(${var.x})")),
            output(ref('"endswith(x)"')),
            output(ref("<<-EOT\n  provider::aws::x() startswith(\nEOT")),
            output(ref("var.startswith")),
            output(ref("length(var.x) # startswith(x)")),
            variable(
                validation("alltrue([for day in var.days : day.value > 1 && can(regex(day.name, day.x))])")
            ),
            variable(type=ref("object({ optional = string })")),
            variable(description="optional(string)", type=ref("string")),
            block("locals", nullable=True),
        ],
    )
    def test_what_only_looks_like_one(self, unused: Block) -> None:
        assert terraform(unused).version == "1.0.0"

    def test_1_10_is_above_1_9(self) -> None:
        minimum = terraform(variable(validation("var.days > var.least")), variable(ephemeral=True))
        assert minimum.version == "1.10.0"

    def test_reasons_are_told_once_and_together(self) -> None:
        uses = [variable(nullable=False), variable(nullable=False), block("moved")]
        assert terraform(*uses).reasons == (
            "`nullable` in variables came with 1.1",
            "`moved` blocks came with 1.1",
        )
