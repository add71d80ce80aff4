package org.interleave.diff;

import java.util.Optional;
import org.interleave.diff.FileDiff.Binary;
import org.interleave.diff.FileDiff.Change;
import org.interleave.diff.FileDiff.Combined;
import org.interleave.diff.FileDiff.Text;

/** Writes diffs as git does, so that git apply and {@link Diff#parse} read them back. */
public final class DiffWriter {
  private static final String NULL = "/dev/null";

  private DiffWriter() {}

  public static String write(Diff diff) {
    StringBuilder out = new StringBuilder();
    diff.files().forEach(file -> write(file, out));
    return out.toString();
  }

  public static String write(FileDiff file) {
    StringBuilder out = new StringBuilder();
    write(file, out);
    return out.toString();
  }

  private static void write(FileDiff file, StringBuilder out) {
    if (file.content() instanceof Combined combined) {
      combined.lines().forEach(line -> out.append(line).append('\n'));
      return;
    }
    if (!isPlain(file)) {
      header(file, out);
    }
    switch (file.content()) {
      case Combined combined -> {}
      case Binary binary -> binary(file, binary, out);
      case Text text -> text(file, text, out);
    }
  }

  /** An added or deleted file of unknown mode: git's own header would have to invent one. */
  private static boolean isPlain(FileDiff file) {
    return switch (file.change()) {
      case ADDED -> file.newMode().isEmpty() && !file.hunks().isEmpty();
      case DELETED -> file.oldMode().isEmpty() && !file.hunks().isEmpty();
      case MODIFIED, RENAMED, COPIED -> false;
    };
  }

  private static void header(FileDiff file, StringBuilder out) {
    String before = file.oldPath().or(file::newPath).orElse("");
    String after = file.newPath().or(file::oldPath).orElse("");
    out.append("diff --git ").append(QuotedPath.write("a/" + before));
    out.append(' ').append(QuotedPath.write("b/" + after)).append('\n');
    String oldMode = file.oldMode().orElse("100644");
    String newMode = file.newMode().orElse("100644");
    switch (file.change()) {
      case ADDED -> out.append("new file mode ").append(newMode).append('\n');
      case DELETED -> out.append("deleted file mode ").append(oldMode).append('\n');
      case MODIFIED -> modes(file, out);
      case RENAMED -> moved(file, "rename", out);
      case COPIED -> moved(file, "copy", out);
    }
    index(file, out);
  }

  private static void modes(FileDiff file, StringBuilder out) {
    boolean inIndex = file.oldMode().equals(file.newMode()) && hasBlobs(file);
    if (!inIndex) {
      file.oldMode().ifPresent(mode -> out.append("old mode ").append(mode).append('\n'));
      file.newMode().ifPresent(mode -> out.append("new mode ").append(mode).append('\n'));
    }
  }

  private static void moved(FileDiff file, String verb, StringBuilder out) {
    modes(file, out);
    if (file.content().equals(new Text(java.util.List.of()))) {
      out.append("similarity index 100%\n");
    }
    String from = QuotedPath.write(file.oldPath().orElse(""));
    String to = QuotedPath.write(file.newPath().orElse(""));
    out.append(verb).append(" from ").append(from).append('\n');
    out.append(verb).append(" to ").append(to).append('\n');
  }

  private static boolean hasBlobs(FileDiff file) {
    return file.oldBlob().isPresent() || file.newBlob().isPresent();
  }

  private static void index(FileDiff file, StringBuilder out) {
    if (!hasBlobs(file)) {
      return;
    }
    String old = file.oldBlob().orElseGet(() -> zeros(file.newBlob()));
    String now = file.newBlob().orElseGet(() -> zeros(file.oldBlob()));
    out.append("index ").append(old).append("..").append(now);
    boolean modes = file.change() != Change.ADDED && file.change() != Change.DELETED;
    if (modes && file.oldMode().isPresent() && file.oldMode().equals(file.newMode())) {
      out.append(' ').append(file.oldMode().get());
    }
    out.append('\n');
  }

  private static String zeros(Optional<String> other) {
    return "0".repeat(other.map(String::length).orElse(7));
  }

  private static void binary(FileDiff file, Binary binary, StringBuilder out) {
    if (binary.lines().isEmpty()) {
      String before = file.oldPath().map(path -> QuotedPath.write("a/" + path)).orElse(NULL);
      String after = file.newPath().map(path -> QuotedPath.write("b/" + path)).orElse(NULL);
      out.append("Binary files ").append(before).append(" and ").append(after).append(" differ\n");
      return;
    }
    out.append("GIT binary patch\n");
    binary.lines().forEach(line -> out.append(line).append('\n'));
    out.append('\n');
  }

  private static void text(FileDiff file, Text text, StringBuilder out) {
    if (text.hunks().isEmpty()) {
      return;
    }
    String before = file.oldPath().map(path -> named("a/" + path)).orElse(NULL);
    String after = file.newPath().map(path -> named("b/" + path)).orElse(NULL);
    out.append("--- ").append(before).append("\n+++ ").append(after).append('\n');
    text.hunks().forEach(hunk -> write(hunk, out));
  }

  /** As git does: a tab after a name with a space tells readers where it ends. */
  private static String named(String path) {
    String quoted = QuotedPath.write(path);
    return path.indexOf(' ') >= 0 && !quoted.startsWith("\"") ? quoted + "\t" : quoted;
  }

  /** One hunk with its @@ line. */
  public static void write(Hunk hunk, StringBuilder out) {
    out.append("@@ -").append(range(hunk.oldStart(), hunk.oldLines()));
    out.append(" +").append(range(hunk.newStart(), hunk.newLines())).append(" @@");
    out.append(hunk.section().isEmpty() ? "" : " " + hunk.section()).append('\n');
    for (Hunk.Line line : hunk.lines()) {
      char sign =
          switch (line.kind()) {
            case CONTEXT -> ' ';
            case ADDED -> '+';
            case REMOVED -> '-';
          };
      out.append(sign).append(line.text()).append('\n');
      if (!line.terminated()) {
        out.append("\\ No newline at end of file\n");
      }
    }
  }

  private static String range(int start, int lines) {
    return lines == 1 ? Integer.toString(start) : start + "," + lines;
  }
}
