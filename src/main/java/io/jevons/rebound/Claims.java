package io.jevons.rebound;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentSkipListMap;

/** What a comparison says to the claims there are: a list of answers that prints as a table. Immutable. */
public final class Claims extends AbstractList<ClaimResult> {
    private static final Map<String, Claim> REGISTERED = new ConcurrentSkipListMap<>();

    private final String title;
    private final List<ClaimResult> results;

    private Claims(String title, List<ClaimResult> results) {
        this.title = title;
        this.results = List.copyOf(results);
    }

    /**
     * Makes a claim known, in place of any other of its name.
     *
     * @param claim the claim
     */
    public static void register(Claim claim) {
        REGISTERED.put(claim.name(), claim);
    }

    /**
     * The claims there are: the article's thirteen in its order, those found through {@link ServiceLoader}, and those
     * registered; of one name the last.
     *
     * @return the claims
     */
    public static List<Claim> known() {
        Map<String, Claim> known = new LinkedHashMap<>();
        ArticleClaims.ALL.forEach(c -> known.put(c.name(), c));
        ServiceLoader.load(Claim.class).forEach(c -> known.put(c.name(), c));
        known.putAll(REGISTERED);
        return List.copyOf(known.values());
    }

    static Claims of(Comparison comparison) {
        return of(comparison, known());
    }

    /**
     * The answers to some claims.
     *
     * @param comparison a scenario and its base
     * @param claims the claims
     * @return the answers, in that order
     */
    public static Claims of(Comparison comparison, Collection<? extends Claim> claims) {
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(claims, "claims");
        List<ClaimResult> results = new ArrayList<>();
        claims.forEach(c -> results.add(c.evaluate(comparison)));
        return new Claims(
                comparison.scenario().scenario() + " against "
                        + comparison.base().scenario(),
                results);
    }

    /**
     * The answer to a claim.
     *
     * @param name the claim's name
     * @return the answer
     * @throws InvalidInputException if there is none of that name
     */
    public ClaimResult named(String name) {
        return results.stream()
                .filter(r -> r.claim().name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.unknown(
                        "claim",
                        name,
                        results.stream().map(r -> r.claim().name()).toList()));
    }

    @Override
    public ClaimResult get(int index) {
        return results.get(index);
    }

    @Override
    public int size() {
        return results.size();
    }

    /**
     * The answers as a table.
     *
     * @return number, sentence, answer, and the deciding figure with its unit
     */
    public Table toTable() {
        Table.Builder table = Table.titled("Claims, " + title)
                .text("no.")
                .text("claim")
                .text("answer")
                .text("deciding figure");
        for (int i = 0; i < results.size(); i++) {
            ClaimResult r = results.get(i);
            table.row(
                    String.valueOf(i + 1),
                    r.claim().sentence(),
                    r.answer().toString(),
                    r.deciding().map(d -> d.figure() + " " + d.shown()).orElse("-"));
        }
        return table.note("True: every figure of a claim keeps its bound by more than the tolerance. Undecided: one is "
                        + "within it. The deciding figure is the one nearest to failing. Per cent: against the base.")
                .build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
