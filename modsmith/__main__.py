"""`python -m modsmith`: the same as the command `modsmith`."""

from modsmith.entry import main

if __name__ == "__main__":
    main()
