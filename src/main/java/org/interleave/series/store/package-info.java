/** Keeps postings, clusters and assembled series in the database. */
@NullMarked
package org.interleave.series.store;

import org.jspecify.annotations.NullMarked;
