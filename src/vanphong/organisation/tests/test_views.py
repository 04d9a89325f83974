"""The screens of the directory: who may open what, page and fragment, the path without JavaScript, the number of queries."""

from io import BytesIO

import pytest
from django.urls import reverse

from vanphong.organisation.api import (
    AssistantPair,
    Body,
    Delegation,
    Holding,
    Organ,
    Person,
    RecipientGroup,
    RoleGrant,
    Unit,
)
from vanphong.organisation.forms.spreadsheets import PEOPLE_COLUMNS, read_sheet
from vanphong.organisation.models import ImportDraft
from vanphong.organisation.tests.test_imports import PERSON, sheet

HTMX = {"HX-Request": "true"}
EVERYBODY = ("vanthu", "chuyenvien", "bithu", "quantri", "vanthu.benmau")


def address(office, name):
    """The address of a page, with the arguments that the practice office has for it."""
    position = office.position("chuyenvien")
    arguments = {
        "organ": office.organ("VPTU").pk,
        "unit": position.unit_id,
        "position": position.pk,
        "person": office.person("chuyenvien").pk,
        "holding": Holding.objects.get(person=office.person("chuyenvien")).pk,
        "grant": RoleGrant.objects.filter(position=position)[0].pk,
        "pair": AssistantPair.objects.get(assistant_position=office.position("troly")).pk,
        "group": RecipientGroup.objects.all()[0].pk,
    }
    route, _, argument = name.partition(" ")
    return reverse(f"organisation:{route}", args=[arguments[argument]] if argument else [])


READ = (
    "profile",
    "organs",
    "organ organ",
    "position position",
    "people",
    "person person",
    "delegations",
    "groups",
    "group group",
)
ABSENT = ("organ", "position", "person", "group", "edit_organ", "end_holding", "revoke_role", "end_pair", "edit_unit")
ADMINISTRATORS = {
    "establish_organ": ("quantri", "vanthu.benmau"),
    "edit_organ organ": ("quantri", "vanthu.benmau"),
    "end_organ organ": ("quantri", "vanthu.benmau"),
    "establish_body organ": ("quantri", "vanthu.benmau"),
    "open_term organ": ("quantri", "vanthu.benmau"),
    "establish_unit organ": ("quantri", "vanthu.benmau"),
    "edit_unit unit": ("quantri", "vanthu.benmau"),
    "end_unit unit": ("quantri", "vanthu.benmau"),
    "establish_position unit": ("quantri", "vanthu.benmau"),
    "edit_position position": ("quantri", "vanthu.benmau"),
    "end_position position": ("quantri", "vanthu.benmau"),
    "grant_role position": ("quantri", "vanthu.benmau"),
    "revoke_role grant": ("quantri", "vanthu.benmau"),
    "pair_assistant position": ("quantri", "vanthu.benmau"),
    "end_pair pair": ("quantri", "vanthu.benmau"),
    "enrol_person": ("quantri", "vanthu.benmau"),
    "edit_person person": ("quantri", "vanthu.benmau"),
    "appoint person": ("quantri", "vanthu.benmau"),
    "end_holding holding": ("quantri", "vanthu.benmau"),
    "open_account person": ("quantri", "vanthu.benmau"),
    "lock_account person": ("quantri", "vanthu.benmau"),
    "unlock_account person": ("quantri", "vanthu.benmau"),
    "reset_password person": ("quantri", "vanthu.benmau"),
    "remove_second_factor person": ("quantri", "vanthu.benmau"),
    "delegate_for position": ("quantri",),
    "form_group": ("vanthu", "quantri", "vanthu.benmau"),
    "edit_group group": ("vanthu", "quantri", "vanthu.benmau"),
    "exchange": ("quantri",),
    "export_organs": ("quantri",),
    "export_people": ("quantri",),
}


class TestWhoMayOpen:
    @pytest.mark.parametrize("name", READ)
    def test_the_directory_is_for_everybody_signed_in(self, office, client, name):
        assert client.get(address(office, name))["Location"].startswith("/dang-nhap/?next=")
        assert {office.client(username).get(address(office, name)).status_code for username in EVERYBODY} == {200}

    @pytest.mark.parametrize("name", ADMINISTRATORS)
    def test_the_forms_are_for_who_may_carry_them_out(self, office, client, name):
        assert client.get(address(office, name))["Location"].startswith("/dang-nhap/?next=")
        opened = {u for u in EVERYBODY if office.client(u).get(address(office, name)).status_code == 200}
        assert opened == set(ADMINISTRATORS[name])

    def test_ones_own_delegation_is_for_who_may_delegate(self, office):
        url = reverse("organisation:delegate")
        assert {u: office.client(u).get(url).status_code for u in ("bithu", "truongphong", "chuyenvien")} == {
            "bithu": 200,
            "truongphong": 200,
            "chuyenvien": 403,
        }

    @pytest.mark.parametrize(
        "route",
        [
            "organ",
            "position",
            "person",
            "group",
            "edit_organ",
            "end_holding",
            "revoke_role",
            "end_pair",
            "edit_unit",
            "revoke_delegation",
        ],
    )
    def test_what_does_not_exist_is_not_found(self, office, route):
        assert office.client("quantri").get(reverse(f"organisation:{route}", args=[987654])).status_code == 404


class TestOrgans:
    def test_are_shown_as_a_tree(self, office):
        page = office.client("vanthu").get("/to-chuc/").content.decode().split("<tbody>")[1]
        assert (
            page.index("Ban Chấp hành Trung ương") < page.index("Tỉnh ủy Thực Hành") < page.index("Văn phòng Tỉnh ủy")
        )
        assert 'data-depth="2"' in page

    @pytest.mark.parametrize("text", ["ben mau", "Bến Mẫu", "BẾN MẪU", "A99.21"])
    def test_are_found_without_accents_or_by_code(self, office, text):
        page = office.client("vanthu").get("/to-chuc/", {"q": text}).content.decode()
        assert "Đảng ủy xã Bến Mẫu" in page
        assert "Đảng ủy xã Gò Nháp" not in page

    def test_nothing_found_says_so(self, office):
        assert "Không có cơ quan nào khớp" in office.client("vanthu").get("/to-chuc/", {"q": "xyz"}).content.decode()

    def test_of_a_whole_country_the_first_are_shown_and_the_rest_searched(self, office):
        parent = office.organ("A00")
        Organ.objects.bulk_create(
            Organ(
                parent=parent, name=f"Cơ quan thứ {n}", folded=f"co quan thu {n}", own_line="X", level="grassroots",
                group="other", rank=1000 + n, valid_from=office.now.date(),
            )
            for n in range(600)
        )  # fmt: skip
        client = office.client("vanthu")
        page = client.get("/to-chuc/").content.decode()
        assert page.count("<tr ") + page.count("<tr>") < 510
        assert "Hiện 500 trong" in page
        assert "Cơ quan thứ 599" in client.get("/to-chuc/", {"q": "thu 599"}).content.decode()

    def test_one_that_ended_is_shown_when_asked_for(self, office):
        Organ.objects.filter(exchange_code="A99.32").update(valid_to=office.now.date())
        client = office.client("vanthu")
        assert "Đảo Nháp" not in client.get("/to-chuc/").content.decode()
        assert "Đảo Nháp" in client.get("/to-chuc/", {"het-hieu-luc": "1"}).content.decode()

    def test_clearance_and_journal_are_for_who_keeps_the_organ(self, office):
        url = address(office, "organ organ")
        assert "Được tiếp cận" not in office.client("vanthu").get(url).content.decode()
        page = office.client("quantri").get(url).content.decode()
        assert "Được tiếp cận" in page
        assert "Nhật ký" in page


class TestAct:
    """The one shape of every form, tried on one."""

    def url(self, office):
        return address(office, "establish_unit organ")

    def data(self, **changed):
        return {"key": "k1", "name": "Tổ thử", "rank": "1", "valid_from": "01/12/2026", **changed}

    def test_answers_the_fragment_to_htmx_and_the_page_to_others(self, office):
        client = office.client("quantri")
        part = client.get(self.url(office), headers=HTMX).content.decode()
        whole = client.get(self.url(office)).content.decode()
        assert "<html" not in part
        assert "<h2>Lập đơn vị của Văn phòng Tỉnh ủy</h2>" in part
        assert "<h1>Lập đơn vị của Văn phòng Tỉnh ủy</h1>" in whole

    def test_is_carried_out_and_leads_back(self, office):
        client = office.client("quantri")
        response = client.post(self.url(office), self.data())
        assert (response.status_code, response["Location"]) == (303, address(office, "organ organ"))
        assert "Đã lập đơn vị." in client.get(response["Location"]).content.decode()
        assert Unit.objects.get(name="Tổ thử").valid_from.isoformat() == "2026-12-01"

    def test_leads_htmx_back_by_its_own_header(self, office):
        response = office.client("quantri").post(self.url(office), self.data(), headers=HTMX)
        assert (response.status_code, response["HX-Redirect"]) == (204, address(office, "organ organ"))

    def test_a_double_click_makes_one_and_leads_to_the_same_page(self, office):
        client = office.client("quantri")
        client.post(self.url(office), self.data())
        assert client.post(self.url(office), self.data())["Location"] == address(office, "organ organ")
        assert Unit.objects.filter(name="Tổ thử").count() == 1

    def test_a_form_filled_wrongly_comes_back_with_what_was_typed(self, office):
        response = office.client("quantri").post(self.url(office), self.data(valid_from="hôm nay"), headers=HTMX)
        assert response.status_code == 422
        assert 'value="Tổ thử"' in response.content.decode()

    def test_a_refused_verb_comes_back_with_every_reason(self, office):
        response = office.client("quantri").post(self.url(office), self.data(name="Phòng Tổng hợp"))
        assert response.status_code == 422
        assert "đã có đơn vị tên Phòng Tổng hợp" in response.content.decode()

    def test_a_verb_at_anothers_organ_is_refused(self, office):
        response = office.client("vanthu.benmau").post(self.url(office), self.data())
        assert response.status_code == 403
        assert not Unit.objects.filter(name="Tổ thử").exists()

    def test_what_was_changed_meanwhile_comes_back_with_the_sentence(self, office):
        client = office.client("quantri")
        url = address(office, "edit_person person")
        data = {"name": "Bùi Văn Diễn Tập", "seen": "1"}
        client.post(url, data | {"phone": "1"})
        response = client.post(url, data | {"phone": "2"})
        assert response.status_code == 422
        assert "vừa được người khác sửa" in response.content.decode()


class TestForms:
    """Each form is sent as a browser without JavaScript sends it."""

    CASES = (
        (
            "establish_organ",
            {
                "name": "Chi bộ Một",
                "own_line": "CHI BỘ MỘT",
                "level": "grassroots",
                "group": "committee",
                "rank": "0",
                "valid_from": "2026-12-01",
            },
        ),
        (
            "edit_organ organ",
            {
                "name": "Văn phòng Tỉnh ủy",
                "own_line": "VĂN PHÒNG",
                "level": "province",
                "group": "advisory",
                "rank": "3",
                "seen": "1",
                "is_connected": "on",
            },
        ),
        ("establish_body organ", {"code": "head", "name": "Chánh Văn phòng", "valid_from": "2026-12-01"}),
        (
            "open_term organ",
            {"name": "Nhiệm kỳ 2030–2035", "starts_on": "2030-10-01", "start_basis": "congress_closed"},
        ),
        ("edit_unit unit", {"name": "Phòng Tổng hợp", "symbol": "TH1", "rank": "1", "seen": "1"}),
        (
            "establish_position unit",
            {"title": "Chuyên viên mới", "clearance": "1", "rank": "1", "valid_from": "2026-12-01"},
        ),
        ("edit_position position", {"title": "Chuyên viên kinh tế", "clearance": "2", "rank": "1", "seen": "1"}),
        (
            "grant_role position",
            {"role": "task_admin", "organ_id": "ORGAN", "since": "2026-11-24", "reason": "Phân công"},
        ),
        ("revoke_role grant", {"reason": "Phân công lại"}),
        ("pair_assistant position", {"assistant_position_id": "OTHER", "since": "2026-11-24"}),
        ("end_pair pair", {"reason": "Phân công lại"}),
        (
            "delegate_for position",
            {"to_position_id": "OTHER", "since": "2100-01-01", "until": "2100-01-02", "reason": "Đi công tác"},
        ),
        ("edit_person person", {"name": "Bùi Văn Diễn Tập", "phone": "0900000111", "seen": "1"}),
        ("end_holding holding", {"until": "2026-11-30", "reason": "Chuyển công tác"}),
        ("enrol_person", {"name": "Đào Thị Ánh"}),
        ("lock_account person", {"reason": "Nghỉ hưu"}),
        ("remove_second_factor person", {"reason": "Mất điện thoại"}),
        ("form_group", {"name": "Nhóm mới", "members": "PRINCIPAL"}),
    )

    @pytest.mark.parametrize(("name", "data"), CASES, ids=[name for name, _ in CASES])
    def test_is_carried_out(self, office, name, data):
        known = {
            "ORGAN": str(office.organ("VPTU").pk),
            "OTHER": str(office.position("thamdinh").pk),
            "PRINCIPAL": str(office.organ("BTCTU").principal),
        }
        response = office.client("quantri").post(
            address(office, name), {field: known.get(value, value) for field, value in data.items()}
        )
        assert response.status_code == 303, response.content.decode()

    def test_the_picks_are_offered_to_browsers_without_scripts(self, office):
        page = office.client("quantri").get(address(office, "form_group")).content.decode()
        assert f'<option value="{office.organ("BTCTU").principal}"' in page
        page = office.client("quantri").get(address(office, "pair_assistant position")).content.decode()
        assert f'<option value="{office.position("thamdinh").pk}"' in page

    def test_the_pick_of_a_refused_form_is_kept(self, office):
        organ = office.organ("BTCTU")
        response = office.client("quantri").post(
            address(office, "grant_role position"), {"role": "task_admin", "organ_id": organ.pk, "since": "2026-11-24"}
        )
        assert response.status_code == 422
        assert f'<option value="{organ.pk}" data-detail="BTCTU" selected>' in response.content.decode()


class TestAccounts:
    def test_the_temporary_password_is_shown_once_and_not_kept_by_the_browser(self, office):
        client = office.client("quantri")
        url = address(office, "reset_password person")
        response = client.post(url, {"reason": "Quên mật khẩu"})
        assert response["Cache-Control"] == "no-store"
        password = response.content.decode().split("<code>")[1].split("</code>")[0]
        assert office.account("chuyenvien").check_password(password)
        assert password not in client.get(address(office, "person person")).content.decode()

    def test_an_account_is_opened_for_a_person_without_one(self, office):
        person = Person.objects.create(name="Đào Thị Ánh", folded="dao thi anh", given_folded="anh")
        url = reverse("organisation:open_account", args=[person.pk])
        response = office.client("quantri").post(url, {"username": "DAO.ANH"})
        assert response.status_code == 200
        assert "dao.anh" in response.content.decode()

    def test_refusals_come_back_in_the_form(self, office):
        response = office.client("quantri").post(address(office, "open_account person"), {"username": "x.y.z"})
        assert response.status_code == 422
        assert "đã có tài khoản" in response.content.decode()

    def test_of_a_person_without_one_is_refused_with_a_sentence(self, office):
        person = Person.objects.create(name="Đào Thị Ánh", folded="dao thi anh", given_folded="anh")
        response = office.client("quantri").get(reverse("organisation:lock_account", args=[person.pk]))
        assert response.status_code == 422
        assert "chưa có tài khoản" in response.content.decode()

    def test_are_seen_by_who_manages_them(self, office):
        assert "chuyenvien" in office.client("quantri").get(address(office, "person person")).content.decode()
        assert "Tên đăng nhập" not in office.client("vanthu").get(address(office, "person person")).content.decode()


class TestPeople:
    def test_are_listed_by_given_name_in_pages(self, office):
        client = office.client("vanthu")
        first = client.get("/to-chuc/can-bo/").content.decode()
        following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
        second = client.get(following).content.decode()
        names = [page.count('<td class="main">') for page in (first, second)]
        assert names[0] == 50
        assert sum(names) == Person.objects.count()

    def test_are_found_without_accents_and_by_organ(self, office):
        client = office.client("vanthu")
        assert "Bùi Văn Diễn Tập" in client.get("/to-chuc/can-bo/", {"q": "dien tap"}).content.decode()
        page = client.get("/to-chuc/can-bo/", {"co-quan": office.organ("A99.21").pk}).content.decode()
        assert page.count('<td class="main">') == 2

    @pytest.mark.parametrize("query", ["?sau=x", "?co-quan=x", "?sau=999999", "?q=%F0%9F%98%80"])
    def test_odd_addresses_do_no_harm(self, office, query):
        assert office.client("vanthu").get(f"/to-chuc/can-bo/{query}").status_code == 200


class TestDelegations:
    def test_only_who_may_end_one_sees_the_button(self, office):
        today = office.now.date()
        made = Delegation.objects.create(
            from_position=office.position("chanhvp"), to_position=office.position("phochanhvp"),
            since=today, until=today.replace(year=2100), reason="Đi công tác", made_at=office.now,
        )  # fmt: skip
        url = reverse("organisation:revoke_delegation", args=[made.pk])
        seen = {
            u: url in office.client(u).get("/to-chuc/uy-quyen/").content.decode() for u in ("chanhvp", "phochanhvp")
        }
        assert seen == {"chanhvp": True, "phochanhvp": False}
        assert office.client("phochanhvp").post(url, {"reason": "X"}).status_code == 403
        assert office.client("chanhvp").post(url, {"reason": "Về sớm"}).status_code == 303


class TestGroups:
    def test_is_closed_by_a_form(self, office):
        group = RecipientGroup.objects.all()[0]
        url = reverse("organisation:close_group", args=[group.pk])
        assert office.client("vanthu").get(url).status_code == 405
        assert office.client("vanthu").post(url).status_code == 303
        assert RecipientGroup.objects.get(pk=group.pk).is_closed

    def test_a_group_of_a_million_odd_values_is_refused(self, office):
        response = office.client("vanthu").post(
            reverse("organisation:form_group"), {"name": "X", "members": ["1", "x"]}
        )
        assert response.status_code == 422


class TestExchange:
    def test_a_sheet_is_looked_through_and_then_written(self, office):
        client = office.client("quantri")
        upload = sheet(PERSON)
        upload.name = "cán bộ.xlsx"
        response = client.post("/to-chuc/nhap-xuat/", {"kind": "people", "file": upload})
        draft = ImportDraft.objects.get()
        assert response["Location"] == reverse("organisation:import_draft", args=[draft.pk])
        assert "Đào Thị Ánh" in client.get(response["Location"]).content.decode()
        written = client.post(reverse("organisation:confirm_import", args=[draft.pk]))
        assert written["Cache-Control"] == "no-store"
        assert "dao.anh" in written.content.decode()
        assert client.get(response["Location"]).status_code == 404

    def test_a_sheet_with_a_fault_cannot_be_written(self, office):
        client = office.client("quantri")
        upload = sheet(PERSON | {"name": "Ánh"})
        upload.name = "x.xlsx"
        response = client.post("/to-chuc/nhap-xuat/", {"kind": "people", "file": upload})
        page = client.get(response["Location"]).content.decode()
        assert "1 dòng có lỗi" in page
        assert "Ghi vào danh bạ" not in page
        response = client.post(reverse("organisation:confirm_import", args=[ImportDraft.objects.get().pk]))
        assert response.status_code == 422

    @pytest.mark.parametrize(("content", "sentence"), [(b"abc", "không phải .xlsx"), (b"", "rỗng")])
    def test_any_other_file_is_refused_in_the_form(self, office, content, sentence):
        upload = BytesIO(content)
        upload.name = "x.xlsx"
        response = office.client("quantri").post("/to-chuc/nhap-xuat/", {"kind": "people", "file": upload})
        assert response.status_code == 422
        assert sentence in response.content.decode()

    @pytest.mark.parametrize("kind", ["co-quan", "can-bo"])
    def test_is_taken_out_as_a_file(self, office, kind):
        response = office.client("quantri").get(f"/to-chuc/xuat/{kind}/")
        assert response["Content-Disposition"].startswith("attachment; filename=")
        assert response["Content-Type"].endswith("spreadsheetml.sheet")
        assert office.client("quantri").get(f"/to-chuc/xuat/{kind}/?mau=1").content[:2] == b"PK"

    def test_takes_out_the_people_of_the_actors_organs_alone(self, office):
        rows = read_sheet(BytesIO(office.client("quantri").get("/to-chuc/xuat/can-bo/").content), PEOPLE_COLUMNS)
        assert len(rows) == Person.objects.count()


class TestSearch:
    @pytest.mark.parametrize(
        ("box", "text", "expected"),
        [
            ("chuc-vu", "dien tap", "Chuyên viên theo dõi kinh tế"),
            ("co-quan", "btctu", "Ban Tổ chức Tỉnh ủy"),
            ("can-bo", "minh hoa", "Phạm Văn Minh Họa"),
            ("noi-nhan", "ben mau", "Đảng ủy xã Bến Mẫu"),
        ],
    )
    def test_answers_what_matches(self, office, client, box, text, expected):
        assert client.get(f"/to-chuc/tim/{box}/", {"q": text}).status_code == 302
        found = office.client("chuyenvien").get(f"/to-chuc/tim/{box}/", {"q": text}).json()
        assert expected in {row["label"] for row in found}
        assert len(found) <= 20


class TestQueries:
    @pytest.mark.parametrize(
        ("name", "most"),
        [
            ("organs", 6),
            ("organ organ", 14),
            ("position position", 9),
            ("people", 7),
            ("person person", 8),
            ("delegations", 5),
            ("groups", 6),
            ("group group", 8),
        ],
    )
    def test_of_each_page_are_few(self, office, name, most, django_assert_max_num_queries):
        client = office.client("quantri")
        url = address(office, name)
        client.get(url)
        with django_assert_max_num_queries(most):
            client.get(url)

    def test_do_not_grow_with_the_groups(self, office, django_assert_max_num_queries):
        organ = office.organ("TU")
        RecipientGroup.objects.bulk_create(RecipientGroup(organ=organ, name=f"N{n}", folded=f"n{n}") for n in range(30))
        client = office.client("quantri")
        client.get("/to-chuc/nhom/")
        with django_assert_max_num_queries(10):
            client.get("/to-chuc/nhom/")

    def test_bodies_of_an_organ_are_those_in_force(self, office):
        organ = office.organ("TU")
        Body.objects.filter(organ=organ, code="standing_board").update(valid_to=office.now.date())
        page = office.client("vanthu").get(reverse("organisation:organ", args=[organ.pk])).content.decode()
        assert "Ban Thường vụ Tỉnh ủy" in page
        assert "Thường trực Tỉnh ủy<small" not in page
