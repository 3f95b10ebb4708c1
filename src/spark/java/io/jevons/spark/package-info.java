/**
 * Studies on Apache Spark. In a jar of its own, with the classifier {@code spark}; nothing else of the library depends on it.
 */
@org.jspecify.annotations.NullMarked
package io.jevons.spark;
