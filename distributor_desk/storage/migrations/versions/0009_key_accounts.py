"""Kept for the room `key_accounts`."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Nothing yet."""
