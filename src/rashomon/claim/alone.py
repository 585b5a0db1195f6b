"""spaCy without its command line: importing this imports spaCy, in two thirds of the time.

`import spacy` loads the tools of its command line (downloads, project templates, a web client) for the sake of one
function, `spacy.info`, which nothing here calls. While spaCy is first imported an empty module stands in for them;
afterwards they load as ever, where somebody asks for them.
"""

from __future__ import annotations

import sys
from types import ModuleType

COMMANDS, INFO = "spacy.cli", "spacy.cli.info"


def _imported() -> None:
    """Import spaCy; do nothing where that has been done."""
    if "spacy" in sys.modules:
        return
    stand_in, info = ModuleType(COMMANDS), ModuleType(INFO)
    stand_in.__path__, info.info = [], _info  # type: ignore[attr-defined]
    sys.modules.update({COMMANDS: stand_in, INFO: info})
    try:
        import spacy
    finally:
        for name in (COMMANDS, INFO):
            sys.modules.pop(name, None)
    vars(spacy).pop("cli", None)


def _info(*asked: object, **options: object) -> object:
    """What `spacy.info` does, once it is called."""
    from spacy.cli.info import info

    return info(*asked, **options)  # type: ignore[arg-type]


_imported()
