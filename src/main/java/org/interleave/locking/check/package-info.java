/** Checks a series: its revisions are parsed and analysed, and the rules attached to its hunks. */
@NullMarked
package org.interleave.locking.check;

import org.jspecify.annotations.NullMarked;
