"""The zip of a .docx: parts are read when needed, only changed ones are written anew."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import count

from lxml import etree

from vanphong.docform.fixes.source import Source, parsed
from vanphong.docform.layout import Unreadable
from vanphong.docform.writers.drawn import NAMESPACES

_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_NUMBER = re.compile(rb"\bw:id=[\"'](\d{1,9})[\"']")
LARGEST = 64 * 2**20


class Package:
    """A .docx. Raises `Unreadable` where it is none."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {info.filename: info for info in self._archive.infolist()}
        except (zipfile.BadZipFile, OSError, ValueError) as failure:
            raise Unreadable("no Word document") from failure
        self._data = data
        self._changed: dict[str, bytes] = {}
        self.main = self._main()

    def _main(self) -> str:
        for relation in self.tree("_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target", "")).lstrip("/"))
        raise Unreadable("a package without a document")

    def read(self, part: str) -> bytes:
        """The content of a part as it stands now. Raises `Unreadable` where there is none."""
        if part in self._changed:
            return self._changed[part]
        if part not in self._infos or self._infos[part].file_size > LARGEST:
            raise Unreadable(f"no part {part}")
        try:
            return self._archive.read(part)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as failure:
            raise Unreadable(f"a broken part {part}") from failure

    def write(self, part: str, content: bytes) -> None:
        """Give a part another content."""
        self._changed[part] = content

    def tree(self, part: str) -> etree._Element:
        """A part as a tree."""
        try:
            return etree.fromstring(self.read(part), _PARSER)
        except etree.XMLSyntaxError as failure:
            raise Unreadable(f"a part that is no XML: {part}") from failure

    def put(self, part: str, root: etree._Element) -> None:
        """Give a part a changed tree."""
        self.write(part, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def free_numbers(self) -> Iterator[int]:
        """Numbers that no change noted in the document has."""
        taken = {int(found) for found in _NUMBER.findall(self.read(self.main))}
        return (number for number in count(1) if number not in taken)

    def _relations(self) -> str:
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def related(self, name: str) -> str | None:
        """The part that a relationship of the document names; None: there is none."""
        for relation in self.tree(self._relations()):
            if relation.get("Id") == name and relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(posixpath.dirname(self.main), relation.get("Target", "")))
                return target.lstrip("/") if target.lstrip("/") in self._names() else None
        return None

    def _names(self) -> set[str]:
        return {*self._infos, *self._changed}

    def add_header(self, content: str) -> str:
        """A new header with this content; the name of its relationship."""
        folder = posixpath.dirname(self.main)
        number = next(at for at in range(1, 10_000) if posixpath.join(folder, f"header{at}.xml") not in self._names())
        part = posixpath.join(folder, f"header{number}.xml")
        root = parsed("<w:hdr/>", {"w": NAMESPACES["w"], "r": NAMESPACES["r"]})
        root.append(parsed(content, NAMESPACES))
        self.put(part, root)
        self._insert("[Content_Types].xml", "Override", {"PartName": f"/{part}", "ContentType": _HEADER_TYPE})
        name = f"rIdHeader{number}"
        self._insert(self._relations(), "Relationship", {"Id": name, "Type": _HEADER, "Target": f"header{number}.xml"})
        return name

    def _insert(self, part: str, name: str, values: Mapping[str, str]) -> None:
        """One more entry at the end of a list, the rest as it was written."""
        source = Source(self.read(part))
        head, end, tail = source.text.rpartition("</")
        prefix = tail.partition(":")[0] + ":" if ":" in tail else ""
        entry = f"<{prefix}{name} " + " ".join(f'{key}="{value}"' for key, value in values.items()) + "/>"
        self.write(part, source.encoded(f"{head}{entry}{end}{tail}"))

    def packed(self) -> bytes:
        """The package with its changes; without any, the bytes it came as."""
        if not self._changed:
            return self._data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, info in self._infos.items():
                archive.writestr(info, self._changed.get(name, None) or self.read(name), info.compress_type)
            for name in self._changed.keys() - self._infos.keys():
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                archive.writestr(info, self._changed[name], zipfile.ZIP_DEFLATED)
        return out.getvalue()
