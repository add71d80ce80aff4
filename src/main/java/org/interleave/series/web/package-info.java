/**
 * The pages of series, patches and messages, and the margin in which features downstream of series
 * write beside them.
 */
@NamedInterface("web")
@NullMarked
package org.interleave.series.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
