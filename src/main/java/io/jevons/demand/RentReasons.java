package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;

/** Explains rents: what a GPU-hour costs its owner, the premium over it, and scarcity. */
final class RentReasons extends Topic {
    RentReasons(Reasons all) {
        super(all);
    }

    /** r = cost of rent · premium · scarcity. */
    Quantity rent(Trace.Line line, int j, int i) {
        String tier = tier(j);
        String name = "rent of " + tier + book.when(line, i);
        double value = line.at(i).rent[j];
        Quantity tax = book.factor("f", "factor on rent of " + tier, line, i, d -> d.rent[i][j]);
        if (line.followed(Channel.PRICE_FEEDBACK).isPresent()) {
            Trace.Line base = line.followed(Channel.PRICE_FEEDBACK).get();
            Quantity ofBase = book.factor("f₀", "factor on rent of " + tier, base, i, d -> d.rent[i][j]);
            return book.kept("r", name, "USD/GPU-h", "r · f / f₀", value, () -> List.of(rent(base, j, i), tax, ofBase));
        }
        boolean taxed = tax.value != 1;
        String formula = "ρ · premium · μ" + (taxed ? " · f" : "");
        return book.kept("r", name, "USD/GPU-h", formula, value, () -> {
            List<Quantity> parts = new ArrayList<>(List.of(costOfRent(line, j, i), premium(j), scarcity(line, j, i)));
            if (taxed) {
                parts.add(tax);
            }
            return parts;
        });
    }

    private Quantity costOfRent(Trace.Line line, int j, int i) {
        String name = "cost of a GPU-hour of " + tier(j) + book.when(line, i);
        return costOfRent(
                "ρ", name, all.costs().unitPrice(line, j, i), all.costs().unitPower(j, i), j);
    }

    private Quantity costOfRent(String symbol, String name, Quantity price, Quantity power, int j) {
        return book.worked(
                symbol,
                name,
                "USD/GPU-h",
                "P · (1 + platform) · (c + opex) / (8766 · busy) + W / 1000 · pue · e",
                () -> List.of(
                        price,
                        book.tier("platform", "platform", j),
                        userCost(j),
                        book.parameter("opex", "finance.opex-rate"),
                        book.tier("busy", "busy", j),
                        power,
                        book.parameter("pue", "finance.pue"),
                        book.parameter("e", "finance.electricity-usd-per-kwh")));
    }

    private Quantity userCost(int j) {
        return book.worked(
                "c",
                "user cost of capital of " + tier(j),
                "1/year",
                "ln(1 + i) + θ + 1 / life",
                () -> List.of(
                        book.parameter("i", "finance.cost-of-capital"),
                        book.tier("θ", "price-decline", j),
                        book.tier("life", "life-years", j)));
    }

    private Quantity premium(int j) {
        String name = "rent of " + tier(j) + " over its cost at calibration";
        if (!market.rentGiven[j]) {
            return Quantity.given("premium", name, "1", 1, "the market gives no rent, so that it starts at cost");
        }
        return book.kept(
                "premium",
                name,
                "1",
                "r₀ / (ρ₀ · μ₀)",
                book.calibration().rents.premium[j][0],
                () -> List.of(startRent(j), startCostOfRent(j), startScarcity(j)));
    }

    private Quantity startCostOfRent(int j) {
        String name = "cost of a GPU-hour of " + tier(j) + " at calibration";
        return costOfRent("ρ₀", name, book.tier("P", "price-usd", j), book.tier("W", "power-w", j), j);
    }

    /** r at the start, without shocks. */
    Quantity startRent(int j) {
        return market.rentGiven[j]
                ? book.tier("r₀", "rent-usd-per-hour", j)
                : book.kept(
                        "r₀",
                        "rent of " + tier(j) + " at calibration",
                        "USD/GPU-h",
                        "ρ₀",
                        book.calibration().rents.rent0[j][0],
                        () -> List.of(startCostOfRent(j)));
    }

    /** μ, which last quarter's tightness moved. */
    private Quantity scarcity(Trace.Line line, int j, int i) {
        String name = "scarcity of " + tier(j) + " in its rent" + book.when(line, i);
        return i == 0
                ? startScarcity(j).as("μ")
                : book.worked("μ", name, "1", "exp(m)", () -> List.of(logScarcity(line, j, i)));
    }

    private String startSource(int j) {
        return market.rentGiven[j] ? "what the given rent holds of scarcity at calibration" : "start value";
    }

    private Quantity startScarcity(int j) {
        String name = "scarcity of " + tier(j) + " in its rent at calibration";
        double value = book.exp(book.calibration().rents.logScarcity0[j][0]);
        return Quantity.given("μ₀", name, "1", value, startSource(j));
    }

    private Quantity logScarcity(Trace.Line line, int j, int i) {
        String name = "ln of scarcity of " + tier(j) + book.when(line, i);
        if (i == 0) {
            double value = book.calibration().rents.logScarcity0[j][0];
            return Quantity.given("m", name, "1", value, startSource(j));
        }
        return book.kept(
                "m",
                name,
                "1",
                "m₋ + (1 - exp(-0.25 / T)) · (m* - m₋)",
                line.at(i - 1).logScarcity[j],
                () -> List.of(
                        logScarcity(line, j, i - 1).as("m₋"),
                        book.tier("T", "contract-years", j),
                        scarcityAim(line, j, i - 1)));
    }

    private Quantity scarcityAim(Trace.Line line, int j, int i) {
        String name = "ln of the scarcity that the rent of " + tier(j) + " moves to" + book.when(line, i);
        Quantity tight = all.fleet(line).tightness(j, i);
        RentalMarket rental = book.trace.block.rental;
        if (!(rental instanceof ScarcityRent)) {
            double[] aim = new double[1];
            TierLanes lanes = new TierLanes(book.trace.block.lanes, book.calibration(), j);
            rental.logScarcity(lanes, new double[] {Math.log(tight.value)}, aim);
            return Quantity.given("m*", name, "1", aim[0], "rental market '" + rental.name() + "' at that tightness");
        }
        return book.worked(
                "m*",
                name,
                "1",
                "max(ln(floor), min(ln(ceiling), ln(tight) / η))",
                () -> List.of(
                        book.parameter("floor", "rental.floor"),
                        book.parameter("ceiling", "rental.ceiling"),
                        tight,
                        book.tier("η", "supply-elasticity", j)));
    }
}
