package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the files has every distribution, with numbers that it takes. */
final class DistributionsPageTest {
    private static final Pattern LINE = Pattern.compile("\\| `([a-z0-9-]+)` \\| `\\[(.*?)]` \\| .*");

    @Test
    void everyDistributionStandsThereWithItsNumbers() throws IOException {
        List<String> told = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/docs/files.md"))) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                List<Double> numbers = Arrays.stream(matcher.group(2).split(", "))
                        .map(x -> x.equals(".inf") ? Double.POSITIVE_INFINITY : Double.valueOf(x))
                        .toList();
                assertEquals(
                        matcher.group(1),
                        Distribution.named(matcher.group(1), numbers).name());
                told.add(matcher.group(1));
            }
        }
        List<String> own = new ArrayList<>(Families.names());
        own.removeIf(name -> name.startsWith("truncated-"));
        own.add("truncated-normal");
        assertEquals(own, told);
    }
}
