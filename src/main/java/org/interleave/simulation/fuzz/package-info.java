/** Random C programs without undefined behaviour, run by the machine and by gcc and compared. */
@NullMarked
package org.interleave.simulation.fuzz;

import org.jspecify.annotations.NullMarked;
