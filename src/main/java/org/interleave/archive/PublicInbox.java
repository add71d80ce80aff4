package org.interleave.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;

/** A public-inbox archive, v1 or v2, or a clone of one epoch of a v2. */
final class PublicInbox implements Archive {
  private static final Pattern EPOCH = Pattern.compile("(\\d{1,9})(\\.git)?");

  private final Path path;
  private final List<Epoch> epochs;
  private final long largestMail;

  private PublicInbox(Path path, List<Epoch> epochs, long largestMail) {
    this.path = path;
    this.epochs = List.copyOf(epochs);
    this.largestMail = largestMail;
  }

  /** The inbox in a directory; empty where there are neither epochs nor a repository. */
  static Optional<PublicInbox> in(Path directory, Limits limits) throws IOException {
    List<Epoch> epochs = epochs(directory.resolve("git"));
    if (epochs.isEmpty()) {
      epochs = epochs(directory);
    }
    if (epochs.isEmpty() && QuietGit.gitDirectory(directory).isPresent()) {
      epochs = List.of(new Epoch("", directory));
    }
    if (epochs.isEmpty()) {
      return Optional.empty();
    }
    PublicInbox inbox = new PublicInbox(directory, epochs, limits.largestMail());
    inbox.mustHoldMail();
    return Optional.of(inbox);
  }

  private static List<Epoch> epochs(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> EPOCH.matcher(entry.getFileName().toString()).matches())
          .filter(entry -> QuietGit.gitDirectory(entry).isPresent())
          .map(entry -> new Epoch(number(entry), entry))
          .sorted(Comparator.comparingInt(epoch -> Integer.parseInt(epoch.name())))
          .toList();
    }
  }

  private static String number(Path epoch) {
    String name = epoch.getFileName().toString();
    return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
  }

  private void mustHoldMail() throws IOException {
    boolean any = false;
    for (Epoch epoch : epochs) {
      try (FileRepository repository = epoch.open()) {
        Optional<ObjectId> tip = epoch.tip(repository);
        if (tip.isPresent() && epoch.layout(repository, tip.get()).isEmpty()) {
          throw new ArchiveException(
              epoch.path()
                  + " is a git repository but no public-inbox (no file m, no files xx/38 hex);"
                  + " to read its commits as a series use --git REPO A..B");
        }
        any |= tip.isPresent();
      } catch (org.eclipse.jgit.errors.MissingObjectException e) {
        throw damaged(epoch, e);
      }
    }
    if (!any) {
      throw new ArchiveException(
          path + " is a git repository without commits; fetch the archive's mail into it first");
    }
  }

  private static ArchiveException damaged(Epoch epoch, IOException e) {
    return new ArchiveException(
        epoch.path() + " is damaged: " + OneLine.of(e) + "; run git fsck there, or clone it again",
        e);
  }

  @Override
  public String key() {
    return "public-inbox:" + path;
  }

  @Override
  public String name() {
    return Places.name(path);
  }

  @Override
  public void read(String cursor, Sink sink) throws IOException {
    InboxCursor place = InboxCursor.parse(cursor);
    long[] expected = new long[epochs.size()];
    for (int i = 0; i < expected.length; i++) {
      boolean fresh = place.last(epochs.get(i).name()).equals(ObjectId.zeroId());
      expected[i] = fresh && epochs.size() > 1 ? epochs.get(i).estimate() : 0;
    }
    long position = 0;
    for (int i = 0; i < expected.length; i++) {
      Epoch epoch = epochs.get(i);
      try (FileRepository repository = epoch.open()) {
        Optional<ObjectId> tip = epoch.tip(repository);
        if (tip.isEmpty()) {
          continue;
        }
        InboxLayout layout = epoch.layout(repository, tip.get()).orElseGet(InboxLayout.V2::new);
        InboxHistory history =
            InboxHistory.between(repository, place.last(epoch.name()), tip.get());
        expected[i] = history.size();
        sink.expect(java.util.Arrays.stream(expected).sum());
        EpochReader reader =
            new EpochReader(epoch, repository, layout, history, largestMail, place, position);
        if (!reader.read(sink)) {
          return;
        }
        position += history.size();
        place = place.with(epoch.name(), tip.get());
      }
    }
  }
}
