"""What waits for an actor, over all modules; what an actor may find."""
