package org.interleave.simulation;

import org.interleave.c.Mark;

/**
 * What an event does to one cell, eight aligned bytes of memory. Accesses conflict when they are of
 * different threads, touch a common byte and one writes.
 *
 * @param cell the address divided by 8
 * @param mask bit n for the byte n of the cell
 * @param writes whether it may change the bytes; a read-modify-write does, a failed
 *     compare-exchange does not
 * @param reads whether the value seen matters
 * @param mark PLAIN accesses take part in data races; a model's own accesses are marked
 * @param before the cell's whole content before the event, for what is enabled with it
 * @param ends whether it takes no part in data races: an object's life ends by it, where it is the
 *     machine that says when another access came too late; or a loop is left because of it
 */
public record Access(
    long cell, int mask, boolean reads, boolean writes, Mark mark, long before, boolean ends) {
  public Access(long cell, int mask, boolean reads, boolean writes, Mark mark, long before) {
    this(cell, mask, reads, writes, mark, before, false);
  }

  public boolean conflicts(Access other) {
    return cell == other.cell && (mask & other.mask) != 0 && (writes || other.writes);
  }
}
