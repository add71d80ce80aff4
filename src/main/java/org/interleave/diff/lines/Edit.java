package org.interleave.diff.lines;

/**
 * One place where two texts differ, in lines counted from 0.
 *
 * @param left where in the left text
 * @param removed how many lines of it go
 * @param right where in the right text
 * @param added how many lines of it come
 */
public record Edit(int left, int removed, int right, int added) {}
