import java.awt.image.BufferedImage;
var market = Jevons.market("world-2024Q4")
var deepseek = Jevons.scenario("deepseek-r1")
var outcome = Jevons.compare(market, deepseek)
var p = Jevons.project(market, deepseek)

outcome.chart("need")                                        // a Chart: toSvg(), toImage(): BufferedImage, toHtml(), toPng(path, width, height), toVegaLite()
outcome.chart("need").toSvg(); BufferedImage image = outcome.chart("need").toImage(); outcome.chart("need").toHtml(); outcome.chart("need").toPng(Path.of("target/need.png"), 800, 500); outcome.chart("need").toVegaLite()
Export.html(outcome); Export.iamc(p, Path.of("target/iamc.csv"))
p.explain("flagship", "need", "2027Q4")
p.explain("sme", "adoption", "2028Q1").depth(3).toHtml()
Jevons.show(outcome)                                         // untruncated, to stdout
