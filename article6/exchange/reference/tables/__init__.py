"""Every reference file, in the order of loading: what is named must be there first."""

from article6.exchange.reference.tables import (
    actionplan,
    coalitions,
    cooperation,
    directory,
    library,
    meetings,
    obligations,
    reporting,
)

TABLES = (
    *directory.TABLES,
    *library.TABLES,
    *meetings.TABLES,
    *obligations.TABLES,
    *reporting.TABLES,
    *cooperation.TABLES,
    *coalitions.TABLES,
    *actionplan.TABLES,
)
