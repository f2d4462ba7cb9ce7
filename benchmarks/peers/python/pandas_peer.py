"""pandas' read_csv with its defaults: pandas_peer.py csv THREADS CSV."""

import sys

import pandas as pd
import protocol

seconds = protocol.timed(lambda: pd.read_csv(sys.argv[3]))
protocol.tell(version=f"pandas {pd.__version__}", seconds=seconds)
