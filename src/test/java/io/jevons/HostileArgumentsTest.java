package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.cost.Serving;
import io.jevons.cost.Training;
import io.jevons.cost.Workload;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.prices.CostPath;
import io.jevons.estimate.Bass;
import io.jevons.estimate.Covariance;
import io.jevons.estimate.PartialAdjustment;
import io.jevons.estimate.Regression;
import io.jevons.market.Change;
import io.jevons.rebound.Axis;
import io.jevons.scenario.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a public method is given, it works, or says what is wrong with it: never by what happens to break inside. */
class HostileArgumentsTest {
    private static final int ROUNDS = Integer.getInteger("jevons.fuzz.rounds", 4);
    private static final long SEED = Long.getLong("jevons.fuzz.from", 1);

    /** Fewer calls than this would mean that examples are missing. */
    private static final int LEAST_CALLS = 5_000;

    /** A call that takes longer has lost its way. */
    private static final int MOST_SECONDS = 60;

    /** What runs for long because it was asked to, whose tests have the same in little; and what starts a session. */
    private static final Set<String> LONG = Set.of(
            "run",
            "runAll",
            "fit",
            "claims",
            "shapleyEffects",
            "sobol",
            "html",
            "afterR1",
            "writeTo",
            "show",
            "main",
            "register",
            "explore",
            "open",
            "await");

    /** They hold, or work through, as much as they are told to, and are told more than there is room or time for. */
    private static final Set<String> TAKE_WHAT_IS_ASKED =
            Set.of("Bins.<init>", "Draws.all", "Draws.block", "LogForecast.draws", "Sampler.block", "Study.morris");

    /** What takes long to look at from all sides. */
    private static final Set<String> HEAVY =
            Set.of("Comparison", "Study", "Ensemble", "Report", "Elasticities", "Chart", "Serving");

    private static final int LONGEST_ARGUMENTS = 300;

    @TempDir
    Path folder;

    private ExecutorService worker = Executors.newSingleThreadExecutor(HostileArgumentsTest::thread);
    private final Random random = new Random(SEED);
    private final Map<String, String> failures = new TreeMap<>();
    private int calls;

    @Test
    void areTakenOrRefused() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("text"), "no: [file of ours");
        Files.createDirectory(folder.resolve("folder"));
        List<Object> roots = new ArrayList<>(NullArgumentsTest.roots());
        roots.addAll(moreRoots());
        PublicApi api = new PublicApi(roots);
        HostileArguments hostile = new HostileArguments(api, random, folder);
        for (int round = 0; round < ROUNDS; round++) {
            for (Class<?> type : PublicApi.classes()) {
                if (ArchitectureTest.isApi(type.getPackageName())) {
                    tryAll(type, api, hostile);
                }
            }
        }
        List<String> all = failures.entrySet().stream()
                .map(failure -> failure.getKey() + "\n    " + failure.getValue())
                .toList();
        assertEquals(
                List.of(),
                all,
                () -> all.size() + " of " + calls + " with seed " + SEED + ":\n" + String.join("\n", all));
        assertTrue(calls > LEAST_CALLS, calls + " calls");
    }

    private void tryAll(Class<?> type, PublicApi api, HostileArguments hostile) throws InterruptedException {
        for (Executable executable : PublicApi.executables(type)) {
            boolean needsNone = Modifier.isStatic(executable.getModifiers()) || executable instanceof Constructor;
            Optional<Object> target = needsNone ? Optional.of(type) : api.anExample(type, random);
            Optional<Object[]> arguments = hostile.of(executable.getGenericParameterTypes());
            if (target.isEmpty()
                    || TAKE_WHAT_IS_ASKED.contains(name(executable))
                    || arguments.isEmpty()
                    || Modifier.isAbstract(executable.getModifiers())
                    || LONG.contains(executable.getName())) {
                continue;
            }
            Object value = call(executable, target.get(), arguments.get());
            if (value != null && api.example(value.getClass()).isEmpty()) {
                api.keep(value);
            } else if (value != null && isLight(value)) {
                look(value);
            }
        }
    }

    /** What came out of hostile arguments is looked at as a user would look at it. */
    private void look(Object value) throws InterruptedException {
        for (Executable executable : PublicApi.executables(value.getClass())) {
            if (executable instanceof Method method
                    && method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && !LONG.contains(method.getName())
                    && !TAKE_WHAT_IS_ASKED.contains(name(method))
                    && !method.getName().equals("hashCode")) {
                call(method, value);
            }
        }
    }

    private static String name(Executable executable) {
        return executable.getDeclaringClass().getSimpleName() + "."
                + (executable instanceof Method ? executable.getName() : "<init>");
    }

    private static boolean isLight(Object value) {
        return value.getClass().getName().startsWith("io.jevons.")
                && Modifier.isPublic(value.getClass().getModifiers())
                && !HEAVY.contains(value.getClass().getSimpleName());
    }

    /** Calls under a watch, since what must not happen includes that nothing happens. */
    private @Nullable Object call(Executable executable, Object target, Object... arguments)
            throws InterruptedException {
        calls++;
        Future<PublicApi.Answer> answer = worker.submit(() -> PublicApi.call(executable, target, arguments));
        try {
            PublicApi.Answer given = answer.get(MOST_SECONDS, TimeUnit.SECONDS);
            given.thrown()
                    .filter(thrown -> !isAllowed(thrown))
                    .ifPresent(thrown -> fail(executable, thrown + at(thrown), arguments));
            return given.value();
        } catch (ExecutionException e) {
            throw new IllegalStateException(executable.toString(), e);
        } catch (TimeoutException e) {
            fail(executable, "has not ended after " + MOST_SECONDS + " s", arguments);
            worker.shutdownNow();
            worker = Executors.newSingleThreadExecutor(HostileArgumentsTest::thread);
            return null;
        }
    }

    /**
     * The exception of the library; what files do; a position beyond the end, as lists have it; and a state in which the method
     * cannot be called, such as an iterator's that is at its end.
     */
    private static boolean isAllowed(Throwable thrown) {
        return thrown instanceof InvalidInputException
                || thrown instanceof UncheckedIOException
                || thrown.getClass() == IndexOutOfBoundsException.class
                || thrown instanceof IllegalStateException;
    }

    private static String at(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.jevons."))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }

    private void fail(Executable executable, String what, Object... arguments) {
        String given = Arrays.deepToString(arguments);
        failures.putIfAbsent(
                executable.toString(), what + " of " + given.substring(0, Math.min(given.length(), LONGEST_ARGUMENTS)));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hostile arguments");
        thread.setDaemon(true);
        return thread;
    }

    /** Values that no other gives, and that arguments at random would hardly ever make. */
    private static List<Object> moreRoots() {
        Workload workload = Workload.of(1000, 200);
        ModelSpec model = ModelSpec.named("qwen3-32b");
        Quarter quarter = Quarter.parse("2020Q1");
        double[] series = {1, 3, 5, 8, 9, 7, 5, 2};
        double[][] x = {{1}, {2}, {4}, {3}, {7}, {9}, {8}, {5}};
        return List.of(
                workload,
                model,
                GpuSpec.named("h100-sxm"),
                Serving.of(model, GpuSpec.named("h100-sxm")).workload(workload).cost(),
                Training.grpo(model),
                Training.pretraining(model, 1e12),
                CostPath.of(quarter, 1),
                Profile.step(quarter),
                Axis.scale("cells.*.elasticity", 0.5, 2),
                Change.scale("cells.*.elasticity", 2, "test"),
                Bass.of(series).fit(),
                PartialAdjustment.of(series, new double[] {3, 1, 2, 2, 1, 4, 5, 4}),
                Regression.ols(series, x).fit(),
                Covariance.HC3);
    }
}
