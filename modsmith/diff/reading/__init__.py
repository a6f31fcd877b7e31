"""Reads a module's files.

blocks  what a block says, as a part of an `Interface`
reader  the blocks of all files, and of the modules in them, as an `Interface`
"""

from modsmith.diff.reading.blocks import base, inputs_in, meanings

__all__ = ["base", "inputs_in", "meanings"]
