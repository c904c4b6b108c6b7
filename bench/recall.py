"""Looks for planted paraphrases among thousands of texts and prints, as JSON, how many are found.

Runs on the database of the environment, ``python -m bench.recall``, and leaves nothing in it.
"""

import json
import statistics
import sys

import django

TEXTS = 6_700


def main() -> None:
    django.setup()
    # Django's own modules need the settings, which the environment names.
    from django.db import connection, transaction

    from bench.probe import Recorder
    from tests.support import recall
    from tests.support.held_out_paraphrases import HELD_OUT
    from tests.support.paraphrases import PAIRS

    with transaction.atomic():
        recall.plant(TEXTS)
        found = recall.measure(TEXTS)
        times = []
        for pair in recall.ALL:
            recorder = Recorder()
            with connection.execute_wrapper(recorder):
                recall.similar.similar(recall.KIND, f"{pair.other_title}\n{pair.other_text}")
            times.append(recorder.milliseconds)
        transaction.set_rollback(True)
    json.dump(
        {
            "texts": TEXTS,
            "pairs": len(HELD_OUT),
            "share": found.held_out.share,
            "tuned_pairs": len(PAIRS),
            "tuned_share": found.tuned.share,
            "database_p95": statistics.quantiles(times, n=20)[-1],
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
