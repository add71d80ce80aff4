/** The command {@code interleave series}: list, show, and put right by hand. */
@NullMarked
package org.interleave.series.command;

import org.jspecify.annotations.NullMarked;
