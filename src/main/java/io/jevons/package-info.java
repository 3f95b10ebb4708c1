/** The front door. */
@org.jspecify.annotations.NullMarked
package io.jevons;
