// # Does cheaper AI need fewer GPUs, or more?
//
// In January 2025 DeepSeek's R1 made a token far cheaper. Fewer GPUs for the same work, said some; more work, said others,
// as Jevons had said of coal. Here both are computed: a world without R1, and the same world with it.

import io.jevons.*;
import io.jevons.rebound.*;
import io.jevons.report.*;
import java.nio.file.Path;

// ## Two worlds
//
// A market holds the world at the end of 2024 and how it answers; a scenario is what happens to it. The verdict compares
// them by tier of GPU, in the first year and in the last.

var market = Jevons.market("world-2024Q4");
var deepseek = Jevons.scenario("deepseek-r1");
var outcome = Jevons.compare(market, deepseek);
outcome

// The GPUs needed, quarter by quarter: below the base at first, above it later.

outcome.chart("need").toImage()

// ## How much of the saving was used up
//
// Rebound is the share of the saving that behaviour takes back: 0 means the engineers' saving arrives in full, 1 that
// nothing of it is left, and more than 1 that more is needed than before, which is backfire.

outcome.rebound(Resource.GPUS)

// ## What makes the difference
//
// The difference of the two worlds, split over what changed: first the efficiency alone, then each answer to it.

outcome.attribute(Resource.GPU_HOURS, Horizon.LONG_RUN)

// ## The article's claims
//
// Twenty statements from the debate, each put to the model: true, false or undecided, with the figure that decides.

outcome.claims()

// ## To send on
//
// Every number of the world with R1 as tidy CSV. `Report.of(outcome).writeTo(Path.of("target/the-question"))` writes a page with
// charts, which opens offline.

Export.csv(outcome.scenario(), Path.of("target/the-question.csv"))
