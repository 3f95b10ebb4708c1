package io.jevons.rebound;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.internal.PlugIns;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What a comparison says to the claims there are: a list of answers that prints as a table. Immutable. */
public final class Claims extends AbstractList<ClaimResult> implements Shown.AsTable {
    private static final Map<String, Claim> REGISTERED = new ConcurrentSkipListMap<>();
    private static final PlugIns<Claim, Map.Entry<String, Claim>> PLUG_INS =
            new PlugIns<>(Claim.class, claim -> Map.entry(Checks.name("claim", claim.name()), claim));

    private final String title;
    private final List<ClaimResult> results;

    private final List<PlugIns.LeftOut> leftOut;

    /** Why claims do not apply that may be looked for: to a case of history, or of backfire; empty where they do. */
    private final String noBackfire;

    private Claims(String title, List<ClaimResult> results, List<PlugIns.LeftOut> leftOut, String noBackfire) {
        this.noBackfire = noBackfire;
        this.title = title;
        this.results = List.copyOf(results);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * Makes a claim known, in place of any other of its name that is not one of the article's.
     *
     * @param claim the claim
     * @throws InvalidInputException if its name is none, or that of one of the article's claims
     */
    public static void register(Claim claim) {
        String name = Checks.name("claim", claim.name());
        if (isOfTheArticle(name)) {
            throw new InvalidInputException("claim '" + name
                    + "': must have a name of its own, since one of the article's claims has that one");
        }
        REGISTERED.put(name, claim);
    }

    private static boolean isOfTheArticle(String name) {
        return ArticleClaims.ALL.stream().anyMatch(c -> c.name().equals(name));
    }

    /**
     * The claims there are: the article's twenty in its order, those found through {@link java.util.ServiceLoader}, and those
     * registered; of one name the last, except that nothing takes the name of one of the article's. What cannot be had of a
     * jar is named in the log and left out.
     *
     * @return the claims
     */
    public static List<Claim> known() {
        return known(PLUG_INS.find());
    }

    private static List<Claim> known(PlugIns.Found<Map.Entry<String, Claim>> found) {
        Map<String, Claim> known = new LinkedHashMap<>();
        found.answers().forEach(c -> known.put(c.getKey(), c.getValue()));
        known.putAll(REGISTERED);
        Map<String, Claim> all = new LinkedHashMap<>();
        ArticleClaims.ALL.forEach(c -> all.put(c.name(), c));
        known.forEach(all::putIfAbsent);
        return List.copyOf(all.values());
    }

    static Claims of(Comparison comparison) {
        PlugIns.Found<Map.Entry<String, Claim>> found = PLUG_INS.find();
        return of(comparison, known(found), found.leftOut());
    }

    /**
     * The answers to some claims. A claim that throws or answers with null is left out, and the table says so.
     *
     * @param comparison a scenario and its base
     * @param claims the claims
     * @return the answers, in that order
     */
    public static Claims of(Comparison comparison, Collection<? extends Claim> claims) {
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(claims, "claims");
        return of(comparison, claims, List.of());
    }

    private static Claims of(Comparison comparison, Collection<? extends Claim> claims, List<PlugIns.LeftOut> broken) {
        List<ClaimResult> results = new ArrayList<>();
        List<PlugIns.LeftOut> leftOut = new ArrayList<>(broken);
        for (Claim claim : claims) {
            try {
                results.add(ClaimResult.of(claim, comparison));
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError mistake) {
                leftOut.add(new PlugIns.LeftOut("claim " + claim.name(), mistake));
            }
        }
        return new Claims(
                comparison.scenario().scenario() + " against "
                        + comparison.base().scenario(),
                results,
                leftOut,
                noBackfire(comparison, results));
    }

    /** The reason for which {@link ClaimTerms#totalDemand} does not apply. */
    private static String noBackfire(Comparison comparison, List<ClaimResult> results) {
        Optional<History.Words> past = History.words(comparison.market());
        if (past.isPresent()) {
            return past.get().noClaims();
        }
        for (int i = 0; i < results.size(); i++) {
            ClaimResult result = results.get(i);
            if (result.claim().name().equals(ArticleClaims.BACKFIRE)
                    && result.answer() == ClaimResult.Answer.NOT_APPLICABLE) {
                Rebound rebound = comparison.rebound(Resource.GPUS);
                return (i + 1) + " is not applicable, since "
                        + rebound.tooSmallSaving(Horizon.LONG_RUN).orElse("there is no saving to rebound from") + ".";
            }
        }
        return "";
    }

    /**
     * The answer to a claim.
     *
     * @param name the claim's name
     * @return the answer
     * @throws InvalidInputException if there is none of that name; where it was left out, the cause says why
     */
    public ClaimResult named(String name) {
        for (ClaimResult result : results) {
            if (result.claim().name().equals(name)) {
                return result;
            }
        }
        for (PlugIns.LeftOut claim : leftOut) {
            if (claim.name().equals("claim " + name)) {
                throw new InvalidInputException("claim '" + name + "': threw " + claim.cause(), claim.cause());
            }
        }
        PlugIns.Found<ClaimResult> found = new PlugIns.Found<>(results, leftOut);
        throw InvalidInputException.unknown(
                        "claim",
                        name,
                        results.stream().map(r -> r.claim().name()).toList())
                .with(found.remark(), found.cause());
    }

    @Override
    public ClaimResult get(int index) {
        return results.get(Objects.checkIndex(index, results.size()));
    }

    @Override
    public int size() {
        return results.size();
    }

    /**
     * The answers as a table.
     *
     * @return number, sentence, the answers of the response run (- where the claim does not read it) and of the scenario, and
     *     the scenario's deciding figure with its unit
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("Claims, " + title)
                .text("no.")
                .text("claim")
                .text("response")
                .text("scenario")
                .text("deciding figure");
        for (int i = 0; i < results.size(); i++) {
            ClaimResult r = results.get(i);
            table.row(
                    String.valueOf(i + 1),
                    r.claim().sentence(),
                    r.inResponse().map(x -> x.answer().toString()).orElse("-"),
                    r.answer().toString(),
                    r.deciding().map(d -> d.figure() + " " + d.shown()).orElse("-"));
        }
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).differs()) {
                int number = i + 1;
                results.get(i)
                        .inResponse()
                        .flatMap(ClaimResult::deciding)
                        .ifPresent(d -> differing.add(number + ": " + d.figure() + " " + d.shown()));
            }
        }
        if (!differing.isEmpty()) {
            table.note("Where the response run answers otherwise, by its own figure: " + String.join("; ", differing)
                    + ".");
        }
        if (!noBackfire.isEmpty()) {
            table.note(noBackfire);
        }
        leftOut.forEach(claim -> table.note("Left out: " + claim + "."));
        return table.note("True: every figure of a claim keeps its bound by more than the tolerance. Undecided: one is "
                        + "within it. The deciding figure is the one nearest to failing, of the scenario. Per cent: against the base. "
                        + "Response: the answer to efficiency alone; - where a claim does not read it.")
                .build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
