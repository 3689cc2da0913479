"""What chardet and charset-normalizer say of files, as JSON: [{name, version, seconds, found: [encoding]}].

chardet comes from the environment, else from the copy inside pip. Each library reads every file once before it is timed.
"""

import json
import sys
import time

files = [open(name, "rb").read() for name in json.load(sys.stdin)]


def peers():
    try:
        try:
            import chardet
        except ImportError:
            from pip._vendor import chardet
        yield "chardet", chardet.__version__, lambda data: chardet.detect(data)["encoding"]
    except ImportError:
        pass
    try:
        import charset_normalizer

        def best(data):
            match = charset_normalizer.from_bytes(data).best()
            return match.encoding if match else None

        yield "charset-normalizer", charset_normalizer.__version__, best
    except ImportError:
        pass


results = []
for name, version, detect in peers():
    found = [detect(data) for data in files]
    start = time.process_time()
    for data in files:
        detect(data)
    results.append({"name": name, "version": version, "seconds": time.process_time() - start, "found": found})
json.dump(results, sys.stdout)
