"""nltk's WordNet reader over the files of WordNet 3.1, without its map to the synsets of 3.0, which needs those too."""

import warnings
from nltk.corpus.reader.wordnet import WordNetCorpusReader


class WordNet31(WordNetCorpusReader):
    def map_wn(self, version="wordnet"):
        return None


def open_wordnet(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return WordNet31(folder, None)
