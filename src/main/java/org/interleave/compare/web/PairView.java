package org.interleave.compare.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.interleave.compare.InnerHunk;
import org.interleave.compare.InnerLine;
import org.interleave.compare.Pair;
import org.interleave.compare.RangeDiff;
import org.interleave.page.Html;
import org.interleave.page.Shown;
import org.interleave.series.Version;

/**
 * A row of a range-diff as the page shows it.
 *
 * @param left the number of the left patch; empty where there is none
 * @param status in a word
 * @param lines how many lines the inner diff has
 * @param inner the diff between the two patches
 */
record PairView(
    String id,
    String left,
    char sign,
    String status,
    String right,
    String title,
    int lines,
    Html inner) {

  static List<PairView> of(RangeDiff diff, Version left, Version right) {
    List<PairView> views = new ArrayList<>();
    for (Pair pair : diff.pairs()) {
      int size = pair.hunks().stream().mapToInt(hunk -> hunk.lines().size() + 1).sum();
      views.add(
          new PairView(
              "pair" + (views.size() + 1),
              number(pair.left(), left),
              pair.status().sign(),
              word(pair.status()),
              number(pair.right(), right),
              title(pair, diff),
              size,
              inner(pair.hunks())));
    }
    return views;
  }

  private static String number(OptionalInt place, Version version) {
    return place.isPresent()
        ? String.valueOf(version.patches().get(place.getAsInt()).number())
        : "";
  }

  private static String title(Pair pair, RangeDiff diff) {
    return pair.right().isPresent()
        ? diff.right().get(pair.right().getAsInt()).title()
        : diff.left().get(pair.left().orElseThrow()).title();
  }

  private static String word(Pair.Status status) {
    return switch (status) {
      case SAME -> "unchanged";
      case CHANGED -> "changed";
      case ONLY_LEFT -> "dropped";
      case ONLY_RIGHT -> "new";
    };
  }

  private static Html inner(List<InnerHunk> hunks) {
    StringBuilder out = new StringBuilder();
    for (InnerHunk hunk : hunks) {
      out.append("<span class=\"hunk-head\">@@ ");
      Shown.append(out, hunk.section());
      out.append("</span>");
      hunk.lines().forEach(line -> append(out, line));
    }
    return new Html(out.toString());
  }

  private static void append(StringBuilder out, InnerLine line) {
    out.append("<span class=\"").append(outer(line.outer())).append(inner(line.inner()));
    out.append("\">").append(line.outer().sign());
    Shown.append(out, line.text());
    out.append("</span>");
  }

  private static String outer(InnerLine.Outer outer) {
    return switch (outer) {
      case BOTH -> "";
      case LEFT -> "outer-d";
      case RIGHT -> "outer-a";
    };
  }

  private static String inner(InnerLine.Inner inner) {
    return switch (inner) {
      case HEADING -> " heading";
      case HUNK -> " hunk-head";
      case MESSAGE, CONTEXT -> "";
      case ADDED -> " inner-a";
      case REMOVED -> " inner-d";
    };
  }
}
