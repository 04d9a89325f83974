"""The door of tasks: give work, add, take back; what a holder does with it; the routing tree; the ports that records with tasks fill."""

from vanphong.tasks.actions.assigning import (
    Source,
    accept,
    add_assignees,
    assign,
    extend,
    reassign,
    recall,
    redo,
    remind,
    reopen,
)
from vanphong.tasks.actions.holding import complete, open_tasks, pass_on, resolve, send_back
from vanphong.tasks.choices import OPEN, UNSETTLED, State
from vanphong.tasks.events import (
    ResultAccepted,
    ResultReturned,
    TaskAssigned,
    TaskCompleted,
    TaskExtended,
    TaskReassigned,
    TaskRecalled,
    TaskReminded,
    TaskReopened,
    TaskReturned,
)
from vanphong.tasks.models import Task
from vanphong.tasks.ports import Evidence, SourcePort, SourceTitle, register_evidence, register_source
from vanphong.tasks.queries.holding import lead_state, open_lead, task
from vanphong.tasks.queries.lists import piles
from vanphong.tasks.queries.routing import Paper, TaskNode, task_verbs, tree
from vanphong.tasks.workflow import WORKFLOW

__all__ = [
    "OPEN",
    "UNSETTLED",
    "WORKFLOW",
    "Evidence",
    "Paper",
    "ResultAccepted",
    "ResultReturned",
    "Source",
    "SourcePort",
    "SourceTitle",
    "State",
    "Task",
    "TaskAssigned",
    "TaskCompleted",
    "TaskExtended",
    "TaskNode",
    "TaskReassigned",
    "TaskRecalled",
    "TaskReminded",
    "TaskReopened",
    "TaskReturned",
    "accept",
    "add_assignees",
    "assign",
    "complete",
    "extend",
    "lead_state",
    "open_lead",
    "open_tasks",
    "pass_on",
    "piles",
    "reassign",
    "recall",
    "redo",
    "register_evidence",
    "register_source",
    "remind",
    "reopen",
    "resolve",
    "send_back",
    "task",
    "task_verbs",
    "tree",
]
