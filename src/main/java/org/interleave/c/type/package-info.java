/** The types of C and their layout as gcc has it on x86-64. */
@NullMarked
package org.interleave.c.type;

import org.jspecify.annotations.NullMarked;
