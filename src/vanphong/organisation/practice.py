"""The practice office (cơ quan thực hành): a made-up province for trying out, training and tests, read from `data/practice.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.journal import api as journal
from vanphong.organisation.actions.acts import folded_name
from vanphong.organisation.choices import Group, Level
from vanphong.organisation.models import (
    Account,
    AssistantPair,
    Body,
    GroupMember,
    Holding,
    Organ,
    Person,
    Position,
    RecipientGroup,
    RoleGrant,
    Term,
    Unit,
)
from vanphong.organisation.queries.edition import renew_edition

DEMO_PASSWORD = "thuc-hanh-2026"  # noqa: S105  # printed at the start of the demonstration; never used elsewhere
REASON = "Nạp cơ quan thực hành"

_COMMITTEE_BODIES = [
    ["executive_committee", "Ban Chấp hành Đảng bộ", "T/M ĐẢNG ỦY"],
    ["standing_committee", "Ban Thường vụ Đảng ủy", "T/M BAN THƯỜNG VỤ"],
]
_FIRST_COMMUNE = 21
_COMMUNE_TERM = date(2025, 8, 15)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One line of what the demonstration prints."""

    username: str
    title: str
    name: str
    password: str = DEMO_PASSWORD


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / "practice.toml").read_text(encoding="utf-8"))


def _organ_rows() -> list[dict[str, Any]]:
    """The organs as written, then the communes written out in full."""
    communes = [_commune(number, row) for number, row in enumerate(_data()["commune"], _FIRST_COMMUNE)]
    return [*_data()["organ"], *communes]


def _commune(number: int, row: Mapping[str, str]) -> dict[str, Any]:
    name = f"{row['kind']} {row['name']}"
    posts = (
        (
            "Thường trực Đảng ủy",
            f"Bí thư Đảng ủy {name}",
            "BÍ THƯ",
            row["secretary"],
            "bithu",
            ["leader", "appraiser"],
            2,
        ),
        (
            "Văn phòng Đảng ủy",
            f"Văn thư Đảng ủy {name}",
            "",
            row["clerk"],
            "vanthu",
            ["clerk", "specialist", "unit_admin"],
            1,
        ),
    )
    return {
        "code": f"A99.{number}",
        "parent": _data()["province"],
        "name": f"Đảng ủy {name}",
        "upper_line": "ĐẢNG BỘ TỈNH THỰC HÀNH",
        "own_line": f"ĐẢNG ỦY {name}".upper(),
        "symbol": "ĐU",
        "place": row["name"],
        "level": Level.GRASSROOTS_SUPERIOR,
        "group": Group.COMMITTEE,
        "bodies": "party_committee",
        "terms": [["Nhiệm kỳ 2025–2030", _COMMUNE_TERM]],
        "units": [
            {
                "name": unit,
                "posts": [
                    {
                        "title": title,
                        "printed": printed,
                        "name": person,
                        "account": f"{account}.{row['slug']}",
                        "roles": roles,
                        "clearance": clearance,
                    }
                ],
            }
            for unit, title, printed, person, account, roles, clearance in posts
        ],
    }


def _posts() -> Iterable[dict[str, Any]]:
    return (post for row in _organ_rows() for unit in row.get("units", ()) for post in unit["posts"])


def _demo_accounts() -> tuple[DemoAccount, ...]:
    by_name = {post["account"]: post for post in _posts()}
    return tuple(DemoAccount(name, by_name[name]["title"], by_name[name]["name"]) for name in _data()["demo"])


DEMO_ACCOUNTS: tuple[DemoAccount, ...] = _demo_accounts()
"""The accounts with which to try the main work; all have `DEMO_PASSWORD`."""


def accounts_to_try() -> tuple[DemoAccount, ...]:
    """What the login page offers to sign in with at one press: in a demonstration, and only there."""
    return DEMO_ACCOUNTS if settings.VANPHONG_DEMO else ()


def load_practice_office(now: datetime) -> bool:
    """Write the practice office, all or nothing; False: it is there already and is left as it is."""
    with transaction.atomic():
        if Organ.objects.filter(exchange_code=_data()["province"]).exists():
            return False
        organs = _write_organs()
        positions = _write_positions(organs)
        _write_people(positions, now)
        _write_grants(organs, positions)
        _write_groups(organs)
        province = organs[_data()["province"]]
        journal.record(SYSTEM, now, Organ.kind, province.pk, "load_practice_office", "Nạp cơ quan thực hành")
        renew_edition()
        return True


def _write_organs() -> dict[str, Organ]:
    since: date = _data()["since"]
    organs: dict[str, Organ] = {}
    for rank, row in enumerate(_organ_rows()):
        organs[row["code"]] = Organ.objects.create(
            parent=organs.get(row.get("parent", "")),
            exchange_code=row["code"],
            name=row["name"],
            folded=folded_name(row["name"]),
            upper_line=row.get("upper_line", ""),
            own_line=row["own_line"],
            symbol=row["symbol"],
            place=row["place"],
            level=row["level"],
            group=row["group"],
            is_connected=row.get("connected", True),
            rank=rank,
            valid_from=min([since, *(term[1] for term in row.get("terms", ()))]),
        )
    for row in _organ_rows():
        if "served_by" in row:
            Organ.objects.filter(pk=organs[row["code"]].pk).update(served_by=organs[row["served_by"]])
        _write_bodies_and_terms(organs[row["code"]], row)
    return organs


def _write_bodies_and_terms(organ: Organ, row: Mapping[str, Any]) -> None:
    bodies = row.get("bodies", ())
    for code, name, line in _COMMITTEE_BODIES if bodies == "party_committee" else bodies:
        Body.objects.create(organ=organ, code=code, name=name, printed_line=line, valid_from=organ.valid_from)
    for name, starts_on, *ends_on in row.get("terms", ()):
        Term.objects.create(organ=organ, name=name, starts_on=starts_on, ends_on=ends_on[0] if ends_on else None)


def _write_positions(organs: Mapping[str, Organ]) -> dict[str, Position]:
    """Units and positions; the positions by the account of who holds them."""
    positions: dict[str, Position] = {}
    for row in _organ_rows():
        organ = organs[row["code"]]
        for rank, given in enumerate(row.get("units", ())):
            unit = Unit.objects.create(
                organ=organ,
                name=given["name"],
                folded=folded_name(given["name"]),
                symbol=given.get("symbol", ""),
                rank=rank,
                valid_from=_data()["since"],
            )
            for place, post in enumerate(given["posts"]):
                positions[post["account"]] = Position.objects.create(
                    unit=unit,
                    title=post["title"],
                    folded=folded_name(post["title"]),
                    printed_title=post.get("printed", ""),
                    rank=rank * 100 + place,
                    clearance=post.get("clearance", 0),
                    valid_from=_data()["since"],
                )
    return positions


def _write_people(positions: Mapping[str, Position], now: datetime) -> None:
    """One person, holding and account for each post; the demonstration's password is hashed once for all."""
    password = make_password(DEMO_PASSWORD)
    for number, post in enumerate(_posts(), 1):
        person = Person.objects.create(
            name=post["name"],
            folded=folded_name(post["name"]),
            given_folded=folded_name(post["name"].split()[-1]),
            staff_code=f"TH-{number:03d}",
            email=f"{post['account']}@thuc-hanh.invalid",
        )
        Holding.objects.create(person=person, position=positions[post["account"]], since=_data()["since"])
        Account.objects.create(
            username=post["account"], person=person, password=password, must_change_password=False, created_at=now
        )


def _write_grants(organs: Mapping[str, Organ], positions: Mapping[str, Position]) -> None:
    since: date = _data()["since"]
    by_title = {position.title: position for position in positions.values()}
    for post in _posts():
        position = positions[post["account"]]
        for entry in post["roles"]:
            role, _, code = entry.partition(":")
            RoleGrant.objects.create(
                position=position,
                role=role,
                organ=organs[code.rstrip("*")] if code else position.unit.organ,
                with_subordinates=code.endswith("*"),
                since=since,
                reason=REASON,
            )
        if "assists" in post:
            AssistantPair.objects.create(
                leader_position=by_title[post["assists"]], assistant_position=position, since=since
            )


def _write_groups(organs: Mapping[str, Organ]) -> None:
    """The three groups of recipients that the office uses most."""
    province = organs[_data()["province"]]
    below = [organ for organ in organs.values() if organ.parent_id == province.pk]
    communes = [organ for organ in below if organ.name.startswith(("Đảng ủy xã", "Đảng ủy phường", "Đảng ủy đặc khu"))]
    groups = {
        "Các cơ quan tham mưu, giúp việc Tỉnh ủy": [o for o in below if o.group in {Group.ADVISORY, Group.INSPECTION}],
        "Các đảng ủy trực thuộc Tỉnh ủy": [o for o in below if o.group == Group.COMMITTEE and o not in communes],
        "Các đảng ủy xã, phường, đặc khu": communes,
    }
    for name, members in groups.items():
        group = RecipientGroup.objects.create(organ=province, name=name, folded=folded_name(name))
        GroupMember.objects.bulk_create(
            GroupMember(group=group, principal=organ.principal, rank=rank) for rank, organ in enumerate(members)
        )
