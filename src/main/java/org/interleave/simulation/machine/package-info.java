/**
 * The machine: memory as objects, threads as explicit stacks, an interpreter that stops before
 * every visible action, and a journal that takes steps back.
 */
@NullMarked
package org.interleave.simulation.machine;

import org.jspecify.annotations.NullMarked;
