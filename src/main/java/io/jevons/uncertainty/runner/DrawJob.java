package io.jevons.uncertainty.runner;

import java.io.Serializable;

/**
 * What is to be done with chunks of a study, as a value that travels: the study as text, and what to collect of each draw,
 * series or figures. What a chunk gives is a text of bytes of the same form on every machine.
 */
public interface DrawJob extends Serializable {
    /**
     * What tells the job from every other: SHA-256 of its texts and of what it collects.
     *
     * @return 64 hexadecimal digits
     */
    String hash();

    /**
     * The manifest of the study.
     *
     * @return the manifest, as JSON
     */
    String manifest();

    /**
     * Runs a chunk here.
     *
     * @param chunk the chunk
     * @return its result, the same bytes on every machine
     * @throws io.jevons.base.InvalidInputException if this machine has another version of the library or of the study's parts
     */
    byte[] run(DrawChunk chunk);
}
