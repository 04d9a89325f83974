"""Where the `vanphong` command begins: verbs of docform start at once, without Django and without the command's framework."""

import sys


def main() -> None:
    """Hand the arguments to docform's verb, or to the command of the installation."""
    from vanphong.docform import command

    if len(sys.argv) > 1 and sys.argv[1] in command.VERBS:
        sys.exit(command.main(sys.argv[1], sys.argv[2:]))
    from vanphong.config.command import app

    app()


if __name__ == "__main__":
    main()
