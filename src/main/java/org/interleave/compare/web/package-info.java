/** The pages that compare two versions of a series. */
@NullMarked
package org.interleave.compare.web;

import org.jspecify.annotations.NullMarked;
