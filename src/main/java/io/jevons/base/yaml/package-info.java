/**
 * Files as trees of values that know where they stand. {@link io.jevons.base.yaml.YamlNode} reads YAML and JSON, asks for keys by name, and refuses what is not
 * allowed with file, line and path; what a file could do harm with (tags, references that multiply, depth without end) is refused before it is built.
 */
@NullMarked
package io.jevons.base.yaml;

import org.jspecify.annotations.NullMarked;
