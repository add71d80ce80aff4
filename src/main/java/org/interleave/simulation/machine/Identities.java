package org.interleave.simulation.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.Symbol;

/**
 * Ids of threads and of objects with static storage, given when they are first met and kept over
 * all executions, and all machines, of one exploration: a thread is its parent's n-th child. With
 * the same list of births a schedule means the same in another process.
 */
public final class Identities {
  private static final int MOST_THREADS = 64;

  private final Map<Birth, Integer> threads = new HashMap<>();
  private final List<Birth> births = new ArrayList<>();
  private final Map<Symbol, Integer> symbols = new HashMap<>();

  /** A thread's parent, and how many the parent had started before. */
  public record Birth(int parent, int number) {}

  public Identities() {}

  public Identities(List<Birth> births) {
    births.forEach(this::thread);
  }

  /** In the order of ids, from 1. */
  public synchronized List<Birth> births() {
    return List.copyOf(births);
  }

  synchronized int thread(Birth birth) {
    Integer known = threads.get(birth);
    if (known == null) {
      if (births.size() + 1 >= MOST_THREADS) {
        throw new OutOfBudget("the program starts more than " + MOST_THREADS + " threads");
      }
      births.add(birth);
      known = births.size();
      threads.put(birth, known);
    }
    return known;
  }

  synchronized int symbol(Symbol symbol) {
    return symbols.computeIfAbsent(symbol, _ -> symbols.size() + 1);
  }
}
