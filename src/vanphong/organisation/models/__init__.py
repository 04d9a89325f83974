"""The tables of the organisation: organs (cơ quan), people (cán bộ), grants (giao quyền), accounts (tài khoản)."""

from vanphong.organisation.models.accounts import Account
from vanphong.organisation.models.grants import AssistantPair, Delegation, GroupMember, RecipientGroup, RoleGrant
from vanphong.organisation.models.imports import ImportDraft
from vanphong.organisation.models.organs import Body, Edition, Organ, Position, Term, Unit
from vanphong.organisation.models.people import Holding, Person

__all__ = [
    "Account",
    "AssistantPair",
    "Body",
    "Delegation",
    "Edition",
    "GroupMember",
    "Holding",
    "ImportDraft",
    "Organ",
    "Person",
    "Position",
    "RecipientGroup",
    "RoleGrant",
    "Term",
    "Unit",
]
