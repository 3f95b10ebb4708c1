package io.jevons.rebound;

import io.jevons.base.Series;
import io.jevons.cost.Distillation;
import io.jevons.cost.Workload;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.distillation.Benchmark;
import io.jevons.rebound.Claim.Reads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The article's twenty claims. Bounds and tolerances come from the sentences alone and apply to every scenario alike: half
 * a per cent where the claim is "more" or "less", a point of share where it is "keeps", two points of score where it is
 * "matches" (the noise of a mean over four tests, of which one has thirty questions).
 */
final class ArticleClaims {
    static final String BACKFIRE = "total-demand-backfires";

    static final List<Claim> ALL = List.of(
            claim(
                    "cost-per-token-falls",
                    "A token gets cheaper through distillation and efficient training.",
                    "What a distilled model costs to serve against its teacher, and what the base's work takes in GPU-hours.",
                    Reads.NO_RUN,
                    ArticleClaims::costPerTokenFalls),
            claim(
                    "students-match-larger-models",
                    "A distilled 7B or 32B matches larger models that are not distilled.",
                    "Mean score on four reasoning tests (R1 table) less that of larger models; two points down is a match.",
                    Reads.NO_RUN,
                    c -> Students.CONDITIONS),
            both(
                    "flagship-inference-weakens",
                    "In the short run inference on flagship GPUs grows less than it would have.",
                    "GPU-hours of inference on the flagship tier in the first year, against the base.",
                    ClaimTerms::flagshipInference),
            both(
                    "small-users-move-down",
                    "Small business, developers and open source move to cheaper tiers.",
                    "How much more of their tokens the lower tiers serve in the last year than in the base.",
                    ClaimTerms::moveDown),
            both(
                    BACKFIRE,
                    "In the long run the world needs more GPUs than it would have (of the response alone: backfire).",
                    "GPUs needed in the last year in all, as H100-equivalents, against the base.",
                    ClaimTerms::totalDemand),
            both(
                    "lower-tiers-gain",
                    "Lower and consumer tiers gain, in GPUs needed and in sales.",
                    "GPUs needed and sales in the last year on every lower tier, against the base; the least decides.",
                    ClaimTerms::lowerTiersGain),
            both(
                    "new-adopters",
                    "Small business, developers and emerging economies adopt beyond what they would have.",
                    "The share of them that uses AI in the last year, against the base.",
                    ClaimTerms::adoption),
            both(
                    "training-supports-flagship",
                    "Training stays high, and new uses support the flagship tier through it.",
                    "Training hours on the flagship tier in the last year: against the start, and against the base.",
                    ClaimTerms::training),
            both(
                    "cuda-keeps-its-share",
                    "CUDA tiers keep their share.",
                    "CUDA's part of all GPUs needed and of all sales in the last year; it may lose a point.",
                    ClaimTerms::cudaShare),
            both(
                    "new-markets-multiply",
                    "New markets multiply demand.",
                    "By how much uses that did not exist multiply tokens in the last year, against the base.",
                    ClaimTerms::newMarkets),
            both(
                    "flagship-gains-too",
                    "In the long run flagship GPUs are needed more than they would have been, too.",
                    "GPUs needed on the flagship tier in the last year, against the base.",
                    ClaimTerms::flagshipGains),
            claim(
                    "history-repeats",
                    "Coal and data centres took more in all when they got more efficient.",
                    "Gross rebound above 1 in the same engine run on history: all growth of those years counts as an answer there. It does not depend on the scenario.",
                    Reads.NO_RUN,
                    c -> Precedents.CONDITIONS),
            both(
                    "electricity-rises",
                    "Electricity rises in all, although a token takes less.",
                    "Power of all GPUs in the last year against the base, and power of inference for each token.",
                    ClaimTerms::electricity),
            both(
                    "flagship-momentum-slows",
                    "In the short run demand for flagship GPUs grows more slowly than it would have.",
                    "Growth of GPUs needed and of sales on the flagship tier over the first year, less the base's.",
                    ClaimTerms::momentum),
            both(
                    "other-platforms-gain",
                    "Part of the use moves to other platforms.",
                    "How much more of the tokens edge parts and other vendors' serve in the last year, in cells as they were.",
                    ClaimTerms::otherPlatforms),
            both(
                    "used-more-often",
                    "What is in use is used more often.",
                    "Intensity times effort in the last year, over cells by the base's tokens, against the base.",
                    ClaimTerms::usedMoreOften),
            both(
                    "uses-become-viable",
                    "Uses that were too dear become viable.",
                    "The share of uses worth their price in the last year, over cells by the base's tokens, less the base's.",
                    ClaimTerms::viable),
            claim(
                    "open-weights-widen-adoption",
                    "Open weights by themselves widen adoption.",
                    "Adoption in the last year in a run with the scenario's access shocks alone, against the base: where these are assumed to speed adoption, it follows.",
                    Reads.OWN_RUN,
                    OwnRuns::openWeights),
            both(
                    "market-grows-in-dollars",
                    "In the long run the market for GPUs is larger in dollars, too.",
                    "Sales of all tiers in the last year, against the base.",
                    ClaimTerms::dollars),
            claim(
                    "vendor-answer-widens-market",
                    "NVIDIA answers with cheaper products, and its market grows through that.",
                    "CUDA tiers in the last year against the same scenario without the vendor's answer: price, units, sales.",
                    Reads.OWN_RUN,
                    OwnRuns::vendorAnswer));

    private ArticleClaims() {}

    /** A claim on the market's terms, asked of the response run and of the scenario. */
    private static Claim both(
            String name, String sentence, String explanation, Function<ClaimTerms, List<Condition>> conditions) {
        return claim(name, sentence, explanation, Reads.RESPONSE_AND_SCENARIO, c -> conditions.apply(ClaimTerms.of(c)));
    }

    private static Claim claim(
            String name,
            String sentence,
            String explanation,
            Reads reads,
            Function<Comparison, List<Condition>> conditions) {
        // The article's claims are about the market for AI, and not about coal.
        return Claim.of(
                name,
                sentence,
                explanation,
                reads,
                c -> History.words(c.market()).isPresent() ? List.of() : conditions.apply(c));
    }

    private static List<Condition> costPerTokenFalls(Comparison c) {
        List<Condition> conditions = new ArrayList<>(List.of(Students.COST_RATIO));
        double done = sum(c.engineering(Resource.GPU_HOURS)) / sum(c.inBase(Resource.GPU_HOURS)) - 1;
        // A scenario without a change of efficiency leaves the claim to the core.
        if (Math.abs(done) > 1e-9) {
            conditions.add(ClaimTerms.less("GPU-hours for the base's work", done));
        }
        return conditions;
    }

    private static double sum(Series series) {
        return Arrays.stream(series.toArray()).sum();
    }

    /** What the cost model and the R1 table say, whatever the scenario; worked out once. */
    private static final class Students {
        private static final double NOISE = 2;
        private static final ModelSpec R1 = ModelSpec.named("DeepSeek-R1");
        private static final Distillation SMALL = Distillation.of(R1, ModelSpec.named("DeepSeek-R1-Distill-Qwen-7B"));
        private static final Distillation LARGE = Distillation.of(R1, ModelSpec.named("DeepSeek-R1-Distill-Qwen-32B"));

        static final Condition COST_RATIO =
                Condition.below("cost a token, 32B student/R1", LARGE.costRatio(Workload.of(1000, 1000)), "1", 1, 0.05);

        /** Rivals of the table that are larger by published size and not distilled. */
        static final List<Condition> CONDITIONS = List.of(
                lead("7B less QwQ-32B-Preview", SMALL, "QwQ-32B-Preview"),
                lead("7B less DeepSeek-V3", SMALL, "DeepSeek-V3"),
                lead("32B less DeepSeek-V3", LARGE, "DeepSeek-V3"));

        private static Condition lead(String figure, Distillation student, String rival) {
            return Condition.above(
                    "score, " + figure, student.lead(rival, Benchmark.REASONING), "points", -NOISE, NOISE / 2);
        }
    }

    /** History's rebounds, run once. */
    private static final class Precedents {
        static final List<Condition> CONDITIONS = List.of(precedent("coal-1865"), precedent("data-centres-2010-2018"));

        private static Condition precedent(String name) {
            return Condition.above("gross rebound, " + name, History.named(name).rebound(), "1", 1, 0.05);
        }
    }
}
