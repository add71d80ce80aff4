/** Keeps reviewers' annotations and verdicts on patches and versions. */
@NullMarked
package org.interleave.review;

import org.jspecify.annotations.NullMarked;
