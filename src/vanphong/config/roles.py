"""Which permissions each role carries. Every module's owner adds the permissions of the module here; nothing else may grant one."""

from collections.abc import Mapping

from vanphong.catalogue.permissions import Permission as Catalogue
from vanphong.delivery.permissions import Permission as Delivery
from vanphong.dossiers.permissions import Permission as Dossiers
from vanphong.incoming.permissions import Permission as Incoming
from vanphong.kernel.outbox.permissions import Permission as Outbox
from vanphong.kernel.permissions import sentences
from vanphong.organisation.choices import Role
from vanphong.organisation.permissions import Permission as Organisation
from vanphong.organisation.ports import RoleTable
from vanphong.outgoing.permissions import Permission as Outgoing
from vanphong.registers.permissions import Permission as Registers
from vanphong.tasks.permissions import ASSIGNING, HOLDING
from vanphong.tasks.permissions import Permission as Tasks

_DISPOSES: frozenset[str] = frozenset(
    {Incoming.ASSIGN, Incoming.KEEP, Incoming.COMPLETE, Incoming.FORWARD, Incoming.REOPEN}
)
"""Decides what becomes of an arrived document."""

_DRAFTS = frozenset(
    {Outgoing.DRAFT, Outgoing.CONSULT, Outgoing.EDIT_RECIPIENTS, Outgoing.CHANGE_SIGNER, Outgoing.JUDGE_FORM}
)
_SIGNS = frozenset({Outgoing.SIGN, Outgoing.CONSULT, Outgoing.CHANGE_SIGNER})
_ISSUES = frozenset(
    {
        Outgoing.EDIT_RECIPIENTS,
        Outgoing.CHECK,
        Outgoing.NUMBER,
        Outgoing.ISSUE,
        Outgoing.VOID,
        Outgoing.REVOKE,
    }
)

_TABLE: Mapping[str, frozenset[str]] = {
    Role.CLERK: frozenset(
        {
            Organisation.MANAGE_GROUPS,
            *Delivery,
            *_ISSUES,
            Registers.READ,
            Registers.KEEP,
            *(set(Incoming) - {Incoming.DIRECT}),
        }
    ),
    Role.LEADER: frozenset({Organisation.DELEGATE, Incoming.DIRECT, Incoming.COPY, *_SIGNS}) | _DISPOSES,
    Role.OFFICE_LEADER: frozenset(
        {
            Organisation.DELEGATE,
            Organisation.MANAGE_GROUPS,
            Registers.READ,
            Registers.MANAGE,
            Outgoing.KEEP_TEMPLATES,
            Incoming.PROPOSE,
            Incoming.DIRECT,
            Incoming.COPY,
            *_DRAFTS,
            *_SIGNS,
        }
    )
    | _DISPOSES,
    Role.UNIT_HEAD: frozenset({Organisation.DELEGATE, Incoming.PROPOSE, Incoming.COPY, *_DRAFTS, *_SIGNS}),
    Role.SPECIALIST: frozenset({Incoming.PROPOSE, Incoming.ATTACH, *_DRAFTS}),
    Role.ASSISTANT: frozenset(),
    Role.APPRAISER: frozenset({Outgoing.APPRAISE, Outgoing.CONSULT, Outgoing.JUDGE_FORM}),
    Role.PETITION_OFFICER: frozenset(),
    Role.CIPHER_OFFICER: frozenset(
        {Registers.READ, Registers.KEEP, *(set(Incoming) - {Incoming.DIRECT, Incoming.ASSIGN})}
    ),
    Role.ARCHIVIST: frozenset({Registers.READ}),
    Role.ACCOUNTANT: frozenset(),
    Role.CALENDAR_MANAGER: frozenset(),
    Role.MEETING_SECRETARY: frozenset(),
    Role.SYSTEM_ADMIN: (frozenset(Organisation) - {Organisation.DELEGATE}) | frozenset({*Outbox, *Catalogue}),
    Role.UNIT_ADMIN: frozenset(
        {
            Organisation.ESTABLISH,
            Organisation.APPOINT,
            Organisation.GRANT_ROLE,
            Organisation.PAIR_ASSISTANT,
            Organisation.DELEGATE_FOR,
            Organisation.MANAGE_GROUPS,
            Organisation.MANAGE_ACCOUNTS,
            Registers.READ,
            Registers.MANAGE,
            Outgoing.KEEP_TEMPLATES,
        }
    ),
    Role.TASK_ADMIN: frozenset(),
}

_TASKS: Mapping[str, frozenset[str]] = {
    Role.CLERK: frozenset(ASSIGNING - {Tasks.PASS_ON}),
    Role.TASK_ADMIN: frozenset(ASSIGNING - {Tasks.PASS_ON}) | {Tasks.OVERSEE},
    Role.LEADER: frozenset(ASSIGNING),
    Role.OFFICE_LEADER: frozenset(ASSIGNING),
    Role.UNIT_HEAD: frozenset(ASSIGNING),
}

_OUTSIDE_THE_WORK = {Role.SYSTEM_ADMIN, Role.UNIT_ADMIN}
_EVERYBODY: frozenset[str] = frozenset({*Dossiers, *HOLDING, Outgoing.READ, Outgoing.GIVE_OPINION})
"""What belongs to every role that works with documents."""

_PERSONAL: frozenset[str] = frozenset({Organisation.DELEGATE, Outgoing.SIGN})
"""What never passes to an assistant: to sign, to vote, to pass on one's own powers."""

ROLES = RoleTable(
    roles={
        role: held if role in _OUTSIDE_THE_WORK else held | _TASKS.get(role, frozenset()) | _EVERYBODY
        for role, held in _TABLE.items()
    },
    personal=_PERSONAL,
    sentences=sentences(Catalogue, Organisation, Registers, Delivery, Dossiers, Tasks, Outgoing, Incoming, Outbox),
)
