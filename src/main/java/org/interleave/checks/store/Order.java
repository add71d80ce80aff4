package org.interleave.checks.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.interleave.series.PatchList;

/**
 * A job that is to be queued.
 *
 * @param title one line: which version, and what of it
 * @param askedBy a person's name, or empty
 */
public record Order(
    PatchList version, Errand errand, String title, String askedBy, Urgency urgency) {

  /**
   * What comes first: a higher class, then an earlier rank.
   *
   * @param rank the smaller, the sooner
   */
  public record Urgency(short priority, long rank) {
    static final short PERSON = 32_000;
    private static final int LATEST_DAY = 31_000;
    private static final int REVISIONS = 1_000;

    /** Workers take what is due; everything of this time is. */
    private static final Instant DUE = Instant.parse("2000-01-01T00:00:00Z");

    /**
     * What a person asked for comes first; else the version that was posted last, by days, and of
     * those the smallest.
     *
     * @param posted when the version was sent
     */
    public static Urgency of(Errand errand, String askedBy, Instant posted, int patches) {
      long day = ChronoUnit.DAYS.between(Instant.EPOCH, posted);
      short priority = askedBy.isEmpty() ? (short) Math.clamp(day, 0, LATEST_DAY) : PERSON;
      long step =
          switch (errand) {
            case Errand.Apply _ -> 0;
            case Errand.Rules _ -> 1;
            // the whole series first, then what it stands on, then how it gets there
            case Errand.Simulate it -> it.revision() == patches ? 2 : 3L + it.revision();
          };
      return new Urgency(priority, (long) patches * REVISIONS + Math.min(step, REVISIONS - 1));
    }

    Instant due() {
      return DUE.plusMillis(rank);
    }
  }
}
