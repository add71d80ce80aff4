package org.interleave.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.diff.FileDiff.Binary;
import org.interleave.diff.FileDiff.Combined;
import org.interleave.diff.FileDiff.Content;
import org.interleave.diff.FileDiff.Text;

/** Reads the text of diffs in one pass, with the leniency of git apply and of patch(1). */
final class DiffParser {
  private static final int MOST_PROBLEMS = 100;

  private final LineCursor line;
  private final List<FileDiff> files = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  DiffParser(String text) {
    this.line = new LineCursor(text, 0);
  }

  Diff parse() {
    while (!line.atEnd()) {
      if (line.startsWith("diff --git ") && DiffText.begins(line)) {
        gitFile();
      } else if (line.startsWith("diff --cc ") || line.startsWith("diff --combined ")) {
        combinedFile();
      } else if (DiffText.begins(line)) {
        plainFile();
      } else {
        stray();
        line.next();
      }
    }
    return new Diff(files, problems);
  }

  private void stray() {
    if (HunkHeader.looksLikeOne(line) && HunkHeader.read(line).isPresent()) {
      problem(line.number(), "a hunk without a file");
    } else if (line.startsWith("diff --git ")) {
      problem(line.number(), "a diff line without a diff");
    }
  }

  private void problem(int number, String what) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add("line " + number + ": " + what);
    }
  }

  private void gitFile() {
    int number = line.number();
    GitHeader header = new GitHeader(line.headerFrom("diff --git ".length()));
    line.next();
    while (!line.atEnd() && header.take(line)) {
      line.next();
    }
    boolean binary = line.startsWith("GIT binary patch") || line.startsWith("Binary files ");
    Content content = binary ? binary() : new Text(hunks());
    FileDiff file = header.file(content);
    if (header.saysNothing() && content.equals(new Text(List.of()))) {
      problem(number, "no change of " + file.path() + " follows; the diff is cut off");
    }
    add(number, file);
  }

  private void plainFile() {
    int number = line.number();
    Optional<String> index = Optional.empty();
    Optional<String> command = Optional.empty();
    while (!line.startsWith("--- ") && !line.startsWith("Binary files ")) {
      if (line.startsWith("Index: ")) {
        index = Optional.of(line.headerFrom("Index: ".length()).strip());
      } else if (line.startsWith("diff ")) {
        command = Optional.of(line.headerFrom("diff ".length()));
      }
      line.next();
    }
    if (line.startsWith("Binary files ")) {
      PlainHeader header = PlainHeader.ofBinaryLine(line.headerFrom(0), index);
      add(number, header.file(binary()));
      return;
    }
    String oldName = line.headerFrom(4);
    line.next();
    String newName = line.headerFrom(4);
    line.next();
    PlainHeader header = new PlainHeader(oldName, newName, index, command);
    add(number, header.file(new Text(hunks())));
  }

  private void combinedFile() {
    int number = line.number();
    String path = line.headerFrom(line.startsWith("diff --cc ") ? 10 : 16);
    String name = path.startsWith("\"") ? QuotedPath.read(path, 0).path() : path;
    List<String> lines = new ArrayList<>();
    int from = line.offset();
    line.next();
    boolean added = false;
    boolean deleted = false;
    while (!line.atEnd() && DiffText.isGitHeader(line)) {
      added |= line.startsWith("new file mode ");
      deleted |= line.startsWith("deleted file mode ");
      line.next();
    }
    while (line.startsWith("@@@")) {
      new CombinedHunk(line).skip();
    }
    lines.addAll(line.linesSince(from));
    FileDiff.Change change =
        added
            ? FileDiff.Change.ADDED
            : deleted ? FileDiff.Change.DELETED : FileDiff.Change.MODIFIED;
    Optional<String> none = Optional.empty();
    add(
        number,
        new FileDiff(
            change,
            added ? none : Optional.of(name),
            deleted ? none : Optional.of(name),
            none,
            none,
            none,
            none,
            new Combined(lines)));
  }

  private void add(int number, FileDiff file) {
    file.oldPath().filter(DiffParser::leavesTree).ifPresent(path -> outside(number, path));
    file.newPath()
        .filter(path -> !file.oldPath().equals(Optional.of(path)))
        .filter(DiffParser::leavesTree)
        .ifPresent(path -> outside(number, path));
    files.add(file);
  }

  private void outside(int number, String path) {
    problem(number, "the path leaves the tree: " + path);
  }

  private static boolean leavesTree(String path) {
    return path.startsWith("/")
        || path.equals("..")
        || path.startsWith("../")
        || path.endsWith("/..")
        || path.contains("/../");
  }

  private Content binary() {
    if (line.startsWith("Binary files ")) {
      line.next();
      return new Binary(List.of());
    }
    line.next();
    int from = line.offset();
    while (line.startsWith("literal ") || line.startsWith("delta ")) {
      line.next();
      while (!line.atEnd() && !line.isEmpty()) {
        line.next();
      }
      line.next();
    }
    return new Binary(line.linesSince(from));
  }

  private List<Hunk> hunks() {
    List<Hunk> hunks = new ArrayList<>();
    while (HunkHeader.looksLikeOne(line)) {
      Optional<HunkHeader> header = HunkHeader.read(line);
      if (header.isEmpty()) {
        problem(line.number(), "not a hunk header: " + shortened(line.line()));
        line.next();
      } else {
        hunks.add(hunk(header.get()));
      }
    }
    return hunks;
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private Hunk hunk(HunkHeader header) {
    int number = line.number();
    line.next();
    List<Hunk.Line> lines = new ArrayList<>();
    int before = 0;
    int after = 0;
    while (!line.atEnd() && (before < header.oldLines() || after < header.newLines())) {
      char sign = line.first();
      if (sign == '\\') {
        unterminate(lines);
        line.next();
        continue;
      }
      // mail clients strip the blank of an empty context line; git apply takes it as one
      boolean context = sign == ' ' || line.isEmpty();
      boolean old = context || sign == '-';
      boolean now = context || sign == '+';
      if ((!old && !now)
          || (old && before == header.oldLines())
          || (now && after == header.newLines())) {
        break;
      }
      before += old ? 1 : 0;
      after += now ? 1 : 0;
      Hunk.Kind kind = context ? Hunk.Kind.CONTEXT : old ? Hunk.Kind.REMOVED : Hunk.Kind.ADDED;
      lines.add(new Hunk.Line(kind, line.isEmpty() ? line.line() : line.from(1), true));
      line.next();
    }
    if (line.startsWith("\\ ")) {
      unterminate(lines);
      line.next();
    }
    check(number, header, before, after);
    return new Hunk(header.oldStart(), before, header.newStart(), after, header.section(), lines);
  }

  /** Says where the counts of a header and the lines below it do not agree. */
  private void check(int number, HunkHeader header, int before, int after) {
    if (before < header.oldLines() || after < header.newLines()) {
      problem(
          number,
          "the hunk should have %d old and %d new lines but has %d and %d%s"
              .formatted(
                  header.oldLines(),
                  header.newLines(),
                  before,
                  after,
                  line.atEnd() ? "; the text is cut off" : ""));
      return;
    }
    boolean more = line.startsWith("+") || (line.startsWith("-") && !line.startsWith("--"));
    if (more && !line.atEnd()) {
      problem(line.number(), "a line of a diff below a hunk whose counts are met");
    }
  }

  private static void unterminate(List<Hunk.Line> lines) {
    if (!lines.isEmpty()) {
      Hunk.Line last = lines.removeLast();
      lines.add(new Hunk.Line(last.kind(), last.text(), false));
    }
  }
}
