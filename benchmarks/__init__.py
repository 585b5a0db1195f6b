"""Holds the program beside other methods: the same stories, the same scorer, one table.

`python -m benchmarks.rival` measures the NewsSense method and the program, and rewrites the
table of README.md here. Nothing here is part of the installed package, and nothing is downloaded.
"""
