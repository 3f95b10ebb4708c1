// # Your own scenario in ten lines
//
// A scenario is a base and a few shocks. Each shock names what moves, by how much, from when, and how fast.

import io.jevons.*;
import io.jevons.rebound.*;
import io.jevons.scenario.*;

// ## The scenario
//
// Frontier models become eight times as efficient, half of it within half a year; a task takes three times the tokens, since
// models think longer; and for a year a fifth fewer flagship GPUs can be bought.

var mine = Scenario.named("my-case").basedOn("baseline").
    with(Shock.efficiency("frontier", 8).from("2025Q1").halfLife(0.5)).
    with(Shock.tokensPerTask("*", 3).from("2025Q1").ramp(1.0)).
    with(Shock.capacity("flagship", 0.8).from("2025Q2").until("2026Q1"));
var outcome = Jevons.compare(Jevons.market("world-2024Q4"), mine);
outcome

outcome.chart("need").toImage()

// ## What if small firms answer more?
//
// Every parameter of the market has a path, a unit, a range and a source. Any of them can be set.

Jevons.market("world-2024Q4").parameters("cells.sme.*")

var keen = Jevons.compare(Jevons.market("world-2024Q4").with("cells.sme.elasticity", 1.2), mine);
keen.rebound(Resource.GPUS)

// ## A shock in a line of code
//
// What no shock of the library does, a lambda does: here flagship GPUs run at nine tenths in the third quarter of each year.

var hot = mine.with(Shock.of("heat wave", (drivers, quarter) -> drivers.scaleCapacity("flagship", quarter.month() == 7 ? 0.9 : 1.0)));
Jevons.compare(Jevons.market("world-2024Q4"), hot).verdict()

// ## Keep it
//
// The text below is a file that `Jevons.scenario(Path.of("my-case.yaml"))` reads again.

mine.toYaml()
