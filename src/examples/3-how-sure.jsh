// # How sure is that, and what decides it?
//
// Elasticities are known to a factor of two at best. So the comparison is run many times, each time with assumptions drawn
// from their ranges, and the answers are counted.

import io.jevons.*;
import io.jevons.rebound.*;
import io.jevons.uncertainty.*;

// ## Two hundred worlds
//
// The distributions come from the market's file. The same seed gives the same draws on any machine, with any number of
// threads.

var market = Jevons.market("world-2024Q4");
var deepseek = Jevons.scenario("deepseek-r1");
var study = Jevons.ensemble(market, deepseek).draws(200).seed(42).run();
study

// ## How probable is backfire?

study.probability(Metric.backfire(Resource.GPUS))

// ## The range, quarter by quarter

study.band("flagship", "need", 0.05, 0.5, 0.95)

study.chart("flagship", "need").toImage()

// ## Which assumption decides?
//
// Each assumption is moved alone from its low to its high end; the longest bars come first.

var metric = Metric.rebound(Resource.GPUS);
study.tornado(metric)

// Moved together and in many places, as Morris does, it is seen which ones matter and which of them interact.

study.morris(metric)

// ## Where does it flip?
//
// A box in the space of assumptions in which backfire is the rule, said in words.

study.discover(Metric.backfire(Resource.GPUS))

// ## The claims again, with their probability

study.claims()

// ## To the bit
//
// The manifest says what it takes to run this again.

study.manifest()
