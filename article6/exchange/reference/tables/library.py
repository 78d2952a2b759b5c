"""Documents, and remarks on contradictions between sources."""

from article6.exchange.reference.parse import (
    listed,
    one_of,
    partial,
    plain,
    required,
    whole,
)
from article6.exchange.reference.table import Cell, Table
from article6.exchange.reference.tables.cells import LANGUAGES, SOURCED, STATE, same
from article6.library.models import AddressKind, Remark, Resource, ResourceKind, Topic

ARTICLES = tuple(str(number) for number in range(1, 24))  # CCM has 23 articles

RESOURCES = Table(
    name="resources",
    file="resources.csv",
    model=Resource,
    key=("slug",),
    cells=(
        Cell("slug", "slug", required),
        Cell("title_en", "title", required),
        Cell("kind", "kind", one_of(ResourceKind.values)),
        *same("symbol", "author", "meeting", "url", "summary"),
        Cell("author_iso3", "author_state_id", STATE),
        Cell("published_on", "published_on", partial),
        Cell("languages", "languages", listed(LANGUAGES)),
        Cell("articles", "articles", listed(ARTICLES)),
        Cell("topics", "topics", listed(Topic.values)),
        Cell("address_kind", "address_kind", one_of(AddressKind.values, empty=True)),
        *SOURCED,
    ),
)

REMARKS = Table(
    name="remarks",
    file="remarks.csv",
    model=Remark,
    key=("slug",),
    cells=(
        Cell("slug", "slug", required),
        Cell("subject_kind", "subject_kind", required),
        Cell("subject", "subjects", listed()),
        Cell("article", "article", whole),
        Cell("title", "title", required),
        Cell("text", "text", required),
        Cell("source", "source", plain),
    ),
)

TABLES = (RESOURCES, REMARKS)
