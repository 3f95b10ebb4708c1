package io.jevons.cost.catalogue;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.internal.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * An accelerator, as far as serving and training cost depend on it. Rates are dense peak rates of its matrix units.
 *
 * <p>The constructor refuses the figures with {@link InvalidInputException} if one is out of its range, or the part has no rate at all.
 *
 * @param name the part's name, such as {@code H100 SXM5 80GB}
 * @param vendor who makes it
 * @param segment flagship, midrange, consumer, workstation or edge
 * @param generation the architecture; efficiency constants hold for a generation
 * @param memory the kind of memory
 * @param memoryGb memory in GB (10⁹ bytes), 1e-6 to 1e9
 * @param bandwidthGbPerSecond memory bandwidth in GB/s, 1e-6 to 1e9
 * @param teraflops16 FP16 and BF16 rate in TFLOP/s; 0 where it lacks them
 * @param teraflopsFp8 FP8 rate in TFLOP/s; 0 where it lacks it
 * @param teraopsInt8 INT8 rate in TOP/s; 0 where it lacks it
 * @param teraflopsFp4 FP4 rate in TFLOP/s; 0 where it lacks it
 * @param link how it is joined to others
 * @param linkGbPerSecond bandwidth of that link in GB/s, both directions together; 0 without a link
 * @param linkDomain how many parts the link joins before a data-centre network takes over; 0 without a link
 * @param boardPowerW board power in W, where published
 * @param priceUsd price of the part in USD, where known
 * @param rentUsdPerHour rental price in USD a GPU-hour, where known
 * @param launched the day of launch, ISO 8601; empty where unknown
 * @param source where the figures come from
 */
public record GpuSpec(
        String name,
        String vendor,
        String segment,
        String generation,
        Memory memory,
        double memoryGb,
        double bandwidthGbPerSecond,
        double teraflops16,
        double teraflopsFp8,
        double teraopsInt8,
        double teraflopsFp4,
        Link link,
        double linkGbPerSecond,
        int linkDomain,
        OptionalDouble boardPowerW,
        OptionalDouble priceUsd,
        OptionalDouble rentUsdPerHour,
        String launched,
        String source) {

    /** The least figure that a part may have, in the unit of its field. */
    static final double LEAST = 1e-6;

    /** The largest figure that a part may have, in the unit of its field. */
    static final double MOST = 1e9;

    /** The kind of memory, on which the share of its bandwidth that kernels reach depends. */
    public enum Memory {
        /** Stacked high-bandwidth memory. */
        HBM,
        /** Graphics memory. */
        GDDR,
        /** Low-power memory, often shared with the processor. */
        LPDDR
    }

    /** How GPUs of a group are joined. */
    public enum Link {
        /** A switched fabric of memory-like bandwidth: NVLink, Infinity Fabric, ICI. */
        FABRIC,
        /** The host's PCI Express. */
        PCIE,
        /** A data-centre network. */
        NETWORK,
        /** Not made to be joined. */
        NONE
    }

    /**
     * Checks the figures.
     *
     * @param name the part's name
     * @param vendor who makes it
     * @param segment flagship
     * @param generation the architecture
     * @param memory the kind of memory
     * @param memoryGb memory in GB (10⁹ bytes)
     * @param bandwidthGbPerSecond memory bandwidth in GB/s
     * @param teraflops16 FP16 and BF16 rate
     * @param teraflopsFp8 FP8 rate
     * @param teraopsInt8 INT8 rate in TOP/s
     * @param teraflopsFp4 FP4 rate
     * @param link how it is joined to others
     * @param linkGbPerSecond bandwidth of that link in GB/s
     * @param linkDomain how many parts the link joins before a data-centre network takes over
     * @param boardPowerW board power in W
     * @param priceUsd price of the part in USD
     * @param rentUsdPerHour rental price in USD a GPU-hour
     * @param launched the day of launch
     * @param source where the figures come from
     * @throws InvalidInputException if one is out of its range, or the part has no rate at all
     */
    public GpuSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(generation, "generation");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(boardPowerW, "boardPowerW");
        Objects.requireNonNull(priceUsd, "priceUsd");
        Objects.requireNonNull(rentUsdPerHour, "rentUsdPerHour");
        Objects.requireNonNull(launched, "launched");
        Objects.requireNonNull(source, "source");
        checkSize("memoryGb", memoryGb);
        checkSize("bandwidthGbPerSecond", bandwidthGbPerSecond);
        checkRate("teraflops16", teraflops16);
        checkRate("teraflopsFp8", teraflopsFp8);
        checkRate("teraopsInt8", teraopsInt8);
        checkRate("teraflopsFp4", teraflopsFp4);
        checkRate("linkGbPerSecond", linkGbPerSecond);
        Checks.atLeast("linkDomain", linkDomain, 0);
        boardPowerW.ifPresent(w -> checkSize("boardPowerW", w));
        priceUsd.ifPresent(usd -> checkSize("priceUsd", usd));
        rentUsdPerHour.ifPresent(usd -> checkSize("rentUsdPerHour", usd));
        if (teraflops16 == 0 && teraopsInt8 == 0) {
            throw InvalidInputException.of("teraflops16", teraflops16, "above 0, or teraopsInt8 must be");
        }
        if (link != Link.NONE) {
            checkSize("linkGbPerSecond", linkGbPerSecond);
            Checks.atLeast("linkDomain", linkDomain, 1);
        }
    }

    /** Whether a figure can be that of a part: times and rates that follow from it stay finite. */
    static boolean isSize(double value) {
        return value >= LEAST && value <= MOST;
    }

    /** A rate may also be 0, which says that the part lacks it. */
    static boolean isRate(double value) {
        return value == 0 || isSize(value);
    }

    private static void checkSize(String field, double value) {
        Checks.between(field, value, LEAST, MOST);
    }

    private static void checkRate(String field, double value) {
        if (value != 0) {
            checkSize(field, value);
        }
    }

    /**
     * A GPU that is not bundled, alone in its machine.
     *
     * @param name its name
     * @param memoryGb memory in GB
     * @param bandwidthGbPerSecond memory bandwidth in GB/s
     * @param teraflops16 dense FP16 rate in TFLOP/s
     * @return the GPU
     * @throws InvalidInputException as the constructor
     */
    public static GpuSpec of(String name, double memoryGb, double bandwidthGbPerSecond, double teraflops16) {
        Objects.requireNonNull(name, "name");
        OptionalDouble unknown = OptionalDouble.empty();
        return new GpuSpec(
                name,
                "",
                "",
                "",
                Memory.GDDR,
                memoryGb,
                bandwidthGbPerSecond,
                teraflops16,
                0,
                0,
                0,
                Link.NONE,
                0,
                0,
                unknown,
                unknown,
                unknown,
                "",
                "given");
    }

    /**
     * Finds a bundled GPU.
     *
     * @param name its name or a usual short form, such as {@code H100} or {@code RTX 4090}
     * @return the GPU
     * @throws InvalidInputException if there is no such GPU, or more than one
     */
    public static GpuSpec named(String name) {
        Objects.requireNonNull(name, "name");
        GpuSpec own = Bundled.REGISTERED.get(name);
        return own == null ? Bundled.GPUS.find(name) : own;
    }

    /**
     * Makes a GPU known by its name, for {@link #named} and the {@code gpu:} of files, in place of any other of that name that
     * is not bundled. {@link #all} stays the bundled ones, from which the cheapest is chosen.
     *
     * @param gpu the GPU
     * @throws InvalidInputException if a bundled GPU has that name
     */
    public static void register(GpuSpec gpu) {
        Objects.requireNonNull(gpu, "gpu");
        requireOwnName(gpu.name());
        Bundled.REGISTERED.put(gpu.name(), gpu);
    }

    /**
     * Reads a GPU from a YAML file with its name as {@code gpu}, and {@code memory-gb}, {@code bandwidth-gb-per-s} and
     * {@code tflops-16bit}; what else it may have stands in <a href="../../doc-files/files.html">the reference of files</a> below
     * {@code gpus.<u>}.
     *
     * @param file the file
     * @return the GPU
     * @throws InvalidInputException if the file cannot be read, or has an unknown key or a value out of range
     */
    public static GpuSpec fromYaml(Path file) {
        Objects.requireNonNull(file, "file");
        return GpuFile.read(file);
    }

    /**
     * Reads a GPU that stands below its name in another file, such as a market's {@code gpus:}, with the keys of
     * {@link #fromYaml(Path)} but {@code gpu}.
     *
     * @param name its name
     * @param node the keys
     * @return the GPU
     * @throws InvalidInputException if a bundled GPU has that name, or there is an unknown key or a value out of range
     */
    public static GpuSpec fromYaml(String name, YamlNode node) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(node, "node");
        return fromYaml(name, node, e -> {
                    throw e;
                })
                .orElseThrow();
    }

    /**
     * The same, where all that is wrong is told of, and not the first of it alone.
     *
     * @param name its name
     * @param node the keys
     * @param fault takes what is wrong
     * @return the GPU; empty where something is wrong
     */
    public static Optional<GpuSpec> fromYaml(String name, YamlNode node, Consumer<InvalidInputException> fault) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(fault, "fault");
        return GpuFile.below(name, node, fault);
    }

    static void requireOwnName(String name) {
        if (Bundled.GPUS.has(name)) {
            throw new InvalidInputException(
                    "GPU '" + name + "': must have a name of its own, since a bundled GPU has that one");
        }
    }

    /**
     * The bundled GPUs.
     *
     * @return the GPUs, as in the bundled table
     */
    public static List<GpuSpec> all() {
        return Bundled.GPUS.all();
    }

    /**
     * Whether it can serve weights of a precision: eight bits need the arithmetic, four bits can be unpacked to 16.
     *
     * @param precision the precision
     * @return whether it can
     */
    public boolean supports(Precision precision) {
        Objects.requireNonNull(precision, "precision");
        return peakFlops(precision) > 0;
    }

    /**
     * The peak rate at which weights of a precision are multiplied.
     *
     * @param precision the precision of the weights
     * @return FLOP/s; 0 where the part lacks the precision
     */
    public double peakFlops(Precision precision) {
        Objects.requireNonNull(precision, "precision");
        double tera = switch (precision) {
            case FP16, BF16 -> teraflops16;
            case FP8 -> teraflopsFp8;
            case INT8 -> teraopsInt8;
            case FP4 -> teraflopsFp4 > 0 ? teraflopsFp4 : unpacked();
            case INT4 -> unpacked();
        };
        return tera * 1e12;
    }

    /** Four-bit integers are unpacked to the 16-bit format, or to eight bits on parts that have nothing wider. */
    private double unpacked() {
        return teraflops16 > 0 ? teraflops16 : teraopsInt8;
    }

    /**
     * Memory in bytes.
     *
     * @return bytes
     */
    public double memoryBytes() {
        return memoryGb * 1e9;
    }

    /**
     * Dense BF16 rate against that of the H100 SXM, 989.4 TFLOP/s: the usual unit of fleets.
     *
     * @return H100-equivalents
     */
    public double h100Equivalents() {
        return teraflops16 / 989.4;
    }

    @Override
    public String toString() {
        return name + ": " + Numbers.human(memoryGb) + " GB, " + Numbers.human(bandwidthGbPerSecond) + " GB/s, "
                + (teraflops16 > 0 ? Numbers.human(teraflops16) + " TFLOP/s 16-bit" : "no 16-bit rate")
                + (boardPowerW.isPresent() ? ", " + Numbers.human(boardPowerW.getAsDouble()) + " W" : "");
    }

    /** Read on first use. */
    private static final class Bundled {
        static final NameIndex<GpuSpec> GPUS = read();
        static final Map<String, GpuSpec> REGISTERED = new ConcurrentHashMap<>();

        private static NameIndex<GpuSpec> read() {
            NameIndex<GpuSpec> gpus =
                    new NameIndex<>("GPU", "\nMaybe GpuSpec.of(name, GB, GB/s, TFLOP/s), or a file with its figures");
            for (Resources.Row row : Resources.csv(GpuSpec.class, "gpus.csv")) {
                gpus.add(row.text("name"), List.of(row.text("aliases").split("\\|", -1)), () -> gpu(row));
            }
            return gpus;
        }

        private static GpuSpec gpu(Resources.Row row) {
            return new GpuSpec(
                    row.text("name"),
                    row.text("vendor"),
                    row.text("segment"),
                    row.text("generation"),
                    Memory.valueOf(row.text("memory").toUpperCase(Locale.ROOT)),
                    row.number("memory_gb"),
                    row.number("bandwidth_gb_s"),
                    orZero(row.number("tflops_16bit")),
                    orZero(row.number("tflops_fp8")),
                    orZero(row.number("tops_int8")),
                    orZero(row.number("tflops_fp4")),
                    Link.valueOf(row.text("link").toUpperCase(Locale.ROOT)),
                    row.number("link_gb_s"),
                    row.integer("link_domain"),
                    optional(row.number("board_w")),
                    optional(row.number("price_usd")),
                    optional(row.number("rent_usd_per_hour")),
                    row.text("launched"),
                    row.text("source"));
        }

        private static double orZero(double value) {
            return Double.isNaN(value) ? 0 : value;
        }

        private static OptionalDouble optional(double value) {
            return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }
}
