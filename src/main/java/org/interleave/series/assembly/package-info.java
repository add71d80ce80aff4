/**
 * Assembles versions and series from messages: a pure function of the set of messages and of what
 * people decided, whatever the order of arrival.
 */
@NullMarked
package org.interleave.series.assembly;

import org.jspecify.annotations.NullMarked;
