"""scikit-learn as a trainer of Leaven: TF-IDF and logistic regression.

    leaven train data.jsonl --trainer command --with command="python3 examples/trainers/sklearn_trainer.py" --out model/

Leaven starts this file twice, each time with the path of a config.json as its argument: to train and to predict.
Settings, all optional: C, ngrams ([least, most]), minDocuments, maxIterations.
Needs scikit-learn 1.0 or later. Training goes on until it converges, so `steps` and `epochs` mean nothing to it.
"""

import json
import os
import sys
import warnings

import joblib
import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.pipeline import make_pipeline


def read_rows(path):
    # Lines end at "\n" alone: str.splitlines would also cut at U+2028 and others inside a text.
    with open(path, encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file if line.strip()]


def texts_of(rows, fields):
    return ["\n".join(row[field] for field in fields) for row in rows]


def report(**metrics):
    """One line of metrics, at once: Python would else hold it back while the output is no terminal."""
    print(json.dumps(metrics), flush=True)


def targets_of(rows):
    """Places of rows, their classes and weights. A row with label weights stands once for each of its classes."""
    places, labels, weights = [], [], []
    for place, row in enumerate(rows):
        for label, weight in row.get("labelWeights", {row["label"]: 1.0}).items():
            places.append(place)
            labels.append(label)
            weights.append(weight)
    return places, labels, weights


def train(config):
    settings = config["settings"]
    rows = read_rows(config["files"]["train"])
    places, labels, weights = targets_of(rows)
    vectorizer = TfidfVectorizer(
        sublinear_tf=True,
        ngram_range=tuple(settings.get("ngrams", [1, 2])),
        min_df=settings.get("minDocuments", 1),
    )
    classifier = LogisticRegression(
        C=settings.get("C", 10.0),
        max_iter=settings.get("maxIterations", 1000),
        random_state=config["seed"] % 2**32,
    )
    features = vectorizer.fit_transform(texts_of(rows, config["fields"]))
    with warnings.catch_warnings():
        # What did not converge is said below, in the number of iterations.
        warnings.simplefilter("ignore", ConvergenceWarning)
        classifier.fit(features[places], labels, sample_weight=weights)
    model = make_pipeline(vectorizer, classifier)

    classes = list(classifier.classes_)
    iterations = int(np.max(classifier.n_iter_))
    metrics = {
        "step": iterations,
        "steps": iterations,
        "epoch": iterations,
        "epochs": iterations,
        "loss": float(log_loss(labels, classifier.predict_proba(features[places]), sample_weight=weights, labels=classes)),
    }
    dev = [row for row in read_rows(config["files"]["dev"]) if row["label"] in classes] if "dev" in config["files"] else []
    if dev:
        probabilities = model.predict_proba(texts_of(dev, config["fields"]))
        known = [row["label"] for row in dev]
        metrics["devLoss"] = float(log_loss(known, probabilities, labels=classes))
        metrics["devAccuracy"] = float(accuracy_score(known, [classes[k] for k in probabilities.argmax(axis=1)]))
    report(**metrics)
    # An address in memory, which would make every model another.
    vars(vectorizer).pop("_stop_words_id", None)
    joblib.dump(model, os.path.join(config["output"]["model"], "model.joblib"))


def predict(config):
    # A pickle runs what is in it: only models that you trained belong here.
    model = joblib.load(os.path.join(config["files"]["model"], "model.joblib"))
    rows = read_rows(config["files"]["predict"])
    classes = [str(name) for name in model.classes_]
    probabilities = model.predict_proba(texts_of(rows, config["fields"]))
    with open(config["output"]["predictions"], "w", encoding="utf-8") as file:
        for row, line in zip(rows, probabilities):
            file.write(json.dumps({"id": row["id"], "probabilities": dict(zip(classes, line.tolist()))}) + "\n")


if __name__ == "__main__":
    with open(sys.argv[-1], encoding="utf-8") as file:
        config = json.load(file)
    {"train": train, "predict": predict}[config["mode"]](config)
