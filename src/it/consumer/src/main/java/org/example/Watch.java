package org.example;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.logging.Logger;

/**
 * Runs a program and fails if more came out of it than the two lines that it prints itself, on either stream, or if
 * anything that a whole process shares is not as it was.
 */
final class Watch {
    public static void main(String[] args) throws ReflectiveOperationException {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        // Twice, since asking for the time zone sets a property the first time.
        shared();
        Map<String, Object> before = shared();
        try {
            Class.forName(args[0])
                    .getDeclaredMethod("main", String[].class)
                    .invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace(out);
            System.exit(1);
        }
        Map<String, Object> after = shared();
        System.out.flush();
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        out.println(String.join(System.lineSeparator(), lines));
        require(out, lines.size() == 2, "two lines on the output stream, but there were " + lines.size());
        require(out, complaints.size() == 0, "an empty error stream, but it says: " + complaints);
        after.forEach((what, now) ->
                require(out, now.equals(before.get(what)), what + " to stay " + before.get(what) + ", but it is " + now));
        out.println("Nothing else was printed or changed.");
    }

    private static void require(PrintStream out, boolean holds, String what) {
        if (!holds) {
            out.println("FAILED. Expected " + what);
            System.exit(1);
        }
    }

    private static Map<String, Object> shared() {
        Map<String, Object> state = new TreeMap<>();
        // The JDK itself notes some when it first needs them: who draws, and what was looked up.
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> !name.matches("(sun|jdk|java[.]awt)[.].*"))
                .forEach(name -> state.put("system property " + name, System.getProperty(name)));
        state.put("locale", Locale.getDefault());
        state.put("time zone", TimeZone.getDefault());
        state.put("handler of uncaught exceptions", String.valueOf(Thread.getDefaultUncaughtExceptionHandler()));
        state.put("handlers of the root logger", Logger.getLogger("").getHandlers().length);
        state.put("threads that keep a process alive", Thread.getAllStackTraces().keySet().stream()
                .filter(t -> !t.isDaemon())
                .map(Thread::getName)
                .sorted()
                .toList());
        return state;
    }
}
