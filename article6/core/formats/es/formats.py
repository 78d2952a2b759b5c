"""Dates as the United Nations writes them in Spanish."""

DATE_FORMAT = r"j \d\e F \d\e Y"
YEAR_MONTH_FORMAT = r"F \d\e Y"
YEAR_FORMAT = "Y"
