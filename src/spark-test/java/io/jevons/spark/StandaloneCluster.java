package io.jevons.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;

/**
 * Spark's own cluster of separate processes on this machine: a master, and workers of one core each that start executors. It is
 * made of the jars on the class path, and reached at 127.0.0.1 alone. Closing it ends every process that it started, and so does the end of
 * this one.
 */
final class StandaloneCluster implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    /** What lets a process of some seconds start soon; it gives the same bits as the compiler that this one has. */
    static final String QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djevons.vector=false";

    private static final long PATIENCE_SECONDS = 60;
    private static final long PAUSE_MILLISECONDS = 50;

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();
    private final Thread last = new Thread(this::end);

    StandaloneCluster(Path folder, int workers) {
        this.folder = folder;
        this.port = freePort();
        Runtime.getRuntime().addShutdownHook(last);
        start("master", "org.apache.spark.deploy.master.Master", "--port", "" + port);
        await("the master", this::isUp);
        for (int i = 0; i < workers; i++) {
            addWorker();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isUp() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    static void await(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            try {
                Thread.sleep(PAUSE_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    String master() {
        return "spark://" + HOST + ":" + port;
    }

    void addWorker() {
        String name = "worker-" + workers.size();
        workers.add(start(
                name,
                "org.apache.spark.deploy.worker.Worker",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve(name).toString(),
                master()));
    }

    /** Kills a worker and the executors that it started, as a machine that loses its power would. */
    void killWorker(int worker) {
        kill(workers.get(worker));
    }

    private static void kill(Process process) {
        List<ProcessHandle> executors = process.descendants().toList();
        process.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    /** Starts a program on the class path of the tests, with Spark's options, which writes what it prints into the folder. */
    Process start(String name, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
        command.addAll(List.of(QUICK.split(" ")));
        command.addAll(List.of("-Xmx512m", "-cp", Sessions.CLASS_PATH, mainClass));
        if (!mainClass.startsWith("io.jevons")) {
            command.addAll(List.of("--host", HOST, "--webui-port", "0"));
        }
        command.addAll(List.of(arguments));
        try {
            Path home = Files.createDirectories(folder.resolve("home"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile());
            // Spark looks for its jars in its home unless it is told that it is under test.
            builder.environment().put("SPARK_HOME", home.toString());
            builder.environment().put("SPARK_TESTING", "1");
            builder.environment().put("SPARK_SCALA_VERSION", "2.13");
            builder.environment().put("SPARK_LOCAL_IP", HOST);
            Process process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A session whose executors, one on each worker, have a class path. */
    SparkSession session(String classPath) {
        return Sessions.builder(master())
                .config("spark.executor.extraClassPath", classPath)
                .config("spark.executor.cores", "1")
                .config("spark.executor.memory", "600m")
                .config("spark.executor.extraJavaOptions", QUICK)
                .getOrCreate();
    }

    private void end() {
        processes.forEach(StandaloneCluster::kill);
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(last);
        for (Process process : processes) {
            await("the end of " + process, () -> !process.isAlive());
        }
    }

    /** What the processes said, for a test that failed. */
    String logs() {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".log") || f.endsWith("stderr"))
                    .sorted()
                    .toList()) {
                all.append(file).append('\n').append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
