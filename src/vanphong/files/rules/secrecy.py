"""The zone rule: what carries a secrecy mark does not enter an installation that is connected to the Internet."""

from vanphong.docform import api as docform
from vanphong.files.choices import FileFormat, Zone
from vanphong.files.rules.refusals import named, refusal

MARKS = {
    docform.Secrecy.SECRET: "MẬT",
    docform.Secrecy.TOP_SECRET: "TỐI MẬT",
    docform.Secrecy.ABSOLUTE_SECRET: "TUYỆT MẬT",
}


def refuse_secret(data: bytes, media_type: FileFormat, name: str, zone: str) -> None:
    """Raises `InvalidInput` when the file's own text carries a mark and the zone is `internet`. Law on protection of state secrets 2025."""
    if zone != Zone.INTERNET:
        return
    mark = docform.read_secrecy(data, media_type)
    if mark is not None:
        raise named(name, refusal("secret", mark=MARKS[mark.value], page=mark.page))


def secret_is_kept_here(secrecy: int, zone: str | None) -> str | None:
    """Files of a secret record are kept on the isolated network alone; a zone not yet written down counts as the Internet."""
    if not secrecy or zone == Zone.WAN:
        return None
    return "Văn bản mật không được lưu tệp trên hệ thống nối mạng Internet. Đồng chí bỏ tệp ra và xử lý bản giấy theo quy định."
