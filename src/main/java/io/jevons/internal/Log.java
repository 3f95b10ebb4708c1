package io.jevons.internal;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Where the library says at debug level what it did.
 *
 * <p>SLF4J, started without a provider, prints three lines about it to the error stream, once in a process. A program that
 * does not want logs has done nothing wrong and shall not read that because of this library. So SLF4J is started only
 * where a provider is found, looked for as SLF4J itself looks; otherwise the loggers are those that do nothing.
 */
public final class Log {
    private Log() {}

    /**
     * The logger of a class.
     *
     * @param owner the class
     * @return its logger; one that does nothing where no provider is on the class path
     */
    public static Logger of(Class<?> owner) {
        return hasProvider() ? LoggerFactory.getLogger(owner) : NOPLogger.NOP_LOGGER;
    }

    private static boolean hasProvider() {
        try {
            if (!System.getProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, "").isEmpty()) {
                return true;
            }
            return ServiceLoader.load(SLF4JServiceProvider.class, LoggerFactory.class.getClassLoader()).stream()
                    .findAny()
                    .isPresent();
        } catch (LinkageError | ServiceConfigurationError e) {
            // SLF4J 1, which a program may have chosen, has no such service; nor is a broken one worth a failure here.
            return false;
        }
    }
}
