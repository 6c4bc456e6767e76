"""Opens the small school, reads its API document, and calls every route it names."""

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from openapi_spec_validator import validate

PERSON = "teacher"
SECONDS_MAX = "30"
# What a document can promise: known statuses, the types and shapes of answers, and no failure of
# the house itself. What a wrong request deserves is for the stories of each feature.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def asked(url: str, cookie: str = "") -> bytes:
    request = urllib.request.Request(url, headers={"Cookie": cookie} if cookie else {})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read()


def main() -> int:
    school = subprocess.Popen([os.environ["SMALL_SCHOOL"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        opened = json.loads(school.stdout.readline())
        url, cookie = opened["url"], f"preau={opened['cookies'][PERSON]}"
        document = asked(f"{url}/api/openapi.json")
        validate(json.loads(document))
        print("openapi.json : le document est valide.", flush=True)
        token = asked(f"{url}/jeton", cookie).decode().strip()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "openapi.json"
            path.write_bytes(document)
            st = Path(sys.executable).with_name("st")
            run = [st, "run", path, "--url", url, "--checks", CHECKS, "--mode", "positive"]
            run += ["--phases", "coverage,fuzzing", "--max-examples", "8", "--max-time", SECONDS_MAX]
            run += ["--seed", "1", "--generation-deterministic"]
            run += ["--no-color", "--warnings", "off", "--output-sanitize", "true"]
            run += ["-H", f"Cookie: {cookie}", "-H", f"X-CSRF: {token}"]
            return subprocess.run(run, cwd=folder).returncode
    finally:
        school.stdin.close()
        school.wait(timeout=20)


sys.exit(main())
