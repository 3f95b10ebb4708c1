package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.ChartPoint;
import io.jevons.base.ChartTrace;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.base.yaml.YamlNode;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Sobol;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.findings.PrimBox;
import io.jevons.uncertainty.findings.SobolResult;
import io.jevons.uncertainty.quantiles.Quantiles;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Manifest;
import io.jevons.uncertainty.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
final class ReportTest {
    private static final Comparison COMPARISON = Cases.small();
    private static final String HTML = Report.of(COMPARISON).toHtml();
    private static final Document PAGE = Jsoup.parse(HTML);

    @Nested
    class Page {
        @Test
        void isHtmlWithoutFaults() {
            Parser parser = Parser.htmlParser().setTrackErrors(50);
            Jsoup.parse(HTML, "", parser);
            assertTrue(parser.getErrors().isEmpty(), parser.getErrors().toString());
            assertTrue(HTML.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
        }

        @Test
        void standsAlone() {
            assertEquals(
                    0, PAGE.select("script, link, img, iframe, object, embed").size());
            assertFalse(HTML.replace("http://www.w3.org/2000/svg", "").contains("http"), "no address");
            assertFalse(HTML.contains("@import")
                    || HTML.replaceAll("url\\(#[^)]*\\)", "").contains("url("));
            assertEquals(
                    0,
                    PAGE.getAllElements().stream()
                            .flatMap(e -> e.attributes().asList().stream())
                            .filter(a -> a.getKey().startsWith("on"))
                            .count());
        }

        @Test
        void beginsWithTheVerdict() {
            assertEquals(
                    new Answer(ReportContent.of(COMPARISON)).finding(),
                    PAGE.select("h1").text());
            assertEquals(1, PAGE.select("h1").size());
            Element table =
                    PAGE.select("section[aria-labelledby=verdict] table").first();
            assertTrue(PAGE.select("section[aria-labelledby=verdict]").text().contains(COMPARISON.verdict()));
            assertEquals(COMPARISON.toTable().title(), table.select("caption").text());
            assertEquals(
                    COMPARISON.toTable().rowCount(), table.select("tbody tr").size());
        }

        @Test
        void hasEveryParameterAndEveryShock() {
            Element section = PAGE.select("section[aria-labelledby=parameters]").first();
            assertEquals(
                    COMPARISON.market().allParameters().stream()
                            .map(Parameter::path)
                            .sorted()
                            .toList(),
                    section.select("tbody td:last-child small").eachText().stream()
                            .sorted()
                            .toList());
            assertEquals(
                    "how strongly use answers price, eager",
                    section.select("tr:has(small:containsOwn(cells.eager.elasticity)) th")
                            .text());
            for (Parameter.Kind kind : Parameter.Kind.values()) {
                String name = kind.name().toLowerCase(Locale.ROOT);
                int count = section.select("tbody tr." + name).size();
                assertTrue(section.select("summary .holds").text().contains(count + " " + name));
                assertTrue(section.select("label").eachText().contains(name + " (" + count + ")"));
                assertEquals(1, section.select("input.only-" + name).size());
                assertTrue(HTML.contains("section:has(.only-" + name + ":checked) tbody tr:not(." + name + ")"), name);
            }
            List<String> items =
                    PAGE.select("section[aria-labelledby=scenario] li").eachText();
            for (Shock shock : COMPARISON.staging().scenario().shocks()) {
                assertTrue(items.contains(shock.describe()), shock.describe());
            }
        }

        @Test
        void isAccessible() {
            assertFalse(PAGE.title().isEmpty());
            for (Element table : PAGE.select("table")) {
                assertEquals(1, table.select("caption").size());
                assertTrue(table.select("thead th").stream()
                        .allMatch(h -> h.attr("scope").equals("col")));
                assertTrue(table.select("tbody th").stream()
                        .allMatch(h -> h.attr("scope").equals("row")));
            }
            for (Element drawing : PAGE.select("figure svg")) {
                assertEquals("img", drawing.attr("role"));
                assertTrue(drawing.attr("aria-label").length() > 20, drawing.attr("aria-label"));
            }
            int level = 1;
            for (Element heading : PAGE.select("h1, h2, h3, h4")) {
                int here = Integer.parseInt(heading.tagName().substring(1));
                assertTrue(here <= level + 1, heading.text());
                level = here;
            }
            Set<String> ids = new HashSet<>();
            for (Element named : PAGE.select("[id]")) {
                assertTrue(ids.add(named.id()), named.id());
            }
            for (Element section : PAGE.select("[aria-labelledby]")) {
                assertTrue(ids.contains(section.attr("aria-labelledby")));
            }
        }

        @Test
        void hasTheAnswersChartOneForEveryTierAndCellTheTwoNumbersTwiceTokensPricesAndThreeOfCauses() {
            int tiers = COMPARISON.market().tiers().size();
            int cells = COMPARISON.market().cells().size();
            assertEquals(
                    1 + tiers + 2 + 2 + 2 + 3 + cells, PAGE.select("figure svg").size());
        }

        @Test
        void saysHowSureWhereThereIsAnEnsemble() {
            Study study = Ensemble.of(COMPARISON.market(), COMPARISON.staging().scenario())
                    .withoutFileDistributions()
                    .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                    .draws(64)
                    .seed(1)
                    .run();
            Report report = Report.of(COMPARISON).with(study);
            Document page = Jsoup.parse(report.toHtml());
            Element section = page.select("section[aria-labelledby=sure]").first();
            for (String line : report.howSure().orElseThrow().lines().toList()) {
                assertTrue(page.text().contains(line), line);
            }
            assertEquals(2, section.select("figure svg").size());
            assertTrue(page.select("section[aria-labelledby=repeat] pre").text().contains("\"seed\": \"1\""));
            Element decides = page.select("section[aria-labelledby=decides]").first();
            PrimBox box = study.discover(Metric.backfire(Resource.GPUS));
            assertEquals(
                    List.of(
                            study.tornado(Metric.rebound(Resource.GPUS))
                                    .toTable()
                                    .title(),
                            study.morris(Metric.rebound(Resource.GPUS))
                                    .toTable()
                                    .title(),
                            box.toTable().title()),
                    decides.select("caption").eachText());
            assertTrue(page.select("section[aria-labelledby=words]").text().contains(box.rule()));
            assertTrue(section.text().contains("factor lognormal-90(0.500, 1.80)"), section.text());
            assertFalse(section.text().contains("Warning"), section.text());
            assertEquals(0, PAGE.select("section[aria-labelledby=sure]").size());
        }

        /** Where a scenario saves nothing there is no rebound to ask for, and the page asks for the change instead. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "baseline",
                    "deepseek-r1",
                    "no-rebound",
                    "distillation-only",
                    "grpo-only",
                    "reasoning-boom",
                    "open-access",
                    "edge-shift",
                    "cuda-erosion",
                    "export-controls",
                    "saturation"
                })
        void isThereForEveryBundledScenario(String scenario) {
            Market market = Markets.named("world-2024Q4");
            Study study = Ensemble.of(market, Scenarios.named(scenario))
                    .draws(100)
                    .seed(1)
                    .run();
            assertEquals(Optional.empty(), study.warning());
            HowSure sure = HowSure.of(study, COMPARISON);
            boolean isDefined = study.defined(Metric.rebound(Resource.GPUS)) >= 95;
            boolean ofRebound = isDefined && !scenario.equals("no-rebound");
            assertEquals(ofRebound, sure.charts().containsKey("fan-rebound"));
            assertEquals(ofRebound, sure.decides().contains("long-run rebound"));
            assertFalse(sure.decides().contains("NaN"), sure.decides());
            assertEquals(scenario.equals("baseline"), sure.decides().contains("no assumption by itself"));
            assertEquals(isDefined, !sure.screeningNote().contains("undefined"));
            assertEquals(scenario.equals("no-rebound"), sure.screeningNote().contains("0 in every draw"));
        }

        @Test
        void saysFirstThatDrawsFailed() {
            String cell = COMPARISON.market().cells().get(0);
            Study study = Ensemble.of(COMPARISON.market(), COMPARISON.staging().scenario())
                    .withoutFileDistributions()
                    .vary("cells." + cell + ".elasticity", Vary.set(Distribution.uniform(-0.1, 0.9)))
                    .draws(100)
                    .run();
            Document page = Jsoup.parse(Report.of(COMPARISON).with(study).toHtml());
            String warning = "Warning: 10.0 % of the draws failed, and all figures leave them out.";
            assertEquals(warning, study.warning().orElseThrow());
            assertTrue(page.select("section[aria-labelledby=sure] p")
                    .first()
                    .text()
                    .startsWith(warning));
            assertTrue(page.select("section[aria-labelledby=words]").text().contains(warning));
        }

        /** The band of a difference is that of the differences draw by draw, and not the difference of two bands. */
        @Test
        void showsTheBandOfTheDifference() {
            Study study = Ensemble.of(COMPARISON.market(), COMPARISON.staging().scenario())
                    .withoutFileDistributions()
                    .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                    .draws(64)
                    .run();
            Differences differences = new Differences(COMPARISON, Optional.of(study));
            String tier = COMPARISON.market().tiers().get(0);
            Quarter last = COMPARISON.base().start().plus(COMPARISON.base().periods() - 1);
            double[] scenario = study.values(tier, "need", last.toString());
            double[] base = study.baseValues(tier, "need", last.toString());
            double[] paired = new double[64];
            Arrays.setAll(paired, i -> scenario[i] / base[i] - 1);
            Arrays.sort(paired);
            ChartTrace widest = differences.tier(tier).traces().get(0);
            ChartPoint end = widest.points().get(widest.points().size() - 1);
            assertEquals(Quantiles.ofSorted(paired, 0.05), end.low(), 1e-12);
            assertEquals(Quantiles.ofSorted(paired, 0.95), end.high(), 1e-12);
            Resource gpus = Resource.GPUS.on(tier);
            assertEquals(
                    COMPARISON.inScenario(gpus).at(last)
                                    / COMPARISON.inBase(gpus).at(last)
                            - 1,
                    end.y(),
                    1e-12);
            ChartTrace sum = differences.total().traces().get(0);
            assertTrue(sum.points().stream().allMatch(p -> p.low() <= p.high()));
        }

        /** A change and its band are in one unit, and the band holds the middle of the draws. */
        @Test
        void yearsHaveTheBandOfTheChangeInPerCent() {
            Study study = Ensemble.of(COMPARISON.market(), COMPARISON.staging().scenario())
                    .withoutFileDistributions()
                    .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                    .draws(64)
                    .select("total", "need")
                    .run();
            ReportContent content = ReportContent.of(COMPARISON).with(HowSure.of(study, COMPARISON));
            AnswerYears years = new AnswerYears(content);
            Table need = years.need();
            int last = need.rowCount() - 1;
            String quarter = need.show(last, 0) + "Q4";
            double[] scenario = study.values("total", "need", quarter);
            double[] base = study.baseValues("total", "need", quarter);
            double[] changes = new double[scenario.length];
            Arrays.setAll(changes, i -> scenario[i] / base[i] - 1);
            Arrays.sort(changes);
            assertEquals(
                    AnswerYears.range(Quantiles.ofSorted(changes, 0.05), Quantiles.ofSorted(changes, 0.95)),
                    need.get(last, "in 9 of 10 draws"));
            assertTrue(years.money().get(last, "in 9 of 10 draws").toString().matches("\\S+ to \\S+ %"));
            assertEquals("-4.5 to +106 %", AnswerYears.range(-0.0449, 1.0551));
            assertEquals("0.0 to +12 %", AnswerYears.range(-0.0001, 0.1234));
            Table bands = years.bands().get(0);
            assertEquals(need.rowCount(), bands.rowCount());
            double low = (double) bands.get(last, "difference 5 %");
            double high = (double) bands.get(last, "difference 95 %");
            assertTrue(low < high);
            double[] differences = new double[scenario.length];
            Arrays.setAll(differences, i -> scenario[i] - base[i]);
            Arrays.sort(differences);
            assertEquals(Quantiles.ofSorted(differences, 0.05), low, 1e-9 * Math.abs(low));
            Document page = Jsoup.parse(Report.of(COMPARISON).with(study).toHtml());
            assertEquals(2, page.select("#answer table").size());
        }

        /** No line of the page may end between a number and its per cent or its scale. */
        @Test
        void numbersStayWithWhatFollowsThem() {
            String html =
                    Report.of(COMPARISON).toHtml().replaceAll("(?s)<svg.*?</svg>|<pre.*?</pre>|<style>.*?</style>", "");
            assertTrue(html.contains("&nbsp;%"));
            Matcher broken =
                    Pattern.compile("[0-9] (%|k|M|bn|tn)(?![A-Za-z])[^<]{0,40}").matcher(html);
            assertFalse(broken.find(), () -> "may break: " + broken.group());
            assertFalse(Jsoup.parse(html).select("pre").outerHtml().contains("&nbsp;"), "files are copied as they are");
        }

        /** A changed number is told of by its scenario, not by the line of a file that whoever reads the page has not. */
        @Test
        void numbersThatAScenarioSetsAreSaidToBeItsOwn() {
            Comparison changed = Comparison.of(
                    COMPARISON.market(), Scenario.parse("mine.yaml", "scenario: mine\nset: {finance.pue: 1.21}\n"));
            Document page = Jsoup.parse(Report.of(changed).toHtml());
            String cells = page.select("td").eachText().toString();
            assertTrue(cells.contains("set of scenario mine (was "), cells);
            assertFalse(cells.contains("mine.yaml"), cells);
        }

        @Test
        void hasTheDayItIsGiven() {
            String html = Report.of(COMPARISON).dated(LocalDate.of(2031, 5, 6)).toHtml();
            assertTrue(Jsoup.parse(html).select(".made").text().endsWith("page of 2031-05-06."));
        }

        /** The first screen is open, the rest unfolds and is listed. */
        @Test
        void answersFirstAndFoldsTheRest() {
            Element answer = PAGE.select("main > section").first();
            assertEquals("answer", answer.id());
            assertEquals(0, answer.select("details").size());
            assertEquals(1, answer.select("figure").size());
            assertEquals(
                    List.of("How sure", "What it rests on", "What it does not know"),
                    answer.select("h2").eachText());
            for (Element section : PAGE.select("main > section[aria-labelledby]")) {
                Element details = section.child(0);
                assertEquals("details", details.tagName());
                assertFalse(details.hasAttr("open"));
                String id = section.attr("aria-labelledby");
                assertEquals(
                        details.select("summary > h2").text(),
                        PAGE.select("nav a[href=#" + id + "]").text());
            }
        }

        /** Years are full calendar years: stocks at their ends, flows summed. */
        @Test
        void sumsFlowsOverTheYear() {
            AnswerYears years = new AnswerYears(ReportContent.of(COMPARISON));
            Table need = years.need();
            Table money = years.money();
            Series sales = COMPARISON.inScenario(Resource.SALES);
            Series gpus = COMPARISON.inBase(Resource.GPUS);
            assertTrue(need.rowCount() > 0);
            for (int i = 0; i < need.rowCount(); i++) {
                int year = Integer.parseInt(need.show(i, 0));
                double sum = 0;
                for (int q = 1; q <= 4; q++) {
                    sum += sales.at(Quarter.parse(year + "Q" + q)) / 4;
                }
                assertEquals(sum, (double) money.get(i, "scenario"), 1e-9 * sum);
                assertEquals(gpus.at(Quarter.parse(year + "Q4")), (double) need.get(i, "base"));
                assertEquals(
                        need.get(i, "change"), (double) need.get(i, "scenario") / (double) need.get(i, "base") - 1);
            }
        }

        @Test
        void takesWhatDecidesByACall() {
            Study study = Ensemble.of(COMPARISON.market(), COMPARISON.staging().scenario())
                    .withoutFileDistributions()
                    .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                    .vary("algorithmic-trend", Vary.scale(Distribution.uniform(0.5, 1.5)))
                    .draws(64)
                    .seed(1)
                    .run();
            Metric rebound = Metric.rebound(Resource.GPUS);
            SobolResult indices = Sobol.of(study.inputs(), study.model(rebound))
                    .base(32)
                    .seed(1)
                    .run();
            PrimBox box = study.discover(Metric.backfire(Resource.GPUS));
            Document page = Jsoup.parse(Report.of(COMPARISON)
                    .with(indices)
                    .with(study.shapleyEffects(rebound))
                    .with(box)
                    .with(study.claims())
                    .toHtml());
            Element section = page.select("section[aria-labelledby=decides]").first();
            assertEquals(
                    List.of(
                            indices.toTable().title(),
                            study.shapleyEffects(rebound).toTable().title(),
                            box.toTable().title()),
                    section.select("caption").eachText());
            assertEquals(2, section.select("figure svg").size());
            assertTrue(page.select("section[aria-labelledby=words]").text().contains(box.rule()));
            assertEquals(2, page.select("section[aria-labelledby=claims] table").size());
            assertEquals(0, page.select("section[aria-labelledby=sure]").size());
        }

        @Test
        void beginsWithASummaryAndEndsWithWhatItTakesToRepeatIt() {
            List<String> sections =
                    PAGE.select("main > section > details > summary > h2").eachText();
            assertEquals("In words", sections.get(0));
            assertEquals("Verdict by tier", sections.get(1));
            assertEquals("To repeat this", sections.get(sections.size() - 1));
            String file =
                    PAGE.select("section[aria-labelledby=repeat] pre").first().wholeText();
            assertEquals(
                    COMPARISON.staging().scenario().toYaml(),
                    Scenario.parse("page", file).toYaml());
        }

        @Test
        void keepsTheRulesOfElements() {
            assertEquals(
                    0,
                    PAGE.select("p p, p ul, p table, a a, li > h2, h1 > p, span > div")
                            .size());
            assertTrue(PAGE.select("ul > *").stream().allMatch(e -> e.tagName().equals("li")));
            assertTrue(PAGE.select("dl > *").stream().allMatch(e -> e.tagName().matches("d[td]")));
            assertTrue(PAGE.select("tr > *").stream().allMatch(e -> e.tagName().matches("t[hd]")));
            assertTrue(
                    PAGE.select("main > *").stream().allMatch(e -> e.tagName().matches("section|nav")));
            assertTrue(PAGE.select("h1, h2, h3, caption, th, li").stream().allMatch(e -> e.hasText()));
            assertTrue(PAGE.select("[role=region]").stream()
                    .allMatch(e -> !e.attr("aria-label").isEmpty()));
            for (Element table : PAGE.select("table")) {
                int columns = table.select("thead th").size();
                assertTrue(table.select("tbody tr").stream().allMatch(r -> r.childrenSize() == columns));
            }
        }

        @Test
        void namesFromFilesCannotBreakOut() {
            String tier = COMPARISON.market().tiers().get(0);
            assertFalse(Table.escape("<script>" + tier).contains("<"));
            assertFalse(HTML.contains("<script"));
        }
    }

    @Nested
    class WrittenFiles {
        @TempDir
        private Path folder;

        @Test
        void areAllThere() throws IOException {
            Path target = folder.resolve("made/here");
            assertEquals(target, Report.of(COMPARISON).writeTo(target));
            assertEquals(HTML, Files.readString(target.resolve("report.html")));
            assertEquals(COMPARISON.scenario().toCsv(), Files.readString(target.resolve("projection.csv")));
            assertEquals(COMPARISON.base().toCsv(), Files.readString(target.resolve("baseline.csv")));
            YamlNode manifest =
                    YamlNode.parse("manifest", Files.readString(target.resolve("projection.csv.manifest.json")));
            assertEquals(
                    Manifest.hash(COMPARISON.scenario()),
                    manifest.get("scenario-sha256").text());
            assertNotEquals(Manifest.hash(COMPARISON.base()), Manifest.hash(COMPARISON.scenario()));
            assertTrue(Files.exists(target.resolve("baseline.csv.manifest.json")));
            assertTrue(HTML.contains(Manifest.hash(COMPARISON.market())));
            String tier = COMPARISON.market().tiers().get(0);
            assertTrue(Files.readString(target.resolve("charts/need-" + tier + ".svg"))
                    .startsWith("<svg"));
            byte[] png = Files.readAllBytes(target.resolve("charts/need-" + tier + ".png"));
            assertEquals("PNG", new String(png, 1, 3, java.nio.charset.StandardCharsets.US_ASCII));
            try (var left = Files.list(folder.resolve("made"))) {
                assertEquals(
                        List.of("here"),
                        left.map(p -> p.getFileName().toString()).toList());
            }
        }

        @Test
        void repeatTheEnsembleToTheBit() throws IOException {
            Study study = Ensemble.of(COMPARISON.market(), COMPARISON.staging().scenario())
                    .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.5, 1.5)))
                    .draws(40)
                    .seed(9)
                    .run();
            Path target = folder.resolve("sure");
            Report.of(COMPARISON).with(study).writeTo(target);
            Manifest manifest = Manifest.parse(Files.readString(target.resolve("manifest.json")));
            Study again = Ensemble.from(
                            manifest, COMPARISON.market(), COMPARISON.staging().scenario())
                    .run();
            for (SeriesKey key : study.collected()) {
                assertEquals(
                        study.band(key.entity(), key.variable()).toTable().toCsv(),
                        again.band(key.entity(), key.variable()).toTable().toCsv());
            }
            assertArrayEquals(study.draw(39), again.draw(39));
        }

        @Test
        void areNotWrittenWhereAFileStands() throws IOException {
            Path target = folder.resolve("taken");
            Files.writeString(target, "mine");
            assertThrows(UncheckedIOException.class, () -> Report.of(COMPARISON).writeTo(target));
            assertEquals("mine", Files.readString(target));
        }
    }
}
