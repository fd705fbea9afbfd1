"""The published recipe in plain PyTorch: a uniform grid of times, fresh noise at each, the trapezoid rule.

Reads one JSON object on stdin, the mixture {"weights", "means", "deviations"} and how often to repeat;
prints one with the estimates of S_tot under the VP process (beta from 0.1 to 16) and their seconds.
"""
import json
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


def s_tot(x, times):
    rates = []
    for t in times:
        mu = torch.exp(-0.05 * t - 3.975 * t * t)
        sigma2 = 1 - mu * mu
        y = mu * x + sigma2.sqrt() * torch.randn_like(x)
        rates.append((0.1 + 15.9 * t) / 2 * (score(y, mu, sigma2) + y).square().sum(1).mean())
    return torch.trapezoid(torch.stack(rates), times).item()


values, seconds = [], []
with torch.no_grad():
    for seed in range(given["repeats"] + 1):
        torch.manual_seed(seed)
        x = draw(10_000)
        start = time.perf_counter()
        value = s_tot(x, torch.linspace(1e-5, 1, 100))
        if seed > 0:  # the first warms up
            values.append(value)
            seconds.append(time.perf_counter() - start)
print(json.dumps({"version": torch.__version__, "values": values, "seconds": seconds}))
