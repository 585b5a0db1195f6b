"""`rashomon mcp` as its clients see it: the package's own client, over the standard input and output of a process."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from tests.command import ROOT, rashomon
from tests.store.news import FERRY, MINE, rows
from tests.store.once import asked_once

from rashomon.mcp import LARGEST
from rashomon.pipeline import Pipeline
from rashomon.store import open_store

Ask = Callable[..., Awaitable[Any]]
TOOLS = ["list_stories", "story", "finding", "account", "search"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of two stories."""
    path = str(tmp_path_factory.mktemp("mcp") / "store.db")
    with open_store(path) as store:
        store.add(rows(FERRY, MINE), asked_once(Pipeline()))
    return path


def with_client(place: str, talk: Callable[[Client, Ask], Awaitable[None]]) -> None:
    """Start the server as a client does, and let somebody talk to it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    started = StdioServerParameters(
        command=sys.executable, args=["-m", "rashomon", "mcp", "--store", place], env=environment
    )

    async def session() -> None:
        async with Client(started, read_timeout_seconds=60) as client:

            async def ask(tool: str, **words: Any) -> Any:
                answer = await client.call_tool(tool, words)
                (content,) = answer.content
                assert len(content.text) <= LARGEST
                return content.text if answer.is_error else json.loads(content.text)

            await talk(client, ask)

    asyncio.run(session())


def test_a_client_walks_from_the_stories_to_the_words(place: str):
    """Stories, one of them, its contested point, the evidence, the words around it in the account: all agree."""

    async def walk(client: Client, ask: Ask) -> None:
        listed = await ask("list_stories", outlet="Radio Erz")
        (story,) = listed["stories"]
        assert (story["accounts"], story["witnesses"]) == (4, 4)
        told = await ask("story", story=story["story"][:8], kind="contested")
        assert told["contested"] == len(told["findings"]) == story["contested"] > 0
        point = told["findings"][0]
        assert len(point["answers"]) > 1
        found = await ask("finding", story=story["story"], finding=point["finding"])
        assert {one["outlet"] for one in found["evidence"]} <= set(MINE)
        for one in found["evidence"]:
            around = await ask("account", article=one["article"], start=one["start"], length=one["end"] - one["start"])
            assert around["text"] == one["text"]
            assert MINE[one["outlet"]][2][one["start"] : one["end"]] == one["text"]

    with_client(place, walk)


def test_a_client_searches_and_errs(place: str):
    """Hits with their place; what is off is an answer too, and the server goes on."""

    async def talk(client: Client, ask: Ask) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == TOOLS
        assert all(tool.description and tool.input_schema["type"] == "object" for tool in tools)
        hits = (await ask("search", words="engine", part="quotes", where={"speaker": "Lindqvist"}))["hits"]
        assert {hit["outlet"] for hit in hits} == {"Skerrow Herald", "Bay Courier"}
        assert "none of that id" in await ask("story", story="nothing")
        assert "not a day" in await ask("search", words="engine", where={"since": "soon"})
        assert "skip" in await ask("list_stories", skip=-1)
        assert "Unknown tool" in await ask("delete")
        assert len((await ask("list_stories"))["stories"]) == 2

    with_client(place, talk)


def test_nothing_of_it_is_loaded_before_it_is_asked_for():
    """What compare starts with has no protocol, no calendar, no database in it."""
    later = ("mcp", "pydantic", "icalendar", "sqlalchemy")
    code = f"import sys, rashomon.cli; print([name for name in {later} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "src", check=True)
    assert done.stdout.strip() == "[]"


def test_without_the_package_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The extra is named."""
    monkeypatch.setattr("rashomon.cli.mcp.find_spec", lambda name: None)
    outcome = rashomon("mcp", "--store", tmp_path / "store.db")
    assert outcome.code == 1
    assert "pip install 'rashomon[mcp]'" in outcome.err
