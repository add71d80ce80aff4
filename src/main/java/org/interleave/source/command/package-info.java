/** Trees on the command line. */
@NullMarked
package org.interleave.source.command;

import org.jspecify.annotations.NullMarked;
