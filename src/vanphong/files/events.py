from dataclasses import dataclass


@dataclass(frozen=True)
class FileStored:
    """A content was kept that was not there before."""

    blob_id: int
    media_type: str


@dataclass(frozen=True)
class SecrecyFound:
    """A secrecy mark was recognised on a scan of this record in zone `internet`: nothing of it is shown any more, and it is to be purged."""

    kind: str
    record_id: int
    mark: str
    page: int
    stored_by: int
