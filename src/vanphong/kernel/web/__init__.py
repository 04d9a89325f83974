"""The web side of the kernel: gates in front of every view, answers for page and fragment, forms, lists, errors shown as sentences."""
