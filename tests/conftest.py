"""What all tests share: the shipped curriculum, loaded once, and a steady pace for property tests."""

import pytest
from hypothesis import HealthCheck, settings

from lotsen_curriculum.loading import load_curriculum
from lotsen_curriculum.model.curriculum import Curriculum

settings.register_profile("project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


@pytest.fixture(scope="session")
def curriculum() -> Curriculum:
    """The curriculum that ships."""
    return load_curriculum()
