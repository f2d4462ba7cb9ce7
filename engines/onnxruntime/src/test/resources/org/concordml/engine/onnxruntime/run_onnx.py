"""Checks an ONNX file with onnx's own checker and runs it in Python's onnxruntime on the rows of a CSV.

Usage: run_onnx.py MODEL.onnx ROWS.csv OUTPUT.json
Numbers of the CSV go in as float32, empty cells as NaN; texts as they are.
"""
import csv
import json
import sys

import numpy
import onnx
import onnxruntime

model_path, rows_path, out_path = sys.argv[1:]
model = onnx.load(model_path)
onnx.checker.check_model(model, full_check=True)

with open(rows_path, newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))


def numbers(column):
    return numpy.array([float(row[column]) if row[column] else numpy.nan for row in rows], numpy.float32)


options = onnxruntime.SessionOptions()
options.log_severity_level = 3
session = onnxruntime.InferenceSession(model_path, options, providers=["CPUExecutionProvider"])
metadata = session.get_modelmeta().custom_metadata_map
inputs = {}
for given in session.get_inputs():
    if given.name == "matrix":
        columns = [entry["column"] for entry in json.loads(metadata["concord.inputs"])]
        inputs["matrix"] = numpy.stack([numbers(column) for column in columns], axis=1)
    elif given.type == "tensor(string)":
        inputs[given.name] = numpy.array([[row[given.name]] for row in rows], object)
    else:
        inputs[given.name] = numbers(given.name).reshape(-1, 1)
outputs = {output.name: value.tolist()
           for output, value in zip(session.get_outputs(), session.run(None, inputs))}
with open(out_path, "w", encoding="utf-8") as file:
    json.dump({"onnx": onnx.__version__, "onnxruntime": onnxruntime.__version__,
               "task": metadata["concord.task"], "outputs": outputs}, file)
