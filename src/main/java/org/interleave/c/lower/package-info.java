/** The typed tree to flat instructions and initial bytes. */
@NullMarked
package org.interleave.c.lower;

import org.jspecify.annotations.NullMarked;
