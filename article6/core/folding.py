"""Text as a searcher types it: without accents, case, vowel marks or script variants."""

import re
import unicodedata

# Arabic letters that readers use for one another: hamza forms of alef, final ya, ta marbuta.
# Persian ya and kaf stand on many keyboards in place of the Arabic letters.
ARABIC_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "ی": "ي", "ک": "ك"}
    | {chr(ord("٠") + number): str(number) for number in range(10)}
)
SPLIT_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """Lower-case words separated by single spaces; 'Côte d’Ivoire' -> 'cote d ivoire'."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(ARABIC_FORMS))
    plain = "".join(mark for mark in spread if not unicodedata.combining(mark))
    return re.sub(r"[\W_]+", " ", plain.translate(ARABIC_FORMS).translate(SPLIT_LETTERS)).strip()
