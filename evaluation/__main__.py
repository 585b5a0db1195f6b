"""`python -m evaluation`: measure everything, rewrite the figures and the table."""

import sys

from evaluation.evaluate import main

sys.exit(main())
