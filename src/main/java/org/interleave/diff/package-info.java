/** Reads unified diffs as git, CVS and people write them: files, hunks, lines, patch ids. */
@NullMarked
package org.interleave.diff;

import org.jspecify.annotations.NullMarked;
