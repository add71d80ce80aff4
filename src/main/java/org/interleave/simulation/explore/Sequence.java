package org.interleave.simulation.explore;

import java.util.Arrays;
import java.util.List;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;

/**
 * A wakeup sequence in the making. Weak initials are told by what each step accessed (POPL'14
 * definition 3.3). Written for speed.
 */
final class Sequence {
  /** Whether a step that can be made where the sequence begins is a weak initial of it. */
  enum Initial {
    NO,
    /** Only if it is independent of what comes later, or of what a step does that may vary. */
    UNSURE,
    /** It is not in the sequence and independent of all in it. */
    BESIDE,
    YES
  }

  private int[] threads = new int[16];
  private int[] alternatives = new int[16];
  private List<Access>[] accesses = room(16);
  private boolean[] exact = new boolean[16];
  private int size;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Access>[] room(int size) {
    return new List[size];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  int thread(int i) {
    return threads[i];
  }

  int alternative(int i) {
    return alternatives[i];
  }

  /** What the last step turned out to access. */
  void lastIs(List<Access> what) {
    accesses[size - 1] = what;
    exact[size - 1] = true;
  }

  void add(Event event) {
    add(event.thread(), event.alternative(), event.accesses(), true);
  }

  void add(int thread, int alternative, List<Access> what, boolean isExact) {
    if (size == threads.length) {
      int more = size * 2;
      threads = Arrays.copyOf(threads, more);
      alternatives = Arrays.copyOf(alternatives, more);
      accesses = Arrays.copyOf(accesses, more);
      exact = Arrays.copyOf(exact, more);
    }
    threads[size] = thread;
    alternatives[size] = alternative;
    accesses[size] = what;
    exact[size] = isExact;
    size++;
  }

  Initial initial(int thread, int alternative, List<Access> step, boolean stepExact) {
    boolean unsure = false;
    for (int i = 0; i < size; i++) {
      if (threads[i] == thread) {
        if (alternatives[i] != alternative) {
          return Initial.NO;
        }
        return i == 0
            ? Initial.YES
            : stepExact || !exact[i] ? (unsure ? Initial.UNSURE : Initial.YES) : first(i);
      }
      switch (Dependence.of(accesses[i], exact[i], step, stepExact)) {
        case YES -> {
          return Initial.NO;
        }
        case UNSURE -> unsure = true;
        case NO -> {}
      }
    }
    return unsure ? Initial.UNSURE : Initial.BESIDE;
  }

  /** The step is the sequence's own, whose accesses are known. */
  private Initial first(int i) {
    boolean unsure = false;
    for (int k = 0; k < i; k++) {
      switch (Dependence.of(accesses[k], exact[k], accesses[i], true)) {
        case YES -> {
          return Initial.NO;
        }
        case UNSURE -> unsure = true;
        case NO -> {}
      }
    }
    return unsure ? Initial.UNSURE : Initial.YES;
  }

  /** Takes the first step of the thread out. */
  void remove(int thread) {
    int i = indexOf(thread);
    if (i >= 0) {
      int rest = size - i - 1;
      System.arraycopy(threads, i + 1, threads, i, rest);
      System.arraycopy(alternatives, i + 1, alternatives, i, rest);
      System.arraycopy(accesses, i + 1, accesses, i, rest);
      System.arraycopy(exact, i + 1, exact, i, rest);
      size--;
    }
  }

  private int indexOf(int thread) {
    for (int i = 0; i < size; i++) {
      if (threads[i] == thread) {
        return i;
      }
    }
    return -1;
  }

  WakeupNode node(int i) {
    return new WakeupNode(threads[i], alternatives[i], accesses[i], exact[i]);
  }

  public String toString() {
    StringBuilder b = new StringBuilder("[");
    for (int i = 0; i < size; i++) b.append(threads[i] + (exact[i] ? " " : "? "));
    return b + "]";
  }
}
