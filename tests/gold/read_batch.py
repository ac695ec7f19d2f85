"""Print one batch to the terminal for its annotator: ids, marks, title, text. Writes nothing.

python tests/gold/read_batch.py BATCH [--second] [--data DATA]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from check import title_repeated
from draw import HERE, data_file, read


def main() -> None:
    parser = argparse.ArgumentParser(description="Print one batch for its annotator.")
    parser.add_argument("batch", type=int)
    parser.add_argument("--second", action="store_true", help="the articles this annotator labels as the second one")
    parser.add_argument("--data")
    options = parser.parse_args()
    articles = {article["id"]: article for article in read(data_file(options.data))}
    key = "second_batch" if options.second else "batch"
    for row in json.loads((HERE / "draw.json").read_text(encoding="utf-8"))["articles"]:
        if row[key] != options.batch:
            continue
        article = articles[row["id"]]
        title = "title repeated in text: label there" if title_repeated(article) else "TITLE NOT IN TEXT: label it too"
        print(f"=== {row['id']} | {article['outlet']} | {article['published']} | {row['group'] or 'single'} | {title}")
        print(f"TITLE: {article['title']}\nTEXT: {article['text']}\n")


if __name__ == "__main__":
    main()
