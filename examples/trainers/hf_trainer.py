"""Hugging Face Trainer as a trainer of Leaven: fine-tunes a sequence classifier.

    leaven train data.jsonl --trainer command --with command="python3 examples/trainers/hf_trainer.py" \\
        --with 'settings={"model": "/models/bert-base-uncased"}' --with timeoutSeconds=86400 --out model/

Leaven starts this file twice, each time with the path of a config.json as its argument: to train and to predict.
Settings: model (a folder with config.json, weights and tokenizer; needed), learningRate, maxLength, warmup (share of the
steps), weightDecay, logSteps. Nothing is downloaded. Needs torch, transformers 4.46 or later, and accelerate.
"""

import json
import os
import sys

# Before transformers is imported: a model that is not on this machine is an error, not a download.
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DataCollatorWithPadding,
    Trainer,
    TrainerCallback,
    TrainingArguments,
    set_seed,
)
from transformers.trainer_utils import get_last_checkpoint


def read_rows(path):
    # Lines end at "\n" alone: str.splitlines would also cut at U+2028 and others inside a text.
    with open(path, encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file if line.strip()]


class Rows(torch.utils.data.Dataset):
    """Tokenised rows. A text pair goes in as the tokenizer's pair; labels are rows of class probabilities."""

    def __init__(self, rows, fields, tokenizer, max_length, classes=None):
        texts = [[row[field] for row in rows] for field in fields]
        self.encoded = tokenizer(*texts[:2], truncation=True, max_length=max_length)
        self.labels = None
        if classes is not None:
            self.labels = [[row.get("labelWeights", {row["label"]: 1.0}).get(name, 0.0) for name in classes] for row in rows]

    def __len__(self):
        return len(self.encoded["input_ids"])

    def __getitem__(self, index):
        item = {name: values[index] for name, values in self.encoded.items()}
        if self.labels is not None:
            item["labels"] = self.labels[index]
        return item


class SoftTrainer(Trainer):
    """Cross-entropy against class probabilities: label weights and plain labels alike."""

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        loss = torch.nn.functional.cross_entropy(outputs.logits, labels.to(outputs.logits.dtype))
        return (loss, outputs) if return_outputs else loss


class Report(TrainerCallback):
    """Prints what Trainer logs as a line of metrics, at once: Python would else hold it back."""

    names = {"loss": "loss", "learning_rate": "learningRate", "eval_loss": "devLoss", "eval_accuracy": "devAccuracy"}

    def on_log(self, args, state, control, logs=None, **kwargs):
        metrics = {self.names[name]: float(value) for name, value in (logs or {}).items() if name in self.names}
        if metrics and state.is_world_process_zero:
            progress = {"step": state.global_step, "steps": state.max_steps, "epoch": state.epoch or 0.0, "epochs": state.num_train_epochs}
            print(json.dumps({**progress, **metrics}), flush=True)


def accuracy(predicted):
    return {"accuracy": float((predicted.predictions.argmax(-1) == predicted.label_ids.argmax(-1)).mean())}


def train(config):
    settings, classes, fields = config["settings"], config["classes"], config["fields"]
    if "model" not in settings:
        sys.exit("settings.model is missing: the folder of a pretrained model")
    # Weights of the new head are drawn when the model is made: the seed comes first.
    seed = config["seed"] % 2**32
    set_seed(seed)
    tokenizer = AutoTokenizer.from_pretrained(settings["model"], local_files_only=True)
    model = AutoModelForSequenceClassification.from_pretrained(
        settings["model"],
        local_files_only=True,
        num_labels=len(classes),
        id2label=dict(enumerate(classes)),
        label2id={name: k for k, name in enumerate(classes)},
        ignore_mismatched_sizes=True,
    )
    max_length = settings.get("maxLength", 128)
    rows = Rows(read_rows(config["files"]["train"]), fields, tokenizer, max_length, classes)
    dev_rows = read_rows(config["files"]["dev"]) if "dev" in config["files"] else []
    dev = Rows(dev_rows, fields, tokenizer, max_length, classes) if dev_rows else None

    batch = config["batchSize"]
    steps = config.get("steps", -(-len(rows) // batch) * config["epochs"])
    checkpoints = config.get("checkpoints")
    arguments = TrainingArguments(
        # Without a folder of Leaven's nothing is kept on the way, and the folder beside the model is never written to.
        output_dir=checkpoints["folder"] if checkpoints else os.path.join(os.path.dirname(config["output"]["model"]), "trainer"),
        save_strategy="epoch" if checkpoints else "no",
        save_total_limit=1,
        eval_strategy="epoch" if dev else "no",
        logging_strategy="steps",
        logging_steps=settings.get("logSteps", max(1, steps // 20)),
        logging_first_step=True,
        report_to=[],
        disable_tqdm=True,
        seed=seed,
        data_seed=seed,
        max_steps=config.get("steps", -1),
        num_train_epochs=config["epochs"],
        per_device_train_batch_size=batch,
        per_device_eval_batch_size=batch,
        learning_rate=settings.get("learningRate", 5e-5),
        weight_decay=settings.get("weightDecay", 0.01),
        warmup_steps=int(settings.get("warmup", 0.1) * steps),
        remove_unused_columns=False,
    )
    trainer = SoftTrainer(
        model=model,
        args=arguments,
        train_dataset=rows,
        eval_dataset=dev,
        data_collator=DataCollatorWithPadding(tokenizer),
        compute_metrics=accuracy if dev else None,
        callbacks=[Report()],
    )
    last = get_last_checkpoint(checkpoints["folder"]) if checkpoints and checkpoints["resume"] else None
    trainer.train(resume_from_checkpoint=last)
    trainer.save_model(config["output"]["model"])
    tokenizer.save_pretrained(config["output"]["model"])
    # It names the folders of this one training: with it, equal weights would not make equal models.
    os.remove(os.path.join(config["output"]["model"], "training_args.bin"))


def predict(config):
    folder = config["files"]["model"]
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModelForSequenceClassification.from_pretrained(folder, local_files_only=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model.to(device).eval()
    rows = read_rows(config["files"]["predict"])
    data = Rows(rows, config["fields"], tokenizer, config["settings"].get("maxLength", 128))
    loader = torch.utils.data.DataLoader(data, batch_size=config["batchSize"], collate_fn=DataCollatorWithPadding(tokenizer))
    classes = [model.config.id2label[k] for k in range(model.config.num_labels)]
    ids = iter(row["id"] for row in rows)
    with open(config["output"]["predictions"], "w", encoding="utf-8") as file, torch.inference_mode():
        for inputs in loader:
            logits = model(**{name: values.to(device) for name, values in inputs.items()}).logits
            for line in logits.float().softmax(-1).cpu().tolist():
                file.write(json.dumps({"id": next(ids), "probabilities": dict(zip(classes, line))}) + "\n")


if __name__ == "__main__":
    with open(sys.argv[-1], encoding="utf-8") as file:
        config = json.load(file)
    {"train": train, "predict": predict}[config["mode"]](config)
