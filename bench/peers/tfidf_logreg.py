"""TfidfVectorizer and LogisticRegression of scikit-learn with their defaults, beside max_iter=1000 and the n-grams asked for.

tfidf_logreg.py JOB LONGEST: a JSON file {train: [text, label][], test: [text, label][]}; n-grams of 1 to LONGEST words.
Answers with the CPU seconds from texts in memory to predictions on test, and their accuracy. Imports are not counted.
"""

import json
import sys
import time

import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

with open(sys.argv[1], encoding="utf-8") as file:
    job = json.load(file)
texts, labels = zip(*job["train"])
test_texts, test_labels = zip(*job["test"])

started = time.process_time()
vectorizer = TfidfVectorizer(ngram_range=(1, int(sys.argv[2])))
model = LogisticRegression(max_iter=1000).fit(vectorizer.fit_transform(texts), labels)
predicted = model.predict(vectorizer.transform(test_texts))
seconds = time.process_time() - started
right = sum(one == other for one, other in zip(predicted, test_labels))
print(json.dumps({"seconds": seconds, "accuracy": right / len(test_labels), "version": sklearn.__version__}))
