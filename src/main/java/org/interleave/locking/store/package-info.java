/** Keeps rule sets in all their versions, and what checks of series by them found. */
@NullMarked
package org.interleave.locking.store;

import org.jspecify.annotations.NullMarked;
