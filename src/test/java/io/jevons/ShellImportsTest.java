package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jevons.internal.Resources;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every simple name means one type in a session: none of its imports hides or contests another's. */
final class ShellImportsTest {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import ([a-z0-9.]+)\\.([A-Z]\\w*|[*]);");

    /** What JShell itself imports by its DEFAULT script, which a session starts with. */
    private static final List<String> DEFAULTS = List.of(
            "java.io",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.prefs",
            "java.util.regex",
            "java.util.stream");

    private static List<MatchResult> imports() {
        String script = Resources.text(Shell.class, "/META-INF/jshell/jevons.jsh");
        return IMPORT.matcher(script).results().toList();
    }

    /** The library's public types that stand in no other, by simple name, each with the packages that have one. */
    private static Map<String, List<String>> own() {
        JavaClasses all = new ClassFileImporter()
                .importUrl(Shell.class.getProtectionDomain().getCodeSource().getLocation());
        Map<String, List<String>> own = new TreeMap<>();
        for (JavaClass type : all) {
            if (type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)) {
                own.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                        .add(type.getPackageName());
            }
        }
        return own;
    }

    private static List<String> ofJdk(String packageName) throws IOException {
        Path folder = FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("packages", packageName)
                .toRealPath();
        List<String> names = new ArrayList<>();
        try (Stream<Path> modules = Files.list(folder)) {
            for (Path module : modules.toList()) {
                names.addAll(publicTypes(module.toRealPath().resolve(packageName.replace('.', '/')), packageName));
            }
        }
        return names;
    }

    private static List<String> publicTypes(Path folder, String packageName) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> isPublic(packageName + "." + name))
                    .toList();
        }
    }

    private static boolean isPublic(String type) {
        try {
            return Modifier.isPublic(Class.forName(type, false, null).getModifiers());
        } catch (ClassNotFoundException e) {
            // Not of the boot loader: of no package that JShell imports.
            return false;
        }
    }

    @Test
    void everyPackageWithPublicTypesIsImported() {
        List<String> imported = imports().stream().map(m -> m.group(1)).toList();
        own().forEach((name, packages) -> packages.stream()
                .filter(ArchitectureTest::isApi)
                .forEach(p -> assertTrue(imported.contains(p), () -> p + " of " + name + " is not imported")));
    }

    /** Of rooms that are no API as well: who reads `Condition` shall know which. */
    @Test
    void noTwoPublicTypesOfTheLibraryShareASimpleName() {
        Map<String, List<String>> contested = own();
        assertTrue(contested.size() > 300, "types are found: " + contested.size());
        contested.values().removeIf(packages -> packages.size() < 2);
        assertEquals(Map.of(), contested);
    }

    @Test
    void nothingThatASessionImportsSharesASimpleName() throws IOException {
        Map<String, List<String>> types = own();
        types.values().forEach(packages -> packages.removeIf(p -> !ArchitectureTest.isApi(p)));
        assertTrue(types.size() > 100, "types are found: " + types.size());
        assertTrue(ofJdk("java.util").contains("Random"), "types of the JDK are found");
        List<String> foreign = new ArrayList<>(DEFAULTS);
        for (MatchResult match : imports()) {
            String place = match.group(1);
            if (!match.group(2).equals("*")) {
                types.computeIfAbsent(match.group(2), name -> new ArrayList<>()).add(place);
            } else if (!place.startsWith("io.jevons") && !foreign.contains(place)) {
                foreign.add(place);
            }
        }
        for (String place : foreign) {
            for (String name : ofJdk(place)) {
                List<String> at = types.get(name);
                if (at != null && !at.contains(place)) {
                    at.add(place);
                }
            }
        }
        Map<String, List<String>> contested = new TreeMap<>(types);
        contested.values().removeIf(packages -> packages.size() < 2);
        assertEquals(Map.of(), contested);
    }
}
