"""Extract: captures in, articles out.

Takes a capture of saved text, a web page or a JSON row; gives an `Article` whose blocks leave out what
is not the story, with what the page says about itself (outlet, writers, credits, times, section, paywall); refuses,
as `Skipped`, a page without a story, one too short to compare, and one in another language than English.
`Workers` does so for many, in processes that can be killed; `statement` takes a bare sentence as it is.
`redated` fills in years that pages leave out from the other accounts of their story, `wants_year` says where.
"""

from rashomon.extract.articles import extract, statement
from rashomon.extract.company import redated, wants_year
from rashomon.extract.workers import Workers, cores

__all__ = ["Workers", "cores", "extract", "redated", "statement", "wants_year"]
