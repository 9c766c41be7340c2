"""What runs in an environment of its own is not imported here."""

collect_ignore = ["loading.py"]
