/** Comparing versions on the command line. */
@NullMarked
package org.interleave.compare.command;

import org.jspecify.annotations.NullMarked;
