package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jevons.Jevons;
import io.jevons.uncertainty.study.Ensemble;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With a provider; the consumer project under {@code src/it} has none, and fails if SLF4J says so. */
final class LogTest {
    @Test
    void goesToTheProviderThatIsThere() {
        assertInstanceOf(Logger.class, Log.of(LogTest.class));
    }

    @Test
    void saysOnceAtDebugWhatAnEnsembleDid() {
        Logger logger = (Logger) LoggerFactory.getLogger(Ensemble.class);
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        Level level = logger.getLevel();
        logger.addAppender(events);
        logger.setLevel(Level.DEBUG);
        try {
            Jevons.ensemble(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                    .draws(8)
                    .seed(1)
                    .run();
        } finally {
            logger.setLevel(level);
            logger.detachAppender(events);
        }
        assertEquals(1, events.list.size());
        assertEquals(Level.DEBUG, events.list.get(0).getLevel());
        assertEquals(
                "8 draws of deepseek-r1 on world-2024Q4, 0 of them failed",
                events.list.get(0).getFormattedMessage());
    }
}
