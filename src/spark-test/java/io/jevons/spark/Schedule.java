package io.jevons.spark;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * A run as it would go on a cluster, by events: chunks go out in the waves of {@link Waves}, tasks start one after the other as the driver
 * sends them, cores run them, and the driver takes results one after the other.
 *
 * @param cores cores of the executors
 * @param dispatch seconds in which the driver sends one task
 * @param take seconds in which the driver fetches and takes one result
 */
record Schedule(int cores, double dispatch, double take) {
    private static final int FIRST = 4;
    private static final int A_CORE = 4;

    private record Event(double time, int task, boolean taken) {}

    /** The seconds from the first task's start to the last result's end, by the seconds of each task. */
    double makespan(double... tasks) {
        return new Run(tasks).end();
    }

    private final class Run {
        private final double[] tasks;
        private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingDouble(Event::time));
        private final Deque<Integer> waiting = new ArrayDeque<>();
        private final BitSet taken = new BitSet();
        private int free = cores;
        private int submitted;
        private double dispatcher;
        private double driver;

        Run(double[] tasks) {
            this.tasks = tasks;
        }

        double end() {
            double now = 0;
            advance(now);
            while (!events.isEmpty()) {
                Event event = events.remove();
                now = event.time();
                if (event.taken()) {
                    taken.set(event.task());
                } else {
                    free++;
                    driver = Math.max(driver, now) + take;
                    events.add(new Event(driver, event.task(), true));
                }
                advance(now);
            }
            return now;
        }

        private void advance(double now) {
            int size = taken.isEmpty() ? Math.min(FIRST, cores) : A_CORE * cores;
            if (submitted < tasks.length && submitted - taken.nextClearBit(0) <= size) {
                int to = Math.min(tasks.length, submitted + size);
                while (submitted < to) {
                    waiting.add(submitted++);
                }
            }
            while (free > 0 && !waiting.isEmpty()) {
                dispatcher = Math.max(dispatcher, now) + dispatch;
                int task = waiting.remove();
                events.add(new Event(dispatcher + tasks[task], task, false));
                free--;
            }
        }
    }
}
