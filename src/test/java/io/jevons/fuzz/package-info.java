/**
 * Random files, markets and calls, each from a seed: whatever comes in, the only outcomes are finite results and {@link
 * io.jevons.base.InvalidInputException} with its place.
 *
 * <p>{@code mvn verify} runs 2000 mutated files, {@code mvn -Pnightly verify} 50 000 on other seeds; {@code
 * -Djevons.fuzz=n} sets another number and {@code -Djevons.fuzz.from=n} the first seed.
 *
 * <p>A failure names the kind of file and the seed. {@code mvn test -Dtest=MutatedFilesTest
 * -Djevons.fuzz.replay=market:4711} runs that one alone and prints the file that it reads. A
 * market of {@code BoundaryMarketsTest} stands in its failure; {@code -Djevons.fuzz.from} with its seed begins there. What was mended gets a test of its own beside the class at fault.
 */
package io.jevons.fuzz;
