package org.interleave.patchwork;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.series.State;

/** How a patch stands: Patchwork's default states under the numbers that they have there. */
enum PatchState {
  NEW,
  UNDER_REVIEW,
  ACCEPTED,
  REJECTED,
  RFC,
  NOT_APPLICABLE,
  CHANGES_REQUESTED,
  AWAITING_UPSTREAM,
  SUPERSEDED,
  DEFERRED;

  /** As clients write it: {@code under-review}. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int number() {
    return ordinal() + 1;
  }

  static PatchState of(State state) {
    return switch (state) {
      case NEW -> NEW;
      case UNDER_REVIEW -> UNDER_REVIEW;
      case ACCEPTED -> ACCEPTED;
      case REJECTED -> REJECTED;
      case CHANGES_REQUESTED -> CHANGES_REQUESTED;
      case DEFERRED -> DEFERRED;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
    };
  }

  /** The state of a series whose patches all have this one; series know fewer. */
  Optional<State> ofSeries() {
    return Arrays.stream(State.values()).filter(state -> of(state) == this).findFirst();
  }

  /** By name in any spelling ("Under Review", "under-review"), or by number. */
  static Optional<PatchState> find(String written) {
    String slug = written.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    return Arrays.stream(values())
        .filter(state -> state.slug().equals(slug) || Integer.toString(state.number()).equals(slug))
        .findFirst();
  }

  static List<String> slugs() {
    return Arrays.stream(values()).map(PatchState::slug).toList();
  }
}
