/**
 * The two worlds that programs run in: their headers and the C files that say what primitives mean.
 */
@NullMarked
package org.interleave.simulation.model;

import org.jspecify.annotations.NullMarked;
