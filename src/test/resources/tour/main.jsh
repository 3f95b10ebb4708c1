var market = Jevons.market("world-2024Q4")                   // or Jevons.market(Path.of("mine.yaml"))
var deepseek = Jevons.scenario("deepseek-r1")                // or Jevons.scenario(Path.of("mine.yaml"))
var outcome = Jevons.compare(market, deepseek)               // a Comparison with the scenario's base
outcome                                                      // the verdict as a table: by tier, total and NVIDIA (nest cuda), short run and long run
outcome.verdict()                                            // one sentence with its numbers
outcome.base(); outcome.scenario()                           // the two Projections
Report.of(outcome).writeTo(Path.of("target/deepseek-r1"))    // report.html, projection.csv, baseline.csv, charts (SVG and PNG); returns the folder

var p = Jevons.project(market, deepseek)                     // a Projection (of its base too, where the scenario holds channels at the base's path)
p.series("flagship", "need")                                 // a Series: quarter, value, unit, sparkline
p.value("sme", "adoption", "2028Q1")                         // double
p.toCsv(Path.of("target/p.csv"))

market.get("cells.sme.elasticity")                           // double
var mine = market.with("cells.sme.elasticity", 0.9).scale("cells.*.new-market-elasticity", 1.2)      // a changed copy
market.parameters("cells.sme.*")                             // a table: path, value, unit, range, source, kind

var s = Scenario.named("my-case").basedOn("baseline").
    with(Shock.efficiency("frontier", 8).from("2025Q1").halfLife(0.5)).
    with(Shock.tokensPerTask("*", 3).from("2025Q1").ramp(1.0)).
    with(Shock.capacity("flagship", 0.8).from("2025Q2").until("2026Q1")).
    with("cells.sme.elasticity", 0.9)
var own = Shock.of("heat wave", (drivers, quarter) -> drivers.scaleCapacity("flagship", quarter.month() == 7 ? 0.9 : 1.0))      // any shock in a line, no file and no jar
deepseek.then(Jevons.scenario("export-controls"))            // composition; conflicts are reported, never dropped
s.toYaml()                                                   // round-trips through Jevons.scenario(Path)
Jevons.register(s)                                           // now Jevons.scenario("my-case") finds it
Jevons.scenarios(); Jevons.markets(); Jevons.models(); Jevons.gpus()      // what there is, with one line each
