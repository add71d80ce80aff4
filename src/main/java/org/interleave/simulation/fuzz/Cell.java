package org.interleave.simulation.fuzz;

/**
 * An lvalue of a generated program.
 *
 * @param bits of a bit-field, or 0
 */
record Cell(String text, ScalarType type, int bits, boolean writable) {}
