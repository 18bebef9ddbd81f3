"""What all tests share: the shipped curriculum, loaded once, a steady pace for property tests, and the long sweep."""

import pytest
from hypothesis import HealthCheck, settings

from lotsen_curriculum.loading import load_curriculum
from lotsen_curriculum.model.curriculum import Curriculum

settings.register_profile("project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker of the long sweep known."""
    config.addinivalue_line("markers", "lang: belongs to the long sweep; runs with `make test-lang` only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long sweep out, unless markers are asked for."""
    if config.option.markexpr:
        return
    lang = [item for item in items if item.get_closest_marker("lang")]
    config.hook.pytest_deselected(items=lang)
    items[:] = [item for item in items if item not in lang]


@pytest.fixture(scope="session")
def curriculum() -> Curriculum:
    """The curriculum that ships."""
    return load_curriculum()
