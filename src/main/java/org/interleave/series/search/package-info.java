/** Finds messages and series by words, people, dates, files and functions, as lore does. */
@NullMarked
package org.interleave.series.search;

import org.jspecify.annotations.NullMarked;
