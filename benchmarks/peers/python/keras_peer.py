"""Keras: keras_peer.py WORK THREADS CSV, with KERAS_BACKEND set."""

import os
import sys

import protocol

work, threads, csv = sys.argv[1], int(sys.argv[2]), sys.argv[3]
if work != "job" and os.environ["KERAS_BACKEND"] == "tensorflow":
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)

import keras


def model() -> keras.Model:
    dense = keras.layers.Dense
    layers = [keras.Input((30,)), dense(32, "relu"), dense(16, "relu"), dense(1, "sigmoid")]
    network = keras.Sequential(layers)
    network.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return network


keras.utils.set_random_seed(42)
version = f"Keras {keras.__version__}"
if work == "job":
    x, xt, y, yt = protocol.table(csv)
    network = model()
    network.fit(x, y, batch_size=32, epochs=10, validation_data=(xt, yt), verbose=0)
    loss, accuracy = network.evaluate(xt, yt, verbose=0)
    protocol.tell(version=version, loss=float(loss), accuracy=float(accuracy))
else:
    x, y = protocol.drawn(protocol.ROWS[work])
    network = model()
    size = protocol.BATCH[work]
    seconds = protocol.timed(lambda: network.fit(x, y, batch_size=size, epochs=1, verbose=0))
    protocol.tell(version=version, seconds=seconds)
