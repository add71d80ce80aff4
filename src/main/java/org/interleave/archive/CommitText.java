package org.interleave.archive;

import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * What a commit says, decoded by its own encoding.
 *
 * @param title the first paragraph on one line, as git format-patch makes a subject of it
 * @param body what follows it
 */
record CommitText(String title, String body) {

  static CommitText of(RevCommit commit) {
    String message = commit.getFullMessage().replace("\r\n", "\n").replaceFirst("^\\s*\n", "");
    int end = message.indexOf("\n\n");
    String first = end < 0 ? message : message.substring(0, end);
    String title = String.join(" ", first.lines().map(String::strip).toList()).strip();
    String body = end < 0 ? "" : message.substring(end + 2).stripTrailing();
    return new CommitText(title, body.replaceFirst("^\n+", ""));
  }

  /** Somebody unknown where the commit's own line cannot be read. */
  static PersonIdent author(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    return author == null ? committer(commit) : author;
  }

  static PersonIdent committer(RevCommit commit) {
    PersonIdent committer = commit.getCommitterIdent();
    return committer == null
        ? new PersonIdent(
            "unknown",
            "",
            java.time.Instant.ofEpochSecond(commit.getCommitTime()),
            java.time.ZoneOffset.UTC)
        : committer;
  }
}
