"""Near duplicates as datasketch 1.6 finds them, in numpy alone: 128 permutations, LSH with its own choice of bands, no verification.

near_duplicates.py FILE THRESHOLD ROWS: JSON lines with `text`. Answers with CPU seconds: of the signatures alone from hashed shingles, shingle by
shingle as `MinHash.update` and a text at a time as `update_batch`; and of the whole job from texts in memory to clusters, with `update`.
"""

import gzip
import hashlib
import json
import struct
import sys
import time

import numpy as np

PRIME = np.uint64((1 << 61) - 1)
LARGEST = np.uint64((1 << 32) - 1)
PERMUTATIONS = 128

path, threshold, rows = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
with opened as lines:
    texts = [json.loads(line)["text"] for line in lines][:rows]

generator = np.random.RandomState(1)
a, b = np.array(
    [
        (generator.randint(1, PRIME, dtype=np.uint64), generator.randint(0, PRIME, dtype=np.uint64))
        for _ in range(PERMUTATIONS)
    ],
    dtype=np.uint64,
).T


def shingles(text):
    words = text.lower().split()
    if len(words) < 5:
        return {" ".join(words).encode("utf-8")}
    return {" ".join(words[i : i + 5]).encode("utf-8") for i in range(len(words) - 4)}


def sha1_hash32(data):
    return struct.unpack("<I", hashlib.sha1(data).digest()[:4])[0]


def signature(hashes):
    values = np.ones(PERMUTATIONS, dtype=np.uint64) * LARGEST
    for value in hashes:
        permuted = np.bitwise_and((a * np.uint64(value) + b) % PRIME, LARGEST)
        values = np.minimum(permuted, values)
    return values


def signature_in_batch(hashes):
    column = np.array(hashes, dtype=np.uint64, ndmin=2).T
    return np.bitwise_and((column * a + b) % PRIME, LARGEST).min(axis=0)


def error(bands, width, low, high, missed):
    points = np.linspace(low, high, 1001)
    same = 1 - (1 - points**width) ** bands
    return np.trapezoid(1 - same if missed else same, points)


def best_bands():
    choices = [(r, PERMUTATIONS // r) for r in range(1, PERMUTATIONS + 1)]
    choices = [(n, r) for r, most in choices for n in range(1, most + 1)]
    return min(choices, key=lambda one: 0.5 * error(*one, 0, threshold, False) + 0.5 * error(*one, threshold, 1, True))


def whole_job(bands, width):
    tables = [{} for _ in range(bands)]
    parent = list(range(len(texts)))

    def find(item):
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for item, text in enumerate(texts):
        values = signature([sha1_hash32(shingle) for shingle in shingles(text)])
        for band, table in enumerate(tables):
            key = bytes(values[band * width : (band + 1) * width].byteswap().data)
            bucket = table.setdefault(key, [])
            for other in bucket:
                one, two = find(item), find(other)
                parent[max(one, two)] = min(one, two)
            bucket.append(item)
    return sum(find(item) != item for item in range(len(texts)))


def seconds(work):
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


hashed = [[sha1_hash32(shingle) for shingle in shingles(text)] for text in texts]
bands, width = best_bands()
update, _ = seconds(lambda: [signature(one) for one in hashed])
batch, _ = seconds(lambda: [signature_in_batch(one) for one in hashed])
job, removed = seconds(lambda: whole_job(bands, width))
print(json.dumps({"update": update, "batch": batch, "job": job, "removed": removed, "bands": [bands, width], "rows": len(texts), "numpy": np.__version__}))
