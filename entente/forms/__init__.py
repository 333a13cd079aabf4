"""Questions, rounds in which they are asked, and the answers."""
