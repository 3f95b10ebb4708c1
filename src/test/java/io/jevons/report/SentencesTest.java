package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Chart;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.market.BundledMarkets;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.BundledScenarios;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said in words is what the numbers say, of every bundled scenario on both markets of the world. */
final class SentencesTest {
    private static final String FIGURE = "as many|As many|[0-9.]+ % (?:more|fewer)";
    private static final String SIZE = "as large|[0-9.]+ % (?:larger|smaller)";
    private static final double ROUNDING = 0.00051;

    private static final List<String> MARKETS = List.of("world-latest", "world-2024Q4");

    private static final Map<String, Comparison> COMPARED = new TreeMap<>();

    static Stream<String> cases() {
        return BundledScenarios.names().stream()
                .filter(name -> !BundledMarkets.names().contains(name))
                .flatMap(name -> MARKETS.stream().map(market -> name + " on " + market));
    }

    private static Comparison compare(String of) {
        int on = of.indexOf(" on ");
        return COMPARED.computeIfAbsent(
                of, x -> Comparison.of(Markets.named(of.substring(on + 4)), Scenarios.named(of.substring(0, on))));
    }

    /** A sentence's number with the sign that its word gives it. */
    private static double signed(String words) {
        if (words.toLowerCase(Locale.ROOT).startsWith("as ")) {
            return 0;
        }
        double value = Double.parseDouble(words.substring(0, words.indexOf(' '))) / 100;
        return words.endsWith("more") || words.endsWith("larger") ? value : -value;
    }

    /** Percentages of 100 and more are shown without a decimal. */
    private static void says(double expected, String words, String text) {
        assertEquals(expected, signed(words), Math.abs(expected) > 0.9995 ? 0.0051 : ROUNDING, text);
    }

    private static double relative(Comparison c, Resource resource, int period) {
        return c.inScenario(resource).get(period) / c.inBase(resource).get(period) - 1;
    }

    private static Matcher find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), () -> pattern + " in: " + text);
        return matcher;
    }

    /** No word of more beside a number of less, and no number that is none beside either. */
    private static void isNotContradictory(String text) {
        assertFalse(
                Pattern.compile(
                                "(?<![0-9.])(0|0\\.0) % (more|fewer|larger|smaller)|-[0-9.]+ % (more|fewer|larger|smaller)|"
                                        + "\\+0\\.0 %|-0\\.0 %|\\b(rises?|grows?|more) (by )?-|\\b(falls?|shrinks?|fewer) (by )?[+-]")
                        .matcher(text)
                        .find(),
                text);
    }

    private static List<String> all(Comparison c) {
        Answer answer = new Answer(ReportContent.of(c));
        List<String> all = new ArrayList<>(List.of(c.verdict(), c.toString(), answer.finding(), answer.rebound()));
        all.addAll(answer.restsOn());
        all.addAll(answer.doesNotKnow());
        all.addAll(ReportSummary.ofDifference(c));
        ReportCharts.need(ReportContent.of(c)).values().forEach(chart -> all.add(chart.title()));
        ReportCharts.cells(c).values().forEach(chart -> all.add(chart.title()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noSentenceContradictsItself(String of) {
        all(compare(of)).forEach(SentencesTest::isNotContradictory);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theVerdictSaysTheRunsAndTheLowestAndTheHighestQuarter(String of) {
        Comparison c = compare(of);
        String text = c.verdict();
        if (c.isSame()) {
            assertTrue(text.contains("as many GPUs on every tier in every quarter"), text);
            return;
        }
        Matcher runs = find(
                "needs (" + FIGURE + ") GPUs in the short run \\((\\w+) to (\\w+)\\) and (" + FIGURE
                        + ") in the long run \\((\\w+) to (\\w+)\\)",
                text);
        says(c.change(Resource.GPUS, Horizon.SHORT_RUN), runs.group(1), text);
        says(c.change(Resource.GPUS, Horizon.LONG_RUN), runs.group(4), text);
        Matcher ends = find(
                "from (" + FIGURE + ") in (\\w+), the lowest quarter, to (" + FIGURE + ") in (\\w+), the highest",
                text);
        double lowest = 0;
        double highest = 0;
        for (int i = 0; i < c.base().periods(); i++) {
            lowest = Math.min(lowest, relative(c, Resource.GPUS, i));
            highest = Math.max(highest, relative(c, Resource.GPUS, i));
        }
        says(lowest, ends.group(1), text);
        says(highest, ends.group(3), text);
        for (int end : new int[] {1, 3}) {
            int period = c.base().start().until(Quarter.parse(ends.group(end + 1)));
            says(relative(c, Resource.GPUS, period), ends.group(end), text);
        }
        Matcher crossing = Pattern.compile("the lines cross in (\\w+)").matcher(text);
        if (crossing.find()) {
            int from = c.base().start().until(Quarter.parse(crossing.group(1)));
            assertTrue(relative(c, Resource.GPUS, from - 1) <= 0, text);
            for (int i = from; i < c.base().periods(); i++) {
                assertTrue(relative(c, Resource.GPUS, i) > 0, text);
            }
        }
        OptionalDouble rebound = c.rebound(Resource.GPUS).findOver(Horizon.LONG_RUN);
        assertEquals(
                rebound.isEmpty(),
                text.contains("no saving to rebound from") || text.contains("is too small to ask what is taken back"),
                text);
        assertEquals(rebound.isPresent() && rebound.getAsDouble() > 1, text.contains("(backfire)"), text);
        Matcher fleet = Pattern.compile("the fleet that runs is (" + SIZE + ") in the short run and (" + SIZE + ")")
                .matcher(text);
        if (fleet.find()) {
            says(c.change(Resource.FLEET, Horizon.SHORT_RUN), fleet.group(1), text);
            says(c.change(Resource.FLEET, Horizon.LONG_RUN), fleet.group(2), text);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePageSaysTheSame(String of) {
        Comparison c = compare(of);
        String finding = new Answer(ReportContent.of(c)).finding();
        if (c.isSame()) {
            assertTrue(finding.endsWith("no difference in any quarter"), finding);
        } else if (finding.endsWith("in the short and in the long run")) {
            says(c.change(Resource.GPUS, Horizon.SHORT_RUN), "as many", finding);
            says(c.change(Resource.GPUS, Horizon.LONG_RUN), "as many", finding);
        } else {
            Matcher found =
                    find("(" + FIGURE + ") GPUs needed on average in ([^,]+)(?:, (" + FIGURE + ") in .+)", finding);
            says(c.change(Resource.GPUS, Horizon.SHORT_RUN), found.group(1), finding);
            says(c.change(Resource.GPUS, Horizon.LONG_RUN), found.group(3), finding);
        }
        String rebound = new Answer(ReportContent.of(c)).rebound();
        OptionalDouble r = c.rebound(Resource.GPUS).findOver(Horizon.LONG_RUN);
        assertEquals(r.isPresent() && r.getAsDouble() >= 0, rebound.contains("takes back"), rebound);
        boolean sets = !c.staging().scenario().sets().isEmpty()
                || !c.staging().scenario().scales().isEmpty();
        assertEquals(
                sets,
                String.join(" ", new Answer(ReportContent.of(c)).restsOn()).contains("on a changed market"),
                "that the base has moved");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tiersAreNamedByWhatTheyDo(String of) {
        Comparison c = compare(of);
        String text = String.join(" ", ReportSummary.ofDifference(c));
        Matcher named = Pattern.compile("most on (\\w+) ([+-]?[0-9.]+) %.*least on (\\w+) ([+-]?[0-9.]+) %")
                .matcher(text);
        double[] changes = c.market().tiers().stream()
                .mapToDouble(tier -> c.change(Resource.GPUS.on(tier), Horizon.LONG_RUN))
                .toArray();
        double most = Arrays.stream(changes).max().orElseThrow();
        double least = Arrays.stream(changes).min().orElseThrow();
        if (named.find()) {
            assertEquals(most, Double.parseDouble(named.group(2)) / 100, 0.0051, text);
            assertEquals(least, Double.parseDouble(named.group(4)) / 100, 0.0051, text);
            assertEquals(most, c.change(Resource.GPUS.on(named.group(1)), Horizon.LONG_RUN), text);
            assertEquals(least, c.change(Resource.GPUS.on(named.group(3)), Horizon.LONG_RUN), text);
        } else {
            assertTrue(text.contains("as many as under"), text);
            assertEquals(0, Math.max(most, -least), ROUNDING, text);
        }
        if (text.startsWith("All of the difference")) {
            assertEquals(0, c.changeInResponse(Resource.GPUS, Horizon.LONG_RUN), ROUNDING, text);
        }
    }

    /** The titles of charts over time, which name the lowest quarter and the end. */
    @ParameterizedTest
    @MethodSource("cases")
    void chartsSayWhereTheyEnd(String of) {
        Comparison c = compare(of);
        ReportCharts.need(ReportContent.of(c)).forEach((name, chart) -> {
            String tier = name.substring("need-".length());
            int last = c.base().periods() - 1;
            Matcher end = find("([+-][0-9.]+ %|no difference|new) at the end of", chart.title());
            if (end.group(1).contains("%")) {
                double said = Double.parseDouble(end.group(1).replace(" %", "")) / 100;
                assertEquals(relative(c, Resource.GPUS.on(tier), last), said, 0.0051, chart.title());
            }
        });
        Chart need = c.chart("need");
        List<String> lines = need.traces().stream().map(t -> t.name()).toList();
        assertTrue(lines.contains("total") && lines.contains("NVIDIA data centre"), lines::toString);
        assertTrue(lines.containsAll(c.market().tiers()), lines::toString);
        Series total = c.base().series("total", "need");
        double end = c.scenario().series("total", "need").get(total.size() - 1) / total.get(total.size() - 1) - 1;
        assertEquals(
                end,
                need.traces()
                        .get(lines.indexOf("total"))
                        .points()
                        .get(total.size() - 1)
                        .y(),
                1e-12);
    }

    /** A scenario of sets alone acts on both sides, and the verdict says what may have been meant. */
    @Test
    void whatHoldsOnBothSidesIsNoDifference() {
        Comparison c = Comparison.of(
                Markets.named("world-latest"),
                Scenario.named("believer").basedOn("baseline").with("cells.*.elasticity", 1.11));
        assertTrue(c.isSame());
        assertTrue(c.verdict().contains("what it sets holds in its base too; maybe compare baseline"), c.verdict());
        assertEquals("As under baseline: no difference in any quarter", new Answer(ReportContent.of(c)).finding());
    }
}
