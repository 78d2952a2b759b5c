"""Amounts as people write them in the six languages, back into figures."""

import re
from decimal import Decimal

GROUPERS = re.compile(r"[\s'’_٬\u00a0\u202f\u2009]")  # what people put between thousands
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789,")
LONGEST = Decimal(10) ** 17


def read_amount(text: str) -> Decimal:
    """'1,500,000', '1 500 000,50' and '١٥٠٠' -> a Decimal; ValueError for anything else.

    Money has at most two decimals: a point or comma before one or two last digits is the decimal
    mark, any other parts thousands and must stand where thousands are parted.
    """
    plain = GROUPERS.sub("", text.translate(DIGITS))
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?", plain)
    if not found or len(set(re.findall(r"[.,]", found[1]))) > 1:
        raise ValueError(text)
    amount = Decimal(f"{re.sub(r'[.,]', '', found[1])}.{found[2] or '0'}")
    if amount >= LONGEST:
        raise ValueError(text)
    return amount.quantize(Decimal("0.01"))
