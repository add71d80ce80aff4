/** Suites: subject files of a revision, glue and scenarios, and how they become programs. */
@NullMarked
package org.interleave.simulation.suite;

import org.jspecify.annotations.NullMarked;
