"""From a project to the files of its site; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping

from modsmith.project import Catalog
from modsmith.site import links, search, templates
from modsmith.site.pages import Pages
from modsmith.write import Tree

Files = Tree


def build(catalog: Catalog) -> Files:
    """Every file of the site, by address.

    Args:
        catalog: the project's modules.

    Raises:
        SiteError: a page cannot be made, or a link leads nowhere.
        ModsmithError: a spec, a release or a policy is wrong.
    """
    pages = Pages.of(catalog)
    html = pages.html()
    others: Mapping[str, bytes] = {
        **templates.assets(),
        **pages.pictures(),
        search.SCRIPT: search.script(pages.hits),
    }
    links.check(html, others, pages.sources)
    return {**{address: text.encode() for address, text in html.items()}, **others}
