package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.yaml.YamlNode;
import io.jevons.market.ServedOptions;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import io.jevons.model.ShockKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads an entry of {@code shocks:}. */
final class ShockReader {
    private static final String RELEASE = "model-release";
    private static final String DISTILLATION = "distillation";

    private ShockReader() {}

    /** Reads a shock, and tells of all that is wrong with its keys, one by one; empty where there is such. */
    static Optional<Shock> read(YamlNode entry, Consumer<InvalidInputException> fault) {
        List<InvalidInputException> faults = new ArrayList<>();
        Optional<ShockKind> kind = kind(entry);
        if (kind.isPresent()) {
            YamlNode shock = entry.entries().values().iterator().next();
            if (shock.kind() == YamlNode.Kind.MAPPING) {
                keys(shock, kind.get(), faults::add);
            }
        }
        faults.forEach(fault);
        return faults.isEmpty() ? Optional.of(read(entry)) : Optional.empty();
    }

    /** The kind of a shock, where it has the form of one and is of a known kind. */
    private static Optional<ShockKind> kind(YamlNode entry) {
        boolean single =
                entry.kind() == YamlNode.Kind.MAPPING && entry.entries().size() == 1;
        return single ? ShockKind.named(entry.entries().keySet().iterator().next()) : Optional.empty();
    }

    /** Tells of keys that there are not, of numbers out of their bounds, and of what is no quarter. */
    private static void keys(YamlNode shock, ShockKind kind, Consumer<InvalidInputException> fault) {
        for (Map.Entry<String, YamlNode> entry : shock.entries().entrySet()) {
            InvalidInputException.attempt(() -> key(shock, entry.getKey(), entry.getValue(), kind), fault);
        }
    }

    private static void key(YamlNode shock, String key, YamlNode value, ShockKind kind) {
        if (!kind.allowed().contains(key)) {
            throw shock.unknownKey(key, kind.allowed());
        }
        if (ShockNumbers.KEYS.contains(key)) {
            ShockNumbers.read(shock, key);
        } else if (key.equals("from") || key.equals("until")) {
            value.quarter();
        }
    }

    private static Shock read(YamlNode entry) {
        if (entry.entries().size() != 1) {
            throw entry.invalid("one kind of shock with its keys, such as {efficiency: {...}}");
        }
        Map.Entry<String, YamlNode> only = entry.entries().entrySet().iterator().next();
        YamlNode shock = only.getValue();
        ShockKind kind = ShockKind.named(only.getKey()).orElseThrow(() -> unknown(entry, only.getKey()));
        return new PlacedShock(
                shock.read(() -> {
                    shock.allow(kind.allowed());
                    return switch (kind.name()) {
                        case RELEASE, DISTILLATION -> release(shock, kind.name().equals(DISTILLATION));
                        default -> factor(shock, FactorShock.Driver.of(kind));
                    };
                }),
                shock);
    }

    private static InvalidInputException unknown(YamlNode entry, String kind) {
        List<String> kinds = ShockKind.all().stream().map(ShockKind::name).toList();
        return entry.entries()
                .get(kind)
                .errorOfKey(entry.path() + ": unknown shock '" + kind + "'" + InvalidInputException.maybe(kind, kinds));
    }

    private static Shock factor(YamlNode shock, FactorShock.Driver driver) {
        Parameter amount = ShockNumbers.read(shock, driver.amount());
        String subject = driver.subject().isEmpty() ? "*" : text(shock, driver.subject());
        String tier = driver.byTier() ? text(shock, "tier") : "*";
        FactorShock read = FactorShock.of(driver, subject, tier, amount.value()).profile(Profiles.read(shock));
        for (Parameter number : stated(shock, read)) {
            read = read.stating(number);
        }
        if (shock.find(FactorShock.NAME).isPresent()) {
            read = read.named(name(shock));
        }
        boolean chosen = shock.find(FactorShock.CHOSEN).map(YamlNode::truth).orElse(false);
        return chosen ? read.chosen() : read;
    }

    /** What stands at a key, or what the key table says for where nothing does. */
    private static String text(YamlNode shock, String key) {
        Key known = Keys.scenario().at("shocks.any." + key).orElseThrow();
        return known.isRequired()
                ? shock.get(key).text()
                : shock.find(key).map(YamlNode::text).orElse(known.absent());
    }

    /** What the file says of the numbers that it has. */
    private static List<Parameter> stated(YamlNode shock, Shock read) {
        return ShockNumbers.KEYS.stream()
                .filter(key -> read.takes(key) && shock.find(key).isPresent())
                .map(key -> ShockNumbers.read(shock, key))
                .toList();
    }

    private static String name(YamlNode shock) {
        YamlNode name = shock.get(FactorShock.NAME);
        String text = name.text();
        try {
            return ShockNames.checked(text);
        } catch (InvalidInputException e) {
            throw name.error(name.path() + ": " + e.getMessage());
        }
    }

    private static Shock release(YamlNode shock, boolean distillation) {
        ReleaseShock release = served(shock, shock.get("grade").text(), distillation);
        if (shock.find("share").isPresent()) {
            release = release.share(ShockNumbers.read(shock, "share").value());
        }
        if (shock.find("quality-exponent").isPresent()) {
            release = release.qualityExponent(
                    ShockNumbers.read(shock, "quality-exponent").value());
        }
        if (shock.find("until").isPresent()) {
            throw shock.get("until").error(shock.get("until").path() + ": must be absent: a release has no end");
        }
        release = release.profile(Profiles.read(shock));
        for (Parameter number : stated(shock, release)) {
            release = release.stating(number);
        }
        return shock.find(FactorShock.NAME).isPresent() ? release.named(name(shock)) : release;
    }

    private static ReleaseShock served(YamlNode shock, String grade, boolean distillation) {
        if (shock.find("hours-per-mtok").isPresent()) {
            List<String> byModel = new ArrayList<>(List.of("model", "teacher", "student", "tiers"));
            byModel.addAll(ServingOptions.KEYS);
            for (String key : byModel) {
                if (shock.find(key).isPresent()) {
                    throw shock.get(key)
                            .error(shock.get(key).path() + ": must be absent where hours-per-mtok is given");
                }
            }
            Map<String, Double> hours = hours(shock.get("hours-per-mtok"));
            return distillation
                    ? ReleaseShock.ofDistillation(
                            grade, hours, ShockNumbers.read(shock, "quality").value())
                    : ReleaseShock.ofHours(grade, hours);
        }
        ReleaseShock release = distillation
                ? ReleaseShock.ofDistillation(
                        grade, ServedOptions.model(shock.get("teacher")).name(), student(shock))
                : ReleaseShock.ofModel(grade, modelName(shock.get("model")));
        if (shock.find("quality").isPresent()) {
            release = release.quality(ShockNumbers.read(shock, "quality").value());
        }
        if (shock.find("tiers").isPresent()) {
            release = release.tiers(
                    shock.get("tiers").items().stream().map(YamlNode::text).toArray(String[]::new));
        }
        return release.options(ServingOptions.read(shock));
    }

    /** A market may bring a model of its own along, so that whether there is none of a name is not known before. */
    private static String modelName(YamlNode node) {
        try {
            return ServedOptions.model(node).name();
        } catch (InvalidInputException unknown) {
            return node.text();
        }
    }

    /** What a student keeps of its teacher's quality is given, or known of models of the library alone. */
    private static String student(YamlNode shock) {
        YamlNode student = shock.get("student");
        if (shock.find("quality").isPresent()) {
            return modelName(student);
        }
        try {
            return ServedOptions.model(student).name();
        } catch (InvalidInputException e) {
            throw e.with("\nOr give its quality, where a market's models: has it", Optional.empty());
        }
    }

    private static Map<String, Double> hours(YamlNode node) {
        Map<String, Double> hours = new LinkedHashMap<>();
        node.entries().forEach((tier, value) -> hours.put(tier, value.number(x -> x > 0, "a finite number > 0")));
        if (hours.isEmpty()) {
            throw node.invalid("at least one tier with its hours");
        }
        return hours;
    }
}
