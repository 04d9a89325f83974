"""What happens after an act: events and jobs, written in the act's transaction, carried out by a worker at least once.

A handler or job is idempotent. Each failure is kept with its reason, tried again with growing pauses, and can be started again by a person.
"""
