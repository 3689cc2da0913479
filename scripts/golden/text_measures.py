"""Golden values of the measures against a reference, from the implementations that the field compares with.

pip install sacrebleu==2.6.0 rouge-score==0.1.2 nltk==3.10.3 jiwer==4.0.0
python scripts/golden/text_measures.py > tests/fixtures/text-measures.json

The fixture that is there was written with sacreBLEU and nltk as installed and with a transcription of the published source of the other
two, which were not to be had: see docs/results/measures.md.
"""

import json
import logging
import random
import sys

import jiwer
import nltk
import rapidfuzz
import sacrebleu
from nltk.translate.meteor_score import meteor_score
from rouge_score import rouge_scorer
from sacrebleu.metrics import BLEU, CHRF, TER

random.seed(5)
logging.getLogger("sacrebleu").setLevel(logging.ERROR)

ENGLISH = [
    "The ferry leaves the old harbour at half past six, and the next one is not before noon.",
    "She has been repairing watches for 30 years; her shop is famous for its patience.",
    "Dr. Lindqvist's report (pp. 12-14) says that 3.5% of the samples were spoiled.",
    "We walked along the river until the rain stopped, then we turned back towards the village.",
    "A happy child runs faster than a tired one, his grandmother used to say.",
    "The committee rejected the proposal because the costs had risen by $1,250,000 in two years.",
    "Can you tell me whether the museum is open on public holidays?",
    "Nobody knew where the key was, so they broke the window and climbed in.",
    "The engine started, coughed twice & stopped again near the well-lit crossing.",
    "Their neighbours quickly organised a meeting to discuss the new playground.",
    "Snow fell on the northern hills while the valleys stayed green and warm.",
    "He bought two loaves of bread, a jar of honey, some apples and a newspaper.",
    "The students' results improved after the teachers changed the timetable.",
    "Please don't forget to water the plants: they're very sensitive to dry air!",
    "An unexpected visitor knocked at the door late in the evening.",
    "\"Stop!\" cried the guard, but the train had already begun to move.",
]
CHINESE = [
    "渡轮六点半离开旧港口，下一班要到中午才有。",
    "她修了三十年手表，她的店以耐心闻名。",
    "报告第12-14页说，3.5%的样品已经变质。",
    "我们沿着河一直走到雨停，然后转身回村。",
    "祖母常说，快乐的孩子比疲倦的孩子跑得快。",
    "委员会否决了这个提案，因为成本两年内上涨了125万元。",
    "请问博物馆节假日开门吗？",
    "没人知道钥匙在哪里，于是他们打破窗户爬了进去。",
    "发动机启动了，咳了两声，又在路口停了下来。",
    "邻居们很快组织了一次会议，讨论新的游乐场。",
    "北方的山上下雪了，而山谷依然又绿又暖。",
    "他买了两个面包、一罐蜂蜜、几个苹果和一份报纸。",
    "老师调整课程表以后，学生的成绩提高了。",
    "别忘了给植物浇水：它们对干燥的空气很敏感！",
    "深夜有一位不速之客敲了门。",
    "“停下！”卫兵喊道，但火车已经开动了。",
]
# Words that WordNet would not tell: given to both sides, so that the dictionary decides nothing.
SYNONYMS = [["old", "ancient"], ["shop", "store"], ["rain", "shower"], ["child", "kid"], ["begin", "start"], ["cost", "price"], ["door", "gate"]]


def disturb(units, joiner):
    """Drops, doubles, swaps, replaces and moves pieces, as translations and copies differ."""
    units = list(units)
    for _ in range(random.choice([0, 1, 2, 3, 5, 8])):
        if len(units) < 3:
            break
        at = random.randrange(len(units))
        kind = random.choice(["drop", "double", "replace", "move", "move", "swap"])
        if kind == "drop":
            del units[at]
        elif kind == "double":
            units.insert(at, units[at])
        elif kind == "replace":
            units[at] = random.choice(units)
        elif kind == "swap" and at > 0:
            units[at], units[at - 1] = units[at - 1], units[at]
        else:
            end = min(len(units), at + random.randrange(1, 5))
            piece = units[at:end]
            del units[at:end]
            to = random.randrange(len(units) + 1)
            units[to:to] = piece
    return joiner.join(units)


def synonymous(words):
    table = dict((a, b) for pair in SYNONYMS for a, b in (pair, pair[::-1]))
    forms = {"harbour": "harbours", "walked": "walking", "quickly": "quick", "repairing": "repairs", "meeting": "meetings", "changed": "changes"}
    return [table.get(w, forms.get(w, w)) if random.random() < 0.5 else w for w in words]


def pairs(sentences, split, joiner):
    made = []
    for i in range(42):
        sentence = sentences[i % len(sentences)]
        if i >= 32:
            sentence = "\n".join([sentence, sentences[(i + 5) % len(sentences)], sentences[(i + 2) % len(sentences)]])
        units = split(sentence)
        if joiner:
            units = synonymous(units)
        references = [sentence]
        if i % 3 == 0:
            references.append(disturb(split(sentence), joiner))
        made.append([disturb(units, joiner), references])
    return made


def words(sentence):
    return sentence.replace("\n", " \n ").split(" ")


ODD = [
    ["", [""]],
    ["a", ["a"]],
    ["", ["a reference alone"]],
    ["a candidate alone", [""]],
    ["Good 👍🏽 work 👩‍👩‍👧 &amp; 𠮷 café İstanbul ΣΑΣ", ["good 👍 work 👩‍👩‍👧 & 𠮷野 cafe istanbul σας"]],
    ["tab\tand no-break\u00a0space,\u3000line\u2028end\ufeff.", ["tab and no-break space, line end ."]],
    ["half a pair \ud800 here 1.000,5-3 <skipped> a-\nb", ["half a pair \udc00 here 1.000,5 - 3 a b"]],
    ["the the the the the the the of of of", ["the cat of the house", "of of the"]],
]
ODD_CHINESE = [
    ["", [""]],
    ["好", ["好"]],
    ["", ["只有参考"]],
    ["只有译文", [""]],
    ["𠮷野家的iPhone 15 Pro很贵……（真的）", ["𠮷野家的 iPhone 15 很贵…（真的！）"]],
    ["カタカナとひらがな、。「」ｶﾀｶﾅ", ["カタカナ と ひらがな ，。"]],
    ["价格：￥1,250.50～￥2,000", ["价格：¥1,250.5至¥2,000"]],
    ["好好好好好好好不不不", ["好不好", "不不好"]],
]


class Table:
    """The few words above in the place of WordNet."""

    class Lemma:
        def __init__(self, name):
            self._name = name

        def name(self):
            return self._name

    class Synset:
        def __init__(self, names):
            self._names = names

        def lemmas(self):
            return [Table.Lemma(name) for name in self._names]

    def synsets(self, word):
        return [Table.Synset(pair) for pair in SYNONYMS if word in pair]


BLEUS = {
    "13a": dict(effective_order=True),
    "zh": dict(tokenize="zh", effective_order=True),
    "intl": dict(tokenize="intl", effective_order=True),
    "char": dict(tokenize="char", effective_order=True),
    "none, lower case": dict(tokenize="none", lowercase=True, effective_order=True),
    "floor": dict(smooth_method="floor"),
    "add-k": dict(smooth_method="add-k", smooth_value=0.5, effective_order=True),
    "no smoothing": dict(smooth_method="none"),
    "2 words": dict(max_ngram_order=2),
}
CHRFS = {
    "chrF": dict(),
    "chrF++": dict(word_order=2),
    "white space, lower case": dict(whitespace=True, lowercase=True),
    "beta 1, epsilon": dict(beta=1, word_order=1, char_order=4, eps_smoothing=True),
}
TERS = {
    "plain": dict(),
    "case": dict(case_sensitive=True),
    "normalized": dict(normalized=True),
    "normalized, no punctuation": dict(normalized=True, no_punct=True),
    "asian": dict(normalized=True, asian_support=True),
    "asian, no punctuation": dict(normalized=True, no_punct=True, asian_support=True),
    "no asian punctuation": dict(no_punct=True, asian_support=True),
}


def measured(settings, make, samples):
    out = {}
    for name, options in settings.items():
        metric = make(**options)
        most = max(len(refs) for _, refs in samples)
        columns = [[refs[k] if k < len(refs) else None for _, refs in samples] for k in range(most)]
        out[name] = {
            "options": options,
            "sentences": [metric.sentence_score(text, refs).score for text, refs in samples],
            "corpus": metric.corpus_score([text for text, _ in samples], columns).score,
        }
    return out


def rouge(samples, stem):
    types = ["rouge1", "rouge2", "rougeL", "rougeLsum"]
    scorer = rouge_scorer.RougeScorer(types, use_stemmer=stem)
    return [[list(scorer.score(refs[0], text)[t]) for t in types] for text, refs in samples]


def meteor(samples, **options):
    return [meteor_score([ref.split() for ref in refs], text.split(), wordnet=Table(), **options) for text, refs in samples]


def errors(process, samples):
    out = []
    for text, refs in samples:
        if refs[0].strip() == "":
            out.append(None)
            continue
        one = process(refs[0], text)
        out.append([one.substitutions, one.insertions, one.deletions, one.hits])
    return out


result = {
    "versions": {
        "sacrebleu": sacrebleu.__version__,
        "rouge-score": "0.1.2",
        "nltk": nltk.__version__,
        "jiwer": "4.0.0",
        "rapidfuzz": rapidfuzz.__version__,
    },
    "synonyms": SYNONYMS,
}
for language, samples in (
    ("english", pairs(ENGLISH, words, " ") + ODD),
    ("chinese", pairs(CHINESE, list, "") + ODD_CHINESE),
):
    assert len(samples) == 50
    flat = [[" ".join(text.split()), [" ".join(ref.split()) for ref in refs]] for text, refs in samples]
    result[language] = {
        "pairs": samples,
        "bleu": measured(BLEUS, BLEU, samples),
        "chrf": measured(CHRFS, CHRF, samples),
        "ter": measured(TERS, TER, samples),
        "rouge": rouge(samples, False),
        "rougeStemmed": rouge(samples, True),
        "meteor": meteor(samples),
        "meteorWeighted": meteor(samples, alpha=0.85, beta=2.0, gamma=0.6),
        # jiwer parts words at spaces alone; with white space made spaces it says what the field means by a word.
        "words": errors(jiwer.process_words, flat),
        "characters": errors(jiwer.process_characters, samples),
    }
json.dump(result, sys.stdout, indent=1)
sys.stdout.write("\n")
