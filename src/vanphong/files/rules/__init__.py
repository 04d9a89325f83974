"""What may be kept: names made safe, contents recognised and examined. Pure; refusals say what to do."""

from vanphong.files.rules.examination import Examined, examine
from vanphong.files.rules.names import clean_name, extension_of
from vanphong.files.rules.secrecy import refuse_secret, secret_is_kept_here

__all__ = ["Examined", "clean_name", "examine", "extension_of", "refuse_secret", "secret_is_kept_here"]
