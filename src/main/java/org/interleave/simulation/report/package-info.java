/** What executions came to, told for people: plain values that can be stored as JSON. */
@NullMarked
package org.interleave.simulation.report;

import org.jspecify.annotations.NullMarked;
