/**
 * Reads archives of mail (public-inbox, mbox, Maildir, lore threads, git ranges) as resumable
 * streams of raw messages.
 */
@NullMarked
package org.interleave.archive;

import org.jspecify.annotations.NullMarked;
