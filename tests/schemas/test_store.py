"""The schemas that are read are those that cfn-lint applies."""

from __future__ import annotations

from modsmith.schemas import store


def test_extensions_are_those_of_cfn_lints_own_rules() -> None:
    """cfn-lint's source is read as text; this loads its rules, which takes seconds, and compares."""
    from cfnlint.core import get_rules  # noqa: PLC0415
    from cfnlint.rules.jsonschema.CfnLintJsonSchema import CfnLintJsonSchema  # noqa: PLC0415
    from cfnlint.rules.jsonschema.CfnLintJsonSchemaRegional import CfnLintJsonSchemaRegional  # noqa: PLC0415

    theirs = {
        (rule.id, keyword, isinstance(rule, CfnLintJsonSchemaRegional), str(rule.schema))
        for rule in get_rules([], [], ["I", "W", "E"]).rules.values()
        if isinstance(rule, CfnLintJsonSchema) and rule.id.startswith("E") and rule.schema
        for keyword in rule.keywords
        if keyword.startswith("Resources/AWS::") and rule.id not in store.OF_TEXT
        if not any(f"'{word}'" in str(rule.schema) for word in store.ACROSS_TEMPLATE)
    }
    ours = {
        (one.rule, "/".join([f"Resources/{kind}/Properties", *one.path]), one.regional, str(one.schema))
        for kind, one in store._extensions()
        if not one.is_across_template
    }
    assert ours <= theirs
    assert {one[:2] for one in theirs - ours} == set()


def test_versions_of_an_engine() -> None:
    versions = store.engine_versions("AWS::RDS::DBCluster", "aurora-postgresql")
    assert "15.4" in versions
    assert "15.99" not in versions
    assert store.engine_versions("AWS::RDS::DBCluster", "nonsense") == frozenset()


def test_regions_without_schemas_have_those_of_us_east_1() -> None:
    assert store.types("moon-north-1") == store.types()
