"""PyTorch in tensor mode, without a DataLoader: torch_peer.py WORK THREADS CSV."""

import sys

import protocol

work, threads, csv = sys.argv[1], int(sys.argv[2]), sys.argv[3]

import torch
from torch import nn

if work != "job":
    torch.set_num_threads(threads)
torch.manual_seed(42)
network = nn.Sequential(
    nn.Linear(30, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, 1)
)
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(network.parameters(), lr=0.001)


def epoch(x: torch.Tensor, y: torch.Tensor, batch: int) -> float:
    order = torch.randperm(len(x))
    xs, ys = x[order], y[order]
    total = torch.zeros(())
    for start in range(0, len(x), batch):
        optimizer.zero_grad()
        yb = ys[start : start + batch]
        loss = criterion(network(xs[start : start + batch]).squeeze(1), yb)
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(yb)
    return total.item() / len(x)


def evaluate(x: torch.Tensor, y: torch.Tensor) -> tuple[float, float]:
    with torch.no_grad():
        logits = network(x).squeeze(1)
        return criterion(logits, y).item(), ((logits > 0) == (y > 0.5)).float().mean().item()


version = f"PyTorch {torch.__version__}"
if work == "job":
    x, xt, y, yt = (torch.from_numpy(part) for part in protocol.table(csv))
    for _ in range(10):
        epoch(x, y, 32)
        loss, accuracy = evaluate(xt, yt)
    protocol.tell(version=version, loss=loss, accuracy=accuracy)
else:
    x, y = (torch.from_numpy(part) for part in protocol.drawn(protocol.ROWS[work]))
    seconds = protocol.timed(lambda: epoch(x, y, protocol.BATCH[work]))
    protocol.tell(version=version, seconds=seconds)
