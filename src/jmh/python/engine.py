"""The demand engine's base run in NumPy, many draws at once: what the Java engine is measured against.

    python3 engine.py market.csv LANES SECONDS    projections a second on this core
    python3 engine.py market.csv --series          quarter,entity,variable,value of lane 0, for the test of agreement

market.csv has the rows path,value of a market, numbers and texts alike, as NumpyEngineTest writes it. The
equations are those of the engine's package description; arrays are (cell, tier, lane), so that Python's own cost is small.
"""
import csv
import sys
import time

import numpy as np
from math import erf, sqrt

DT = 0.25
HOURS = 8766.0


class Market:
    def __init__(self, path):
        with open(path, newline="", encoding="utf-8") as f:
            self.values = dict(row for row in csv.reader(f))
        self.periods = int(float(self.values["quarters"])) + 1
        self.tiers = self.names("tiers", "price-usd")
        self.cells = self.names("cells", "tokens-per-day")
        self.training = self.names("training", "gpu-hours-per-year")
        self.nests = sorted({self.values[f"tiers.{t}.nest"] for t in self.tiers})

    def names(self, section, key):
        found = []
        for path in self.values:
            keys = path.split(".")
            if len(keys) == 3 and keys[0] == section and keys[2] == key:
                found.append(keys[1])
        return found

    def get(self, path, default=np.nan):
        return float(self.values.get(path, default))

    def column(self, section, names, key, default=np.nan):
        return np.array([self.get(f"{section}.{name}.{key}", default) for name in names])[:, None]

    def grid(self, section, names, key, default=np.nan):
        return np.array([[self.get(f"{section}.{n}.{key}.{t}", default) for t in self.tiers] for n in names])


def quantile(p):
    """Φ⁻¹ by bisection: it runs once a market."""
    low, high = -40.0, 40.0
    for _ in range(200):
        mid = 0.5 * (low + high)
        if 0.5 * (1 + erf(mid / sqrt(2))) < p:
            low = mid
        else:
            high = mid
    return 0.5 * (low + high)


# Coefficients of Cody's rational approximations of erfc (1969), as Φ needs them.
_P1 = [3.16112374387056560e00, 1.13864154151050156e02, 3.77485237685302021e02, 3.20937758913846947e03, 1.85777706184603153e-1]
_Q1 = [2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03]
_P2 = [5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e01, 2.98635138197400131e02, 8.81952221241769090e02,
       1.71204761263407058e03, 2.05107837782607147e03, 1.23033935479799725e03, 2.15311535474403846e-8]
_Q2 = [1.57449261107098347e01, 1.17693950891312499e02, 5.37181101862009858e02, 1.62138957456669019e03, 3.29079923573345963e03,
       4.36261909014324716e03, 3.43936767414372164e03, 1.23033935480374942e03]
_P3 = [3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4,
       1.63153871373020978e-2]
_Q3 = [2.56852019228982242e00, 1.87295284992346047e00, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3]


def normal_cdf(x):
    y = np.abs(x) * 0.7071067811865476
    out = np.empty_like(y)
    near = y <= 0.46875
    far = y > 4.0
    middle = ~(near | far)
    z = y[near] * y[near]
    num, den = _P1[4] * z, z.copy()
    for i in range(3):
        num, den = (num + _P1[i]) * z, (den + _Q1[i]) * z
    out[near] = 1 - y[near] * (num + _P1[3]) / (den + _Q1[3])
    z = y[middle]
    num, den = _P2[8] * z, z.copy()
    for i in range(7):
        num, den = (num + _P2[i]) * z, (den + _Q2[i]) * z
    out[middle] = np.exp(-z * z) * (num + _P2[7]) / (den + _Q2[7])
    if far.any():
        z = 1 / (y[far] * y[far])
        num, den = _P3[5] * z, z.copy()
        for i in range(4):
            num, den = (num + _P3[i]) * z, (den + _Q3[i]) * z
        r = z * (num + _P3[4]) / (den + _Q3[4])
        out[far] = np.exp(-y[far] * y[far]) / y[far] * (0.5641895835477563 - r)
    half = 0.5 * out
    return np.where(x < 0, half, 1 - half)


class Engine:
    def __init__(self, m, lanes):
        self.m, self.n = m, lanes
        one = np.ones(lanes)
        tier = lambda key, default=np.nan: m.column("tiers", m.tiers, key, default) * one
        cell = lambda key, default=np.nan: m.column("cells", m.cells, key, default) * one
        work = lambda key, default=np.nan: m.column("training", m.training, key, default) * one
        self.nest = np.array([m.nests.index(m.values[f"tiers.{t}.nest"]) for t in m.tiers])
        self.lam = np.array([m.get(f"nests.{k}") for k in m.nests])[:, None] * one
        grades = [m.values[f"cells.{c}.grade"] for c in m.cells]
        self.h0 = np.array([[m.get(f"grades.{g}.hours-per-mtok.{t}") for t in m.tiers] for g in grades])[:, :, None] * one
        self.share0 = np.nan_to_num(m.grid("cells", m.cells, "shares", 0.0))[:, :, None] * one
        self.latent = m.grid("cells", m.cells, "latent")[:, :, None] * one
        self.use = m.grid("cells", m.cells, "utilisation")[:, :, None] * one
        self.open = (self.share0[:, :, 0] > 0) | (~np.isnan(self.latent[:, :, 0]) & ~np.isnan(self.h0[:, :, 0]))
        self.tier, self.cell, self.work = tier, cell, work
        self.elasticity = cell("elasticity")
        self.cost_of_capital = m.get("finance.cost-of-capital")

    def growth(self, column, t):
        g0, g1, fade = column("growth.start"), column("growth.long-run"), column("growth.fade-years")
        return g1 * t + (g0 - g1) * fade * (1 - np.exp(-t / fade))

    def prepare(self):
        m, tier, cell, work = self.m, self.tier, self.cell, self.work
        step = lambda years: 1 - np.exp(-DT / years)
        self.beta, self.sigma, self.markup = cell("beta")[:, None, :], cell("sigma"), cell("markup")
        self.pass_through = cell("pass-through", 1.0)
        self.sat, self.new = cell("saturation"), cell("new-market-elasticity")
        self.saturates = ~np.isnan(self.sat[:, 0])
        self.p, self.q = cell("bass.p"), cell("bass.q")
        self.decay = np.exp(-(self.p + self.q) * DT)
        self.steps = {k: step(cell(k)) for k in ("adjust-time", "exit-time", "switching-time", "new-market-time")}
        self.train_step, self.rent_step = step(work("adjust-time")), step(tier("contract-years"))
        self.keep = np.exp(-DT / tier("life-years"))
        self.median = self.sigma * np.array([quantile(v) for v in m.column("cells", m.cells, "viable")[:, 0]])[:, None]
        self.potential = cell("tokens-per-day") * 365.25 / 1e6 / cell("adoption")
        self.value_growth = cell("value-growth")
        pue, power_price = m.get("finance.pue"), m.get("finance.electricity-usd-per-kwh")
        self.energy = pue * power_price / 1000
        user = np.log1p(self.cost_of_capital) + tier("price-decline") + 1 / tier("life-years")
        self.capital = (1 + tier("platform")) * (user + m.get("finance.opex-rate")) / (HOURS * tier("busy"))
        self.price, self.power = tier("price-usd"), tier("power-w")
        self.price_fall, self.power_fall = tier("price-decline"), tier("power-decline")
        cost = self.price * self.capital + self.power * self.energy
        given = tier("rent-usd-per-hour")
        self.premium = np.where(np.isnan(given), 1.0, given / cost)
        self.rent0 = cost * self.premium
        self.busy, self.backlog = tier("busy"), tier("backlog")
        self.cap_growth, self.cap_response = tier("capacity-growth"), tier("capacity-response")
        self.supply = tier("supply-elasticity")
        self.log_floor, self.log_ceiling = np.log(m.get("rental.floor")), np.log(m.get("rental.ceiling"))
        self.split = np.nan_to_num(m.grid("training", m.training, "split", 0.0))[:, :, None]
        self.hours0, self.trend = work("gpu-hours-per-year"), work("efficiency-trend")
        self.psi, self.pull = work("elasticity"), work("revenue-pull")
        self.other0 = m.column("other-workloads", m.tiers, "gpu-hours-per-year", 0.0)
        other = lambda key: m.column("other-workloads", m.tiers, key, 1.0)
        self.other_growth = lambda t: self.growth(other, t)
        self.log_use = np.log(self.use)
        kappa = self.rent0 * self.h0 / self.use
        log_kappa = np.log(kappa)
        nest_share = np.stack([self.share0[:, self.nest == k].sum(1) for k in range(len(m.nests))], 1)[:, self.nest]
        with np.errstate(divide="ignore", invalid="ignore"):
            v = self.lam[self.nest] * np.log(self.share0 / nest_share) + np.log(nest_share)
        alpha = np.where(self.share0 > 0, v + self.beta * log_kappa, -np.inf)
        best = alpha.max(1, keepdims=True)
        self.alpha = np.where(self.share0 > 0, alpha, best + self.latent)
        self.inclusive0 = self.choose(self.alpha - self.beta * log_kappa)[1]
        self.price0 = np.where(self.share0 > 0, self.share0 * kappa, 0).sum(1) * (1 + self.markup)

    def choose(self, v):
        closed = ~self.open[:, :, None]
        v = np.where(closed, -np.inf, v)
        share = np.zeros_like(v)
        values = []
        for k in range(len(self.m.nests)):
            of = self.nest == k
            scaled = v[:, of] / self.lam[k]
            top = scaled.max(1, keepdims=True)
            top[~np.isfinite(top)] = 0
            e = np.exp(scaled - top)
            total = e.sum(1, keepdims=True)
            with np.errstate(divide="ignore", invalid="ignore"):
                share[:, of] = np.where(total > 0, e / total, 0)
                values.append(self.lam[k] * (top[:, 0] + np.log(total[:, 0])))
        values = np.stack(values, 1)
        top = values.max(1, keepdims=True)
        e = np.exp(values - top)
        total = e.sum(1, keepdims=True)
        return share * (e / total)[:, self.nest], top[:, 0] + np.log(total[:, 0])

    def run(self, keep=None):
        m = self.m
        with np.errstate(divide="ignore", invalid="ignore"):
            self.prepare()
            share, adoption = self.share0.copy(), self.cell("adoption")
            log_q, log_n = np.zeros_like(adoption), np.zeros_like(adoption)
            z_train = np.zeros_like(self.hours0)
            log_mu = np.zeros_like(self.rent0)
            capacity, last = self.tier("capacity-per-year"), self.tier("shipments-per-year") * DT
            fleet = watts = log_tight = revenue = revenue0 = None
            for i in range(m.periods):
                t = i * DT
                h = self.h0 * np.exp(-m.get("algorithmic-trend") * t)
                unit = self.price * np.exp(-self.price_fall * t)
                unit_power = self.power * np.exp(-self.power_fall * t)
                rent = (unit * self.capital + unit_power * self.energy) * self.premium * np.exp(log_mu)
                load = h / self.use
                kappa = np.where(self.open[:, :, None], rent * load, 0)
                target, inclusive = self.choose(self.alpha - self.beta * (np.log(rent) + np.log(h) - self.log_use))
                x = self.pass_through * -(inclusive - self.inclusive0) / self.beta[:, 0]
                z = (self.median + self.value_growth * t - x) / self.sigma
                viable = normal_cdf(z)
                if i > 0:
                    share = share + self.steps["switching-time"][:, None, :] * (target - share)
                    reached = np.minimum(1, adoption / viable)
                    left = (1 - reached) / (1 + self.q / self.p * reached) * self.decay
                    above = np.maximum(0, adoption - viable)
                    adoption = viable * (1 - left) / (1 + self.q / self.p * left) + (1 - self.steps["exit-time"]) * above
                    aim = -self.elasticity * x
                    s = self.saturates
                    aim[s] = np.log(self.sat[s] / (1 + (self.sat[s] - 1) * np.exp(-aim[s] * self.sat[s] / (self.sat[s] - 1))))
                    log_q = log_q + self.steps["adjust-time"] * (aim - log_q)
                    log_n = log_n + self.steps["new-market-time"] * (-self.new * x - log_n)
                tokens = self.potential * adoption * np.exp(self.growth(self.cell, t) + log_q + log_n)
                cost = (share * kappa).sum(1)
                price = self.price0 * (cost * (1 + self.markup) / self.price0) ** self.pass_through
                inference = np.where(self.open[:, :, None], tokens[:, None, :] * share * load, 0).sum(0)
                if i > 0:
                    rho = (self.split * rent).sum(1) / (self.split * self.rent0).sum(1)
                    aim = -self.psi * (np.log(rho) - self.trend * t) + self.pull * np.log(revenue / revenue0)
                    z_train = z_train + self.train_step * (aim - z_train)
                trained = self.hours0 * np.exp(self.growth(self.work, t) + z_train - self.trend * t)
                need = (inference + (self.split * trained[:, None, :]).sum(0) + self.other0 * np.exp(self.other_growth(t))) / (
                    HOURS * self.busy
                )
                if i == 0:
                    given = self.tier("installed")
                    fleet = np.where(np.isnan(given), need, given)
                    watts = fleet * unit_power
                else:
                    capacity = capacity * np.exp(
                        DT * (self.cap_growth + self.cap_response * np.minimum(np.log(10), np.maximum(0, log_tight)))
                    )
                    kept = fleet * self.keep
                    last = np.maximum(0, np.minimum(capacity * DT, np.maximum(need - kept, self.backlog * last)))
                    fleet = kept + last
                    watts = watts * self.keep + last * unit_power
                tight = need / fleet
                log_tight = np.log(tight)
                served = np.minimum(1, 1 / tight)
                revenue = (tokens * price * (share * kappa * served).sum(1) / cost).sum(0)
                if i == 0:
                    revenue0 = revenue
                aim = np.maximum(self.log_floor, np.minimum(self.log_ceiling, log_tight / self.supply))
                log_mu = log_mu + self.rent_step * (aim - log_mu)
                if keep is not None:
                    keep(i, need, fleet, rent, tokens)
        return need


def main():
    m = Market(sys.argv[1])
    if sys.argv[2] == "--series":
        out = csv.writer(sys.stdout)

        def keep(i, need, fleet, rent, tokens):
            for j, tier in enumerate(m.tiers):
                out.writerow([i, tier, "need", repr(float(need[j, 0]))])
                out.writerow([i, tier, "fleet", repr(float(fleet[j, 0]))])
                out.writerow([i, tier, "rent", repr(float(rent[j, 0]))])
            for c, cell in enumerate(m.cells):
                out.writerow([i, cell, "tokens", repr(float(tokens[c, 0]))])

        Engine(m, 2).run(keep)
        return
    lanes, seconds = int(sys.argv[2]), float(sys.argv[3])
    engine = Engine(m, lanes)
    engine.elasticity = engine.elasticity * np.linspace(0.8, 1.2, lanes)
    engine.run()
    runs, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        engine.run()
        runs += lanes
    print(f"{runs / (time.process_time() - start):.0f}")


main()
