package org.interleave.compare;

import java.util.ArrayList;
import java.util.List;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;

/**
 * A patch in the form in which range-diff compares: headings instead of headers, no line numbers,
 * no blob ids, so that only what a reader would call a difference is one.
 */
final class Normal {
  private final List<String> lines = new ArrayList<>();
  private final List<InnerLine.Inner> kinds = new ArrayList<>();
  private int diffStart;
  private int diffLines;

  /**
   * @param lines the whole text, with the author and the commit message
   * @param kinds what each of them is
   * @param diff the diff alone; the whole where the patch has none
   * @param size the lines of the diff, without the blank ones between files
   */
  record Form(List<String> lines, List<InnerLine.Inner> kinds, List<String> diff, int size) {
    Form {
      lines = List.copyOf(lines);
      kinds = List.copyOf(kinds);
      diff = List.copyOf(diff);
    }
  }

  static Form of(PatchText patch) {
    Normal normal = new Normal();
    normal.head(patch);
    patch.diff().files().forEach(normal::file);
    List<String> diff = normal.lines.subList(normal.diffStart, normal.lines.size());
    return new Form(normal.lines, normal.kinds, diff, normal.diffLines);
  }

  private void head(PatchText patch) {
    put(" ## Metadata ##", InnerLine.Inner.HEADING);
    put("Author: " + patch.author(), InnerLine.Inner.MESSAGE);
    put("", InnerLine.Inner.MESSAGE);
    put(" ## Commit message ##", InnerLine.Inner.HEADING);
    for (String line : patch.message().strip().split("\n", -1)) {
      String text = line.isBlank() ? "" : ("    " + Tabs.expand(line)).stripTrailing();
      put(text, InnerLine.Inner.MESSAGE);
    }
  }

  private void file(FileDiff file) {
    put("", InnerLine.Inner.MESSAGE);
    if (diffStart == 0) {
      diffStart = lines.size();
    }
    add(" ## " + heading(file) + " ##", InnerLine.Inner.HEADING);
    switch (file.content()) {
      case FileDiff.Text text -> text.hunks().forEach(hunk -> hunk(file.path(), hunk));
      case FileDiff.Binary binary ->
          add(
              " Binary files "
                  + file.oldPath().orElse("/dev/null")
                  + " and "
                  + file.newPath().orElse("/dev/null")
                  + " differ",
              InnerLine.Inner.CONTEXT);
      case FileDiff.Combined combined ->
          combined.lines().forEach(line -> add(" " + line, InnerLine.Inner.CONTEXT));
    }
  }

  private static String heading(FileDiff file) {
    String name =
        switch (file.change()) {
          case ADDED -> file.path() + " (new)";
          case DELETED -> file.path() + " (deleted)";
          case RENAMED -> file.oldPath().orElse("") + " => " + file.path();
          case COPIED, MODIFIED -> file.path();
        };
    return name + modeChange(file);
  }

  private static String modeChange(FileDiff file) {
    if (file.oldMode().isEmpty()
        || file.newMode().isEmpty()
        || file.oldMode().equals(file.newMode())) {
      return "";
    }
    return " (mode change " + file.oldMode().get() + " => " + file.newMode().get() + ")";
  }

  private void hunk(String path, Hunk hunk) {
    String section = hunk.section().isEmpty() ? "" : " " + path + ": " + hunk.section();
    add("@@" + section, InnerLine.Inner.HUNK);
    for (Hunk.Line line : hunk.lines()) {
      switch (line.kind()) {
        case CONTEXT -> add(" " + line.text(), InnerLine.Inner.CONTEXT);
        case ADDED -> add("+" + line.text(), InnerLine.Inner.ADDED);
        case REMOVED -> add("-" + line.text(), InnerLine.Inner.REMOVED);
      }
      if (!line.terminated()) {
        add(" \\ No newline at end of file", InnerLine.Inner.CONTEXT);
      }
    }
  }

  private void add(String line, InnerLine.Inner kind) {
    put(line, kind);
    diffLines++;
  }

  private void put(String line, InnerLine.Inner kind) {
    lines.add(line);
    kinds.add(kind);
  }
}
