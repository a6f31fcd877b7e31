"""Draws a module's architecture as SVG: services with their names, and the flow of data between them.

Picture ──► scene (what is where; `layers` places it) ──► svg (the drawing of a module's page)
                                                      └─► small (the drawing of its card), words

Colors are classes: the site's style sheet has them for light and dark.
"""

from modsmith.site.drawing.small import small
from modsmith.site.drawing.svg import drawing
from modsmith.site.drawing.words import flows

__all__ = ["drawing", "flows", "small"]
