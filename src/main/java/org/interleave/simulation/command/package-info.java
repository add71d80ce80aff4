/** The simulator on the command line: simulate, replay, bench simulate. */
@NullMarked
package org.interleave.simulation.command;

import org.jspecify.annotations.NullMarked;
