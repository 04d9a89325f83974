"""Addresses of the organisation: the account library's pages under Vietnamese names, one's own account, the office's people and units."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import URLPattern, URLResolver, include, path

from vanphong.organisation.practice import accounts_to_try
from vanphong.organisation.views import accounts, delegations, exchange, groups, organs, own, people, positions, search

library: list[URLPattern | URLResolver] = [
    path("dang-nhap/", account.LoginView.as_view(extra_context={"to_try": accounts_to_try}), name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/bi-khoa/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan/xac-nhan/mat-khau/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/xac-nhan/khoa/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tai-khoan/buoc-hai/", factor.authenticate, name="mfa_authenticate"),
    path("tai-khoan/xac-thuc/", factor.index, name="mfa_index"),
    path("tai-khoan/xac-thuc/ung-dung/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/xac-thuc/ung-dung/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/xac-thuc/ma-khoi-phuc/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tai-khoan/xac-thuc/ma-khoi-phuc/tao/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tai-khoan/xac-thuc/ma-khoi-phuc/tai/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("tai-khoan/xac-thuc/khoa/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("tai-khoan/xac-thuc/khoa/them/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("tai-khoan/xac-thuc/khoa/dang-nhap/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("tai-khoan/xac-thuc/khoa/<int:pk>/bo/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("tai-khoan/xac-thuc/khoa/<int:pk>/doi-ten/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("tai-khoan/phien/", own.sessions, name="usersessions_list"),
]

pages: list[URLPattern | URLResolver] = [
    path("tai-khoan/", own.profile, name="profile"),
    path("tai-khoan/tu-cach/", own.act_as, name="act_as"),
    path("tai-khoan/phien/<int:session_id>/ket-thuc/", own.end_session, name="end_session"),
    path("tai-khoan/phien/ket-thuc-phien-khac/", own.end_other_sessions, name="end_other_sessions"),
    path("to-chuc/", organs.organ_list, name="organs"),
    path("to-chuc/co-quan/lap/", organs.establish_organ, name="establish_organ"),
    path("to-chuc/co-quan/<int:organ_id>/", organs.organ, name="organ"),
    path("to-chuc/co-quan/<int:organ_id>/sua/", organs.edit_organ, name="edit_organ"),
    path("to-chuc/co-quan/<int:organ_id>/ket-thuc/", organs.end_organ, name="end_organ"),
    path("to-chuc/co-quan/<int:organ_id>/chu-the/", organs.establish_body, name="establish_body"),
    path("to-chuc/co-quan/<int:organ_id>/nhiem-ky/", organs.open_term, name="open_term"),
    path("to-chuc/co-quan/<int:organ_id>/don-vi/", organs.establish_unit, name="establish_unit"),
    path("to-chuc/don-vi/<int:unit_id>/sua/", organs.edit_unit, name="edit_unit"),
    path("to-chuc/don-vi/<int:unit_id>/ket-thuc/", organs.end_unit, name="end_unit"),
    path("to-chuc/don-vi/<int:unit_id>/chuc-vu/", organs.establish_position, name="establish_position"),
    path("to-chuc/chuc-vu/<int:position_id>/", positions.position, name="position"),
    path("to-chuc/chuc-vu/<int:position_id>/sua/", positions.edit_position, name="edit_position"),
    path("to-chuc/chuc-vu/<int:position_id>/ket-thuc/", positions.end_position, name="end_position"),
    path("to-chuc/chuc-vu/<int:position_id>/vai-tro/", positions.grant_role, name="grant_role"),
    path("to-chuc/chuc-vu/<int:position_id>/tro-ly/", positions.pair_assistant, name="pair_assistant"),
    path("to-chuc/chuc-vu/<int:position_id>/uy-quyen/", delegations.delegate, name="delegate_for"),
    path("to-chuc/vai-tro/<int:grant_id>/thu-hoi/", positions.revoke_role, name="revoke_role"),
    path("to-chuc/tro-ly/<int:pair_id>/bo/", positions.end_pair, name="end_pair"),
    path("to-chuc/can-bo/", people.people, name="people"),
    path("to-chuc/can-bo/lap/", people.enrol_person, name="enrol_person"),
    path("to-chuc/can-bo/<int:person_id>/", people.person, name="person"),
    path("to-chuc/can-bo/<int:person_id>/sua/", people.edit_person, name="edit_person"),
    path("to-chuc/can-bo/<int:person_id>/chuc-vu/", people.appoint, name="appoint"),
    path("to-chuc/giu-chuc-vu/<int:holding_id>/thoi/", people.end_holding, name="end_holding"),
    path("to-chuc/can-bo/<int:person_id>/tai-khoan/", accounts.open_account, name="open_account"),
    path("to-chuc/can-bo/<int:person_id>/tai-khoan/khoa/", accounts.lock_account, name="lock_account"),
    path("to-chuc/can-bo/<int:person_id>/tai-khoan/mo-khoa/", accounts.unlock_account, name="unlock_account"),
    path("to-chuc/can-bo/<int:person_id>/tai-khoan/mat-khau/", accounts.reset_password, name="reset_password"),
    path(
        "to-chuc/can-bo/<int:person_id>/tai-khoan/xac-thuc/", accounts.remove_second_factor, name="remove_second_factor"
    ),
    path("to-chuc/uy-quyen/", delegations.delegations, name="delegations"),
    path("to-chuc/uy-quyen/lap/", delegations.delegate, name="delegate"),
    path("to-chuc/uy-quyen/<int:delegation_id>/thu-hoi/", delegations.revoke_delegation, name="revoke_delegation"),
    path("to-chuc/nhom/", groups.groups, name="groups"),
    path("to-chuc/nhom/lap/", groups.form_group, name="form_group"),
    path("to-chuc/nhom/<int:group_id>/", groups.group, name="group"),
    path("to-chuc/nhom/<int:group_id>/sua/", groups.edit_group, name="edit_group"),
    path("to-chuc/nhom/<int:group_id>/thoi-dung/", groups.close_group, name="close_group"),
    path("to-chuc/nhap-xuat/", exchange.exchange, name="exchange"),
    path("to-chuc/nhap-xuat/<int:draft_id>/", exchange.import_draft, name="import_draft"),
    path("to-chuc/nhap-xuat/<int:draft_id>/ghi/", exchange.confirm_import, name="confirm_import"),
    path("to-chuc/xuat/co-quan/", exchange.export, {"kind": "organs"}, name="export_organs"),
    path("to-chuc/xuat/can-bo/", exchange.export, {"kind": "people"}, name="export_people"),
    path("to-chuc/tim/chuc-vu/", search.positions, name="search_positions"),
    path("to-chuc/tim/co-quan/", search.organs, name="search_organs"),
    path("to-chuc/tim/can-bo/", search.people, name="search_people"),
    path("to-chuc/tim/noi-nhan/", search.recipients, name="search_recipients"),
]

urlpatterns: list[URLPattern | URLResolver] = [*library, path("", include((pages, "organisation")))]
