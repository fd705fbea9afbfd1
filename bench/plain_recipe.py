"""The published recipe in plain PyTorch: a uniform grid of times, fresh noise at each, the trapezoid rule.

Reads one JSON object on stdin, the mixture {"weights", "means", "deviations"} and how often to repeat;
prints one with the estimates of S_tot under the VP process (beta from 0.1 to 16) and their seconds.
With the key "network", a safetensors file of a trained MLP, the estimates are of its S_NN.
"""
import json
import math
import struct
import sys
import time

import torch

given = json.load(sys.stdin)
torch.set_num_threads(given["threads"])
w, m, s = (torch.tensor(given[key]) for key in ("weights", "means", "deviations"))
dimension = m.shape[1]


def draw(count):
    k = torch.multinomial(w, count, replacement=True)
    return m[k] + s[k, None] * torch.randn(count, dimension)


def score(y, mu, sigma2):
    v = (mu * s) ** 2 + sigma2
    difference = y[:, None, :] - mu * m
    logits = w.log() - difference.square().sum(-1) / (2 * v) - 0.5 * dimension * v.log()
    return -(logits.softmax(1)[..., None] * difference / v[:, None]).sum(1)


def read(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: torch.frombuffer(bytearray(data[slice(*entry["data_offsets"])]), dtype=torch.float32).reshape(entry["shape"])
        for name, entry in header.items()
    }


class Mlp:
    """Fourier features of x and t; t joins every hidden layer before its normalisation."""

    def __init__(self, weights):
        self.w = weights
        self.layers = sum(name.endswith("_norm.weight") for name in weights)

    def dense(self, name, h):
        return torch.nn.functional.linear(h, self.w[name + ".weight"], self.w[name + ".bias"])

    def features(self, name, v):
        p = 2 * math.pi * v @ self.w[name + ".frequencies"].T
        return torch.cat([p.sin(), p.cos()], -1)

    def __call__(self, x, t):
        # A batch has one time, which is embedded once.
        c = torch.sigmoid(self.dense("embed", self.features("features_t", t.reshape(1, 1))))
        h = torch.sigmoid(self.dense("input", self.features("features_x", x)))
        for i in range(self.layers):
            norm = f"hidden{i}_norm"
            h = self.dense(f"hidden{i}", h) + self.dense(f"hidden{i}_time", c)
            h = torch.sigmoid(torch.nn.functional.layer_norm(h, h.shape[1:], self.w[norm + ".weight"], self.w[norm + ".bias"], 1e-6))
        return self.dense("output", h)


network = Mlp(read(given["network"])) if "network" in given else None


def integrate(x, times):
    rates = []
    for t in times:
        mu = torch.exp(-0.05 * t - 3.975 * t * t)
        sigma2 = 1 - mu * mu
        y = mu * x + sigma2.sqrt() * torch.randn_like(x)
        e = score(y, mu, sigma2) + y if network is None else network(y, t)
        rates.append((0.1 + 15.9 * t) / 2 * e.square().sum(1).mean())
    return torch.trapezoid(torch.stack(rates), times).item()


values, seconds = [], []
with torch.no_grad():
    for seed in range(given["repeats"] + 1):
        torch.manual_seed(seed)
        x = draw(10_000)
        start = time.perf_counter()
        value = integrate(x, torch.linspace(1e-5, 1, 100))
        if seed > 0:  # the first warms up
            values.append(value)
            seconds.append(time.perf_counter() - start)
print(json.dumps({"version": torch.__version__, "values": values, "seconds": seconds}))
