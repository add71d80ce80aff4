package org.interleave.series.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notes of one page by their places, and the place that the reader picked. */
final class Margin {
  private final Map<String, List<MarginNote>> waiting = new LinkedHashMap<>();
  private final String at;
  private final String from;
  private boolean inside;

  Margin(List<MarginNote> notes, Optional<Place> at, Optional<Place> from) {
    notes.forEach(
        note -> waiting.computeIfAbsent(note.place().anchor(), any -> new ArrayList<>()).add(note));
    this.at = at.map(Place::anchor).orElse("");
    this.from = from.map(Place::anchor).orElse(this.at);
  }

  /** For text that nobody writes beside. */
  static Margin none() {
    return new Margin(List.of(), Optional.empty(), Optional.empty());
  }

  /** The notes at a place; each is given once. */
  List<MarginNote> take(String anchor) {
    List<MarginNote> notes = waiting.remove(anchor);
    return notes == null ? List.of() : List.copyOf(notes);
  }

  /** What is left once the whole page was made: notes whose places it does not show. */
  List<MarginNote> rest() {
    List<MarginNote> notes = waiting.values().stream().flatMap(List::stream).toList();
    waiting.clear();
    return notes;
  }

  /** Whether a line is in the picked range. To be asked of every line in the order of the page. */
  boolean picked(String anchor) {
    boolean end = anchor.equals(at);
    if (end && from.equals(at)) {
      return true;
    }
    if (end || anchor.equals(from)) {
      inside = !inside;
      return true;
    }
    return inside;
  }
}
