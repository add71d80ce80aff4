package org.interleave.locking.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.locking.Attachment;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.Problem;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.Site.State;
import org.interleave.locking.check.Subject;

/** The answer of a check for people: patch by patch, hunk by hunk, a line for each attachment. */
final class CheckText {
  private final Subject subject;
  private final Checked checked;
  private final StringBuilder out = new StringBuilder();

  private CheckText(Subject subject, Checked checked) {
    this.subject = subject;
    this.checked = checked;
  }

  static String of(Subject subject, Checked checked) {
    CheckText text = new CheckText(subject, checked);
    text.patches();
    text.rules();
    text.problems();
    text.summary();
    return text.out.toString();
  }

  private void patches() {
    for (int patch = 1; patch <= subject.patches().size(); patch++) {
      int number = patch;
      List<Attachment> here =
          checked.attachments().stream().filter(one -> one.patch() == number).toList();
      List<Problem> remarks =
          checked.problems().stream()
              .filter(one -> one.patch() == number && isRemark(one))
              .toList();
      if (here.isEmpty() && remarks.isEmpty()) {
        continue;
      }
      out.append(
          "patch %d %s %s%n"
              .formatted(
                  patch,
                  subject.revisions().get(patch).name(),
                  subject.revisions().get(patch).title()));
      String last = "";
      for (Attachment one : here) {
        String header = header(one);
        if (!header.equals(last)) {
          out.append("  ").append(header).append('\n');
        }
        last = header;
        out.append(
            "    %-9s %s: %s%s%n"
                .formatted(
                    CheckJson.role(one),
                    one.rule(),
                    one.reason(),
                    one.evidence() == Attachment.Evidence.STATIC
                        ? ""
                        : " [" + word(one.evidence()) + "]"));
      }
      remarks.forEach(one -> out.append("  ").append(line(one)).append('\n'));
      out.append('\n');
    }
  }

  private static boolean isRemark(Problem problem) {
    return switch (problem.kind()) {
      case COMPILE, CALLER -> true;
      case RULE, INCOMPLETE -> false;
    };
  }

  private String header(Attachment one) {
    Diff patch = subject.patches().get(one.patch() - 1);
    for (FileDiff file : patch.files()) {
      if (file.path().equals(one.file()) && one.hunk() <= file.hunks().size()) {
        Hunk hunk = file.hunks().get(one.hunk() - 1);
        return "%s @@ -%d,%d +%d,%d @@ %s"
            .formatted(
                one.file(),
                hunk.oldStart(),
                hunk.oldLines(),
                hunk.newStart(),
                hunk.newLines(),
                hunk.section())
            .stripTrailing();
      }
    }
    return one.file();
  }

  /** How the sites of each rule are at the base and at the end. */
  private void rules() {
    if (checked.rules().isEmpty()) {
      out.append("no rule speaks of what the series changes\n");
      return;
    }
    int last = checked.revisions().size() - 1;
    for (Rule rule : checked.rules()) {
      out.append(
          "rule %s (%s): %s%n  base: %s; end: %s%n"
              .formatted(
                  rule.id(),
                  rule.demand().kind(),
                  rule.title(),
                  states(rule, 0),
                  states(rule, last)));
    }
    out.append('\n');
  }

  private String states(Rule rule, int revision) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    List<String> open = new ArrayList<>();
    for (Checked.RevisionSite one : checked.sites()) {
      Site site = one.site();
      if (one.revision() == revision && site.rule().equals(rule.id())) {
        counts.merge(site.state(), 1, Integer::sum);
        if (site.state() == State.UNPROTECTED) {
          open.add(site.file() + ":" + site.place().line());
        }
      }
    }
    if (counts.isEmpty()) {
      return "no site";
    }
    String text =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + word(entry.getKey()))
            .collect(Collectors.joining(", "));
    return open.isEmpty() ? text : text + " (" + String.join(" ", open) + ")";
  }

  private void problems() {
    checked.problems().stream()
        .filter(problem -> !isRemark(problem))
        .forEach(problem -> out.append(line(problem)).append('\n'));
  }

  private static String line(Problem problem) {
    String place =
        problem
            .file()
            .map(file -> file + (problem.line() == 0 ? "" : ":" + problem.line()) + ": ")
            .orElse("");
    String patch = problem.patch() == 0 ? "" : "patch " + problem.patch() + ": ";
    return word(problem.kind()) + ": " + patch + place + problem.message();
  }

  private void summary() {
    Map<Attachment.Role, Long> roles =
        checked.attachments().stream()
            .collect(
                Collectors.groupingBy(
                    Attachment::role,
                    () -> new EnumMap<>(Attachment.Role.class),
                    Collectors.counting()));
    String counts =
        roles.entrySet().stream()
            .map(entry -> entry.getValue() + " " + word(entry.getKey()))
            .collect(Collectors.joining(", "));
    out.append(
        "%s, %s: %s%n"
            .formatted(
                counted(subject.patches().size(), "patch", "patches"),
                counted(checked.rules().size(), "rule", "rules"),
                counts.isEmpty() ? "nothing attached" : counts));
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
