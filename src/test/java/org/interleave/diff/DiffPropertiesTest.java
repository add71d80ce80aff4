package org.interleave.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.interleave.diff.FileDiff.Binary;

class DiffPropertiesTest {

  @Provide
  Arbitrary<Diff> diffs() {
    return GeneratedDiffs.all();
  }

  @Property(tries = 1000)
  void readsBackWhatItWrites(@ForAll("diffs") Diff diff) {
    assertThat(Diff.parse(DiffWriter.write(diff))).isEqualTo(diff);
  }

  @Property(tries = 1000)
  void findsTheBoundsOfADiffInProse(@ForAll("diffs") Diff diff) {
    String written = DiffWriter.write(diff);
    String mail = "prose\n--- a rule\n\n" + written + "-- \n2.39.5\n";

    int start = DiffText.start(mail, 0);

    assertThat(mail.substring(start, DiffText.end(mail, start))).isEqualTo(written);
  }

  @Property(tries = 40)
  void computesThePatchIdThatGitComputes(@ForAll("diffs") Diff diff) {
    String text = "why\n---\n" + DiffWriter.write(diff) + "-- \n2.39.5\n\n";

    Optional<String> git = Git.run(text.getBytes(UTF_8), "patch-id", "--stable");

    assertThat(Diff.patchId(text)).isEqualTo(git.orElse("").split(" ")[0].strip());
  }

  @Property(tries = 40)
  void countsAndNamesWhatGitCountsAndNames(@ForAll("diffs") Diff diff) {
    String text = DiffWriter.write(diff);

    Optional<String> git = Git.run(text.getBytes(UTF_8), "apply", "--numstat", "-z", "in");

    String ours =
        Diff.parse(text).files().stream()
            .map(DiffPropertiesTest::numstat)
            .collect(Collectors.joining());
    // git refuses what has no data to apply; what it takes, both must read alike
    git.ifPresent(stat -> assertThat(ours).isEqualTo(stat));
    boolean binary = diff.files().stream().anyMatch(file -> file.content() instanceof Binary);
    assertThat(git.isPresent() || binary).as(text).isTrue();
  }

  private static String numstat(FileDiff file) {
    String counts =
        file.content() instanceof Binary ? "-\t-" : file.added() + "\t" + file.removed();
    return counts + "\t" + file.path() + "\0";
  }

  @Property(tries = 500)
  void survivesAnyDamage(
      @ForAll("diffs") Diff diff,
      @ForAll @IntRange(max = 2000) int at,
      @ForAll @StringLength(max = 20) String noise) {
    String text = DiffWriter.write(diff);
    int cut = Math.min(at, text.length());

    Diff damaged = Diff.parse(text.substring(0, cut) + noise + text.substring(cut));
    Diff truncated = Diff.parse(text.substring(0, cut));

    for (Diff read : java.util.List.of(damaged, truncated)) {
      for (FileDiff file : read.files()) {
        for (Hunk hunk : file.hunks()) {
          long old = hunk.lines().stream().filter(l -> l.kind() != Hunk.Kind.ADDED).count();
          assertThat(old).isEqualTo(hunk.oldLines());
        }
      }
    }
  }
}
