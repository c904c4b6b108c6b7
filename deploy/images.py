"""Writes in deploy/images.env the digest of each image, as the registry gives it today: ``make images``."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

FILE = Path(__file__).with_name("images.env")
LINE = re.compile(r"^(?P<name>[A-Z_]+)=(?P<image>[^@\s]+)(?:@sha256:[0-9a-f]{64})?$", re.MULTILINE)
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def digest_of(image: str) -> str:
    """Asked with what this machine has; stops when nothing here can ask, or no answer is a digest."""
    if shutil.which("docker"):
        command = ["docker", "buildx", "imagetools", "inspect", "--format", "{{.Manifest.Digest}}", image]
    elif shutil.which("skopeo"):
        command = ["skopeo", "inspect", "--format", "{{.Digest}}", f"docker://docker.io/library/{image}"]
    else:
        sys.exit(
            "Neither docker nor skopeo is installed here: nothing can ask the registry. No digest was written."
        )
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    digest = done.stdout.strip()
    if done.returncode or not DIGEST.fullmatch(digest):
        sys.exit(f"The registry gave no digest for {image}: {done.stderr.strip()}. No digest was written.")
    return digest


def main() -> None:
    text = FILE.read_text()
    # All are asked before one is written: a file of which half is new is worse than an old one.
    digests = {match["image"]: digest_of(match["image"]) for match in LINE.finditer(text)}
    FILE.write_text(
        LINE.sub(lambda match: f"{match['name']}={match['image']}@{digests[match['image']]}", text)
    )
    print(FILE.read_text())


if __name__ == "__main__":
    main()
