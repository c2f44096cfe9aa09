"""What the installable peers do with the same text, in an environment of their own: JSON, name → characters a second.

They find (recognizers-text, chinese2digits), rewrite (cn2an) or merely cut into words (jieba) the same text; none says
what a number is for.
"""

import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

warnings.simplefilter("ignore")


def recognizers(text: str) -> object:
    from recognizers_number import Culture, recognize_number

    return [recognize_number(line, Culture.Chinese) for line in text.splitlines() if line]


def chinese2digits(text: str) -> object:
    import chinese2digits as library

    return [library.takeNumberFromString(line) for line in text.splitlines() if line]


def cn2an(text: str) -> object:
    import cn2an as library

    return library.transform(text)


def jieba(text: str) -> object:
    import jieba as library

    return list(library.cut(text))


PEERS: dict[str, Callable[[str], object]] = {
    "recognizers-text": recognizers,
    "chinese2digits": chinese2digits,
    "cn2an": cn2an,
    "jieba (words only)": jieba,
}


def main() -> None:
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    speeds = {}
    for name, run in PEERS.items():
        run(text[:2000])
        start = time.process_time()
        run(text)
        speeds[name] = len(text) / (time.process_time() - start)
    print(json.dumps(speeds))


if __name__ == "__main__":
    main()
