package org.interleave.simulation.explore;

import java.util.Arrays;
import org.interleave.simulation.Access;

/**
 * Who accessed each cell, latest first, as lists that share their tails: pushed by a step, popped
 * by its undoing. Written for speed: flat arrays, open addressing.
 */
final class Cells {
  static final int NONE = -1;

  private long[] keys = new long[64];
  private boolean[] used = new boolean[64];
  private int[] heads = new int[64];
  private int[] writeHeads = new int[64];
  private int slots;

  private int[] events = new int[256];
  private Access[] accesses = new Access[256];
  private int[] previous = new int[256];
  private int[] previousWrites = new int[256];
  private int[] places = new int[256];
  private int top;

  /** The latest access to the cell. */
  int head(long cell) {
    int slot = find(cell);
    return used[slot] ? heads[slot] : NONE;
  }

  /** The latest access that writes the cell. */
  int writeHead(long cell) {
    int slot = find(cell);
    return used[slot] ? writeHeads[slot] : NONE;
  }

  int previous(int record) {
    return previous[record];
  }

  /** The latest access before this one that writes the cell. */
  int previousWrite(int record) {
    return previousWrites[record];
  }

  int event(int record) {
    return events[record];
  }

  Access access(int record) {
    return accesses[record];
  }

  int top() {
    return top;
  }

  void push(int event, Access access) {
    int slot = find(access.cell());
    if (!used[slot]) {
      if (slots * 2 >= keys.length) {
        rehash();
        slot = find(access.cell());
      }
      used[slot] = true;
      keys[slot] = access.cell();
      heads[slot] = NONE;
      writeHeads[slot] = NONE;
      slots++;
    }
    if (top == events.length) {
      grow();
    }
    events[top] = event;
    accesses[top] = access;
    previous[top] = heads[slot];
    previousWrites[top] = writeHeads[slot];
    places[top] = slot;
    heads[slot] = top;
    if (access.writes()) {
      writeHeads[slot] = top;
    }
    top++;
  }

  /** Takes back pushes until {@link #top} is as it was. */
  void pop(int to) {
    while (top > to) {
      top--;
      heads[places[top]] = previous[top];
      writeHeads[places[top]] = previousWrites[top];
    }
  }

  private int find(long cell) {
    int mask = keys.length - 1;
    long mixed = cell * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 40) & mask;
    while (used[slot] && keys[slot] != cell) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Cells that nobody accesses now are dropped, so the table stays as small as the execution. */
  private void rehash() {
    long[] oldKeys = keys;
    boolean[] oldUsed = used;
    int[] oldHeads = heads;
    int[] oldWriteHeads = writeHeads;
    int live = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldUsed[i] && oldHeads[i] != NONE) {
        live++;
      }
    }
    int size = oldKeys.length;
    while (live * 4 >= size) {
      size *= 2;
    }
    keys = new long[size];
    used = new boolean[size];
    heads = new int[size];
    writeHeads = new int[size];
    slots = 0;
    int[] moved = new int[oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldUsed[i] && oldHeads[i] != NONE) {
        int slot = find(oldKeys[i]);
        used[slot] = true;
        keys[slot] = oldKeys[i];
        heads[slot] = oldHeads[i];
        writeHeads[slot] = oldWriteHeads[i];
        moved[i] = slot;
        slots++;
      }
    }
    for (int i = 0; i < top; i++) {
      places[i] = moved[places[i]];
    }
  }

  private void grow() {
    int size = top * 2;
    events = Arrays.copyOf(events, size);
    accesses = Arrays.copyOf(accesses, size);
    previous = Arrays.copyOf(previous, size);
    previousWrites = Arrays.copyOf(previousWrites, size);
    places = Arrays.copyOf(places, size);
  }
}
