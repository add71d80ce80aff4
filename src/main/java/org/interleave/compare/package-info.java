/** Compares two versions of a series: range-diff and interdiff. */
@NullMarked
package org.interleave.compare;

import org.jspecify.annotations.NullMarked;
