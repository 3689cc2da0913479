"""Synonym replacement alone with nltk, as nlpaug's SynonymAug does it (github.com/makcedward/nlpaug): tokens by a
regular expression, nltk's averaged perceptron tagger, WordNet lemmas of the tag's part of speech, a tenth of the words.

The tagger is nltk's own code. Its published weights are a download of their own; where they are not there it is trained
here on texts with tags given beforehand (a file of JSON lines [[word, tag], ...]), which makes it somewhat faster than
the published one: fewer features have weights. "tagger: none" looks among all parts of speech and tags nothing.
"""

import json
import random
import re
import sys
import time
from wordnet31 import open_wordnet
from nltk.tag.perceptron import PerceptronTagger

texts_file, dict_folder, tagged_file = sys.argv[1], sys.argv[2], sys.argv[3]
ratio = 0.1
wordnet = open_wordnet(dict_folder)
tokens_of = re.compile(r"[A-Za-z0-9]+(?:'[a-z]+)?|[^\sA-Za-z0-9]")
stop_words = frozenset(
    """i me my we our you your he him his she her it its they them their what which who this that these those am is are
    was were be been being have has had do does did a an the and but if or because as until while of at by for with
    about against between into through during before after above below to from up down in out on off over under again
    further then once here there when where why how all any both each few more most other some such no nor not only
    own same so than too very s t can will just don should now n't 's""".split()
)
classes = {"NOUN": ["n"], "VERB": ["v"], "ADJ": ["a", "s"], "ADV": ["r"], "NN": ["n"], "VB": ["v"], "JJ": ["a", "s"], "RB": ["r"]}


def load_tagger():
    if tagged_file == "none":
        return None, "none"
    try:
        return PerceptronTagger(), "nltk's published weights"
    except LookupError:
        tagger = PerceptronTagger(load=False)
        with open(tagged_file, encoding="utf-8") as file:
            tagger.train([[tuple(pair) for pair in json.loads(line)] for line in file], nr_iter=5)
        return tagger, "nltk's tagger trained here"


tagger, kind = load_tagger()


def augment(text):
    tokens = tokens_of.findall(text)
    tagged = tagger.tag(tokens) if tagger else [(token, "") for token in tokens]
    drawable = [i for i, (token, tag) in enumerate(tagged) if token.isalpha() and token.lower() not in stop_words and tag != "DET"]
    random.shuffle(drawable)
    wanted = max(1, round(ratio * len(tokens)))
    result = tokens
    for i in drawable:
        token, tag = tagged[i]
        offered = []
        for pos in classes.get(tag) or classes.get(tag[:2]) or [None]:
            for synset in wordnet.synsets(token, pos=pos):
                offered.extend(synset.lemma_names())
        offered = [lemma for lemma in offered if lemma.lower() != token.lower()]
        if not offered:
            continue
        synonym = random.choice(offered).replace("_", " ")
        result[i] = synonym.capitalize() if token[0].isupper() else synonym
        wanted -= 1
        if wanted == 0:
            break
    return " ".join(result)


with open(texts_file, encoding="utf-8") as file:
    texts = [line for line in file.read().split("\n") if line]


def run():
    started = time.process_time()
    made = [augment(text) for text in texts]
    return {"rows": len(made), "seconds": time.process_time() - started}


random.seed(1)
run()
print(json.dumps({"python": sys.version.split()[0], "texts": len(texts), "tagger": kind}), flush=True)
for _ in sys.stdin:
    print(json.dumps(run()), flush=True)
