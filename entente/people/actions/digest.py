import hashlib


def digest(secret: str) -> str:
    """What is kept of a secret with 256 random bits; nothing slower is needed, nobody can guess those."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
