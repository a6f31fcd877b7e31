"""The files of a site: what is on the pages, and what makes the build fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from modsmith.errors import ModsmithError, PolicyError
from modsmith.project import using
from modsmith.site.build import build
from modsmith.site.errors import SiteError
from modsmith.write import Tree
from tests.project import PROJECT

from .small import FILES, project

ONE_DOCUMENT = {"docs/guide.md": "# Guide\n\n## First step\n\nText.\n"}


@pytest.fixture(autouse=True)
def own_project() -> Iterator[None]:
    """The small projects are not in use after a test."""
    with using(PROJECT):
        yield


def text(files: Tree, page: str) -> str:
    return files[page].decode()


class TestPages:
    @pytest.mark.xdist_group("site")
    def test_the_front_page_is_below_100_kb_and_the_site_always_the_same(
        self, files: Tree, tmp_path: Path
    ) -> None:
        loaded = ("index.html", "assets/site.css", "assets/site.js", "assets/theme.js")
        assert sum(len(files[path]) for path in loaded) < 100_000
        catalog = project(tmp_path, ONE_DOCUMENT)
        assert build(catalog) == build(catalog)

    def test_every_module_and_document_has_a_page(self, tmp_path: Path) -> None:
        files = build(project(tmp_path, {**ONE_DOCUMENT, "docs/adr/README.md": "# Decisions\n"}))
        pages = {path for path in files if path.endswith(".html")}
        assert pages == {
            *("index.html", "404.html", "modules/queue/index.html"),
            *("docs/index.html", "docs/guide.html", "docs/adr/index.html"),
        }
        assert "<h1>Modules of ACME</h1>" in text(files, "index.html")
        assert "The modules that our teams use." in text(files, "index.html")

    def test_a_project_without_documents_or_modules_has_a_site(self, tmp_path: Path) -> None:
        catalog = project(
            tmp_path, dict.fromkeys(FILES) | {"modsmith.toml": "", "generators/__init__.py": ""}
        )
        files = build(catalog)
        assert "docs/index.html" not in files
        assert "Documentation" not in text(files, "index.html")
        assert "modsmith new module" in text(files, "index.html")

    def test_texts_of_a_spec_are_not_markup(self, tmp_path: Path) -> None:
        files = build(project(tmp_path))
        for page in ("index.html", "modules/queue/index.html"):
            assert "A queue &lt;b&gt;with&lt;/b&gt; its alarm." in text(files, page)
        assert "Days &amp; nights" in text(files, "modules/queue/index.html")

    def test_a_guarantee_has_the_planned_values_that_prove_it(self, tmp_path: Path) -> None:
        page = text(build(project(tmp_path)), "modules/queue/index.html")
        proof = page[page.index('id="promise-encryption"') :]
        proof = proof[: proof.index("</details>")]
        assert "<code>sqs_managed_sse_enabled</code>" in proof
        assert "<code>true</code>" in proof

    def test_a_module_that_differs_from_its_spec_is_refused(self, tmp_path: Path) -> None:
        changed = {"modules/queue/main.tf": FILES["modules/queue/main.tf"] + 'variable "new" {}\n'}
        with pytest.raises(
            SiteError, match=r"differs from its spec: variable new\. Run `modsmith generate queue`"
        ):
            build(project(tmp_path, changed))

    def test_a_module_that_was_never_generated_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(SiteError, match="has no files"):
            build(project(tmp_path, {"modules/queue/main.tf": None}))


class TestDeployment:
    POLICY = (
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["sqs:CreateQueue", "sqs:TagQueue"]},'
        ' {"Effect": "Deny", "Action": "s3:*"}]}'
    )

    def test_the_policy_is_shown_with_what_it_allows(self, tmp_path: Path) -> None:
        policies = {
            "modules/queue/policies/deployer.json": self.POLICY,
            "modules/queue/policies/recorded.json": "{}",
        }
        page = text(build(project(tmp_path, policies)), "modules/queue/index.html")
        assert 'id="deployment"' in page
        assert '<code>deployer.json</code> <span class="hint">actions: sqs 2</span>' in page
        assert "recorded" not in page

    def test_without_one_there_is_no_such_part(self, tmp_path: Path) -> None:
        assert 'id="deployment"' not in text(build(project(tmp_path)), "modules/queue/index.html")

    def test_what_is_no_policy_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(PolicyError, match=r"deployer\.json: is not an IAM policy"):
            build(project(tmp_path, {"modules/queue/policies/deployer.json": "[]"}))


class TestLinks:
    def test_links_between_documents_and_modules_become_links_of_the_site(self, tmp_path: Path) -> None:
        guide = (
            "# Guide\n\n[input](../modules/queue/README.md#input-days),"
            " [proof](../modules/queue/PROOFS.md#promise-encryption),"
            " [code](../generators/queue/spec.py), [more](more.md#second-part), [away](https://example.com/x)\n"
        )
        more = "# More\n\n## First `part`\n\n## Second part\n"
        files = build(
            project(
                tmp_path,
                {"docs/guide.md": guide, "docs/more.md": more, "modules/queue/PROOFS.md": "# Proofs\n"},
            )
        )
        page = text(files, "docs/guide.html")
        links = re.findall(r'<a href="([^"]*)"(?: rel="noopener")?>(?:input|proof|more|away)<', page)
        assert links == [
            "../modules/queue/index.html#input-days",
            "../modules/queue/index.html#promise-encryption",
            "more.html#second-part",
            "https://example.com/x",
        ]
        assert '<span class="file" title="In the repository: ../generators/queue/spec.py">code</span>' in page

    @pytest.mark.parametrize(
        ("document", "problem"),
        [
            ("[x](missing.md)", r"docs/guide\.md: has a broken link: missing\.md"),
            ("[x](#nowhere)", r"docs/guide\.md: has a broken link: #nowhere"),
            ("[x](../modules/queue/README.md#input-gone)", r"has a broken link: .*#input-gone"),
            ("[x](../../secret.md)", "has a broken link"),
            ('<a href="gone.html">x</a>', r"has a broken link: gone\.html"),
            ("![x](https://example.com/x.png)", "shows 'https://example.com/x.png'"),
            ("![x](missing.png)", r"has a broken link: missing\.png"),
            ('<img src="https://example.com/x.png">', "loads https://example.com/x.png from another site"),
            ('<a id="main"></a>', "two elements with the id 'main'"),
        ],
    )
    def test_a_link_that_leads_nowhere_fails_the_build(
        self, tmp_path: Path, document: str, problem: str
    ) -> None:
        with pytest.raises(ModsmithError, match=problem):
            build(project(tmp_path, {"docs/guide.md": f"# Guide\n\n{document}\n"}))

    def test_pictures_come_along(self, tmp_path: Path) -> None:
        picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
        files = build(project(tmp_path, {"docs/guide.md": "# Guide\n\n![A](a.svg)\n", "docs/a.svg": picture}))
        assert files["pictures/docs/a.svg"] == picture.encode()
        assert 'src="../pictures/docs/a.svg"' in text(files, "docs/guide.html")


class TestNavigation:
    def test_documents_are_in_their_groups_and_in_order(self, tmp_path: Path) -> None:
        documents = {
            **ONE_DOCUMENT,
            "docs/adr/README.md": "# Decisions\n",
            "docs/adr/0001.md": "# One\n",
            "CONTRIBUTING.md": "# Contributing\n\n## Add a module\n",
            "docs/site.toml": 'explanation = ["adr/"]\nhow-to = ["../CONTRIBUTING.md#add-a-module", "guide.md"]\n',
        }
        files = build(project(tmp_path, documents))
        page = text(files, "docs/index.html")
        shown = re.findall(r"<h2[^>]*>([^<]*)</h2>|<li><a href=\"([^\"]*)\">", page)
        assert [one or other for one, other in shown] == [
            *("How-to guides", "contributing.html#add-a-module", "guide.html"),
            *("Explanation", "adr/index.html"),
        ]
        below = text(files, "docs/adr/0001.html")
        assert '<a href="index.html" aria-current="true">Decisions</a>' in below
        assert 'rel="prev" href="index.html"' in below

    @pytest.mark.parametrize(
        ("navigation", "problem"),
        [
            ("tutorial = []", r"site\.toml: does not list guide\.md"),
            ('tutorials = ["guide.md"]', r"tutorials: is not a group of documents\. Did you mean"),
            ('tutorial = ["guide.md", "gone.md"]', "there is no document 'gone.md'"),
            ('tutorial = ["guide.md", "adr/"]', "there is no document 'adr/'"),
            ('tutorial = ["guide.md", "../../x.md"]', "there is no document"),
            ('tutorial = "guide.md"', "tutorial: is not a list of paths"),
            ('tutorial = ["guide.md#nowhere"]', "has a broken link: guide.html#nowhere"),
            ("tutorial = [", "is not valid TOML"),
        ],
    )
    def test_a_wrong_list_is_refused(self, tmp_path: Path, navigation: str, problem: str) -> None:
        with pytest.raises(ModsmithError, match=problem):
            build(project(tmp_path, {**ONE_DOCUMENT, "docs/site.toml": navigation}))

    def test_two_documents_cannot_be_one_page(self, tmp_path: Path) -> None:
        same = {**ONE_DOCUMENT, "docs/Guide.md": "# Other\n"}
        with pytest.raises(SiteError, match="would be the same page"):
            build(project(tmp_path, same))
