/** What was found out about the revisions of versions, as one table and one sentence: no I/O. */
@NullMarked
package org.interleave.checks.matrix;

import org.jspecify.annotations.NullMarked;
