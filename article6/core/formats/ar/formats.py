"""Dates as the United Nations writes them in Arabic."""

DATE_FORMAT = "j F Y"
YEAR_MONTH_FORMAT = "F Y"
YEAR_FORMAT = "Y"
