package org.interleave.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a thread: the visible action that it stood before, and what it did on its own after
 * that up to its next visible action.
 *
 * @param number counts the thread's events from 1
 * @param alternative which one was taken, of how many: a choice has several, all else one
 * @param accesses in execution order, at most one for each cell and direction; empty for a choice
 * @param conditional whether the thread could only run because of what the accesses read: taking a
 *     lock, passing a wait, leaving a loop that spins; {@link Execution#enabledWith} tells when
 * @param varies whether it could have accessed more, or written where it only read, had it read
 *     something else: a compare-exchange, an atomic section. False for loads, stores, exchanges and
 *     additions
 * @param order further edges of happens-before, to be applied in turn after the event's own clock
 *     is known
 * @param syncs synchronisation for data races, in turn
 * @param locks what became of locks, for the detectors of lock order and misuse
 * @param faults what the machine found wrong
 */
public record Event(
    int thread,
    int number,
    int alternative,
    int alternatives,
    List<Access> accesses,
    boolean conditional,
    boolean varies,
    List<Edge> order,
    List<Sync> syncs,
    List<LockAction> locks,
    List<Fault> faults,
    @Nullable Site site) {

  /** For a machine that does not tell: varies unless it is plainly a load or a store. */
  public Event(
      int thread,
      int number,
      int alternative,
      int alternatives,
      List<Access> accesses,
      boolean conditional,
      List<Edge> order,
      List<Sync> syncs,
      List<LockAction> locks,
      List<Fault> faults,
      @Nullable Site site) {
    this(
        thread,
        number,
        alternative,
        alternatives,
        accesses,
        conditional,
        conditional || !simple(accesses),
        order,
        syncs,
        locks,
        faults,
        site);
  }

  private static boolean simple(List<Access> accesses) {
    if (accesses.size() != 1) {
      return accesses.isEmpty();
    }
    Access only = accesses.getFirst();
    return only.reads() != only.writes() && (only.writes() || !only.mark().atomic());
  }

  /** Everything that {@code from} did so far happens before what {@code to} does from now on. */
  public record Edge(int from, int to) {}

  /**
   * @param object any identity, mostly a lock's address; 0 for a fence: what it releases goes with
   *     the thread's later atomic writes, what it acquires came with its earlier atomic reads
   * @param acquires the thread learns what was released to the object
   * @param releases the object learns what the thread knows
   */
  public record Sync(long object, boolean acquires, boolean releases) {}

  /**
   * @param lock its address
   * @param lockClass locks of one class (one lock_class_key, one member of one type) share it
   * @param name in C terms
   * @param shared taken for reading
   * @param attempt a trylock, which cannot wait
   * @param site where in the program under test
   */
  public record LockAction(
      boolean taken,
      long lock,
      String lockClass,
      String name,
      boolean shared,
      boolean attempt,
      Site site) {}
}
