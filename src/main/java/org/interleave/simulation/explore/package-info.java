/**
 * Drives executions through the interleavings that matter: run to completion, preemption-bounded,
 * sampled, and one for each Mazurkiewicz trace.
 */
@NullMarked
package org.interleave.simulation.explore;

import org.jspecify.annotations.NullMarked;
