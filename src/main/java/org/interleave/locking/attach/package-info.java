/** Which hunks of a patch decide whether rules are kept: a pure function of sites and diffs. */
@NullMarked
package org.interleave.locking.attach;

import org.jspecify.annotations.NullMarked;
