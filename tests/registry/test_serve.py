"""`modsmith serve`: what a client gets, and what the command prints."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.cli.conftest import MODSMITH, environment, modsmith
from tests.registry.bundles import ONE, TWO, bundle, published
from tests.registry.clients import BASE
from tests.registry.hosts import served


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = published(tmp_path_factory.mktemp("up") / "registry", ONE, TWO)
    (folder.parent / "secret").write_text("secret")
    (folder / "v1/modules/secret").write_text("secret")
    (folder / BASE / "0.3.0").mkdir()
    (folder / BASE / "0.3.0/download").write_text("secret")
    return folder


@pytest.fixture(scope="module")
def port(registry: Path) -> Iterator[int]:
    with served(registry) as number:
        yield number


def request(port: int, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_discovery_versions_and_download(port: int) -> None:
    status, headers, body = request(port, "/.well-known/terraform.json")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert json.loads(body) == {"modules.v1": "/v1/modules/"}

    _, headers, body = request(port, f"/{BASE}/versions")
    assert headers["Content-Type"] == "application/json"
    assert json.loads(body) == {"modules": [{"versions": [{"version": "0.1.0"}, {"version": "0.2.0"}]}]}

    _, headers, body = request(port, f"/{BASE}/0.2.0/download")
    assert headers["X-Terraform-Get"] == json.loads(body)["location"]
    location, _, query = headers["X-Terraform-Get"].partition("?")
    assert re.fullmatch("archive=tar.gz&checksum=sha256:[0-9a-f]{64}", query)
    status, headers, body = request(port, urljoin(f"/{BASE}/0.2.0/download", location))
    assert (status, headers["Content-Type"], body) == (200, "application/gzip", bundle(TWO).archive)


def test_head_answers_like_get_without_a_body(port: int) -> None:
    path = f"/{BASE}/0.2.0/queue-0.2.0.zip"
    get, head = request(port, path), request(port, path, "HEAD")
    ignored = {"Date"}
    assert {k: v for k, v in head[1].items() if k not in ignored} == {
        k: v for k, v in get[1].items() if k not in ignored
    }
    assert (head[0], head[2]) == (200, b"")
    assert int(head[1]["Content-Length"]) == len(get[2])


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/v1/modules/",
        f"/{BASE}/0.2.0/",
        f"/{BASE}/0.2.0/evidence",
        "/v1/modules/secret",
        f"/{BASE}/0.3.0/download",
        f"/{BASE}/0.2.0/../../../../../../../secret",
        f"/{BASE}/0.2.0/..%2f..%2f..%2f..%2f..%2f..%2f..%2fsecret",
        f"/{BASE}/0.2.0/%2e%2e/0.3.0/download",
        f"/{BASE}/0.2.0//etc/passwd",
        "//etc/passwd",
        "/.modsmith/lock",
        "/.gitattributes",
        "/v1/modules/acme/../queue/versions",
        f"/{BASE}/0.2.0/download%00",
        "/\\..\\secret",
    ],
)
def test_nothing_else_is_there(port: int, path: str) -> None:
    status, _, body = request(port, path)
    assert status == 404
    assert b"secret" not in body


def test_nothing_can_be_changed(port: int) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert request(port, f"/{BASE}/versions", method)[0] == 501


def test_an_archive_that_changes_while_it_is_served_is_hidden(tmp_path: Path) -> None:
    folder = published(tmp_path, ONE)
    with served(folder) as number:
        (folder / BASE / "0.1.0/queue-0.1.0.tar.gz").write_bytes(b"other")
        status, _, body = request(number, f"/{BASE}/0.1.0/queue-0.1.0.tar.gz")
        assert (status, b"has other bytes than were published" in body) == (404, True)
        assert request(number, f"/{BASE}/versions")[0] == 404


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [MODSMITH, "serve", *arguments],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_what_to_write_and_ends_in_order(tmp_path: Path, ending: signal.Signals) -> None:
    folder = published(tmp_path, ONE, TWO)
    (folder / BASE / "0.2.0/queue-0.2.0.zip").unlink()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = start(folder, "--port", "0")
    assert process.stdout is not None
    out = "".join(iter(process.stdout.readline, "}\n"))  # the CLI configuration
    out += "}\n" + "".join(iter(process.stdout.readline, "}\n"))  # the module
    port = int(re.search(r"on http://127\.0\.0\.1:(\d+) until Ctrl-C", out)[1])  # type: ignore[index]
    assert (
        f'host "127.0.0.1:{port}" {{\n  services = {{\n    "modules.v1" = "http://127.0.0.1:{port}/v1/' in out
    )
    assert f'  source  = "127.0.0.1:{port}/acme/queue/aws"\n  version = "~> 0.1.0"\n' in out
    assert request(port, f"/{BASE}/versions")[0] == 200
    process.send_signal(ending)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "not served: " in err
    assert "queue-0.2.0.zip: is missing" in err
    assert f"GET '/{BASE}/versions' 200" in err
    assert err.endswith("stopped\n")


def test_what_cannot_be_served_is_one_clear_error(tmp_path: Path) -> None:
    said = modsmith("serve", tmp_path / "none")
    assert said.code == 1
    assert "none: is not a registry folder: it has no published version" in said.err
    folder = published(tmp_path, ONE)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = modsmith("serve", folder, "--port", str(taken.getsockname()[1]))
    assert (said.code, "cannot be used: Address already in use" in said.err) == (1, True)
    (folder / BASE / "0.1.0/download").write_text("{}")
    said = modsmith("serve", folder)
    assert (said.code, "download: does not say where the archive is" in said.err) == (1, True)
