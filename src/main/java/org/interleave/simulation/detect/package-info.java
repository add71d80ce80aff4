/** Observers of executions: each looks for one kind of defect in the events of the machine. */
@NullMarked
package org.interleave.simulation.detect;

import org.jspecify.annotations.NullMarked;
