package org.interleave.series.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.diff.Diff;
import org.interleave.mail.Body;
import org.interleave.mail.Message;
import org.interleave.series.Posting;

/** Takes from a message what assembly needs to know. */
public final class Postings {
  private static final Pattern CHANGE_ID =
      Pattern.compile(
          "^change-id:[ \\t]*(\\S{4,200})[ \\t]*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** "A Name (3):", as git shortlog heads an author's commits. */
  private static final Pattern SHORTLOG_AUTHOR = Pattern.compile("\\S.{0,200} \\(\\d{1,4}\\):");

  private static final int MOST_LISTED = 300;

  private Postings() {}

  public static Posting of(Message message) {
    Body body = message.body();
    boolean cover = message.subject().number().orElse(-1) == 0 && !message.subject().reply();
    boolean patch = !message.subject().reply() && (body.hasDiff() || message.subject().patch());
    String patchId = body.hasDiff() ? Diff.patchId(body.diff()) : "";
    return new Posting(
        message.id(),
        message.references(),
        message.from(),
        message.author(),
        message.date().toInstant(),
        message.subject(),
        body.hasDiff(),
        patchId.isEmpty() ? Optional.empty() : Optional.of(patchId),
        patch ? changeId(body.text()) : Optional.empty(),
        cover ? listed(body.text()) : List.of(),
        body.hasDiff() ? files(body.diff()) : List.of(),
        body.trailers());
  }

  /** b4 writes it below a cover letter's shortlog or a patch's notes, Gerrit among the trailers. */
  private static Optional<String> changeId(String text) {
    Matcher matcher = CHANGE_ID.matcher(text);
    Optional<String> last = Optional.empty();
    while (matcher.find()) {
      last = Optional.of(matcher.group(1));
    }
    return last;
  }

  private static List<String> listed(String text) {
    List<String> titles = new ArrayList<>();
    boolean inList = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (SHORTLOG_AUTHOR.matcher(line).matches()) {
        inList = true;
      } else if (inList && line.startsWith("    ") && !titles.isEmpty()) {
        titles.add(titles.removeLast() + ' ' + line.strip());
      } else if (inList && line.startsWith("  ")) {
        titles.add(line.strip());
      } else if (!line.isBlank()) {
        inList = false;
      }
      if (titles.size() >= MOST_LISTED) {
        break;
      }
    }
    return titles;
  }

  /** Only the paths, so the hunks are not parsed. */
  private static List<String> files(String diff) {
    Set<String> files = new LinkedHashSet<>();
    int at = 0;
    while (at < diff.length() && files.size() < Posting.MOST_FILES) {
      int end = diff.indexOf('\n', at);
      end = end < 0 ? diff.length() : end;
      if (diff.startsWith("+++ ", at) || diff.startsWith("--- ", at)) {
        int tab = diff.indexOf('\t', at);
        String path = diff.substring(at + 4, tab > 0 && tab < end ? tab : end).strip();
        if (path.length() > 2 && !path.equals("/dev/null") && !path.contains("\n")) {
          files.add(path.startsWith("a/") || path.startsWith("b/") ? path.substring(2) : path);
        }
      }
      at = end + 1;
    }
    return List.copyOf(files);
  }
}
