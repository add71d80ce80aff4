package org.interleave.series.assembly;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.mail.MessageId;

/**
 * What the Message-IDs of one invocation of a sending program have in common. git send-email writes
 * DATE.PID-NUMBER-ADDRESS, git format-patch --thread SHA1.TIME.git.ADDRESS, b4
 * DATE-SLUG-vN-NUMBER-HASH.
 */
final class Run {
  private static final Pattern SEND_EMAIL = Pattern.compile("^(\\d{14}\\.\\d+)-\\d+-");
  private static final Pattern B4 = Pattern.compile("^(\\d{8}-[^@]{1,200}-v\\d+)-\\d+-[0-9a-f]+@");
  private static final Pattern FORMAT_PATCH =
      Pattern.compile("^(?:cover|[0-9a-f]{40})\\.(\\d{9,}\\.git\\..+)$");

  private static final List<Pattern> PATTERNS = List.of(SEND_EMAIL, B4, FORMAT_PATCH);

  private Run() {}

  static Optional<String> of(MessageId id) {
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(id.value());
      if (matcher.find()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }
}
