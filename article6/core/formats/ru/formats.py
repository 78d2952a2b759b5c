"""Dates as the United Nations writes them in Russian."""

DATE_FORMAT = "j E Y"
YEAR_MONTH_FORMAT = "F Y"
YEAR_FORMAT = "Y"
