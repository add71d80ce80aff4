package org.interleave.locking.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.locking.Attachment;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Site;

class AttachingProperties {
  private static final List<String> STATEMENTS =
      List.of(
          "lock(&b->lock);",
          "unlock(&b->lock);",
          "assert_held(&b->lock);",
          "x = b->data;",
          "b->data = x;",
          "use(x);",
          "if (x) {",
          "}",
          "x = other(x) + 1;");

  @Property
  void nothingIsAttachedWhereNothingChanges(@ForAll("programs") List<String> lines) {
    String text = text(lines);

    assertThat(attach(text, text, ToyAnalysis.diff(text, text))).isEmpty();
  }

  @Property
  void commentsAndIndentationAttachNothing(
      @ForAll("programs") List<String> lines, @ForAll long seed) {
    Random random = new Random(seed);
    List<String> dressed = new ArrayList<>();
    for (String line : lines) {
      boolean outside = line.startsWith("void") || line.equals("{") || line.equals("}");
      switch (random.nextInt(outside ? 2 : 5)) {
        case 1 ->
            dressed.addAll(List.of("", "/* b->data is said to be", " * x = b->data */", line));
        case 2 -> dressed.add("  " + line + " // lock(&b->lock);");
        case 3 -> dressed.add(line.replace(" = ", " =\n\t\t"));
        default -> dressed.add(line);
      }
    }
    String before = text(lines);
    String after = text(dressed);

    assertThat(attach(before, after, ToyAnalysis.diff(before, after))).isEmpty();
  }

  @Property
  void whatAPatchBreaksItsReverseMends(@ForAll("changes") Change change) {
    Set<List<Object>> broken = hunks(attach(change.before, change.after), Set.of(Role.BREAKS));
    Set<List<Object>> mended = hunks(reversed(change), Set.of(Role.REPAIRS, Role.ENFORCES));

    assertThat(mended).containsAll(broken);
  }

  @Property
  void whatAPatchRepairsItsReverseBreaks(@ForAll("changes") Change change) {
    Set<List<Object>> repaired = hunks(attach(change.before, change.after), Set.of(Role.REPAIRS));
    Set<List<Object>> broken = hunks(reversed(change), Set.of(Role.BREAKS));

    assertThat(broken).containsAll(repaired);
  }

  @Property
  void aPatchWithMoreUnprotectedSitesBreaksSomething(@ForAll("changes") Change change) {
    long before = unprotected(change.before);
    long after = unprotected(change.after);

    List<Attachment> attachments = attach(change.before, change.after);

    if (after > before) {
      assertThat(attachments).extracting(Attachment::role).contains(Role.BREAKS);
    }
    if (after == 0) {
      assertThat(attachments).extracting(Attachment::role).doesNotContain(Role.BREAKS);
    }
  }

  @Property
  void theOrderOfHunksDoesNotMatter(@ForAll("changes") Change change) {
    Diff diff = ToyAnalysis.diff(change.before, change.after);
    FileDiff file = diff.files().getFirst();
    List<Hunk> hunks = new ArrayList<>(file.hunks());
    Collections.reverse(hunks);
    Diff turned = with(file, hunks);

    Set<List<Object>> straight = facts(attach(change.before, change.after, diff), 0);
    Set<List<Object>> other = facts(attach(change.before, change.after, turned), hunks.size() + 1);

    assertThat(other).isEqualTo(straight);
  }

  private static Diff with(FileDiff file, List<Hunk> hunks) {
    return new Diff(
        List.of(
            new FileDiff(
                file.change(),
                file.oldPath(),
                file.newPath(),
                file.oldMode(),
                file.newMode(),
                file.oldBlob(),
                file.newBlob(),
                new FileDiff.Text(hunks))),
        List.of());
  }

  /** As {@code git apply -R}: the same hunks, so that their numbers can be compared. */
  private static List<Attachment> reversed(Change change) {
    FileDiff file = ToyAnalysis.diff(change.before, change.after).files().getFirst();
    List<Hunk> hunks = file.hunks().stream().map(AttachingProperties::reversed).toList();
    return attach(change.after, change.before, with(file, hunks));
  }

  private static Hunk reversed(Hunk hunk) {
    List<Hunk.Line> lines =
        hunk.lines().stream()
            .map(line -> new Hunk.Line(reversed(line.kind()), line.text(), line.terminated()))
            .toList();
    return new Hunk(
        hunk.newStart(), hunk.newLines(), hunk.oldStart(), hunk.oldLines(), hunk.section(), lines);
  }

  private static Hunk.Kind reversed(Hunk.Kind kind) {
    return switch (kind) {
      case CONTEXT -> Hunk.Kind.CONTEXT;
      case ADDED -> Hunk.Kind.REMOVED;
      case REMOVED -> Hunk.Kind.ADDED;
    };
  }

  /** With hunks counted from the other end where there is one. */
  private static Set<List<Object>> facts(List<Attachment> attachments, int end) {
    return attachments.stream()
        .map(one ->
            List.<Object>of(
                one.role(),
                end == 0 ? one.hunk() : end - one.hunk(),
                one.line(),
                one.side(),
                one.reason()))
        .collect(Collectors.toSet());
  }

  private static Set<List<Object>> hunks(List<Attachment> attachments, Set<Role> roles) {
    return attachments.stream()
        .filter(one -> roles.contains(one.role()))
        .map(one -> List.<Object>of(one.rule(), one.file(), one.hunk()))
        .collect(Collectors.toSet());
  }

  private static long unprotected(String text) {
    return ToyAnalysis.sites(text).stream()
        .filter(site -> site.state() == Site.State.UNPROTECTED)
        .count();
  }

  record Change(String before, String after) {}

  @Provide
  Arbitrary<Change> changes() {
    // one to three lines go, come or change places, as in a patch
    return Combinators.combine(
            programs(), Arbitraries.longs(), Arbitraries.integers().between(1, 3))
        .as((lines, seed, count) -> {
          Random random = new Random(seed);
          List<String> changed = new ArrayList<>(lines);
          for (int i = 0; i < count; i++) {
            int at = 2 + random.nextInt(changed.size() - 2);
            String line = changed.get(at);
            boolean body = line.startsWith("\t");
            if (body && random.nextBoolean()) {
              changed.remove(at);
            } else if (body || line.equals("}")) {
              changed.add(at, "\t" + STATEMENTS.get(random.nextInt(STATEMENTS.size())));
            }
          }
          return new Change(text(lines), text(changed));
        });
  }

  @Provide
  Arbitrary<List<String>> programs() {
    return Arbitraries.of(STATEMENTS)
        .list()
        .ofMaxSize(12)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(bodies -> {
          List<String> lines = new ArrayList<>();
          for (int i = 0; i < bodies.size(); i++) {
            lines.addAll(List.of("void f" + i + "(struct box *b)", "{"));
            bodies.get(i).forEach(statement -> lines.add("\t" + statement));
            lines.add("}");
          }
          return lines;
        });
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static List<Attachment> attach(String before, String after) {
    return attach(before, after, ToyAnalysis.diff(before, after));
  }

  private static List<Attachment> attach(String before, String after, Diff diff) {
    return new Attaching(List.of(ToyAnalysis.RULE))
        .attach(List.of(ToyAnalysis.revised(before), ToyAnalysis.revised(after)), List.of(diff))
        .attachments();
  }
}
