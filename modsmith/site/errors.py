"""What can be wrong with a site."""

from __future__ import annotations

from modsmith.errors import ModsmithError


class SiteError(ModsmithError):
    """A page cannot be made: a broken link, a document without a place, a module that is not generated."""
