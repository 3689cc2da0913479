"""The measures against a reference by the packages that the field compares with: sacreBLEU, rouge-score, nltk, jiwer.

Each pass measures every pair with every measure whose package is there and tells seconds of CPU time for each. What sacreBLEU
remembers of texts it has cut is forgotten before each pass: a score is computed once.
"""

import functools
import gc
import json
import logging
import sys
import time

logging.getLogger("sacrebleu").setLevel(logging.ERROR)
pairs_file, dict_folder = sys.argv[1], sys.argv[2]
with open(pairs_file, encoding="utf-8") as file:
    pairs = {language: [tuple(pair) for pair in rows] for language, rows in json.load(file).items()}
measures = {}
versions = {}


def measure(name, languages, each):
    for language in languages:
        measures[f"{name} {language}"] = (pairs[language], each)


try:
    import sacrebleu
    from sacrebleu.metrics import BLEU, CHRF, TER

    def forget():
        for thing in gc.get_objects():
            if isinstance(thing, functools._lru_cache_wrapper) and thing.__module__.startswith("sacrebleu"):
                thing.cache_clear()

    versions["sacrebleu"] = sacrebleu.__version__
    for name, metric, languages in (
        ("BLEU", BLEU(effective_order=True), ["en"]),
        ("BLEU", BLEU(effective_order=True, tokenize="zh"), ["zh"]),
        ("chrF", CHRF(), ["en", "zh"]),
        ("chrF++", CHRF(word_order=2), ["en"]),
        ("TER", TER(), ["en"]),
        ("TER", TER(normalized=True, asian_support=True), ["zh"]),
    ):
        measure(name, languages, lambda text, reference, metric=metric: metric.sentence_score(text, [reference]).score)
except ImportError:

    def forget():
        pass


try:
    from rouge_score import rouge_scorer

    versions["rouge-score"] = "0.1.2"
    types = ["rouge1", "rouge2", "rougeL"]
    scorer = rouge_scorer.RougeScorer(types)
    stemming = rouge_scorer.RougeScorer(["rouge1"], use_stemmer=True)
    measure("ROUGE-1/2/L", ["en"], lambda text, reference: sum(score.fmeasure for score in scorer.score(reference, text).values()))
    measure("ROUGE-1 of stems", ["en"], lambda text, reference: stemming.score(reference, text)["rouge1"].fmeasure)
except ImportError:
    pass
try:
    import nltk
    from nltk.translate.meteor_score import meteor_score
    from wordnet31 import open_wordnet

    versions["nltk"] = nltk.__version__
    wordnet = open_wordnet(dict_folder)
    measure("METEOR", ["en"], lambda text, reference: meteor_score([reference.split()], text.split(), wordnet=wordnet))
except ImportError:
    pass
try:
    import jiwer

    versions["jiwer"] = getattr(jiwer, "__version__", "4.0.0")
    measure("word error rate", ["en"], lambda text, reference: jiwer.process_words(reference, text).wer)
    measure("character error rate", ["en", "zh"], lambda text, reference: jiwer.process_characters(reference, text).cer)
except ImportError:
    pass


def run():
    forget()
    out = {}
    for name, (rows, each) in measures.items():
        started = time.process_time()
        values = [each(text, reference) for text, reference in rows]
        out[name] = {"seconds": time.process_time() - started, "values": values}
    return out


print(json.dumps({"python": sys.version.split()[0], "versions": versions}), flush=True)
for _ in sys.stdin:
    print(json.dumps(run()), flush=True)
