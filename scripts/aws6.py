"""Writes `modsmith/provider/aws6.json`: what provider 6 knows of the resource types that the modules use.

    python scripts/aws6.py FOLDER

Run it again when a module uses another type, or for a newer provider. FOLDER keeps the two packages, 84 MB, which pip
downloads if they are missing; delete them for newer ones:

- `cdktn-provider-aws` has bindings that were generated from the provider's schema. They have the names of all
  arguments, and which are required, but not which are deprecated.
- `pulumi-aws` is built on the same provider and has its deprecations of resources' arguments. Its names of lists are
  plural, and its classes stand in modules: `CLASSES` has those that do not follow from the provider's name.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from modsmith.hcl.read import configuration
from modsmith.provider.bindings import Flags, read_binding
from modsmith.provider.six import DATA

ROOT = Path(__file__).parents[1]
BINDINGS, DEPRECATIONS = "cdktn-provider-aws", "pulumi-aws"
CLASSES = {
    "aws_db_parameter_group": "aws:rds/parameterGroup:ParameterGroup",
    "aws_db_subnet_group": "aws:rds/subnetGroup:SubnetGroup",
    "aws_s3_bucket_analytics_configuration": "aws:s3/analyticsConfiguration:AnalyticsConfiguration",
    "aws_s3_bucket_inventory": "aws:s3/inventory:Inventory",
    "aws_s3_bucket_replication_configuration": "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    "aws_sqs_queue_redrive_allow_policy": "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
}
_VERSION = re.compile(r"providerVersion: '([\d.]+)'")
_TOKEN = re.compile(r'^@pulumi\.type_token\("(aws:[\w/]+:\w+)"\)', re.MULTILINE)


def types() -> set[str]:
    """`resource.aws_kms_key` and `data.aws_region` for all that the modules use."""
    read = [configuration.read(folder) for folder in sorted((ROOT / "modules").iterdir()) if folder.is_dir()]
    return {
        f"{kind}.{block.labels[0]}"
        for module in read
        for kind in ("resource", "data")
        for block in module.of(kind)
        if block.labels[0].startswith("aws_")
    }


def package(name: str, folder: Path) -> Path:
    """The wheel of a package, downloaded if the folder has none."""
    pattern = f"{name.replace('-', '_')}-*.whl"
    if not any(folder.glob(pattern)):
        subprocess.run(["pip", "download", "--quiet", "--no-deps", name, "--dest", folder], check=True)
    return max(folder.glob(pattern), key=lambda path: path.stat().st_mtime)


def bindings(wheel: Path, wanted: set[str]) -> tuple[str, dict[str, Flags]]:
    """The provider's version, and type to path to `r`, `o` or `c`, as `modsmith.provider.bindings` reads them."""
    folders = {
        each.removeprefix("resource.aws_").replace("data.aws_", "data-aws-").replace("_", "-")
        for each in wanted
    }
    version, found = "", dict[str, Flags]()
    with zipfile.ZipFile(wheel) as files:
        (name,) = (name for name in files.namelist() if name.endswith(".jsii.tgz"))
        with files.open(name) as packed, tarfile.open(fileobj=packed, mode="r|gz") as archive:
            for member in archive:
                parts = member.name.split("/")
                if len(parts) == 4 and parts[2] in folders and parts[3] == "index.js":
                    text = archive.extractfile(member).read().decode()  # type: ignore[union-attr]
                    version = version or "".join(_VERSION.findall(text)[:1])
                    found |= read_binding(text)
    return version, found


class Pulumi:
    """The classes of a `pulumi-aws` wheel, by the type of the provider that they stand for."""

    def __init__(self, wheel: Path) -> None:
        self._zip = zipfile.ZipFile(wheel)
        self._files = {token: name for name, token in self._tokens()}
        self._trees: dict[str, dict[str, ast.ClassDef]] = {}

    def deprecated(self, type_: str, paths: Mapping[str, str]) -> dict[str, str]:
        """Path of an argument to the provider's advice, for those of `paths` that are deprecated."""
        token = CLASSES.get(type_) or self._token(type_)
        file, name = self._files[token], token.rpartition(":")[2]
        arguments = next(one for one in (f"{name}InitArgs", f"{name}Args") if one in self._classes(file))
        known = dict(self._walk(file, arguments, ()))
        by_path = {_path(path.split(".")): path for path in paths}
        return {by_path[path]: advice for path, advice in known.items() if path in by_path}

    def _tokens(self) -> Iterator[tuple[str, str]]:
        for name in self._zip.namelist():
            if name.endswith(".py") and not name.rpartition("/")[2].startswith(("_", "get_")):
                text = self._zip.read(name).decode()
                yield from ((name, token) for token in _TOKEN.findall(text))

    def _token(self, type_: str) -> str:
        plain = type_.removeprefix("aws_").replace("_", "")
        for whole in (True, False):
            found = {token for token in self._files if _plain(token, whole=whole) == plain}
            if len(found) == 1:
                return found.pop()
        raise SystemExit(
            f"{type_}: name its class of {DEPRECATIONS} in CLASSES of scripts/aws6.py; not one of {found}"
        )

    def _walk(self, file: str, name: str, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
        """Deprecated properties of a class and of those that its properties hold."""
        if (cls := self._classes(file).get(name)) is None or len(path) > 6:
            return
        for method in (node for node in cls.body if isinstance(node, ast.FunctionDef)):
            calls = [node for node in method.decorator_list if isinstance(node, ast.Call)]
            made = {ast.unparse(call.func).rpartition(".")[2]: call for call in calls}
            if not any(
                ast.unparse(node) in ("pulumi.getter", "_builtins.property") for node in method.decorator_list
            ):
                continue
            here = (*path, *_path([method.name]))
            if "deprecated" in made:
                yield here, str(ast.literal_eval(made["deprecated"].args[0]))
            for nested in re.findall(r"'(\w+Args)'", ast.unparse(method.returns) if method.returns else ""):
                yield from self._walk(f"{file.rpartition('/')[0]}/_inputs.py", nested, here)

    def _classes(self, file: str) -> dict[str, ast.ClassDef]:
        if file not in self._trees:
            tree = ast.parse(self._zip.read(file))
            self._trees[file] = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
        return self._trees[file]


def _plain(token: str, *, whole: bool) -> str:
    """`dynamodbtable` for `aws:dynamodb/table:Table`; `table` without its module."""
    _, module, name = token.split(":")
    return ((module.partition("/")[0] if whole else "") + name).lower()


def _path(names: list[str]) -> tuple[str, ...]:
    """Names without the endings of a plural, so that both spellings are one."""
    return tuple(re.sub(r"(ies|y)$", "", name).rstrip("es") for name in names)


def main(folder: Path) -> None:
    """Writes the file."""
    folder.mkdir(parents=True, exist_ok=True)
    names, advice = package(BINDINGS, folder), package(DEPRECATIONS, folder)
    wanted = types()
    version, known = bindings(names, wanted)
    if missing := sorted(wanted - known.keys()):
        raise SystemExit(f"provider {version} has no {', '.join(missing)}")
    pulumi = Pulumi(advice)
    deprecated = {
        type_: found
        for type_ in sorted(wanted)
        if type_.startswith("resource.")
        and (found := pulumi.deprecated(type_.removeprefix("resource."), known[type_]))
    }
    content = {
        "provider": version,
        "names_from": "-".join(names.name.split("-")[:2]),
        "deprecations_from": "-".join(advice.name.split("-")[:2]),
        "arguments": {
            type_: {path: flag for path, flag in known[type_].items() if flag != "c"}
            for type_ in sorted(wanted)
        },
        "deprecated": deprecated,
    }
    DATA.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", "utf-8")
    count = sum(map(len, deprecated.values()))
    print(f"{DATA.relative_to(ROOT)}: {len(wanted)} types of provider {version}, {count} deprecations")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
