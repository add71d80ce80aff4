/** Shows comments and verdicts in the margin of patch pages and takes new ones. */
@NamedInterface("web")
@NullMarked
package org.interleave.review.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
