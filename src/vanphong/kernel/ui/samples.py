"""The content of the gallery, read from `samples.toml`, and its navigation."""

import tomllib
from importlib.resources import files
from typing import Any

from django.templatetags.static import static

from vanphong.kernel.ui.shell import NavGroup, NavItem

NAV = [
    NavGroup(
        "",
        [
            NavItem("Bàn làm việc", "#ban", "home", key="b", bottom=True, current=True),
            NavItem("Chờ tôi xử lý", "#cho", "inbox", count=14, counter="waiting", key="c", bottom=True),
            NavItem("Thông báo", "#thong-bao", "bell", count=3, counter="notices", key="t"),
        ],
    ),
    NavGroup(
        "Văn bản",
        [
            NavItem("Văn bản đến", "#den", "file", count=27, key="d", bottom=True),
            NavItem("Chờ tiếp nhận", "#tiep-nhan", "download", count=5, key="n"),
            NavItem("Văn bản đi", "#di", "send", key="i", bottom=True),
            NavItem("Thẩm định", "#tham-dinh", "shield", count=2, key="h"),
            NavItem("Sổ văn bản", "#so", "book", key="s"),
        ],
    ),
    NavGroup(
        "Công việc",
        [
            NavItem("Nhiệm vụ được giao", "#nhiem-vu", "target", count=8, key="v"),
            NavItem("Hồ sơ", "#ho-so", "folder", key="o"),
        ],
    ),
    NavGroup(
        "Quản trị",
        [NavItem("Cơ quan, con người", "#to-chuc", "sitemap"), NavItem("Danh mục", "#danh-muc", "settings")],
    ),
]


def context() -> dict[str, Any]:
    """All the made-up content, by the names that the gallery's template uses."""
    content = tomllib.loads(files("vanphong.kernel.ui").joinpath("samples.toml").read_text("utf-8"))
    image = {"url": static("ui/sample-page.svg"), "width": 794, "height": 1123}
    return content | {"nav": NAV, "pages": [{"number": number} | image for number in (1, 2, 3)]}
