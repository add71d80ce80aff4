/** Finds the base of a version in a git tree and builds the files of every revision in memory. */
@NullMarked
package org.interleave.source;

import org.jspecify.annotations.NullMarked;
