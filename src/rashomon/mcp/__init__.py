"""MCP: what a store holds, as tools for programs that speak the Model Context Protocol, over standard input and output.

Takes a Store and a Pipeline; gives small answers, each with its evidence: words cut from an account, their outlet and
their place. Each says how much more there is and how to ask for it. Refuses to write, but for keeping a comparison that
a story waited for. The package `mcp` is an extra: it is loaded by `serve` alone.
"""

from rashomon.mcp.answers import Answers
from rashomon.mcp.bounds import LARGEST

__all__ = ["LARGEST", "Answers"]
