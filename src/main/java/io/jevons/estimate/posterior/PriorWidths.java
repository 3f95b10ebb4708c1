package io.jevons.estimate.posterior;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.market.VaryRule;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the verdict owes to how wide two priors are that data say little of. */
final class PriorWidths {
    private static final List<String> PATTERNS = List.of("cells.*.effort-elasticity", "training.*.elasticity");
    private static final double[] FACTORS = {0.5, 2};
    private static final Metric REBOUND = Metric.rebound(Resource.GPUS);
    private static final Metric BACKFIRE = Metric.backfire(Resource.GPUS);

    /** The verdict with a prior of some width, before and after the evidence. */
    record Width(
            String prior,
            String distribution,
            double before,
            double after,
            double error,
            double medianBefore,
            double medianAfter) {
        static Width read(StoredTable.Row row) {
            return new Width(
                    row.text(), row.text(), row.number(), row.number(), row.number(), row.number(), row.number());
        }

        static Width of(String prior, String distribution, Posterior posterior) {
            return new Width(
                    prior,
                    distribution,
                    posterior.prior().probability(BACKFIRE).value(),
                    posterior.study().probability(BACKFIRE).value(),
                    posterior.errorOf(BACKFIRE),
                    posterior.prior().quantile(REBOUND, 0.5).value(),
                    posterior.study().quantile(REBOUND, 0.5).value());
        }
    }

    private PriorWidths() {}

    /** Of the widths, the first of which is as assumed. */
    static String sentence(List<Width> widths) {
        DoubleSummaryStatistics after =
                widths.stream().mapToDouble(Width::after).summaryStatistics();
        return "Width of priors: with half and twice the width of the priors on effort's and training's elasticity, one at a time, "
                + "P(backfire) after the evidence is from " + Numbers.wholePercent(after.getMin()) + " to "
                + Numbers.wholePercent(after.getMax()) + "; as assumed it is "
                + Numbers.wholePercent(widths.get(0).after()) + ".";
    }

    static Table of(Conditioning conditioning) {
        List<Width> widths = new ArrayList<>();
        widths.add(Width.of("as assumed", "", conditioning.run()));
        Staging staging = Staging.of(conditioning.market(), conditioning.scenario());
        for (String pattern : PATTERNS) {
            Optional<Vary> prior = prior(staging, pattern);
            for (double factor : FACTORS) {
                if (prior.isPresent()) {
                    Vary stretched = stretched(prior.get(), factor);
                    widths.add(Width.of(
                            pattern + String.format(Locale.ROOT, ", width times %.1f", factor),
                            stretched.distribution().toString(),
                            conditioning.vary(pattern, stretched).run()));
                }
            }
        }
        return table(widths);
    }

    private static Table table(List<Width> widths) {
        Table.Builder table = Table.titled("What the verdict owes to the width of two priors")
                .text("prior")
                .text("distribution")
                .number("P(backfire) before", "1")
                .number("after", "1")
                .number("error", "1")
                .number("median R before", "1")
                .number("after", "1");
        widths.forEach(each -> table.row(
                each.prior,
                each.distribution,
                each.before,
                each.after,
                each.error,
                each.medianBefore,
                each.medianAfter));
        table.note(
                "Where P moves with the width of a prior after the evidence too, the evidence does not say; the prior does.");
        return table.build();
    }

    private static Optional<Vary> prior(Staging staging, String pattern) {
        Optional<VaryRule> last = Optional.empty();
        for (VaryRule rule : staging.uncertainty()) {
            last = rule.pattern().equals(pattern) ? Optional.of(rule) : last;
        }
        return last.map(Vary::of);
    }

    private static Vary stretched(Vary vary, double factor) {
        Distribution wide = stretched(vary.distribution(), factor);
        Vary again = vary.isScale() ? Vary.scale(wide) : Vary.set(wide);
        return vary.isEach() ? again.each() : again;
    }

    /** About its middle; what cannot be negative stays so. */
    static Distribution stretched(Distribution d, double factor) {
        List<Double> a = d.arguments();
        return switch (d.name()) {
            case "lognormal-90" -> {
                double middle = Math.sqrt(a.get(0) * a.get(1));
                yield Distribution.lognormal90(
                        middle * Math.pow(a.get(0) / middle, factor), middle * Math.pow(a.get(1) / middle, factor));
            }
            case "triangular" -> {
                double mode = a.get(1);
                double low = mode + factor * (a.get(0) - mode);
                double high = mode + factor * (a.get(2) - mode);
                Distribution wide = Distribution.triangular(low, mode, high);
                yield low < 0 && a.get(0) >= 0 ? Distribution.truncated(wide, 0, Double.POSITIVE_INFINITY) : wide;
            }
            case "normal" -> Distribution.normal(a.get(0), factor * a.get(1));
            default ->
                throw InvalidInputException.of(
                        "distribution of a prior that is stretched", d, "lognormal-90, triangular or normal");
        };
    }
}
