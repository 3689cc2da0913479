"""The same types of private data as one compiled alternation of Python's re: patterns alone, nothing checked afterwards.

Answers a line of JSON for each line it is given: {"seconds": CPU seconds, "found": matches}.
"""
import json
import platform
import re
import sys
import time

SEPARATED = r"[ .\-()/]{0,2}"
PATTERNS = {
    "SECRET": r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----[\s\S]+?-----END (?:[A-Z0-9]+ )*PRIVATE KEY-----"
    r"|\b(?:AKIA|ASIA)[A-Z2-7]{16}\b|\bAIza[\w-]{35}|\bgh[opsur]_[A-Za-z0-9]{36}|\bgithub_pat_\w{40,}|\bxox[abeoprs]-[\w-]{10,}"
    r"|\bsk-[\w-]{20,}|\b[rs]k_(?:live|test)_\w{16,}|\beyJ[\w-]{10,}\.[\w-]{2,}\.[\w-]*"
    r"|(?i:\b(?:password|passwd|pwd|secret|api[_-]?key|token)\b[\"']?\s{0,3}[=:]\s{0,3}[\"']?[^\s\"'<>,;]{6,})|(?:密码|口令|密钥)[：:]\s?\S{6,}",
    "URL": r"\b(?:https?|ftps?|sftp|wss?|ssh|s3)://[^\s<>\"]+|\bwww\.[^\s<>\"]+",
    "EMAIL": r"\b[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[\w-]*\w)?(?:\.[A-Za-z0-9](?:[\w-]*\w)?)+\b",
    "IBAN": r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b",
    "CRYPTO_ADDRESS": r"\b(?:bc1[02-9ac-hj-np-z]{11,71}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40})\b",
    "MAC_ADDRESS": r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b|\b(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}\b",
    "IP_ADDRESS": r"\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b"
    r"|\b(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}\b|\b(?:[0-9A-Fa-f]{1,4}:){1,7}:(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?",
    "CN_RESIDENT_ID": r"\b[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]\b",
    "CN_COMPANY_CODE": r"\b[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}\b",
    "CN_PLATE": r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-HJ-NP-Z0-9]{5,6}",
    "CREDIT_CARD": r"\b(?:\d[ -]?){11,18}\d\b",
    "US_SSN": r"\b(?!000|666|9)\d{3}[- ]\d{2}[- ]\d{4}\b",
    "US_ITIN": r"\b9\d{2}[- ](?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])[- ]\d{4}\b",
    "UK_NINO": r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
    "DATE_OF_BIRTH": r"(?i:\b(?:born|birthday|dob|date of birth)\b)[^\d\n]{0,16}\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}"
    r"|(?:出生|生日|生于)[^\d\n]{0,8}\d{4}[年/-]\d{1,2}[月/-]\d{1,2}",
    "PASSPORT": r"(?i:\bpassport\b)[^\d\n]{0,16}[A-Z]{0,2}\d{6,9}\b|护照[^\dA-Z\n]{0,8}[A-Z]{0,2}\d{6,9}",
    "US_DRIVER_LICENSE": r"(?i:\bdriver'?s license\b)[^\d\n]{0,16}[A-Z]?[\d-]{6,14}\b|驾驶证[^\d\n]{0,8}\d{8,18}",
    "BANK_ACCOUNT": r"(?i:\baccount\b)[^\d\n]{0,16}\d{6,17}\b|(?:账号|帐号|账户)[^\d\n]{0,8}\d{6,30}",
    "POSTAL_CODE": r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b|(?i:\bzip(?: code)?|postcode)[^\d\n]{0,6}\d{4,6}|邮编[^\d\n]{0,4}\d{6}"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    "ADDRESS": r"\b\d{1,6}(?: [A-Z][\w'.-]*){1,4} (?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Square|Way)\b"
    r"|\b(?:PSC|Unit|P\.?O\.? Box) \d{1,5}|[\u4e00-\u9fff]{2,20}(?:路|街|道|巷)\d{1,5}号",
    "PHONE": rf"(?:\+|\b00)\d{{1,3}}{SEPARATED}(?:\d{{1,5}}{SEPARATED}){{1,5}}\d{{2,5}}\b"
    rf"|(?:\(\d{{1,5}}\)|\b\d{{2,5}}){SEPARATED}(?:\d{{2,4}}{SEPARATED}){{1,4}}\d{{2,4}}\b|\b1[3-9]\d{{9}}\b",
}
ALTERNATION = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()))


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        texts = json.load(file)
    print(json.dumps({"python": platform.python_version()}), flush=True)
    for _ in sys.stdin:
        started = time.process_time()
        found = 0
        for text in texts:
            for _match in ALTERNATION.finditer(text):
                found += 1
        print(json.dumps({"seconds": time.process_time() - started, "found": found}), flush=True)


if __name__ == "__main__":
    main()
