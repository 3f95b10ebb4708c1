package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.base.yaml.YamlNode;
import io.jevons.demand.engine.BlockRun;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** JSpecify marks every package: no public parameter may be null but those that say so. Each says so itself, by its name, before anything else. */
class NullArgumentsTest {
    /** Launchers, which take what a command line gives. */
    private static final Set<String> LEFT_OUT = Set.of("io.jevons.Main", "io.jevons.Shell");

    /** Fewer calls than this would mean that examples are missing. */
    private static final int LEAST_CALLS = 300;

    @Test
    void areRefusedByName() {
        PublicApi api = new PublicApi(roots());
        List<String> failures = new ArrayList<>();
        int calls = 0;
        for (Class<?> type : PublicApi.classes()) {
            if (LEFT_OUT.contains(type.getName()) || !ArchitectureTest.isApi(type.getPackageName())) {
                continue;
            }
            for (Executable executable : PublicApi.executables(type)) {
                boolean needsNone = Modifier.isStatic(executable.getModifiers())
                        || executable instanceof java.lang.reflect.Constructor;
                Optional<Object> target = needsNone ? Optional.of(type) : api.example(type);
                Optional<Object[]> arguments = api.arguments(executable);
                if (target.isEmpty() || arguments.isEmpty() || Modifier.isAbstract(executable.getModifiers())) {
                    continue;
                }
                for (int i = 0; i < executable.getParameterCount(); i++) {
                    Parameter parameter = executable.getParameters()[i];
                    if (!parameter.getType().isPrimitive()
                            && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        calls++;
                        check(executable, target.get(), arguments.get().clone(), i)
                                .ifPresent(failures::add);
                    }
                }
            }
        }
        int made = calls;
        assertEquals(List.of(), failures, () -> failures.size() + " of " + made + ":\n" + String.join("\n", failures));
        assertTrue(calls >= LEAST_CALLS, calls + " calls");
    }

    private static Optional<String> check(Executable executable, Object target, Object[] arguments, int place) {
        Parameter parameter = executable.getParameters()[place];
        arguments[place] = null;
        Optional<Throwable> thrown = PublicApi.thrown(executable, target, arguments);
        boolean named = thrown.filter(t ->
                        t instanceof NullPointerException && parameter.getName().equals(t.getMessage()))
                .isPresent();
        return named
                ? Optional.empty()
                : Optional.of(executable.getDeclaringClass().getName() + "\t" + executable.getName() + "\t"
                        + executable.getParameterCount() + "\t" + parameter.getName() + "\t"
                        + thrown.map(Throwable::toString)
                                .orElse("returned")
                                .lines()
                                .findFirst()
                                .orElse(""));
    }

    static List<Object> roots() {
        Market market = MarketText.small().read();
        Scenario scenario =
                Scenario.named("cheaper").with(Shock.efficiency("only", 2).from("2019Q4"));
        Comparison comparison = Comparison.of(market, scenario);
        Study study = Ensemble.of(market, scenario)
                .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.5, 1.5)))
                .draws(20)
                .seed(1)
                .run();
        Staging staging = Staging.of(market, scenario);
        return List.of(
                market,
                scenario,
                comparison,
                study,
                staging,
                "text",
                Path.of("nowhere", "file"),
                List.of(),
                Map.of(),
                Set.of(),
                java.util.Locale.ROOT,
                Quarter.parse("2024Q4"),
                Series.of("need", "GPU", Quarter.parse("2024Q4"), 1, 2, 3),
                Table.titled("t").text("a").build(),
                Table.titled("t").text("a"),
                YamlNode.parse("x.yaml", "a: 1\n"),
                new InvalidInputException("no"),
                Shock.efficiency("only", 2),
                Resource.GPUS,
                Horizon.LONG_RUN,
                Metric.backfire(Resource.GPUS),
                Distribution.uniform(0, 1),
                Vary.set(Distribution.uniform(0, 1)),
                study.inputs(),
                study.sobol(Metric.change(Resource.GPUS)),
                Ensemble.of(market, scenario),
                BlockRun.ofAll(staging.base(), staging.plan(), List.of(), 1));
    }
}
