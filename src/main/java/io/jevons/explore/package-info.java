/**
 * A page on this machine that answers while one drags: {@link io.jevons.explore.Explorer} serves it from the JDK's own HTTP server,
 * and the engine that runs ensembles answers every move.
 *
 * <p>Two requests make an answer. {@code answer} runs base, scenario and response once, and has lines, finding and tables;
 * {@code bands} runs some hundred draws, and has the bands and the probabilities. Both take a {@code Setting}: a scenario,
 * where its inputs stand, other parameters, and first quarters of shocks. A setting can be written as lines of Java, as a
 * scenario file, and as the part of an address behind the {@code #}; what those give is what the page shows.
 *
 * <p>An input that somebody moves is no longer drawn: it has the value where it was put. All others keep their draws, so that what
 * changes between two settings is due to the move.
 *
 * <p>The server listens on the loopback address alone, on a port that the system chooses, and answers only under a path that
 * nobody can guess; it refuses a {@code Host} or {@code Origin} of elsewhere, so that no page of the net can ask it by way of
 * the reader's browser (DNS rebinding, Jackson et al. 2007, "Protecting Browsers from DNS Rebinding Attacks").
 */
package io.jevons.explore;
