"""Laws that hold for every file: no hidden flow, one writer of states, one clock, numbers from the ledger alone."""

import ast

from tests.laws.source import PACKAGE, nodes, place

MODEL_METHODS = {"save", "delete", "save_base"}
SIGNALS = {"django.db.models.signals", "django.dispatch", "django.core.signals", "django.contrib.auth.signals"}
KNOWS_THE_TIME = {
    "views",
    "jobs.py",
    "views.py",
    "middleware.py",
    "worker.py",
    "command.py",
    "commands",
    "adapter.py",
    "clock.py",
}
WRITERS_OF_STATE = {PACKAGE / "kernel" / "workflow.py", PACKAGE / "kernel" / "outbox"}


def called(node: ast.AST) -> str:
    """The last name of what is called."""
    function = node.func if isinstance(node, ast.Call) else None
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_at_or_under(path, folders) -> bool:
    return any(path == folder or folder in path.parents for folder in folders)


class TestHiddenFlow:
    def test_no_signals(self):
        found = [
            place(path, node)
            for path, node in nodes(ast.ImportFrom, ast.Import)
            if SIGNALS & {getattr(node, "module", None), *(alias.name for alias in node.names)}
        ]
        assert not found, "a signal is a hidden call: publish an event or call down"

    def test_no_model_overrides_save_or_delete(self):
        found = [
            place(path, method)
            for path, node in nodes(ast.ClassDef)
            if any(ast.unparse(base).endswith(("Model", "Record", "BaseUser")) for base in node.bases)
            for method in node.body
            if isinstance(method, ast.FunctionDef) and method.name in MODEL_METHODS
        ]
        assert not found, "what must happen at a write belongs to its action"

    def test_no_model_has_a_default_ordering(self):
        found = [
            place(path, line)
            for path, node in nodes(ast.ClassDef)
            if node.name == "Meta" and "models" in path.stem + path.parent.name
            for line in node.body
            if isinstance(line, ast.Assign) and any(getattr(target, "id", "") == "ordering" for target in line.targets)
        ]
        assert not found, "each question says its own order"

    def test_views_ask_no_database(self):
        found = [
            place(path, node)
            for path, node in nodes(ast.Attribute)
            if node.attr == "objects" and ("views" in path.parts or path.name == "views.py")
        ]
        assert not found, "a view calls a query or an action"


class TestStates:
    def test_only_the_engine_writes_the_state_of_a_record(self):
        found = [
            place(path, node)
            for path, node in nodes(ast.Assign, ast.AugAssign, ast.AnnAssign)
            if not is_at_or_under(path, WRITERS_OF_STATE)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            for part in ast.walk(target)
            if isinstance(part, ast.Attribute) and part.attr == "state"
        ]
        assert not found, "a state changes by a verb of the record's workflow"

    def test_no_query_updates_a_state(self):
        found = [
            place(path, node)
            for path, node in nodes(ast.Call)
            if not is_at_or_under(path, WRITERS_OF_STATE)
            and called(node) in {"update", "update_or_create", "aupdate"}
            and any(keyword.arg == "state" for keyword in node.keywords)
        ]
        assert not found, "a state changes by a verb of the record's workflow"


class TestNumbers:
    def test_no_number_is_the_highest_plus_one(self):
        found = [
            place(path, node)
            for path, node in nodes(ast.BinOp)
            if isinstance(node.op, ast.Add)
            and any(isinstance(side, ast.Constant) and side.value == 1 for side in (node.left, node.right))
            and any(called(part) in {"max", "Max", "aggregate", "latest"} for part in ast.walk(node))
        ]
        assert not found, "a number is allocated by registers.allocate"


class TestTime:
    def test_the_clock_is_read_at_the_edges_only(self):
        found = [
            place(path, node)
            for path, node in nodes(ast.Call)
            if ast.unparse(node.func) in {"clock.now", "datetime.now", "datetime.utcnow", "date.today", "timezone.now"}
            and not KNOWS_THE_TIME & set(path.relative_to(PACKAGE).parts)
        ]
        assert not found, "below views, jobs and commands the time is the argument `now`"
