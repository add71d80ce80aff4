/**
 * Functions as flat flows of reads, writes and calls, with the fields that addresses go through.
 */
@NullMarked
package org.interleave.locking.flow;

import org.jspecify.annotations.NullMarked;
