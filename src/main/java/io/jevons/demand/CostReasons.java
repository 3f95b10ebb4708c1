package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;

/** Explains what a token costs on a tier: hours, utilisation and the price of a new unit behind the rent. */
final class CostReasons extends Topic {
    CostReasons(Reasons all) {
        super(all);
    }

    /** κ = r h / u. */
    Quantity cost(Trace.Line line, int c, int j, int i) {
        return book.kept(
                "κ",
                "cost for " + cell(c) + " on " + tier(j) + book.when(line, i),
                "USD/Mtok",
                "r · h / u",
                line.at(i).cost[c * market.tiers + j],
                () -> List.of(all.rents().rent(line, j, i), hours(line, c, j, i), utilisation(c, j)));
    }

    /** κ at the start, without shocks. */
    Quantity startCost(int c, int j) {
        return book.worked(
                "κ₀",
                "cost for " + cell(c) + " on " + tier(j) + " at calibration",
                "USD/Mtok",
                "r₀ · h₀ / u",
                () -> List.of(all.rents().startRent(j), startHours(c, j), utilisation(c, j)));
    }

    Quantity utilisation(int c, int j) {
        return book.cell("u", "utilisation." + tier(j), c);
    }

    Quantity startHours(int c, int j) {
        String grade = market.gradeNames.get(market.gradeOf[c]);
        return book.parameter("h₀", "grades." + grade + ".hours-per-mtok." + tier(j));
    }

    /** h: the file's hours and those of every release, each by its weight and with the trend since its own quarter. */
    Quantity hours(Trace.Line line, int c, int j, int i) {
        int g = market.gradeOf[c];
        int gj = g * market.tiers + j;
        String of = market.gradeNames.get(g) + " on " + tier(j);
        String name = "hours of " + of + book.when(line, i);
        double value = line.at(i).hours[gj];
        if (!line.plan.drivers().served(i).available(gj)) {
            return Quantity.given("h", name, "GPU-h/Mtok", value, "the grade is not served there");
        }
        return book.kept("h", name, "GPU-h/Mtok", "Σ h / E", value, () -> {
            List<Quantity> parts = new ArrayList<>(served(line, c, j, i));
            parts.add(book.factor("E", "efficiency of " + of, line, i, d -> d.efficiency[i][gj]));
            return parts;
        });
    }

    /** The hours of whatever serves a grade on a tier: the last release first, the file's own at the end. */
    private List<Quantity> served(Trace.Line line, int c, int j, int i) {
        int gj = market.gradeOf[c] * market.tiers + j;
        ServedHours served = line.plan.drivers().served(i);
        List<String> origins = origins(line, gj, i);
        String on = market.gradeNames.get(market.gradeOf[c]) + " on " + tier(j) + book.when(line, i);
        List<Quantity> found = new ArrayList<>();
        List<Quantity> later = new ArrayList<>();
        double left = 1;
        int release = origins.size();
        for (int t = served.terms - 1; t >= 0 && left > 0; t--) {
            if (served.place[t] != gj) {
                continue;
            }
            release--;
            double taken = served.weight[t] / left;
            left *= 1 - taken;
            String origin = origins.get(release);
            String name = "release " + (release + 1) + " of " + on;
            List<Quantity> parts = new ArrayList<>(List.of(
                    Quantity.given("H", "hours of " + name, "GPU-h/Mtok", served.number[t], origin),
                    Quantity.given("m", "part that it serves, " + name, "1", taken, origin),
                    book.parameter("a", "algorithmic-trend"),
                    Quantity.given(
                            "t",
                            "time from " + book.quarter(served.released[t]) + " to " + book.quarter(i),
                            "years",
                            (i - served.released[t]) * io.jevons.base.Quarter.YEARS,
                            "calendar")));
            parts.addAll(later);
            found.add(book.worked("h", name, "GPU-h/Mtok", "H · m · exp(-a · t)" + after(later), () -> parts));
            later.add(Quantity.given("k", "part that " + name + " leaves", "1", 1 - taken, origin));
        }
        if (market.hours[gj] >= 0 && left > 0) {
            List<Quantity> parts =
                    new ArrayList<>(List.of(startHours(c, j), book.parameter("a", "algorithmic-trend"), book.years(i)));
            parts.addAll(later);
            String name = "hours of the market's file, " + on;
            found.add(book.worked("h", name, "GPU-h/Mtok", "h₀ · exp(-a · t)" + after(later), () -> parts));
        }
        return found;
    }

    private static String after(List<Quantity> later) {
        return later.isEmpty() ? "" : " · Π k";
    }

    /** Which shock each release of a grade on a tier came from, in their order. */
    private List<String> origins(Trace.Line line, int gj, int i) {
        List<String> origins = new ArrayList<>();
        for (Drivers.DriverShock shock : line.plan.drivers().shocks()) {
            ServedHours own = book.alone(shock).served(i);
            for (int t = 0; t < own.terms; t++) {
                if (own.place[t] == gj) {
                    origins.add(shock.origin());
                }
            }
        }
        return origins;
    }

    /** P: the price of a new unit. */
    Quantity unitPrice(Trace.Line line, int j, int i) {
        String tier = tier(j);
        Trace.Line drivers = line.driving(Channel.OTHER_SHOCKS);
        return book.kept(
                "P",
                "price of a new unit of " + tier + book.when(line, i),
                "USD",
                "price · exp(-θ · t) · f",
                line.at(i).unitPrice[j],
                () -> List.of(
                        book.tier("price", "price-usd", j),
                        book.tier("θ", "price-decline", j),
                        book.years(i),
                        book.factor(
                                "f", "factor on hardware price of " + tier, drivers, i, d -> d.hardwarePrice[i][j])));
    }

    /** W: the power of a new unit. */
    Quantity unitPower(int j, int i) {
        return book.worked(
                "W",
                "power of a new unit of " + tier(j) + ", " + book.quarter(i),
                "W",
                "power · exp(-θ · t)",
                () -> List.of(book.tier("power", "power-w", j), book.tier("θ", "power-decline", j), book.years(i)));
    }
}
