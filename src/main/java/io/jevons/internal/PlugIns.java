package io.jevons.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The parts of a kind that jars bring, through {@link ServiceLoader} and the context class loader. Each part is made once
 * and asked once. One that cannot be had, or that throws or answers with nothing, is named in the log and left out; the
 * others stand. A part that asks for parts of its own kind while it is being asked sees those beside it, not itself.
 *
 * @param <P> the kind
 * @param <A> what a part answers
 */
public final class PlugIns<P, A> {
    /** Faults in lists of parts that are passed over before the rest is given up. */
    private static final int MOST_FAULTS = 1_000;

    private final Class<P> kind;
    private final Function<P, A> question;

    /** Held by the thread that asks a part: others wait for the answer, and none is asked twice. */
    private final ReentrantLock asking = new ReentrantLock();

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** Kept with the part's class, so that it goes when the class goes. */
    private final ClassValue<Asked> answers = new ClassValue<>() {
        @Override
        protected Asked computeValue(Class<?> type) {
            return new Asked();
        }
    };

    /**
     * The parts of a kind.
     *
     * @param kind the kind
     * @param question what each part is asked once; an answer of null is a fault of the part
     */
    public PlugIns(Class<P> kind, Function<P, A> question) {
        this.kind = kind;
        this.question = question;
    }

    /**
     * A part that is left out.
     *
     * @param name its class, or what is wrong in the list that names it
     * @param cause what it threw, or why it could not be had
     */
    public record LeftOut(String name, Throwable cause) {
        @Override
        public String toString() {
            return name + ": " + cause;
        }
    }

    /**
     * The parts there are now.
     *
     * @param answers what the sound ones answered, in the order of the class path
     * @param leftOut the others
     * @param <A> what a part answers
     */
    public record Found<A>(List<A> answers, List<LeftOut> leftOut) {
        private static final int MOST_NAMED = 5;

        /**
         * Copies the lists.
         *
         * @param answers what the sound ones answered, in the order of the class path
         * @param leftOut the others
         */
        public Found {
            answers = List.copyOf(answers);
            leftOut = List.copyOf(leftOut);
        }

        /**
         * What to add to the message of an exception that something is not known.
         *
         * @return a line for each part left out; empty where there is none
         */
        public String remark() {
            StringBuilder remark = new StringBuilder();
            leftOut.stream()
                    .limit(MOST_NAMED)
                    .forEach(l -> remark.append("\nLeft out: plug-in ").append(l));
            int more = leftOut.size() - MOST_NAMED;
            return more > 0 ? remark + "\nand " + more + " more" : remark.toString();
        }

        /**
         * What the first part left out threw.
         *
         * @return the cause, if any
         */
        public Optional<Throwable> cause() {
            return leftOut.stream().map(LeftOut::cause).findFirst();
        }
    }

    /** What one part answered, or why it did not. */
    private static final class Asked {
        private boolean now;
        private boolean done;
        private Optional<Object> answer = Optional.empty();
        private Optional<LeftOut> fault = Optional.empty();
    }

    /**
     * Looks for parts.
     *
     * @return those there are
     */
    public Found<A> find() {
        List<A> found = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        Iterator<ServiceLoader.Provider<P>> providers = null;
        for (int faults = 0; faults < MOST_FAULTS; faults++) {
            try {
                if (providers == null) {
                    providers = ServiceLoader.load(kind).stream().iterator();
                }
                while (providers.hasNext()) {
                    take(providers.next(), found, leftOut);
                }
                break;
            } catch (ServiceConfigurationError | LinkageError e) {
                // A line or a class that is no part; the iterator is past it and goes on with the next.
                leftOut.add(fault("?", e));
            }
        }
        return new Found<>(found, leftOut);
    }

    private void take(ServiceLoader.Provider<P> provider, List<A> found, List<LeftOut> leftOut) {
        Asked asked = answers.get(provider.type());
        asking.lock();
        try {
            if (asked.now) {
                return;
            }
            if (!asked.done) {
                ask(provider, asked);
            }
        } finally {
            asking.unlock();
        }
        @SuppressWarnings("unchecked") // Each object of this class has answers of its own.
        Optional<A> answer = (Optional<A>) asked.answer;
        answer.ifPresent(found::add);
        asked.fault.ifPresent(leftOut::add);
    }

    private void ask(ServiceLoader.Provider<P> provider, Asked asked) {
        asked.now = true;
        try {
            A answer = question.apply(provider.get());
            if (answer == null) {
                throw new IllegalStateException("it answered with null");
            }
            asked.answer = Optional.of(answer);
        } catch (Exception | LinkageError | ServiceConfigurationError | AssertionError | StackOverflowError e) {
            asked.fault = Optional.of(fault(provider.type().getName(), e));
        } finally {
            asked.now = false;
            asked.done = true;
        }
    }

    private LeftOut fault(String name, Throwable thrown) {
        // The loader wraps what a constructor throws; what it says of a list begins with the kind.
        boolean wrapped = thrown instanceof ServiceConfigurationError && thrown.getCause() != null;
        String known = name.equals("?") ? String.valueOf(thrown.getMessage()).replace(kind.getName() + ": ", "") : name;
        LeftOut fault = new LeftOut(known, wrapped ? thrown.getCause() : thrown);
        if (logged.size() < MOST_FAULTS && logged.add(known)) {
            String cause = String.valueOf(fault.cause());
            Log.of(PlugIns.class).warn("plug-in {} of {} is left out: {}", known, kind.getName(), cause);
            Log.of(PlugIns.class).debug("what plug-in {} threw", known, fault.cause());
        }
        return fault;
    }
}
