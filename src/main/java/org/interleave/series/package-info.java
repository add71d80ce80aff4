/** Assembles messages into series, versions and patches, keeps them, lists and searches them. */
@NullMarked
package org.interleave.series;

import org.jspecify.annotations.NullMarked;
