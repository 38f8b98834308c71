"""Settings of the generated tests, and the five documents of the corpus as they are read."""

import pytest
from hypothesis import settings

from loaders import corpus
from loaders.corpus import Corpus
from tests.loaders.reading import DOCUMENTS

# The suite runs the same examples each time; «--hypothesis-profile=explore» looks for new ones.
settings.register_profile("suite", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def five() -> Corpus:
    """The five documents of the corpus, read and merged."""
    return corpus.read_corpus(corpus.find([DOCUMENTS]))
