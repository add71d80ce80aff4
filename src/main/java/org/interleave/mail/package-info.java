/**
 * Reads and composes RFC 5322 mail as kernel lists use it: subjects, trailers, in-body headers,
 * quoting.
 */
@NullMarked
package org.interleave.mail;

import org.jspecify.annotations.NullMarked;
