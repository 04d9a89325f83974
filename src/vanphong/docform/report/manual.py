"""The rules for reading: one rule in the terminal, all of them as a page of the documentation."""

from collections.abc import Iterable, Iterator

from vanphong.docform.rules.model import Rule

NOTE = "Trang này do `make docs` lập từ các quy tắc trong mã nguồn; sửa quy tắc rồi lập lại, không sửa ở đây."
_FAMILIES = {
    "D": "Lỗi thường gặp",
    "E": "Yêu cầu khác đối với văn bản của Đảng và yêu cầu chung",
    "N": "Văn bản hành chính nhà nước",
}


def explained(rule: Rule) -> str:
    """A rule with its article, meaning and examples."""
    doubt = "" if rule.certainty == "certain" else " · cần kiểm tra, chỉ lưu ý"
    sources = "\n".join(f"  {article}" for article in rule.articles.values())
    told = f"{rule.code} · {rule.strongest.label}{doubt}\n{rule.title}\n\n{rule.explains}"
    return f"{told}\n\nSai:  {rule.wrong}\nĐúng: {rule.right}\n\nCăn cứ:\n{sources}\n"


def manual(rules: Iterable[Rule]) -> str:
    """The page of all rules."""
    return "\n".join(_page(list(rules))) + "\n"


def _page(rules: list[Rule]) -> Iterator[str]:
    yield from ("# Quy tắc thể thức", "", NOTE, "")
    yield (
        "Mức: **chặn** là chưa được phát hành, **sửa** là phải sửa, **lưu ý** là nên xem lại. Điều nào nguồn chưa chắc chắn thì chỉ lưu ý. "
        "`vanphong check --explain D08` in một quy tắc ở dòng lệnh."
    )
    for letter, title in _FAMILIES.items():
        family = [rule for rule in rules if rule.code.startswith(letter)]
        if family:
            yield from ("", f"## {title}")
        for rule in family:
            yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    doubt = "" if rule.certainty == "certain" else ", cần kiểm tra"
    yield from ("", f"### {rule.code}. {rule.title}", "", f"{rule.explains}", "")
    yield from ("| | |", "|---|---|", f"| Mức | {rule.strongest.label}{doubt} |")
    yield from (f"| Sai | {_cell(rule.wrong)} |", f"| Đúng | {_cell(rule.right)} |")
    yield f"| Căn cứ | {'; '.join(rule.articles.values())} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("\n", " / ")
