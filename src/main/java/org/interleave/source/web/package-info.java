/** The pages that compare versions of a series, and the lines of files around a diff. */
@NullMarked
package org.interleave.source.web;

import org.jspecify.annotations.NullMarked;
