"""`python -m rashomon`: the command line, where the `rashomon` command is not on the path."""

from rashomon.cli import main

if __name__ == "__main__":
    main()
