package org.interleave.simulation.explore;

import java.util.List;
import org.interleave.simulation.Access;

/** Which steps do not commute. */
enum Dependence {
  NO,
  /** One of the two may do something else than what is known of it. */
  UNSURE,
  YES;

  static boolean conflict(List<Access> a, List<Access> b) {
    for (int i = 0; i < a.size(); i++) {
      Access x = a.get(i);
      for (int j = 0; j < b.size(); j++) {
        if (x.conflicts(b.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  static Dependence of(List<Access> a, boolean exactA, List<Access> b, boolean exactB) {
    if (exactA && exactB) {
      return conflict(a, b) ? YES : NO;
    }
    if (exactA) {
      return surely(a, b) ? YES : UNSURE;
    }
    return exactB && surely(b, a) ? YES : UNSURE;
  }

  /**
   * Do they conflict whatever the varying step reads now? Where it begins it has not read anything
   * yet, so its first access is certain; whether it also writes there is not, if it reads.
   */
  private static boolean surely(List<Access> exact, List<Access> varying) {
    if (varying.isEmpty()) {
      return false;
    }
    Access first = varying.get(0);
    for (int i = 0; i < exact.size(); i++) {
      Access x = exact.get(i);
      if (x.cell() == first.cell()
          && (x.mask() & first.mask()) != 0
          && (x.writes() || !first.reads())) {
        return true;
      }
    }
    return false;
  }
}
