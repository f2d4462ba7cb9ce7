"""scikit-learn: sklearn_peer.py WORK THREADS CSV; threads by OPENBLAS_NUM_THREADS."""

import sys

import protocol

work, csv = sys.argv[1], sys.argv[3]

import sklearn
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

version = f"scikit-learn {sklearn.__version__}"
batch = 32 if work == "job" else protocol.BATCH[work]
network = MLPClassifier((32, 16), batch_size=batch, random_state=42)
if work == "job":
    x, xt, y, yt = protocol.table(csv)
    for _ in range(10):
        network.partial_fit(x, y, classes=[0, 1])
        loss = log_loss(yt, network.predict_proba(xt)[:, 1])
        accuracy = network.score(xt, yt)
    protocol.tell(version=version, loss=float(loss), accuracy=float(accuracy))
else:
    x, y = protocol.drawn(protocol.ROWS[work])
    seconds = protocol.timed(lambda: network.partial_fit(x, y, classes=[0, 1]))
    protocol.tell(version=version, seconds=seconds)
