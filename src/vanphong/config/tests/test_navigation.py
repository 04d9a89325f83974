from django.urls import reverse

from vanphong.config.navigation import DESTINATIONS, Destination, groups
from vanphong.kernel.actor import Actor
from vanphong.organisation.permissions import Permission


def actor(*permissions: str) -> Actor:
    return Actor(
        1, "Nguyễn Văn Mẫu", 2, "Chuyên viên", 3, 4, grants=frozenset((permission, 4) for permission in permissions)
    )


TABLE = (
    Destination("", "Đăng nhập", "account_login", "login", key="d"),
    Destination("Khác", "Thành phần", "ui:gallery", "list", permissions=(Permission.DELEGATE,)),
    Destination("Khác", "Hộp thoại", "ui:sample_dialog", "list", permissions=(Permission.DELEGATE,)),
)


class TestNavigation:
    def test_shows_what_the_actor_may_open(self):
        assert [(group.title, len(group.items)) for group in groups(actor(), "/", TABLE)] == [("", 1)]
        assert [(group.title, len(group.items)) for group in groups(actor(Permission.DELEGATE), "/", TABLE)] == [
            ("", 1),
            ("Khác", 2),
        ]

    def test_marks_the_nearest_address_as_current(self):
        found = groups(actor(Permission.DELEGATE), reverse("ui:sample_dialog") + "x/", TABLE)
        assert [item.label for group in found for item in group.items if item.current] == ["Hộp thoại"]

    def test_home_is_current_on_its_own_page_alone(self):
        table = (Destination("", "Bàn làm việc", "desk:home", "home"), *TABLE)
        assert [item.label for group in groups(actor(), "/", table) for item in group.items if item.current] == [
            "Bàn làm việc"
        ]
        assert not [item for group in groups(actor(), "/ho-so/", table) for item in group.items if item.current]

    def test_every_destination_exists(self):
        assert all(reverse(destination.route).startswith("/") for destination in DESTINATIONS)

    def test_no_key_is_given_twice(self):
        keys = [destination.key for destination in DESTINATIONS if destination.key]
        assert len(keys) == len(set(keys))
