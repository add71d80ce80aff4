/** Compares texts line by line as git does (a port of the behaviour of its xdiff). */
@NullMarked
package org.interleave.diff.lines;

import org.jspecify.annotations.NullMarked;
