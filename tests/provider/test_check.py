from __future__ import annotations

import pytest

from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.provider.check import check
from tests.provider.blocks import block, ref, resource, table

T = "aws_dynamodb_table.t"
SG = "aws_security_group.t"


def messages(*blocks: Block) -> list[str]:
    return [str(error) for error in check(blocks)]


def test_what_is_right_has_no_errors() -> None:
    right = table(
        "t",
        block("ttl", attribute_name="expires_at", enabled=True),
        block(
            "lifecycle", prevent_destroy=True, ignore_changes=[ref("read_capacity"), ref("ttl[0].enabled")]
        ),
        block("timeouts", create="10m"),
        count=ref("var.enabled ? 1 : 0"),
        provider=ref("aws.replica"),
        depends_on=[ref("aws_kms_key.this")],
        read_capacity=ref("var.read_capacity"),
        tags={"Name": Template("${var.name}-logs"), "Team": None},
    )
    assert messages(right) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            table("t", hash_ky="id"),
            f"{T}.hash_ky: unknown attribute in provider 5.100.0. Did you mean 'hash_key'?",
        ),
        (
            table("t", block("ttll", enabled=True)),
            f"{T}.ttll: unknown block in provider 5.100.0. Did you mean 'ttl'?",
        ),
        (
            table("t", block("ttl", attribut_name="x", attribute_name="y")),
            f"{T}.ttl.attribut_name: unknown attribute in provider 5.100.0. Did you mean 'attribute_name'?",
        ),
        (table("t", ttl={"enabled": True}), f"{T}.ttl: is a block, not an attribute. Write `ttl {{ ... }}`."),
        (table("t", block("tags", Name="x")), f"{T}.tags: is an attribute, not a block. Write `tags = ...`."),
        (table("t", arn="arn"), f"{T}.arn: is set by the provider alone. Remove it."),
        (
            table("t", block("attribute", name="sk")),
            f"{T}.attribute[1].type: is required. Give it a value.",
        ),
        (
            resource("aws_kms_alias", "t", target_key_id=None),
            "aws_kms_alias.t.target_key_id: is required. Give it a value.",
        ),
        (
            resource("aws_s3_bucket_versioning", "t", bucket="b"),
            "aws_s3_bucket_versioning.t.versioning_configuration: the block is required. Add it.",
        ),
        (
            table("t", block("ttl", enabled=False), block("ttl", enabled=False)),
            f"{T}.ttl: takes at most 1 block, not 2. Remove the others.",
        ),
        (
            resource("aws_s3_bucket", "t", acl="private"),
            "aws_s3_bucket.t.acl: deprecated in provider 5.100.0."
            " Use what the provider's documentation names instead.",
        ),
        (
            resource("aws_dynamo_table", "t"),
            "aws_dynamo_table.t: provider 5.100.0 has no resource type 'aws_dynamo_table'."
            " Did you mean 'aws_dynamodb_table'?",
        ),
        (
            block("data", "aws_kms_key", "t"),
            "data.aws_kms_key.t.key_id: is required. Give it a value.",
        ),
        (
            Block("resource", ("aws_sns_topic", "t"), (Attribute("name", "a"), Attribute("name", "b"))),
            "aws_sns_topic.t.name: is set twice. Keep one of them.",
        ),
        (table("t", block("ttl", "label", enabled=False)), f"{T}.ttl: takes no label. Remove it."),
    ],
)
def test_each_fault_has_its_place_and_mend(wrong: Block, message: str) -> None:
    assert messages(wrong) == [message]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("read_capacity", "5", 'must be number, not "5". Leave out the quotes.'),
        ("read_capacity", True, "must be number, not true"),
        ("read_capacity", [5], "must be number, not a list"),
        ("deletion_protection_enabled", "true", 'must be bool, not "true". Leave out the quotes.'),
        ("deletion_protection_enabled", 1, "must be bool, not 1"),
        ("billing_mode", 1, "must be string, not 1. Put it in quotes."),
        ("billing_mode", False, "must be string, not false. Put it in quotes."),
        ("tags", ["a"], "must be map(string), not a list"),
        ("tags", "a", 'must be map(string), not "a"'),
        ("tags", Template("x-${var.a}"), 'must be map(string), not "x-${var.a}"'),
    ],
)
def test_a_literal_of_the_wrong_type(name: str, value: Value, message: str) -> None:
    assert messages(table("t", **{name: value})) == [f"{T}.{name}: {message}"]


def test_types_are_checked_inside_collections() -> None:
    assert messages(table("t", tags={"a": 1})) == [f'{T}.tags["a"]: must be string, not 1. Put it in quotes.']
    groups = resource("aws_db_subnet_group", "t", subnet_ids=["a", ["b"]])
    assert messages(groups) == ["aws_db_subnet_group.t.subnet_ids[1]: must be string, not a list"]
    single = resource("aws_db_subnet_group", "t", subnet_ids="a")
    assert messages(single) == [
        'aws_db_subnet_group.t.subnet_ids: must be set(string), not "a". Put it in square brackets.'
    ]


@pytest.mark.parametrize("value", [ref("var.x"), Template("${var.x}"), None])
def test_what_only_terraform_knows_is_no_fault(value: Value) -> None:
    assert messages(table("t", tags=value, read_capacity=value, deletion_protection_enabled=value)) == []


def test_a_template_is_text_even_where_a_number_goes_in() -> None:
    assert messages(table("t", billing_mode=Template("PAY_PER_${var.unit}"))) == []


class TestDynamic:
    def test_counts_as_its_block_and_its_content_is_checked(self) -> None:
        good = block("content", status="Enabled")
        bad = block("content", status="Enabled", mfa="x")
        name = "versioning_configuration"
        for content, faults in ((good, 0), (bad, 1)):
            dynamic = block("dynamic", name, content, for_each=ref("var.x"))
            wrong = messages(resource("aws_s3_bucket_versioning", "t", dynamic, bucket="b"))
            assert len(wrong) == faults
        assert wrong[0].startswith(f"aws_s3_bucket_versioning.t.{name}.mfa: unknown attribute")

    def test_of_an_unknown_block(self) -> None:
        dynamic = block("dynamic", "tttl", block("content", enabled=True), for_each=[1])
        assert messages(table("t", dynamic)) == [
            f"{T}.tttl: unknown block in provider 5.100.0. Did you mean 'ttl'?"
        ]

    def test_may_stand_next_to_one_that_is_written_out(self) -> None:
        dynamic = block("dynamic", "attribute", block("content", name="a", type="S"), for_each=ref("var.x"))
        assert messages(table("t", dynamic)) == []

    @pytest.mark.parametrize(
        ("dynamic", "message"),
        [
            (
                block("dynamic", "ttl", block("content", enabled=False)),
                "ttl: the dynamic block has no for_each",
            ),
            (block("dynamic", "ttl", for_each=[1]), "ttl: the dynamic block must hold one content block"),
            (
                block("dynamic", "ttl", block("content", enabled=False), for_each=[1], enabled=True),
                "ttl.enabled: is no argument of a dynamic block",
            ),
        ],
    )
    def test_lacks_a_part_or_has_too_much(self, dynamic: Block, message: str) -> None:
        (said,) = messages(table("t", dynamic))
        assert said.startswith(f"{T}.{message}")


class TestAttributesAsBlocks:
    """Security group rules are attributes that may be given as blocks."""

    whole = dict.fromkeys(
        ("cidr_blocks", "description", "from_port", "ipv6_cidr_blocks", "prefix_list_ids", "protocol")
    ) | {"security_groups": None, "self": None, "to_port": None}

    def test_as_a_block_everything_is_optional(self) -> None:
        assert messages(resource("aws_security_group", "t", block("ingress", from_port=1, to_port=2))) == []

    def test_as_a_dynamic_block(self) -> None:
        dynamic = block("dynamic", "ingress", block("content", from_port=1), for_each=ref("var.ports"))
        assert messages(resource("aws_security_group", "t", dynamic)) == []

    def test_as_a_block_its_names_and_types_are_checked(self) -> None:
        wrong = block("ingress", from_prt=1, to_port="2")
        assert messages(resource("aws_security_group", "t", wrong)) == [
            f"{SG}.ingress.from_prt: unknown attribute in provider 5.100.0. Did you mean 'from_port'?",
            f'{SG}.ingress.to_port: must be number, not "2". Leave out the quotes.',
        ]

    def test_as_an_attribute_every_part_must_be_there(self) -> None:
        assert messages(resource("aws_security_group", "t", ingress=[self.whole])) == []
        lacking = {name: value for name, value in self.whole.items() if name != "self"}
        assert messages(resource("aws_security_group", "t", ingress=[lacking])) == [
            f"{SG}.ingress[0]: the object has no self. Set them, to null where they have no value."
        ]

    def test_not_both_ways_at_once(self) -> None:
        both = resource("aws_security_group", "t", block("ingress", from_port=1), ingress=[self.whole])
        assert messages(both) == [f"{SG}.ingress: is set twice. Keep one of them."]

    def test_a_computed_list_of_objects_is_no_block(self) -> None:
        wrong = resource("aws_cloudfront_distribution", "t", block("trusted_signers", enabled=True))
        said = messages(wrong)
        assert (
            "aws_cloudfront_distribution.t.trusted_signers: is set by the provider alone. Remove it." in said
        )


class TestMeta:
    @pytest.mark.parametrize(
        ("attributes", "message"),
        [
            ({"count": "2"}, 'count: must be number, not "2". Leave out the quotes.'),
            (
                {"for_each": ["a"]},
                "for_each: must be a map or a set of strings. Wrap a list in `toset(...)`.",
            ),
            ({"count": 1, "for_each": {}}, "for_each: stands next to count. Keep one of them."),
            (
                {"provider": "aws.b"},
                "provider: must be a reference such as aws.replica. Leave out the quotes.",
            ),
            ({"depends_on": ["a.b"]}, "depends_on: holds a string where a bare reference belongs."),
            ({"depends_on": Expression("a.b")}, "depends_on: must be a list of references."),
        ],
    )
    def test_arguments(self, attributes: dict[str, Value], message: str) -> None:
        (said,) = messages(table("t", **attributes))
        assert said.startswith(f"{T}.{message}")

    @pytest.mark.parametrize(
        ("lifecycle", "message"),
        [
            (block("lifecycle", prevent_destory=True), "prevent_destory: unknown attribute. Did you mean"),
            (
                block("lifecycle", prevent_destroy=ref("var.x")),
                "prevent_destroy: must be a literal true or false",
            ),
            (block("lifecycle", prevent_destroy="true"), "prevent_destroy: must be a literal true or false"),
            (block("lifecycle", ignore_changes=["tags"]), "ignore_changes: holds a string where a bare"),
            (
                block("lifecycle", ignore_changes=[ref("read_capacty")]),
                "ignore_changes: names 'read_capacty', which the resource does not have. Did you mean",
            ),
            (block("lifecycle", block("condition")), "condition: unknown block. Did you mean"),
            (
                block("lifecycle", block("precondition", condition=True)),
                "precondition.error_message: is required",
            ),
            (
                block("lifecycle", block("postcondition", condition=True, error_message="x", message="x")),
                "postcondition.message: unknown attribute. Did you mean 'error_message'?",
            ),
        ],
    )
    def test_lifecycle(self, lifecycle: Block, message: str) -> None:
        (said,) = messages(table("t", lifecycle))
        assert said.startswith(f"{T}.lifecycle.{message}")

    def test_ignore_all_changes(self) -> None:
        assert messages(table("t", block("lifecycle", ignore_changes=ref("all")))) == []

    def test_a_data_source_knows_only_conditions(self) -> None:
        condition = block("postcondition", condition=ref("self.id != null"), error_message="No VPC.")
        assert messages(block("data", "aws_vpc", "t", block("lifecycle", condition))) == []
        (said,) = messages(block("data", "aws_vpc", "t", block("lifecycle", prevent_destroy=True)))
        assert said.startswith("data.aws_vpc.t.lifecycle.prevent_destroy: a data source has no such")

    def test_provisioners_are_refused(self) -> None:
        (said,) = messages(table("t", block("provisioner", "local-exec", command="true")))
        assert said.startswith(f"{T}.provisioner: is not allowed in a module")


def test_timeouts_know_their_actions() -> None:
    assert messages(table("t", block("timeouts", create="1m"))) == []
    (said,) = messages(table("t", block("timeouts", creat="1m")))
    assert said.startswith(f"{T}.timeouts.creat: unknown attribute")


def test_data_sources_inside_check_blocks_are_checked() -> None:
    (said,) = messages(block("check", "alive", block("data", "aws_vpc", "t", idd="x")))
    assert said.startswith("data.aws_vpc.t.idd: unknown attribute")


def test_other_blocks_are_passed_over() -> None:
    others = [
        block("variable", "x", typo=1),
        block("locals", y=1),
        resource("terraform_data", "z", input="x"),
    ]
    assert messages(*others) == []


def test_all_errors_come_at_once_and_the_file_stands_first() -> None:
    errors = check([table("a", arn="x"), table("b", typo=1)], where="logs/tables.tf")
    assert [error.where for error in errors] == [
        "logs/tables.tf: aws_dynamodb_table.a.arn",
        "logs/tables.tf: aws_dynamodb_table.b.typo",
    ]
