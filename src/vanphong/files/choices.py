"""The kinds of file the office takes, the places a file has in a record, the sizes of page images."""

from enum import StrEnum


class FileFormat(StrEnum):
    """A format, by its media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    ODP = "application/vnd.oasis.opendocument.presentation"
    DOC = "application/msword"
    XLS = "application/vnd.ms-excel"
    PPT = "application/vnd.ms-powerpoint"
    RTF = "application/rtf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    TEXT = "text/plain"
    MAIL = "message/rfc822"
    OUTLOOK = "application/vnd.ms-outlook"
    HTML = "text/html"
    ZIP = "application/zip"

    @property
    def extensions(self) -> tuple[str, ...]:
        """The extensions a file of this format may have; the first is the usual one."""
        return _EXTENSIONS[self]

    @property
    def extension(self) -> str:
        """The usual extension, without the dot."""
        return _EXTENSIONS[self][0]

    @property
    def is_image(self) -> bool:
        """Whether it is a picture, shown as it is."""
        return self in {FileFormat.PNG, FileFormat.JPEG, FileFormat.TIFF}

    @property
    def is_convertible(self) -> bool:
        """Whether an office program has to make a PDF of it before its pages can be seen."""
        return self not in {FileFormat.PDF, FileFormat.HTML} and not self.is_image and not self.is_parcel

    @property
    def is_parcel(self) -> bool:
        """Whether it holds other files, and has no pages of its own."""
        return self in {FileFormat.MAIL, FileFormat.OUTLOOK, FileFormat.ZIP}


_EXTENSIONS = {
    FileFormat.PDF: ("pdf",),
    FileFormat.DOCX: ("docx",),
    FileFormat.XLSX: ("xlsx",),
    FileFormat.PPTX: ("pptx",),
    FileFormat.ODT: ("odt",),
    FileFormat.ODS: ("ods",),
    FileFormat.ODP: ("odp",),
    FileFormat.DOC: ("doc", "dot"),
    FileFormat.XLS: ("xls",),
    FileFormat.PPT: ("ppt",),
    FileFormat.RTF: ("rtf",),
    FileFormat.PNG: ("png",),
    FileFormat.JPEG: ("jpg", "jpeg", "jpe"),
    FileFormat.TIFF: ("tif", "tiff"),
    FileFormat.TEXT: ("txt", "csv", "md", "log"),
    FileFormat.MAIL: ("eml",),
    FileFormat.OUTLOOK: ("msg",),
    FileFormat.HTML: ("html", "htm"),
    FileFormat.ZIP: ("zip",),
}


class Zone(StrEnum):
    """Where the installation stands."""

    INTERNET = "internet"
    WAN = "wan"


class Slot(StrEnum):
    """What a file is to its record."""

    MAIN = "main"
    APPENDIX = "appendix"
    EVIDENCE = "evidence"
    SCAN = "scan"
    RENDITION = "rendition"


class DerivativeKind(StrEnum):
    """What was made of a blob."""

    TEXT = "text"
    PARTICULARS = "particulars"
    PDF = "pdf"
    PAGE = "page"
    LINES = "lines"
    OCR_PART = "ocr_part"
    OCR_PDF = "ocr_pdf"
    WORDS = "words"


class PageSize(StrEnum):
    """The two widths of page images: in lists and side bars, and to read."""

    SMALL = "nho"
    LARGE = "lon"

    @property
    def width(self) -> int:
        """Pixels."""
        return 240 if self is PageSize.SMALL else 1240


class StepName(StrEnum):
    """What is done to read a file, in this order."""

    IDENTIFY = "identify"
    SAFETY = "safety"
    TEXT = "text"
    OCR = "ocr"
    ENCODING = "encoding"
    PARTICULARS = "particulars"
    PREVIEWS = "previews"
    INDEX = "index"

    @property
    def label(self) -> str:
        """The step, as the screen names it."""
        return _STEPS[self]


_STEPS = {
    StepName.IDENTIFY: "Nhận dạng loại tệp",
    StepName.SAFETY: "Kiểm tra an toàn",
    StepName.TEXT: "Đọc lớp chữ",
    StepName.OCR: "Nhận dạng chữ trên ảnh",
    StepName.ENCODING: "Chuyển bảng mã chữ",
    StepName.PARTICULARS: "Đọc thông tin văn bản",
    StepName.PREVIEWS: "Dựng trang xem",
    StepName.INDEX: "Đưa vào tra cứu",
}


class Progress(StrEnum):
    """Where a step stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The word of the screen."""
        return {
            "waiting": "đang chờ",
            "running": "đang làm",
            "done": "xong",
            "skipped": "không cần",
            "failed": "chưa được",
        }[self]
