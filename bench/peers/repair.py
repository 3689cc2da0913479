"""ftfy on pairs of a clean and a broken text: how many come back, how many clean ones change, seconds of the broken ones."""

import json
import sys
import time

import ftfy

with open(sys.argv[1], encoding="utf-8") as file:
    given = json.load(file)
texts = given["texts"]
for text in texts[:200]:
    ftfy.fix_encoding(text)
started = time.process_time()
for text in texts:
    ftfy.fix_encoding(text)
seconds = time.process_time() - started
changed = sum(ftfy.fix_encoding(text) != text for text in texts)
right = [ftfy.fix_encoding(broken) == clean for clean, broken in given["pairs"]]
json.dump({"version": ftfy.__version__, "right": right, "seconds": seconds, "changed": changed}, sys.stdout)
