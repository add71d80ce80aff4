/** Checks stored versions of series by rules. */
@NullMarked
package org.interleave.locking.version;

import org.jspecify.annotations.NullMarked;
