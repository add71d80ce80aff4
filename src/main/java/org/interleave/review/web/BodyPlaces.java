package org.interleave.review.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.mail.Body;
import org.interleave.review.Anchor;
import org.interleave.review.BodyLine;
import org.interleave.review.BodyText;
import org.interleave.review.LineRange;
import org.interleave.series.web.Place;

/**
 * Finds the line of a mail's text that a place on its page shows, and the other way round. The page
 * shows the parsed diff, a comment hangs on the text; the two meet at the hunks, in their order.
 */
final class BodyPlaces {
  private final BodyText text;
  private final List<List<Integer>> hunkLines; // per file of the page, the lines of its @@
  private final Map<Integer, Integer> shown = new HashMap<>(); // file of the text → of the page
  private final Map<Integer, Integer> written = new HashMap<>(); // and back

  private BodyPlaces(BodyText text, int files) {
    this.text = text;
    this.hunkLines = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      hunkLines.add(new ArrayList<>());
    }
  }

  static BodyPlaces of(Body body) {
    List<FileDiff> files = body.hasDiff() ? Diff.parse(body.diff()).files() : List.of();
    BodyPlaces places = new BodyPlaces(BodyText.of(body.text()), files.size());
    places.align(files);
    return places;
  }

  BodyText text() {
    return text;
  }

  /** The lines of the text that a place shows; empty for the patch as a whole and unknown ones. */
  Optional<LineRange> lines(Place place) {
    return switch (place) {
      case Place.WholePatch whole -> Optional.empty();
      case Place.MessageLine line -> line(line.line());
      case Place.FileHead head -> head(head.file());
      case Place.HunkHead head -> hunk(head.file(), head.hunk());
      case Place.DiffLine line -> code(line);
    };
  }

  /** Where a comment stands: below its last line. */
  Place place(Anchor anchor) {
    int line = anchor.within().map(LineRange::last).orElse(0);
    if (line < 1 || line > text.count()) {
      return new Place.WholePatch();
    }
    return switch (text.line(line)) {
      case BodyLine.Prose prose -> new Place.MessageLine(prose.number());
      case BodyLine.FileHead head -> fileHead(head.file());
      case BodyLine.Rest rest -> fileHead(rest.file());
      case BodyLine.HunkHead head -> hunkHead(head);
      case BodyLine.Code code -> shownLine(code);
    };
  }

  private Optional<LineRange> line(int number) {
    return number >= 1 && number <= text.count()
        ? Optional.of(new LineRange(number, number))
        : Optional.empty();
  }

  private Optional<LineRange> head(int file) {
    Integer own = written.get(file);
    List<Integer> lines =
        text.lines().stream()
            .filter(BodyLine.FileHead.class::isInstance)
            .filter(line -> own != null && line.inFile().getAsInt() == own)
            .map(BodyLine::number)
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new LineRange(lines.getFirst(), lines.getLast()));
  }

  private Optional<LineRange> hunk(int file, int hunk) {
    return file < hunkLines.size() && hunk < hunkLines.get(file).size()
        ? line(hunkLines.get(file).get(hunk))
        : Optional.empty();
  }

  private Optional<LineRange> code(Place.DiffLine place) {
    Integer own = written.get(place.file());
    if (own == null) {
      return Optional.empty();
    }
    return text.lines().stream()
        .filter(BodyLine.Code.class::isInstance)
        .map(BodyLine.Code.class::cast)
        .filter(code -> code.file() == own && shows(place, code))
        .findFirst()
        .flatMap(code -> line(code.number()));
  }

  private static boolean shows(Place.DiffLine place, BodyLine.Code code) {
    return switch (place.side()) {
      case OLD -> code.kind() != Hunk.Kind.ADDED && code.oldLine() == place.line();
      case NEW -> code.kind() != Hunk.Kind.REMOVED && code.newLine() == place.line();
    };
  }

  private Place fileHead(int own) {
    Integer file = shown.get(own);
    return file == null ? new Place.WholePatch() : new Place.FileHead(file);
  }

  private Place hunkHead(BodyLine.HunkHead head) {
    Integer file = shown.get(head.file());
    int hunk = file == null ? -1 : hunkLines.get(file).indexOf(head.number());
    return file == null || hunk < 0 ? fileHead(head.file()) : new Place.HunkHead(file, hunk);
  }

  private Place shownLine(BodyLine.Code code) {
    Integer file = shown.get(code.file());
    if (file == null) {
      return new Place.WholePatch();
    }
    return code.kind() == Hunk.Kind.REMOVED
        ? new Place.DiffLine(file, Place.Side.OLD, code.oldLine())
        : new Place.DiffLine(file, Place.Side.NEW, code.newLine());
  }

  /** The parser of diffs may leave out or split a file; hunks that agree say which is which. */
  private void align(List<FileDiff> files) {
    int next = 1;
    int nextFile = 0;
    for (int file = 0; file < files.size(); file++) {
      for (Hunk hunk : files.get(file).hunks()) {
        int at = find(hunk, next);
        if (at > 0) {
          hunkLines.get(file).add(at);
          pair(text.line(at).inFile().orElse(-1), file);
          next = at + 1;
        }
      }
      if (!written.containsKey(file)) {
        pairByPath(files.get(file).path(), file, nextFile);
      }
      nextFile = written.getOrDefault(file, nextFile - 1) + 1;
    }
  }

  private int find(Hunk hunk, int from) {
    String start = "@@ -" + hunk.oldStart();
    String middle = " +" + hunk.newStart();
    for (int i = from; i <= text.count(); i++) {
      if (text.line(i) instanceof BodyLine.HunkHead head
          && head.text().startsWith(start)
          && head.text().contains(middle)
          && sameFirstLine(hunk, i)) {
        return i;
      }
    }
    return 0;
  }

  private boolean sameFirstLine(Hunk hunk, int head) {
    if (hunk.lines().isEmpty() || head == text.count()) {
      return true;
    }
    String line = text.line(head + 1).text();
    return hunk.lines().getFirst().text().equals(line.isEmpty() ? line : line.substring(1));
  }

  /** A rename, a change of mode or binary data has no hunks. */
  private void pairByPath(String path, int file, int from) {
    for (int own = from; own < text.paths().size(); own++) {
      if (text.paths().get(own).equals(path)) {
        pair(own, file);
        return;
      }
    }
  }

  private void pair(int own, int file) {
    shown.putIfAbsent(own, file);
    written.putIfAbsent(file, own);
  }
}
