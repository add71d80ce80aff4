/** Unpacks the bundled miniature into a git repository and an archive of mail. */
@NullMarked
package org.interleave.example;

import org.jspecify.annotations.NullMarked;
