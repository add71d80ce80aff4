/**
 * Reads YAML as plain nodes and tells what is wrong in a file with its line and the nearest known
 * word.
 */
@NullMarked
package org.interleave.yaml;

import org.jspecify.annotations.NullMarked;
