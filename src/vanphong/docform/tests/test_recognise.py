"""Which line is which component, however the head is set: as a table, with tabs, with spaces, in a PDF; of the Party and of the State."""

import pytest

from vanphong.docform import api as docform
from vanphong.docform.recognise.model import Component
from vanphong.docform.recognise.recognising import recognise
from vanphong.docform.tests.packages import package

PARTY = {
    Component.PARENT_ORGAN: "TỈNH UỶ THỰC HÀNH",
    Component.ORGAN: "VĂN PHÒNG",
    Component.ORGAN_STAR: "*",
    Component.HEADING: "ĐẢNG CỘNG SẢN VIỆT NAM",
    Component.REFERENCE: "Số 05-KH/VPTU",
    Component.PLACE_DATE: "Thực Hành, ngày 03 tháng 02 năm 2026",
    Component.TYPE_NAME: "KẾ HOẠCH",
    Component.SUBJECT: "kiểm tra công tác văn thư năm 2026",
    Component.SUBJECT_RULE: "-----",
    Component.GROUND: "- Căn cứ Chương trình công tác năm 2026 của Tỉnh uỷ.",
    Component.PART: "Phần I",
    Component.PART_TITLE: "MỤC ĐÍCH, YÊU CẦU",
    Component.CLAUSE: "1. Kiểm tra đúng trọng tâm, không gây phiền hà.",
    Component.RECIPIENTS_WORD: "Nơi nhận:",
    Component.COMPETENCE: "K/T CHÁNH VĂN PHÒNG",
    Component.POSITION: "PHÓ CHÁNH VĂN PHÒNG",
    Component.SIGNER: "Trần Thị Mẫu",
    Component.DRAFTER: "ABC-12",
}
BODY = ("KẾ HOẠCH", "kiểm tra công tác văn thư năm 2026", "-----")


def told(read):
    """The values of the particulars, None where nothing was found."""
    plain = read.as_dict()
    return {name: each["value"] if isinstance(each, dict) else each for name, each in plain.items()}


TEXT = (
    "- Căn cứ Chương trình công tác năm 2026 của Tỉnh uỷ.",
    "Văn phòng Tỉnh uỷ xây dựng kế hoạch như sau.",
)


def p(text, centred=False, bold=False, indent=0):
    own = f"<w:jc w:val='{'center' if centred else 'both'}'/><w:ind w:left='{indent}'/>"
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    shown = "<w:tab/>".join(f"<w:t xml:space='preserve'>{part}</w:t>" for part in text.split("\t"))
    return f"<w:p><w:pPr>{own}</w:pPr><w:r>{run}{shown}</w:r></w:p>"


def table(*columns):
    cells = "".join(f"<w:tc><w:tcPr><w:tcW w:w='4500'/></w:tcPr>{''.join(cell)}</w:tc>" for cell in columns)
    return f"<w:tbl><w:tblGrid><w:gridCol w:w='4500'/><w:gridCol w:w='4500'/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"


LEFT = ("TỈNH UỶ THỰC HÀNH", "VĂN PHÒNG", "*", "Số 05-KH/VPTU")
RIGHT = ("ĐẢNG CỘNG SẢN VIỆT NAM", "", "", "Thực Hành, ngày 03 tháng 02 năm 2026")
FOOT_LEFT = ("Nơi nhận:", "- Thường trực Tỉnh uỷ (để báo cáo);", "- Lưu Văn phòng Tỉnh uỷ.", "ABC-12")
FOOT_RIGHT = ("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "", "Trần Thị Mẫu")


def middle():
    titles = "".join(p(text, centred=True, bold=True) for text in BODY)
    parts = p("Phần I", centred=True, bold=True) + p("MỤC ĐÍCH, YÊU CẦU", centred=True, bold=True)
    clause = p("1. Kiểm tra đúng trọng tâm, không gây phiền hà.")
    return titles + "".join(p(text) for text in TEXT) + parts + clause


def as_table():
    head = table([p(text, centred=True) for text in LEFT], [p(text, centred=True, bold=True) for text in RIGHT])
    return head + middle() + table([p(text) for text in FOOT_LEFT], [p(text, centred=True) for text in FOOT_RIGHT])


def beside(gap):
    head = "".join(p(f"{left}{gap}{right}" if right else left) for left, right in zip(LEFT, RIGHT, strict=True))
    foot = "".join(
        p(f"{left}{gap}{right}" if right else left) for left, right in zip(FOOT_LEFT, FOOT_RIGHT, strict=True)
    )
    return head + middle() + foot


@pytest.mark.parametrize("body", [as_table(), beside("\t\t\t"), beside(" " * 18)], ids=["table", "tabs", "spaces"])
class TestHeadsOfEveryMake:
    def test_each_component_is_found(self, body):
        found = recognise(docform.read_sheet(package(body), docform.DOCX))
        assert {component: piece.text for component in PARTY if (piece := found.first(component))} == PARTY

    def test_what_was_found_is_the_text_at_its_place(self, body):
        for piece in recognise(docform.read_sheet(package(body), docform.DOCX)):
            assert piece.text == piece.text.strip()
            assert piece.block.text[piece.start : piece.end] == piece.text


class TestWhole:
    def test_the_system_the_type_and_the_day(self):
        found = recognise(docform.read_sheet(package(as_table()), docform.DOCX))
        assert (found.system, found.type_name, str(found.issued_on)) == (
            docform.System.PARTY,
            "Kế hoạch",
            "2026-02-03",
        )

    def test_a_party_organ_under_the_heading_of_the_state_is_still_of_the_party(self):
        body = as_table().replace("ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        assert recognise(docform.read_sheet(package(body), docform.DOCX)).system is docform.System.PARTY

    def test_lines_in_one_paragraph_are_pieces_of_their_own(self):
        broken = p("VĂN PHÒNG").replace(
            "VĂN PHÒNG</w:t>", "TỈNH UỶ THỰC HÀNH</w:t><w:br/><w:t>VĂN PHÒNG</w:t><w:br/><w:t>*</w:t>"
        )
        body = table([broken, p("Số 05-KH/VPTU")], [p(text, centred=True) for text in RIGHT]) + middle()
        found = recognise(docform.read_sheet(package(body), docform.DOCX))
        organs = found.of(Component.PARENT_ORGAN, Component.ORGAN, Component.ORGAN_STAR)
        assert [piece.text for piece in organs] == ["TỈNH UỶ THỰC HÀNH", "VĂN PHÒNG", "*"]

    @pytest.mark.parametrize("render", [docform.compose, docform.render_pdf])
    def test_a_composed_document_has_no_line_without_a_component(self, render):
        for document in docform.PRACTICE_DOCUMENTS[:6]:
            kind = docform.DOCX if render is docform.compose else docform.PDF
            sheet = docform.read_sheet(render(document.spec), kind)
            marked = {piece.block.index for piece in recognise(sheet)}
            assert [block.text for block in sheet.blocks if not block.is_empty and block.index not in marked] == []


class TestFoot:
    def foot(self, *lines):
        body = as_table().replace(p("Trần Thị Mẫu", centred=True), "".join(p(text, centred=True) for text in lines))
        return told(docform.read_particulars(package(body), docform.DOCX))["signer_name"]

    @pytest.mark.parametrize(
        ("line", "name"),
        [
            ("Trần Thị Mẫu", "Trần Thị Mẫu"),
            ("TRẦN THỊ MẪU", "Trần Thị Mẫu"),
            ("PGS.TS. Trần Thị Mẫu", "Trần Thị Mẫu"),
            ("Thượng tá Trần Thị Mẫu", "Trần Thị Mẫu"),
            ("Y Thanh Mẫu", "Y Thanh Mẫu"),
        ],
    )
    def test_the_name_is_read_without_titles(self, line, name):
        assert self.foot("(đã ký)", line) == name

    def test_a_sample_is_no_name(self):
        assert self.foot("Nguyễn Văn A") is None


class TestMinutes:
    def test_both_signatures_are_found_and_the_chair_is_the_signer(self):
        left = ("NGƯỜI GHI BIÊN BẢN", "", "Lê Văn Ghi")
        right = ("CHỦ TRÌ HỘI NGHỊ", "", "Trần Thị Mẫu")
        foot = table([p(text, centred=True) for text in left], [p(text, centred=True) for text in right])
        head = table([p(text, centred=True) for text in LEFT], [p(text, centred=True, bold=True) for text in RIGHT])
        data = package(head + middle().replace("KẾ HOẠCH", "BIÊN BẢN") + foot)
        found = recognise(docform.read_sheet(data, docform.DOCX))
        assert [piece.text for piece in found.of(Component.POSITION)] == ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]
        assert [piece.text for piece in found.of(Component.SIGNER)] == ["Lê Văn Ghi", "Trần Thị Mẫu"]
        assert told(docform.read_particulars(data, docform.DOCX))["signer_name"] == "Trần Thị Mẫu"


class TestReprints:
    def test_the_head_without_columns_is_read(self):
        lines = (
            "NGHỊ ĐỊNH",
            "CỦA CHÍNH PHỦ SỐ 07/2026/NĐ-CP NGÀY 13 THÁNG 01 NĂM 2026",
            "QUY ĐỊNH VỀ MẪU SỔ",
            "CHÍNH PHỦ",
        )
        body = "".join(p(text, centred=True, bold=True) for text in lines) + p("Căn cứ Luật Tổ chức Chính phủ;")
        read = told(docform.read_particulars(package(body + middle()), docform.DOCX))
        assert (read["sender"], read["reference"]) == ("Chính phủ", "07/2026/NĐ-CP")
        assert (read["issued_on"], read["subject"]) == ("2026-01-13", "Quy định về mẫu sổ")

    def test_an_annex_alone_tells_what_it_belongs_to(self):
        lines = (
            "Phụ lục 2",
            "MẪU SỔ VĂN BẢN ĐẾN",
            "(Kèm theo Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026 của Văn phòng Trung ương Đảng)",
        )
        body = "".join(p(text, centred=True) for text in lines) + "".join(p(text) for text in TEXT * 4)
        found = docform.read_particulars(package(body), docform.DOCX).as_dict()
        read = {name: each["value"] for name, each in found.items() if isinstance(each, dict)}
        assert (read["type_name"], read["reference"]) == ("Phụ lục", "05-HD/VPTW")
        assert (read["sender"], read["issued_on"]) == ("Văn phòng Trung ương Đảng", "2026-05-27")
        assert found["reference"]["confidence"] < 0.7
