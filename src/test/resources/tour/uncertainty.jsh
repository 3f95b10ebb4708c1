var study = Jevons.ensemble(market, deepseek).draws(2_000).seed(42).run()      // distributions from the files, or .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8))), one draw for all; .each()
study.band("flagship", "need", 0.05, 0.5, 0.95)              // one row a quarter
study.probability(Metric.backfire(Resource.GPUS))            // with its standard error; long run unless .over(Horizon.SHORT_RUN)
study.claims()                                               // probability of each claim
study.convergence()                                          // enough draws? how many more?
var metric = Metric.rebound(Resource.GPUS)                   // also Metric.value("flagship", "need", "2030Q4"), Metric.of("name", comparison -> 1.0)
study.tornado(metric); study.sobol(metric); study.morris(metric); study.pawn(metric); study.shapleyEffects(metric)
study.discover(Metric.backfire(Resource.GPUS))               // PRIM: "backfire where ..."
var u = Distribution.uniform(0, 1)
var ix = Sobol.of(List.of(u, u), x -> x[0] * x[1]).base(1024).run(); ix.first(); ix.total(); ix.second()          // double[], double[][]; the methods serve any function
var box = Prim.of(points, isOfInterest).peelAlpha(0.05).pasteAlpha(0.05).minMass(0.05).find(); box.coverage(); box.density(); box.mass(); box.lower(0); box.upper(1)
study.replay(17)                                             // the Comparison of draw 17
study.regret(deepseek, Jevons.scenario("export-controls"))   // across scenarios on the same draws
