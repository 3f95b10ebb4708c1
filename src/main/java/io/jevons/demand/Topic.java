package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** One subject of explanations: its book, the other subjects, and how the market calls its parts. */
abstract class Topic {
    final Reasons all;
    final ReasonBook book;
    final CompiledMarket market;

    Topic(Reasons all) {
        this.all = all;
        this.book = all.book();
        this.market = book.market;
    }

    final String cell(int c) {
        return market.cellNames.get(c);
    }

    final String tier(int j) {
        return market.tierNames.get(j);
    }

    final String workload(int k) {
        return market.workloadNames.get(k);
    }

    /** Whether a workload is divided over a tier too. */
    final boolean trainsOn(int k, int j) {
        return market.training.split[k * market.tiers + j] >= 0;
    }

    /** Whether a cell can use a tier in a quarter of a run. */
    final boolean uses(Trace.Line line, int c, int j, int i) {
        return line.at(i).usable[c * market.tiers + j];
    }

    /** What each of some cells, tiers or workloads adds, of those that count. */
    static List<Quantity> each(int number, IntPredicate counts, IntFunction<Quantity> part) {
        List<Quantity> parts = new ArrayList<>();
        for (int n = 0; n < number; n++) {
            if (counts.test(n)) {
                parts.add(part.apply(n));
            }
        }
        return parts;
    }

    /** A pure number that is the base's where a channel is off, and has reasons of its own where it is on. */
    final Quantity following(
            Trace.Line line,
            Channel channel,
            String symbol,
            String name,
            double value,
            Function<Trace.Line, Quantity> ofBase,
            Supplier<Quantity> own) {
        Optional<Trace.Line> base = line.followed(channel);
        return base.isPresent()
                ? book.kept(symbol, name, "1", symbol, value, () -> List.of(ofBase.apply(base.get())))
                : own.get();
    }
}
