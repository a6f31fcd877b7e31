"""Settings of Elastic Beanstalk environments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why

ENVIRONMENT: Final = "aws_elastic_beanstalk_environment"
TEMPLATE: Final = "aws_elastic_beanstalk_configuration_template"
SETTINGS: Final = "setting"


def setting(environment: Resource, evaluation: Evaluation, namespace: str, name: str) -> Any:
    """The value of a setting, of an environment or else of its template; None if neither has it.

    Raises:
        UndeterminedError: the settings or the template are unknown.
    """
    for owner in _owners(environment, evaluation):
        for one in owner.parts(SETTINGS):
            if one.known("namespace") == namespace and one.known("name") == name:
                return one.known("value")
    return None


def _owners(environment: Resource, evaluation: Evaluation) -> Iterator[Resource]:
    yield environment
    if environment.is_set("template_name"):
        given = environment.at("template_name")
        templates = evaluation.named(given, TEMPLATE)
        if not templates:
            raise UndeterminedError("template_name", f"it is not a template of this module: {why(given)}")
        yield from templates
