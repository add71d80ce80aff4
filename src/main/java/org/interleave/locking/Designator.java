package org.interleave.locking;

import java.util.List;

/**
 * A field, lock or variable as rules name it: {@code mm_struct.mmap_sem}, {@code
 * hmm_range.hmm->lock}, {@code files_lock}, {@code rcu}.
 *
 * @param root the tag of a structure or union or a typedef's name; without steps a variable or one
 *     of the words {@code rcu}, {@code srcu}, {@code irq}, {@code preempt}
 */
public record Designator(String root, List<Step> steps) {
  public Designator {
    steps = List.copyOf(steps);
  }

  /**
   * @param through whether what stands before is a pointer that is followed
   */
  public record Step(boolean through, String member) {}

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(root);
    for (Step step : steps) {
      text.append(step.through ? "->" : ".").append(step.member);
    }
    return text.toString();
  }
}
