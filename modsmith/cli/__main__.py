"""`python -m modsmith.cli`."""

from modsmith.cli import main

main()
