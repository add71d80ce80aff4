/** Turns annotations and verdicts into the emails that carry them back to the list. */
@NullMarked
package org.interleave.reply;

import org.jspecify.annotations.NullMarked;
