"""What stands in the clean documents: made up, in the words of an office, in the spelling of 05-HD/VPTW (uỷ, hoá)."""

# ruff: noqa: E501 - a paragraph is a line

from vanphong.docform.spec import Article, Block, Division, Grid, Heading

RESOLUTION_57 = "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia"
REGULATION_399 = "Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư về thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng"

CHAPTERS: tuple[Block, ...] = (
    Division("Chương I", "Những quy định chung"),
    Article("Điều 1.", "Phạm vi điều chỉnh, đối tượng áp dụng"),
    "1. Văn bản này nêu nguyên tắc, trách nhiệm và quan hệ công tác trong việc soạn thảo, thẩm định, ban hành và lưu trữ văn bản của cơ quan.",
    "2. Đối tượng áp dụng gồm:",
    "a) Các cơ quan, đơn vị trực thuộc;",
    "b) Cán bộ, công chức, người lao động của cơ quan.",
    Article("Điều 2.", "Nguyên tắc làm việc"),
    f"1. Thực hiện {RESOLUTION_57}, mỗi việc có một cơ quan chủ trì, một thời hạn, một sản phẩm.",
    "2. Kết quả xử lý được ghi vào hồ sơ công việc trong ngày làm việc.",
    Division("Chương II", "Tổ chức thực hiện"),
    Article("Điều 3.", "Trách nhiệm thi hành"),
    "1. Người đứng đầu cơ quan, đơn vị chịu trách nhiệm tổ chức thực hiện; kết quả thực hiện Nghị quyết số 57-NQ/TW được báo cáo hằng quý.",
    "2. Văn bản này có hiệu lực từ ngày ký.",
)
DECISION: tuple[Block, ...] = (
    Division("QUYẾT ĐỊNH:"),
    Article(
        "Điều 1.",
        text="Thành lập Tổ giúp việc về chuyển đổi số của cơ quan gồm 05 người, do lãnh đạo cơ quan làm tổ trưởng.",
    ),
    Article("Điều 2.", text="Tổ giúp việc tham mưu, theo dõi, đôn đốc việc thực hiện và báo cáo kết quả hằng tháng."),
    Article(
        "Điều 3.",
        text="Các cơ quan, đơn vị liên quan và những người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
    ),
)
ROMAN: tuple[Block, ...] = (
    f"Thực hiện {RESOLUTION_57}, cơ quan đề ra những việc sau đây:",
    Heading("I- Mục đích, yêu cầu"),
    "1. Nâng cao chất lượng tham mưu, phục vụ; bảo đảm văn bản được xử lý đúng thời hạn.",
    "2. Ứng dụng công nghệ thông tin (CNTT) vào từng khâu; việc ứng dụng CNTT gắn với cải cách lề lối làm việc.",
    Heading("II- Nội dung"),
    "1. Rà soát quy trình xử lý văn bản ở các cơ quan, đơn vị trực thuộc.",
    Grid(
        (("TT", "Nội dung", "Thời hạn"), ("1", "Rà soát quy trình", "Tháng 11"), ("2", "Tập huấn văn thư", "Tháng 12"))
    ),
    "2. Tập huấn cho cán bộ làm công tác văn thư, lưu trữ.",
    Heading("III- Tổ chức thực hiện"),
    "1. Các cơ quan, đơn vị căn cứ Nghị quyết số 57-NQ/TW và văn bản này để tổ chức thực hiện.",
    "2. Trong quá trình thực hiện, nếu có vướng mắc thì kịp thời phản ánh để được xem xét, giải quyết.",
)
PLAIN: tuple[Block, ...] = (
    f"Thực hiện {REGULATION_399}, trong tháng vừa qua các cơ quan, đơn vị đã rà soát văn bản đang soạn thảo và chấn chỉnh những chỗ chưa đúng.",
    "Qua xem xét, cơ quan đề nghị tiếp tục tập huấn cho cán bộ văn thư, hoàn thành trước ngày 25/12/2026 và gửi kết quả để tổng hợp.",
    "Việc thực hiện Quy định số 399-QĐ/TW được đưa vào nội dung kiểm tra quý IV năm 2026.",
)
MINUTES: tuple[Block, ...] = (
    "Hội nghị khai mạc lúc 8 giờ ngày 03/11/2026 tại phòng họp số 1. Có mặt 12 trên tổng số 13 đồng chí; vắng mặt có lý do 01 đồng chí.",
    "1. Đồng chí chủ trì nêu mục đích, yêu cầu của hội nghị; đồng chí phụ trách trình bày báo cáo kết quả công tác tháng 10 năm 2026.",
    "2. Hội nghị thảo luận và thống nhất các nhiệm vụ trọng tâm của tháng 11 năm 2026.",
    "Biên bản được thông qua tại hội nghị; hội nghị bế mạc lúc 11 giờ cùng ngày.",
)
INVITATION: tuple[Block, ...] = (
    "Cơ quan trân trọng kính mời đồng chí dự hội nghị sơ kết công tác văn thư, lưu trữ năm 2026.",
    "Thời gian: 8 giờ, ngày 20/11/2026.",
    "Địa điểm: Hội trường lớn của cơ quan.",
    "Đề nghị đồng chí đến dự đúng thời gian, thành phần.",
)
PAPER: tuple[Block, ...] = (
    "Cơ quan cử đồng chí Nguyễn Văn Mẫu, chuyên viên, đi công tác theo kế hoạch tháng 11 năm 2026.",
    "Đề nghị các cơ quan, đơn vị liên quan tạo điều kiện để đồng chí hoàn thành nhiệm vụ.",
    "Giấy này có giá trị đến hết ngày 30/11/2026.",
)
