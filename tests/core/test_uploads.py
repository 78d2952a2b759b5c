"""Files from outside: what is taken, what is refused and why, how it is kept and given back."""

import io
import re
import socket
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import docx
import pytest
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from article6.core.uploads import Inspected, attachment, inspect, open_stored, store
from article6.core.uploads.body_limit import BodyLimit
from article6.core.uploads.kinds import KINDS, ODF_TEXT
from article6.core.uploads.names import display_name
from article6.exchange.documents import docx as word
from article6.exchange.documents import pdf
from tests.exchange.documents.conftest import made

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>"""
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(**more: bytes | str) -> bytes:
    """A Word file as people send it, with these parts put in or replaced ("word__x" is word/x)."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    parts = {part.replace("__", "/"): content for part, content in more.items()}
    return zipped({**unzipped(plain.getvalue()), **parts})


def unzipped(content: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relation(kind: str, target: str, mode: str = "External") -> str:
    one = f'<Relationship Id="r1" Type="{RELATION}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f'<Relationships xmlns="urn:x">{one}</Relationships>'


def odt(**more: str) -> bytes:
    parts = {part.replace("__", "/"): content for part, content in more.items()}
    link = '<a xmlns:x="x" x:href="https://example.org">x</a>'
    return zipped({"mimetype": ODF_TEXT, "content.xml": f"<o>{link}</o>", **parts})


def odf_href(element: str, href: str) -> bytes:
    return odt(**{"styles.xml": f'<{element} xmlns:x="x" x:href="{href}"/>'})


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    comment = b"\xff\xfe\x00\x04hi"
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(10)
    return b"\xff\xd8\xff\xe0\x00\x04ok" + comment + frame + b"\xff\xd9"


def pdf_file(inside: bytes = b"") -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + inside + b">>\nendobj\n%%EOF\n"


def packed_pdf(inside: bytes) -> bytes:
    stream = zlib.compress(inside)
    return b"%PDF-1.7\n<</Type/ObjStm/N 1>>stream\r\n" + stream + b"\nendstream\n%%EOF"


def encrypted_zip() -> bytes:
    content = bytearray(word_file())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    return bytes(content)


def lying_zip() -> bytes:
    """The directory says of a bomb that it unfolds to ten bytes."""
    content = bytearray(word_file(word__media__x="0" * 200_000))
    place = content.rindex(b"word/media/x") - 46
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def doubled_entry() -> bytes:
    file = io.BytesIO(word_file())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("WORD/document.xml", "<a/>")
    return file.getvalue()


def symlink() -> bytes:
    file = io.BytesIO(word_file())
    with zipfile.ZipFile(file, "a") as archive:
        entry = zipfile.ZipInfo("word/link")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return file.getvalue()


GOOD = {
    "report.docx": word_file(),
    "linked.docx": word_file(word___rels__x="", **{"a.rels": relation("hyperlink", "https://a.b")}),
    "brief.docx": word.write(made("ar")),
    "brief.pdf": pdf.write(made("fr")),
    "PLAIN.PDF": pdf_file(),
    "letter.odt": odt(),
    "words.txt": "Réponse — ردّ — 答复".encode(),
    "marked.csv": "a,b\r\n".encode("utf-8-sig"),
    "sixteen.txt": "Réponse".encode("utf-16"),
    "BM.txt": b"BM is how a bitmap begins, and a sentence.",
    "photo.png": png(4000, 3000),
    "photo.jpg": jpeg(4000, 3000),
    "photo.JPEG": jpeg(1, 1),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_people_send_is_taken(name: str) -> None:
    found = inspect(name, GOOD[name])
    assert found.kind.extension == name.rpartition(".")[2].lower()
    assert (found.name, found.size, len(found.sha256)) == (name, len(GOOD[name]), 64)
    assert re.fullmatch(rf"[0-9a-f]{{32}}\.{found.kind.extension}", found.storage_name)


RELS = {
    "template": relation("attachedTemplate", "https://example.org/x.dotm"),
    "picture": relation("image", "http://example.org/x.png"),
    "share": relation("hyperlink", r"\\host\share"),
    "program": relation("hyperlink", "file:///c:/windows/cmd.exe"),
    "script": relation("hyperlink", " javascript:alert(1)"),
}
FIELD = """<d xmlns:w="w"><w:fldChar w:fldCharType="begin"/><w:instrText>DDE</w:instrText>
<w:instrText>AUTO c cmd</w:instrText><w:fldChar w:fldCharType="end"/></d>"""
BAD: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.txt", b"", "empty"),
    "too large": ("a.txt", b"x" * 10_485_761, "too_large"),
    "program": ("a.exe", b"MZ", "extension"),
    "picture with scripts": ("a.svg", b"<svg/>", "extension"),
    "turned name": ("a\u202efdp.exe", b"MZ", "extension"),
    "no extension": ("pdf", pdf_file(), "extension"),
    "page as PDF": ("a.pdf", b"<html>", "content"),
    "PDF as picture": ("a.png", pdf_file(), "content"),
    "PNG as JPEG": ("a.jpg", png(1, 1), "content"),
    "PDF as text": ("a.txt", pdf_file(), "content"),
    "NUL in text": ("a.csv", b"a\0b", "content"),
    "Latin 1": ("a.txt", "é".encode("latin-1"), "not_unicode"),
    "zip as Word": ("a.docx", zipped({"a.txt": "a"}), "content"),
    "Word as Excel": ("a.xlsx", word_file(), "content"),
    "Word as LibreOffice": ("a.odt", word_file(), "content"),
    "text as Word": ("a.docx", b"words", "content"),
    "old Word": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "locked"),
    "cut off": ("a.docx", word_file()[:-40], "damaged"),
    "zip before zip": ("a.docx", zipped({"a": "a"}) + word_file(), "damaged"),
    "lying directory": ("a.docx", lying_zip(), "damaged"),
    "two of a name": ("a.docx", doubled_entry(), "damaged"),
    "bomb": ("a.docx", word_file(word__media__x=bytes(20_000_000)), "too_much_inside"),
    "many entries": ("a.docx", word_file(**{f"n{n}": "" for n in range(2000)}), "too_much_inside"),
    "climbing name": ("a.docx", word_file(**{"../x.xml": "<a/>"}), "bad_entry"),
    "absolute name": ("a.docx", word_file(**{"/etc/x": "a"}), "bad_entry"),
    "Windows name": ("a.docx", word_file(**{"..\\x": "a"}), "bad_entry"),
    "symbolic link": ("a.docx", symlink(), "bad_entry"),
    "encrypted": ("a.docx", encrypted_zip(), "locked"),
    "encrypted ODF": ("a.odt", odt(**{"META-INF/manifest.xml": "<encryption-data/>"}), "locked"),
    "zip within": ("a.docx", word_file(word__x=zipped({"a": "a"})), "nested"),
    "program within": ("a.docx", word_file(word__x=b"MZ\x90"), "nested"),
    "OLE within": ("a.docx", word_file(word__x=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "nested"),
    "macros": ("a.docx", word_file(word__vbaProject=b"", **{"word/vbaProject.bin": b""}), "active"),
    "embedded": ("a.docx", word_file(**{"word/embeddings/oleObject1.bin": b"x"}), "active"),
    "OLE part": ("a.docx", word_file(**{"x.rels": relation("oleObject", "x", "")}), "active"),
    "ODF macros": ("a.odt", odt(**{"Basic/script-lc.xml": "<a/>"}), "active"),
    "ODF listener": ("a.odt", odt(**{"x.xml": "<event-listener/>"}), "active"),
    "field": ("a.docx", word_file(**{"word/document.xml": FIELD}), "active"),
    "DTD": ("a.docx", word_file(**{"word/document.xml": BOMB}), "entities"),
    "DTD in UTF-16": ("a.docx", word_file(word__x=BOMB.encode("utf-16")), "entities"),
    "deep": ("a.docx", word_file(word__x="<a>" * 300), "too_deep"),
    "not XML": ("a.docx", word_file(**{"word/document.xml": "<a>"}), "damaged"),
    **{f"{x} outside": ("a.docx", word_file(**{"x.rels": RELS[x]}), "linked") for x in RELS},
    "ODF picture from outside": ("a.odt", odf_href("image", "https://example.org/a.png"), "linked"),
    "ODF macro link": ("a.odt", odf_href("a", "vnd.sun.star.script:x"), "linked"),
    "PDF script": ("a.pdf", pdf_file(b"/S /JavaScript"), "active"),
    "PDF script, masked": ("a.pdf", pdf_file(b"/S /J#61vaScript"), "active"),
    "PDF script, packed": ("a.pdf", packed_pdf(b"<</S/JavaScript>>"), "active"),
    "PDF program": ("a.pdf", pdf_file(b"/S /Launch"), "active"),
    "PDF attachment": ("a.pdf", pdf_file(b"/Type /EmbeddedFile"), "nested"),
    "PDF locked": ("a.pdf", pdf_file(b"/Encrypt 2 0 R"), "locked"),
    "huge picture": ("a.png", png(60_000, 60_000), "too_many_pixels"),
    "huge photo": ("a.jpg", jpeg(60_000, 60_000), "too_many_pixels"),
    "picture without size": ("a.jpg", b"\xff\xd8\xff\xe0\x00\x04ok", "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_could_harm_is_refused_with_a_reason(case: str) -> None:
    name, content, code = BAD[case]
    with pytest.raises(ValidationError) as refused:
        inspect(name, content)
    assert refused.value.code == code
    assert refused.value.messages[0].endswith((".", "kept."))


def test_the_reason_is_said_in_the_language_of_the_reader() -> None:
    with translation.override("fr"), pytest.raises(ValidationError) as refused:
        inspect("a.txt", b"")
    assert refused.value.messages == [
        translation.gettext("This file is empty. Choose the file again.")
    ]


def test_an_upload_is_read_from_its_start_and_no_further_than_allowed() -> None:
    upload = SimpleUploadedFile("a.txt", b"hello")
    upload.read()
    assert inspect(upload.name or "", upload).size == 5


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("../../etc/plan.pdf", "plan.pdf"),
        ("a\u202e\u2066\x00\x1b\nb.pdf", "ab.pdf"),
        ("تقرير المادة 7.docx", "تقرير المادة 7.docx"),
        ('a"<b>|c?.pdf', "a__b__c_.pdf"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
        (".pdf", "pdf"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_a_name_is_shown_without_path_or_command(name: str, shown: str) -> None:
    assert display_name(name) == shown


# Kept and given back


@pytest.fixture
def kept(settings: object, tmp_path: Path) -> Inspected:
    settings.UPLOAD_DIR = tmp_path / "uploads"  # type: ignore[attr-defined]
    return inspect("تقرير \u202eü.txt", b"hello")


def test_a_file_is_kept_under_a_name_that_tells_nothing(kept: Inspected, tmp_path: Path) -> None:
    key = store(kept)
    with open_stored(key) as file:
        assert file.read() == b"hello"
    [path] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert path.name == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("key", ["../settings.py", "", "a" * 32 + ".exe", f"/{'a' * 32}.pdf"])
def test_a_key_opens_nothing_but_what_was_stored(kept: Inspected, key: str) -> None:
    with pytest.raises(FileNotFoundError):
        open_stored(key)


def test_uploads_are_not_where_static_files_are_served(settings: object) -> None:
    folder, static = Path(settings.UPLOAD_DIR), Path(settings.STATIC_ROOT)  # type: ignore[attr-defined]
    assert static not in (folder, *folder.parents)


def test_a_stored_file_is_handed_out_to_be_saved_and_runs_nothing(kept: Inspected) -> None:
    answer = attachment(store(kept), kept.name)
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D8%AA")
    assert "%E2%80%AE" not in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == "text/plain"
    assert b"".join(answer) == b"hello"  # type: ignore[arg-type]
    answer.file_to_stream.close()  # type: ignore[union-attr]


def test_no_kind_is_one_that_a_browser_would_run() -> None:
    assert not {"text/html", "image/svg+xml", "text/xml"} & {k.media_type for k in KINDS.values()}


def test_a_body_of_many_times_the_limit_is_refused_before_it_is_read(settings: object) -> None:
    settings.UPLOAD_MAX_BYTES = 100  # type: ignore[attr-defined]
    BodyLimit().handle_raw_input(None, {}, 300, b"")
    with pytest.raises(RequestDataTooBig):
        BodyLimit().handle_raw_input(None, {}, 301, b"")


# The virus scanner


def answer_as_clamd(server: socket.socket) -> None:
    line, _ = server.accept()
    with line, line.makefile("rb") as sent:
        assert sent.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(sent.read(4)):
            content += sent.read(size)
        line.sendall(b"stream: Eicar FOUND\0" if EICAR in content else b"stream: OK\0")


@pytest.fixture
def clamd(settings: object) -> Iterator[None]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        settings.SCANNER_SOCKET = f"tcp://127.0.0.1:{server.getsockname()[1]}"  # type: ignore[attr-defined]
        thread = Thread(target=answer_as_clamd, args=(server,))
        thread.start()
        yield
        thread.join(10)


@pytest.mark.usefixtures("clamd")
def test_a_virus_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        inspect("a.txt", b"x" * 100_000 + EICAR)
    assert refused.value.code == "virus"


@pytest.mark.usefixtures("clamd")
def test_a_clean_file_passes_the_scanner() -> None:
    assert inspect("a.txt", b"x" * 100_000).size == 100_000


@pytest.mark.parametrize("address", ["unix:/nowhere/clamd.ctl", "tcp://127.0.0.1:1", "clamd"])
def test_a_scanner_that_is_down_is_not_the_same_as_none(settings: object, address: str) -> None:
    settings.SCANNER_SOCKET = address  # type: ignore[attr-defined]
    with pytest.raises(ValidationError) as refused:
        inspect("a.txt", b"hello")
    assert refused.value.code == "not_scanned"
