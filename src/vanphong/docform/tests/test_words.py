"""Capitals to office case."""

import pytest

from vanphong.docform.particulars.words import new_tones, office_case


class TestOfficeCase:
    @pytest.mark.parametrize(
        ("printed", "shown"),
        [
            ("TỈNH UỶ THỰC HÀNH", "Tỉnh ủy Thực Hành"),
            ("BAN TUYÊN GIÁO VÀ DÂN VẬN", "Ban Tuyên giáo và Dân vận"),
            ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
            ("UỶ BAN NHÂN DÂN XÃ BẾN MẪU", "Ủy ban nhân dân xã Bến Mẫu"),
            ("ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH", "Đảng ủy Ủy ban nhân dân tỉnh"),
            ("UBND TỈNH THỰC HÀNH", "UBND tỉnh Thực Hành"),
            ("PHÓ CHÁNH VĂN PHÒNG", "Phó Chánh Văn phòng"),
        ],
    )
    def test_knows_the_office_s_words(self, printed, shown):
        assert office_case(printed) == shown


class TestNewTones:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("hoà", "hòa"),
            ("uỷ", "ủy"),
            ("thuỷ", "thủy"),
            ("khoẻ", "khỏe"),
            ("toàn", "toàn"),
            ("quỹ", "quỹ"),
            ("quý", "quý"),
            ("Hoả tốc", "Hỏa tốc"),
        ],
    )
    def test_moves_the_mark_in_open_syllables_only(self, old, new):
        assert new_tones(old) == new
