"""Pictures: how many pixels they unfold to, read from the head without unfolding them."""

from article6.core.uploads.kinds import Kind
from article6.core.uploads.refusals import refusal

MAX_MEGAPIXELS = 50
# JPEG, ITU-T T.81 table B.1: frames carry the size; C4, C8 and CC are no frames.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
FILL = 0xFF
MAX_SEGMENTS = 10_000


def check_image(kind: Kind, content: bytes) -> None:
    size = _png_size(content) if kind.proof == "image/png" else _jpeg_size(content)
    if size is None or 0 in size:
        raise refusal("damaged")
    if size[0] * size[1] > MAX_MEGAPIXELS * 1_000_000:
        raise refusal("too_many_pixels", limit=MAX_MEGAPIXELS)


def _png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height; the first chunk must be the header."""
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of the first frame; segments are stepped over by their length."""
    place = 2
    for _segment in range(MAX_SEGMENTS):
        if place + 9 > len(content) or content[place] != FILL:
            return None
        marker = content[place + 1]
        if marker in FRAMES:
            height = int.from_bytes(content[place + 5 : place + 7])
            return int.from_bytes(content[place + 7 : place + 9]), height
        if marker == FILL:
            place += 1
        elif marker in STANDALONE:
            place += 2
        else:
            place += 2 + int.from_bytes(content[place + 2 : place + 4])
    return None
