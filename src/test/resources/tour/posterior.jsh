var market = Jevons.market("world-2024Q4").with("quarters", 8)
var deepseek = Jevons.scenario("deepseek-r1")

var normal = Distribution.normal(0, 1)
var smc = SequentialMonteCarlo.of(List.of(normal, normal), x -> -0.5 * x[0] * x[0]).particles(4_096).seed(42).run(); smc.mean(0); smc.sd(0); smc.logEvidence(); smc.draws()      // any log likelihood
var evidence = Evidence.bundled()                            // observations: entity, variable, quarter, value, error, day known, series, source
evidence.asOf("2025-01-31"); evidence.without("rent"); evidence.with(Observation.of("flagship", "sales", "2026Q3", 2.9e11).error(0.05).knownOn("2026-11-18"))
var posterior = Jevons.condition(market, deepseek).on(evidence.asOf("2025-01-31")).particles(64).seed(42).run()
posterior                                                    // prior against posterior of R, P(backfire), P(more than the base), the inputs that moved; what the model cannot explain
posterior.study()                                            // a Study of equally weighted draws: everything of UNCERTAINTY that makes sense on a sample
posterior.learned(); posterior.checks(); posterior.series(); posterior.logEvidence()
posterior.watch()                                            // which coming figure would move the verdict most
posterior.update(Observation.of("flagship", "sales", "2025Q1", 1.6e11).error(0.05).knownOn("2025-05-28"))
