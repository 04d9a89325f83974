"""What can go wrong and is expected to: each error has a code, a status and a Vietnamese sentence that tells the person what to do.

Anything else that is raised is a defect and becomes a 500 with an incident number.
"""

from collections.abc import Mapping, Sequence


class OfficeError(Exception):
    """An anticipated refusal. `message` is shown as it stands; `status` is the HTTP status of the answer."""

    code = "office_error"
    status = 400

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotPermitted(OfficeError):
    """The actor's position does not hold the permission, or the delegation has ended."""

    code = "not_permitted"
    status = 403


class RecordNotFound(OfficeError):
    """Absent or not for this actor: the answer is the same, so that it tells nothing."""

    code = "not_found"
    status = 404

    def __init__(
        self, message: str = "Không tìm thấy nội dung này, hoặc đồng chí không tham gia xử lý nội dung này."
    ) -> None:
        super().__init__(message)


class WrongState(OfficeError):
    """The verb does not apply to the state the record is in now."""

    code = "wrong_state"
    status = 409


class StaleRecord(OfficeError):
    """Somebody changed the record after the actor's page was drawn. `changes`: field label → (as seen, as it is now)."""

    code = "stale_record"
    status = 409

    def __init__(self, message: str, changes: Mapping[str, tuple[str, str]] | None = None) -> None:
        super().__init__(message)
        self.changes = dict(changes or {})


class RuleViolated(OfficeError):
    """One or more conditions of the verb do not hold; `reasons` lists all of them."""

    code = "rule_violated"
    status = 422

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


class InvalidInput(OfficeError):
    """What was typed or uploaded cannot be used. `fields`: field name → sentence."""

    code = "invalid_input"
    status = 422

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})


class AlreadyDone(OfficeError):
    """The same form was sent twice; the act was done the first time. Views answer with the record as after the first."""

    code = "already_done"
    status = 200

    def __init__(self, kind: str, record_id: int) -> None:
        super().__init__("Việc này đã được thực hiện.")
        self.kind = kind
        self.record_id = record_id
