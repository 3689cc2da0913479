"""EDA (Wei and Zou 2019, https://aclanthology.org/D19-1670) as its authors' script does it
(github.com/jasonwei20/eda_nlp, code/eda.py), written anew for this comparison: the same four
operators, the same cleaning to the letters a to z, WordNet through nltk, no memory between calls.

Reads texts (one a line), makes one warm pass, then does a pass for each line on stdin and answers
with JSON: copies made, CPU seconds, and how many copies equal their parent or an earlier sibling.
"""

import json
import random
import re
import sys
import time
from wordnet31 import open_wordnet

texts_file, dict_folder, copies = sys.argv[1], sys.argv[2], int(sys.argv[3])
alpha = 0.1
wordnet = open_wordnet(dict_folder)
letters = frozenset("abcdefghijklmnopqrstuvwxyz ")
stop_words = frozenset(
    """i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves what which who whom this that these those am is are was were be
    been being have has had having do does did doing a an the and but if or because as until while of at by for with
    about against between into through during before after above below to from up down in out on off over under again
    further then once here there when where why how all any both each few more most other some such no nor not only
    own same so than too very s t can will just don should now""".split()
)


def clean(line):
    line = line.replace("\u2019", "").replace("'", "").replace("-", " ").replace("\t", " ").replace("\n", " ").lower()
    kept = ""
    for character in line:
        kept += character if character in letters else " "
    return re.sub(" +", " ", kept).lstrip(" ")


def synonyms_of(word):
    found = set()
    for synset in wordnet.synsets(word):
        for lemma in synset.lemmas():
            name = lemma.name().replace("_", " ").replace("-", " ").lower()
            found.add("".join([character for character in name if character in letters]))
    found.discard(word)
    return list(found)


def replace_synonyms(words, count):
    drawable = list({word for word in words if word not in stop_words})
    random.shuffle(drawable)
    result = words.copy()
    replaced = 0
    for word in drawable:
        offered = synonyms_of(word)
        if offered:
            synonym = random.choice(offered)
            result = [synonym if other == word else other for other in result]
            replaced += 1
        if replaced >= count:
            break
    return " ".join(result).split(" ")


def insert_synonyms(words, count):
    result = words.copy()
    for _ in range(count):
        for _ in range(10):
            offered = synonyms_of(result[random.randint(0, len(result) - 1)])
            if offered:
                result.insert(random.randint(0, len(result) - 1), offered[0])
                break
    return result


def swap_words(words, count):
    result = words.copy()
    for _ in range(count):
        first = random.randint(0, len(result) - 1)
        for _ in range(4):
            second = random.randint(0, len(result) - 1)
            if second != first:
                result[first], result[second] = result[second], result[first]
                break
    return result


def delete_words(words, probability):
    if len(words) == 1:
        return words
    kept = [word for word in words if random.uniform(0, 1) > probability]
    return kept if kept else [words[random.randint(0, len(words) - 1)]]


def augment(text):
    sentence = clean(text)
    words = [word for word in sentence.split(" ") if word != ""]
    if not words:
        return sentence, []
    count = max(1, int(alpha * len(words)))
    rounds = copies // 4 + 1
    made = []
    for operator, amount in ((replace_synonyms, count), (insert_synonyms, count), (swap_words, count), (delete_words, alpha)):
        for _ in range(rounds):
            made.append(" ".join(operator(words, amount)))
    made = [clean(one) for one in made]
    random.shuffle(made)
    return sentence, made[:copies]


with open(texts_file, encoding="utf-8") as file:
    texts = [line for line in file.read().split("\n") if line]


def run():
    started = time.process_time()
    results = [augment(text) for text in texts]
    seconds = time.process_time() - started
    made = unchanged = duplicates = 0
    for sentence, others in results:
        seen = set()
        parent = sentence.strip()
        for other in others:
            made += 1
            folded = " ".join(other.split())
            unchanged += folded == parent
            duplicates += folded in seen
            seen.add(folded)
    return {"rows": made, "seconds": seconds, "unchanged": unchanged, "duplicates": duplicates}


random.seed(1)
run()
print(json.dumps({"python": sys.version.split()[0], "texts": len(texts)}), flush=True)
for _ in sys.stdin:
    print(json.dumps(run()), flush=True)
