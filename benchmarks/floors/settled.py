"""What is loaded by now is never collected again."""

import gc

gc.collect()
gc.freeze()
