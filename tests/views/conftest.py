"""The corpus, read once for all tests of pages."""

import pytest

from loaders import corpus
from tests.conftest import DOCUMENTS


@pytest.fixture(scope="session")
def corpus_reading() -> corpus.Corpus:
    return corpus.read_corpus(corpus.find([DOCUMENTS]))
