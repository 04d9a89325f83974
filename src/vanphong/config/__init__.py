"""The wiring of an installation: settings from the environment, routes, the `vanphong` command, the supervisor and the doctor.

Nothing imports this module; it knows every other one. What an installation may choose is an environment variable `VANPHONG_…`, read in
`environment.py` and in `settings.py` alone, and listed in docs/operations.md.
"""
