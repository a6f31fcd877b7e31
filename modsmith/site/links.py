"""Every link on every page leads somewhere: to a page or file of the site, and to an element with that id."""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from modsmith.errors import raise_all
from modsmith.site.errors import SiteError

_LINK = re.compile(r'<[a-z][^<>]*?\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'<[a-zA-Z][^<>]*?\sid="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_LOADED = re.compile(r'<(?:script|img|link|iframe|source|use)\b[^<>]*?\s(?:href|src)="([^"]*)"')


def check(pages: Mapping[str, str], others: Mapping[str, bytes], sources: Mapping[str, str]) -> None:
    """Refuses broken links, ids that are there twice, and anything that a browser would load from elsewhere.

    Args:
        pages: address to HTML.
        others: all other files of the site.
        sources: address to what the page is made from, for messages.

    Raises:
        SiteError: there is one; `SeveralErrors` for several.
    """
    ids = {
        address: Counter(html.unescape(one) for one in _ID.findall(text)) for address, text in pages.items()
    }
    raise_all([problem for address in pages for problem in _problems(address, pages, others, ids, sources)])


def _problems(
    address: str,
    pages: Mapping[str, str],
    others: Mapping[str, bytes],
    ids: Mapping[str, Mapping[str, int]],
    sources: Mapping[str, str],
) -> Iterator[SiteError]:
    where = sources.get(address, address)
    for name, count in ids[address].items():
        if count > 1:
            yield SiteError(f"has two elements with the id {name!r}", where=where, fix="Rename one of them.")
    for link in _LOADED.findall(pages[address]):
        if _ELSEWHERE.match(link) and not link.startswith("data:"):
            fix = "Put the file into the repository."
            yield SiteError(f"loads {link} from another site", where=where, fix=fix)
    for link in dict.fromkeys(_LINK.findall(pages[address])):
        if not _ELSEWHERE.match(link) and not _leads(html.unescape(link), address, pages, others, ids):
            yield SiteError(f"has a broken link: {link}", where=where, fix="Correct or remove it.")


def _leads(
    link: str,
    address: str,
    pages: Mapping[str, str],
    others: Mapping[str, bytes],
    ids: Mapping[str, Mapping[str, int]],
) -> bool:
    path, _, anchor = link.partition("#")
    path = path.partition("?")[0]
    target = posixpath.normpath(posixpath.join(posixpath.dirname(address), path)) if path else address
    if target not in pages:
        return target in others and not anchor
    return not anchor or anchor in ids[target]
