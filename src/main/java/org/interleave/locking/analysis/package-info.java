/** Which locks are held where: rules judged on every way through the functions of a revision. */
@NullMarked
package org.interleave.locking.analysis;

import org.jspecify.annotations.NullMarked;
