package org.interleave.compare;

import java.util.List;
import java.util.OptionalInt;

/** Writes a range-diff as git does. */
final class Rendering {
  private static final int ID = 7;

  private final RangeDiff diff;
  private final StringBuilder out = new StringBuilder();
  private final int width;
  private final String dashes;

  Rendering(RangeDiff diff) {
    this.diff = diff;
    int most = Math.max(diff.left().size(), diff.right().size());
    this.width = String.valueOf(1 + most).length();
    this.dashes = "-".repeat(diff.pairs().isEmpty() ? ID : idLength(diff.pairs().getFirst()));
  }

  String text() {
    for (Pair pair : diff.pairs()) {
      header(pair);
      pair.hunks().forEach(this::hunk);
    }
    return out.toString();
  }

  private void header(Pair pair) {
    side(diff.left(), pair.left());
    out.append(' ').append(pair.status().sign()).append(' ');
    side(diff.right(), pair.right());
    out.append(' ').append(named(pair).title()).append('\n');
  }

  private void side(List<PatchText> version, OptionalInt place) {
    String number = place.isPresent() ? String.valueOf(place.getAsInt() + 1) : "-";
    String id = place.isPresent() ? version.get(place.getAsInt()).id().orElse(dashes) : dashes;
    out.repeat(' ', width - number.length()).append(number).append(":  ").append(id);
  }

  private int idLength(Pair pair) {
    return named(pair).id().map(String::length).orElse(ID);
  }

  /** A row has the title of the left patch, where there is one. */
  private PatchText named(Pair pair) {
    return pair.left().isPresent()
        ? diff.left().get(pair.left().getAsInt())
        : diff.right().get(pair.right().orElseThrow());
  }

  private void hunk(InnerHunk hunk) {
    out.append("    @@");
    if (!hunk.section().isEmpty()) {
      out.append(' ').append(hunk.section());
    }
    out.append('\n');
    for (InnerLine line : hunk.lines()) {
      out.append("    ").append(line.outer().sign()).append(line.text()).append('\n');
    }
  }
}
