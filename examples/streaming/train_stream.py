"""Trains from `leaven serve-stream`: each epoch has copies of its own, and none of them is written to a file.

leaven serve-stream reviews.yaml --port 8080 --token TOKEN
python3 train_stream.py http://127.0.0.1:8080 TOKEN 3
"""
import json, sys, urllib.request
from itertools import islice

url, token, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3])


def read(path):
    return urllib.request.urlopen(urllib.request.Request(url + path, headers={"Authorization": f"Bearer {token}"}))


def batches(epoch, size=256):
    with read(f"/epochs/{epoch}?shuffle=2000") as lines:
        while batch := [json.loads(line) for line in islice(lines, size)]:
            yield [row["text"] for row in batch], [row["label"] for row in batch]


try:
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.linear_model import SGDClassifier

    hashing, model = HashingVectorizer(ngram_range=(1, 2)), SGDClassifier(random_state=0)
    classes = sorted({label for _, labels in batches(0) for label in labels})
    train = lambda texts, labels: model.partial_fit(hashing.transform(texts), labels, classes)
    predict = lambda texts: model.predict(hashing.transform(texts))
except ImportError:  # counts of words by class stand in for a model
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    train = lambda texts, labels: [counts[label].update(text.split()) for text, label in zip(texts, labels)]
    predict = lambda texts: [max(counts, key=lambda c: sum(counts[c][word] for word in text.split())) for text in texts]

for epoch in range(epochs):
    rows = right = 0
    for texts, labels in batches(epoch):
        if epoch > 0:  # judged before it has seen these very copies
            right += sum(a == b for a, b in zip(predict(texts), labels))
        train(texts, labels)
        rows += len(texts)
    print(f"epoch {epoch}: {rows} rows" + (f", {right / rows:.3f} right before training on them" if epoch > 0 else ""), flush=True)
