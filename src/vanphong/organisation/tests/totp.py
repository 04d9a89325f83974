"""What the app on a telephone shows for a secret (RFC 6238)."""

import base64
import hmac
import struct
import time


def code_of(secret: str, *, steps_ahead: int = 0) -> str:
    """The six figures of now, or of so many half minutes later."""
    counter = struct.pack(">Q", int(time.time() // 30) + steps_ahead)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"
