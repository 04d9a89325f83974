"""The door of search: register a kind, note what changed, find, show; keep the index."""

from vanphong.kernel.search.content import Content
from vanphong.kernel.search.finding import FACETS, MOST, Found, Hit, Order, Row, Search, find, find_near, hits
from vanphong.kernel.search.indexing import (
    Health,
    IndexBusy,
    begin_rebuild,
    catch_up,
    health,
    is_building,
    rebuild,
    rebuild_some,
    set_aside,
    tend,
)
from vanphong.kernel.search.pending import touch
from vanphong.kernel.search.query import FIELD_NAMES, Field, Filter, Query, Term, parse
from vanphong.kernel.search.registry import KINDS, Kind, kinds, register, register_dossiers
from vanphong.kernel.search.saved import (
    forget_search,
    keep_search,
    saved_search,
    saved_searches,
    take_new,
    to_be_told,
)
from vanphong.kernel.search.snippets import marked, snippet
from vanphong.kernel.search.suggesting import suggestions
from vanphong.kernel.search.writing import body_of

__all__ = [
    "FACETS",
    "FIELD_NAMES",
    "KINDS",
    "MOST",
    "Content",
    "Field",
    "Filter",
    "Found",
    "Health",
    "Hit",
    "IndexBusy",
    "Kind",
    "Order",
    "Query",
    "Row",
    "Search",
    "Term",
    "begin_rebuild",
    "body_of",
    "catch_up",
    "find",
    "find_near",
    "forget_search",
    "health",
    "hits",
    "is_building",
    "keep_search",
    "kinds",
    "marked",
    "parse",
    "rebuild",
    "rebuild_some",
    "register",
    "register_dossiers",
    "saved_search",
    "saved_searches",
    "set_aside",
    "snippet",
    "suggestions",
    "take_new",
    "tend",
    "to_be_told",
    "touch",
]
