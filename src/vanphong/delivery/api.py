"""The door of delivery."""
