package org.interleave.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The commits of a range as mails. Merges are left out, as git format-patch leaves them out; a
 * commit without changes is kept, since its message may be what a reviewer has to read. The cursor
 * is the range's commits and how many mails were read: when a branch moved, all is new.
 */
final class GitRange implements Archive {
  private final Path path;
  private final String range;

  private GitRange(Path path, String range) {
    this.path = path;
    this.range = range;
  }

  static Archive of(Path path, String range) throws ArchiveException {
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException e) {
      throw new ArchiveException(Places.unreadable(path, e), e);
    }
    try (FileRepository repository = QuietGit.open(real);
        RevWalk walk = new RevWalk(repository)) {
      CommitRange.of(repository, range, walk);
    } catch (ArchiveException e) {
      throw e;
    } catch (IOException e) {
      throw damaged(real, e);
    }
    return new GitRange(real, range.strip());
  }

  private static ArchiveException damaged(Path path, IOException e) {
    return new ArchiveException(
        path + " cannot be read as a git repository: " + OneLine.of(e) + "; run git fsck there", e);
  }

  @Override
  public String key() {
    return repositoryKey() + " " + range;
  }

  private String repositoryKey() {
    return "git:" + path.toString().replace("%", "%25").replace(" ", "%20");
  }

  @Override
  public String name() {
    return Places.name(path) + " " + range;
  }

  @Override
  public void read(String cursor, Sink sink) throws IOException {
    try (FileRepository repository = QuietGit.open(path);
        RevWalk walk = new RevWalk(repository)) {
      CommitRange commits = CommitRange.of(repository, range, walk);
      RangeMails mails = new RangeMails(repository, commits, repositoryKey());
      int all = mails.size() + (commits.merges().isEmpty() ? 0 : 1);
      sink.expect(all);
      for (int i = done(cursor, mails.rangeId()); i < all; i++) {
        if (!sink.accept(entry(mails, commits, i))) {
          return;
        }
      }
    }
  }

  private static int done(String cursor, String rangeId) {
    String prefix = rangeId + "-";
    String count = cursor.startsWith(prefix) ? cursor.substring(prefix.length()) : "";
    return count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
  }

  private Entry entry(RangeMails mails, CommitRange commits, int index) throws IOException {
    String cursor = mails.rangeId() + "-" + (index + 1);
    if (index >= mails.size()) {
      return new Skipped(merges(commits.merges()), cursor, index + 1);
    }
    byte[] raw;
    try {
      raw = mails.mail(index);
    } catch (IOException e) {
      throw damaged(path, e);
    }
    return new Mail(raw, cursor, index + 1);
  }

  private static String merges(List<RevCommit> merges) {
    RevCommit first = merges.getFirst();
    String others = merges.size() == 1 ? "" : " and " + (merges.size() - 1) + " more";
    return "no mail for the merge "
        + first.name()
        + " ("
        + OneLine.of(first.getShortMessage())
        + ")"
        + others
        + ": merges have no patch of their own, and git format-patch leaves them out too";
  }
}
