"""Print docs/contexts.md: every page, its template, and what the template is given."""

from __future__ import annotations

import sys

from rashomon.web.contexts.docs import documented

if __name__ == "__main__":
    sys.stdout.write(documented())
