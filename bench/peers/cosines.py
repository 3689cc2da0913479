"""Cosines of all pairs of random rows in numpy: blocks of 1,000 rows against the rows from their own on, pairs at 0.95 or more counted."""
import json
import sys
import time

import numpy as np

rows, size, rounds = (int(arg) for arg in sys.argv[1:4])
x = np.random.default_rng(1).uniform(-1, 1, (rows, size)).astype(np.float32)
x /= np.linalg.norm(x, axis=1, keepdims=True)


def pairs(check):
    found = 0
    begin = time.process_time()
    for top in range(0, rows, 1000):
        products = x[top : top + 1000] @ x[top:].T
        if check:
            found += int((products >= 0.95).sum()) - products.shape[0]
    return time.process_time() - begin


median = lambda check: sorted(pairs(check) for _ in range(rounds))[rounds // 2]
print(json.dumps({"blocked": median(True), "whole": median(False), "version": np.__version__}))
