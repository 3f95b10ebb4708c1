package io.jevons.cost.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Table;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The types of configuration that are known, and the classes that stand for them. */
final class KnownTypeTest {
    @Test
    void areFoundByTheirClasses() {
        assertEquals("llama", KnownType.ofClass("LlamaForCausalLM"));
        assertEquals("qwen3_moe", KnownType.ofClass("Qwen3MoeForCausalLM"));
        assertEquals("gpt2", KnownType.ofClass("GPT2LMHeadModel"));
        assertEquals("NothingOfTheKindForCausalLM", KnownType.ofClass("NothingOfTheKindForCausalLM"));
    }

    @Test
    void areTabledWithWhatTheyAssume() {
        Table table = KnownType.table();
        assertEquals(KnownType.names().size(), table.rowCount());
        Set<String> gated = new LinkedHashSet<>();
        Set<String> tied = new LinkedHashSet<>();
        for (int i = 0; i < table.rowCount(); i++) {
            KnownType type = KnownType.find((String) table.get(i, "model type")).orElseThrow();
            assertEquals(type.gated() ? "yes" : "no", table.get(i, "gated"));
            gated.add((String) table.get(i, "gated"));
            tied.add((String) table.get(i, "tied by default"));
        }
        assertEquals(2, gated.size());
        assertEquals(2, tied.size());
        assertTrue(KnownType.find("llama").orElseThrow().gated());
    }
}
