package org.interleave.series.assembly;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.interleave.mail.MessageId;
import org.interleave.series.Decision;
import org.interleave.series.Posting;
import org.interleave.series.Series;
import org.interleave.series.Version;

/** Assembled series as a few lines that a test can spell out. */
final class Outline {
  private Outline() {}

  /**
   * One line per series, its versions parted by " | ": name, kind unless PATCH, the cover letter
   * and patches by id with "_" for what is missing, strays after "+", other messages after "~".
   */
  static List<String> of(Post... posts) {
    return of(Arrays.stream(posts).map(Post::posting).toList(), List.of());
  }

  static List<String> of(Collection<Posting> postings, List<Decision> decisions) {
    return Assembly.assemble(postings, decisions).stream().map(Outline::line).toList();
  }

  static String line(Series series) {
    return series.versions().stream().map(Outline::version).collect(Collectors.joining(" | "));
  }

  private static String version(Version version) {
    StringBuilder line = new StringBuilder(version.name());
    if (!version.kind().equals("PATCH")) {
      line.append(' ').append(version.kind());
    }
    line.append(": ").append(version.cover().map(MessageId::value).orElse("-"));
    for (int i = 1; i <= version.total(); i++) {
      int number = i;
      line.append(' ')
          .append(
              version.patches().stream()
                  .filter(patch -> patch.number() == number)
                  .map(patch -> patch.message().value())
                  .findFirst()
                  .orElse("_"));
    }
    version
        .strays()
        .forEach(s -> line.append(" +").append(s.message().value()).append('@').append(s.number()));
    version.messages().stream()
        .filter(id -> isTalk(version, id))
        .forEach(id -> line.append(" ~").append(id.value()));
    return line.toString();
  }

  private static boolean isTalk(Version version, MessageId id) {
    return version.cover().stream().noneMatch(id::equals)
        && version.patches().stream().noneMatch(patch -> patch.message().equals(id))
        && version.strays().stream().noneMatch(patch -> patch.message().equals(id));
  }
}
