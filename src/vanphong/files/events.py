from dataclasses import dataclass


@dataclass(frozen=True)
class FileStored:
    """A content was kept that was not there before."""

    blob_id: int
    media_type: str
