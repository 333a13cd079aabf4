"""The demonstration's exchange."""

from entente.reporting.demo.story_so_far import Story


def add_all(story: Story) -> None:
    """Nothing yet."""
