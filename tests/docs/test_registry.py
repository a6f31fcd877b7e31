"""docs/registry.md: what can run here runs as it stands on the page."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from modsmith.registry.serve import call, settings
from modsmith.tools import node, terraform_cli
from modsmith.versions import Version
from tests.machine import need_terraform
from tests.project import ROOT
from tests.registry.bundles import ONE, QUEUE, TWO, bundle, on_disk, published, sources
from tests.registry.clients import BASE, opentofu
from tests.registry.hosts import Plain, static_host

PAGE = (ROOT / "docs/registry.md").read_text("utf-8")


def block(heading: str, language: str) -> str:
    """The first block of a language below a heading."""
    return PAGE.partition(f"\n## {heading}\n")[2].partition(f"```{language}\n")[2].partition("```\n")[0]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a module and a registry folder, and a remote."""
    folder = tmp_path / "repository"
    published(folder / "releases", ONE, TWO)
    (folder / "modules/dynamodb").mkdir(parents=True)
    (folder / "modules/dynamodb/main.tf").write_bytes(sources(TWO)["main.tf"])
    for command in (
        "git init --quiet --bare ../origin.git",
        "git init --quiet",
        "git remote add origin ../origin.git",
        "git add --all",
        "git -c user.name=me -c user.email=me@example.com commit --quiet --message releases",
    ):
        shell(command, folder)
    return folder


def shell(command: str, folder: Path) -> str:
    done = subprocess.run(["bash", "-ec", command], cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def init(folder: Path, source: str) -> tuple[int, str]:
    """Terraform's exit code and errors for a module with a source."""
    folder.mkdir()
    (folder / "main.tf").write_text(f'module "queue" {{\n  source = "{source}"\n}}\n')
    completed = terraform_cli.find().init(folder)
    return completed.code, completed.err


def test_what_serve_prints_is_on_the_page() -> None:
    assert block("Try it on your machine", "hcl") == settings(8123)
    address = "acme/dynamodb/aws"
    printed = call(8123, type(QUEUE).parse(address), [Version.parse("0.2.0")])
    assert printed.removesuffix("}\n") in PAGE


def test_the_table_for_nginx_has_every_location(tmp_path: Path) -> None:
    published(tmp_path / "releases", ONE, TWO)
    shell(block("nginx", "bash"), tmp_path)
    table = dict(re.findall(r'^(\S+) "(\S+)";$', (tmp_path / "terraform-get.map").read_text(), re.MULTILINE))
    downloads = {path: data for path, data in on_disk(tmp_path / "releases").items() if "/download" in path}
    assert table == {f"/{path}": json.loads(data)["location"] for path, data in downloads.items()}
    assert len(table) == 2


def test_the_cloudfront_function_adds_the_header_to_downloads_alone() -> None:
    program = f"{block('S3 with CloudFront', 'js')}\nconst read = require('fs').readFileSync(0, 'utf8');"
    program += "\nconsole.log(JSON.stringify(JSON.parse(read).map(handler)));"
    metadata = {"x-amz-meta-terraform-get": {"value": "./a.tar.gz?checksum=sha256:0"}}
    events = [{"response": {"statusCode": 200, "headers": headers}} for headers in (metadata, {})]
    done = subprocess.run(
        [node.require().path, "-e", program],
        input=json.dumps(events),
        capture_output=True,
        check=True,
        text=True,
    )
    download, other = json.loads(done.stdout)
    assert download["headers"]["x-terraform-get"] == {"value": "./a.tar.gz?checksum=sha256:0"}
    assert other["headers"] == {}


@pytest.mark.terraform
def test_a_branch_for_pages_serves_opentofu_and_archives(repository: Path, tmp_path: Path) -> None:
    need_terraform()
    shell(block("GitHub Pages", "bash"), repository)
    site = tmp_path / "site"
    shell(f"git clone --quiet --branch gh-pages origin.git {site}", tmp_path)
    assert (site / ".nojekyll").exists()
    assert (site / ".well-known/terraform.json").exists()
    assert not (site / ".modsmith").exists()
    assert opentofu(on_disk(site)) == (TWO, bundle(TWO).archive)
    location = json.loads((site / BASE / "0.2.0/download").read_bytes())["location"]
    pattern = block("The archive's URL", "hcl")
    with static_host(site, Plain) as port:
        url = f"http://127.0.0.1:{port}/{BASE}/0.2.0/queue-0.2.0.tar.gz?checksum={location.partition('checksum=')[2]}"
        shape = r"https?://[\w.:]+/v1/modules/acme/\w+/aws/0\.2\.0/\w+-0\.2\.0\.tar\.gz\?checksum=sha256:(\w{64}|…)"
        assert re.search(shape, pattern)
        assert re.fullmatch(shape, url)
        assert init(tmp_path / "root", url) == (0, "")
        (site / BASE / "0.2.0/queue-0.2.0.tar.gz").write_bytes(bundle(ONE).archive)
        code, said = init(tmp_path / "changed", url)
    assert (code, "Checksums did not match" in said) == (1, True)


@pytest.mark.terraform
def test_a_tag_is_a_source(repository: Path, tmp_path: Path) -> None:
    need_terraform()
    shell(block("A Git tag", "bash"), repository)
    source = re.search(r'"(git::.*)"', block("A Git tag", "hcl"))
    assert source
    local = source[1].replace("https://github.com/acme/modules.git", f"file://{tmp_path}/origin.git")
    assert init(tmp_path / "root", local) == (0, "")
    installed = tmp_path / "root/.terraform/modules/queue/modules/dynamodb/main.tf"
    assert installed.read_bytes() == sources(TWO)["main.tf"]
