"""`sixc check` with every rule, against check-jsonschema with the schema alone, on the same 1,000 disclosures.

The schemas refer to one another by file name. The peer gets the same rules as one file with every definition inside, so
that it has nothing to look up.
"""

import json
import sys
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measurement import BIN, ROOT, Limit, report, seconds, summary
from benchmarks.synthetic import Size, write_instance
from generator.shelf import Shelf
from generator.validation.schemas import load_schemas

SIZE = Size(parties=50, periods=20)
RUNS = 5
FASTER = 10


def main() -> None:
    with TemporaryDirectory(prefix="sixc-check-") as folder:
        root = Path(folder)
        files = write_instance(root, SIZE)
        schema = root / "disclosure.schema.json"
        schema.write_text(
            json.dumps(load_schemas(Shelf(ROOT / "schema"))["disclosure"].root), "utf-8"
        )
        ours = seconds([BIN / "sixc", "--root", root, "check"], RUNS)
        peer = seconds([BIN / "check-jsonschema", "--schemafile", schema, *files])
        again = seconds([BIN / "sixc", "--root", root, "check"], RUNS)
        size = mean(file.stat().st_size for file in files)
    ratio = median(peer) / median(ours + again)
    report(
        "check",
        [Limit("times faster than check-jsonschema", ratio, at_least=FASTER)],
        files=len(files),
        bytes_per_file=round(size),
        sixc_seconds=summary(ours + again),
        peer_seconds=summary(peer),
        peer="check-jsonschema --schemafile, one whole run, the schema's definitions in one file",
    )


if __name__ == "__main__":
    main()
