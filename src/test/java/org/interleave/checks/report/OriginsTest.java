package org.interleave.checks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.interleave.checks.Run.AtHunk;
import org.interleave.checks.Run.Found;
import org.interleave.checks.Run.Level;
import org.interleave.diff.Diff;
import org.interleave.mail.MessageId;
import org.junit.jupiter.api.Test;

class OriginsTest {
  private static final MessageId ONE = new MessageId("one@x");
  private static final MessageId TWO = new MessageId("two@x");

  private static final Origins TWO_PATCHES =
      new Origins(
          List.of(
              new Origins.Changes(
                  ONE,
                  Diff.parse(
                      """
                      --- a/mm/ring.c
                      +++ b/mm/ring.c
                      @@ -10,3 +10,4 @@ x
                       a
                      +added by one
                       b
                       c
                      """)),
              new Origins.Changes(
                  TWO,
                  Diff.parse(
                      """
                      diff --git a/mm/ring.c b/mm/wheel.c
                      similarity index 90%
                      rename from mm/ring.c
                      rename to mm/wheel.c
                      --- a/mm/ring.c
                      +++ b/mm/wheel.c
                      @@ -1,2 +1,3 @@
                       top
                      +added by two
                       next
                      @@ -40,3 +41,2 @@
                       d
                      -gone
                       e
                      """))));

  @Test
  void followsALineThroughLaterPatchesToTheOneThatAddsIt() {
    assertThat(TWO_PATCHES.at("mm/ring.c", 11, 1)).contains(new AtHunk(ONE, 1));
    assertThat(TWO_PATCHES.at("mm/wheel.c", 12, 2)).contains(new AtHunk(ONE, 1));
    assertThat(TWO_PATCHES.at("mm/wheel.c", 2, 2)).contains(new AtHunk(TWO, 1));
  }

  @Test
  void givesAnOlderLineToTheLastHunkThatShowsIt() {
    assertThat(TWO_PATCHES.at("mm/wheel.c", 42, 2)).contains(new AtHunk(TWO, 2));
    assertThat(TWO_PATCHES.at("mm/wheel.c", 13, 2)).contains(new AtHunk(ONE, 1));
    assertThat(TWO_PATCHES.at("mm/wheel.c", 30, 2)).isEmpty();
    assertThat(TWO_PATCHES.at("mm/ring.c", 11, 0)).isEmpty();
    assertThat(TWO_PATCHES.at("mm/other.c", 11, 2)).isEmpty();
  }

  @Test
  void knowsAFileByItsEnd() {
    Found found =
        new Found(
            "k",
            Level.ERROR,
            "t",
            "",
            Optional.of("/build/linux/mm/wheel.c"),
            2,
            "",
            Optional.empty());

    assertThat(TWO_PATCHES.place(found, 2).file()).contains("mm/wheel.c");
    assertThat(TWO_PATCHES.place(found, 2).at()).contains(new AtHunk(TWO, 1));
  }

  /** Edits a file of unique lines at random; who wrote a line is known without any diff. */
  @Property(tries = 300)
  void namesTheAuthorOfEveryLine(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      lines.add("base " + i);
    }
    List<Origins.Changes> patches = new ArrayList<>();
    for (int k = 1; k <= 4; k++) {
      List<String> before = List.copyOf(lines);
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        int at = random.nextInt(lines.size() + 1);
        if (random.nextBoolean() || lines.size() < 4) {
          lines.add(at, k + " " + random.nextInt());
        } else {
          lines.remove(Math.min(at, lines.size() - 1));
        }
      }
      patches.add(new Origins.Changes(new MessageId(k + "@x"), Diff.parse(diff(before, lines))));
    }

    Origins origins = new Origins(patches);

    for (int i = 0; i < lines.size(); i++) {
      String author = lines.get(i).split(" ")[0];
      Optional<MessageId> origin = origins.at("f.c", i + 1, 4).map(AtHunk::patch);
      assertThat(origin.map(MessageId::value))
          .isEqualTo(author.equals("base") ? Optional.empty() : Optional.of(author + "@x"));
    }
  }

  /** Without context: every line is unique, so what is common is found by walking both. */
  private static String diff(List<String> before, List<String> after) {
    StringBuilder text = new StringBuilder("--- a/f.c\n+++ b/f.c\n");
    int old = 0;
    int now = 0;
    while (old < before.size() || now < after.size()) {
      if (old < before.size() && now < after.size() && before.get(old).equals(after.get(now))) {
        old++;
        now++;
        continue;
      }
      int oldStart = old;
      int newStart = now;
      StringBuilder hunk = new StringBuilder();
      while (old < before.size() && !after.contains(before.get(old))) {
        hunk.append('-').append(before.get(old++)).append('\n');
      }
      while (now < after.size() && !before.contains(after.get(now))) {
        hunk.append('+').append(after.get(now++)).append('\n');
      }
      int removed = old - oldStart;
      int added = now - newStart;
      text.append(
              "@@ -%d,%d +%d,%d @@\n"
                  .formatted(
                      removed == 0 ? oldStart : oldStart + 1,
                      removed,
                      added == 0 ? newStart : newStart + 1,
                      added))
          .append(hunk);
    }
    return text.toString();
  }
}
