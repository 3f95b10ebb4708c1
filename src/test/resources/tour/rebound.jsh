var market = Jevons.market("world-2024Q4")                   // or Jevons.market(Path.of("mine.yaml"))
var deepseek = Jevons.scenario("deepseek-r1")                // or Jevons.scenario(Path.of("mine.yaml"))
var outcome = Jevons.compare(market, deepseek)               // a Comparison with the scenario's base

outcome.rebound(Resource.GPUS)                               // by quarter and cumulative, total; .at("2029Q4"), .cumulative("2031Q4"), .over(Horizon.LONG_RUN) throw where it is
                                                             // undefined, .find("2029Q4"), .findCumulative("2031Q4") give OptionalDouble; .isBackfire(Horizon.LONG_RUN)
outcome.rebound(Resource.GPUS.on("flagship"))                // Resource: GPU_HOURS, GPUS, SALES, ENERGY (nameplate power of the fleet); .on(tier), .onNest("cuda")
outcome.engineering(Resource.GPU_HOURS)                      // the estimate without behaviour: a Series
outcome.crossover(Resource.GPUS.on("consumer"))              // Optional<Quarter>: from when it stays above the base
outcome.decompose(Resource.GPU_HOURS, "2030Q4")              // LMDI: factors that add up to the difference exactly
outcome.attribute(Resource.GPU_HOURS, "2030Q4")              // Shapley over channels
outcome.breakEven(Resource.GPUS, Horizon.LONG_RUN)           // the multiplier of the price responses at which rebound is 1
outcome.claims()                                             // the article's thirteen claims: true, false or undecided, and the figure that decides
var e = Jevons.elasticities(market)                          // by tier
e.toTokenCost("flagship", Horizon.LONG_RUN); e.toRent("consumer", "flagship", Horizon.SHORT_RUN)      // need on consumer GPUs when flagship rent moves (after 4 quarters; LONG_RUN: adjustments complete); printing e shows the matrix
