var r1 = Jevons.model("DeepSeek-R1")                         // names as in models.csv and gpus.csv, and their usual short forms
var h200 = Jevons.gpu("H200 SXM")
var cost = Serving.of(r1, h200).gpus(8).precision(Precision.FP8).workload(Workload.of(1000, 1000)).cost()      // Precision: FP16, BF16, FP8, INT8, FP4, INT4
cost.gpuHoursPerMtok(); cost.outputTokensPerSecond(); cost.usdPerMtok(2.0, 0.5); cost.kwhPerMtok(); cost.batch(); cost.bound()       // tokens/s of all GPUs; USD at rent 2.0, utilisation 0.5
cost.decodeStepSeconds(); cost.prefillSeconds(); cost.secondsPerOutputToken()  // one decode step; one request's prefill; a token as an interleaving server shows it
Serving.of(r1, h200).gpus(8).tensorParallel(8).expertParallel(1).kvPrecision(Precision.FP8).batch(64).maxSecondsPerOutputToken(0.05).maxSecondsToFirstToken(2)
cost.explain()                                               // the arithmetic, step by step, with units
Serving.cheapest(r1, Workload.of(1000, 1000))                // over GPUs, group sizes and precisions: a table, infeasible ones say why
Training.pretraining(r1, 14.8e12).on(h200).cost()            // GPU-hours, USD, FLOPs
Training.grpo(r1).promptsPerStep(512).group(16).rolloutTokens(8000).steps(1000).on(h200).cost()
Training.ppo(r1).promptsPerStep(512).group(16).rolloutTokens(8000).steps(1000).on(h200).cost()
var d = Distillation.of(r1, Jevons.model("DeepSeek-R1-Distill-Qwen-32B"))
d.quality(); d.oneOff(); d.costRatio(Workload.of(1000, 1000)); d.efficiency(); d.breakEvenTokens()
