package org.interleave.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The mails of a Maildir and of the Maildirs inside it (Maildir++ folders and nested ones), by the
 * part of their names before the flags, which begins with the time of delivery. Mail that is marked
 * as a draft or as thrown away is left out, and so are folders for such mail.
 */
final class Maildir implements MailFolder.Shelf {
  private static final int DEEPEST = 3;
  private static final Set<String> OWN = Set.of("cur", "new", "tmp");
  private static final Set<String> NOT_ARCHIVED = Set.of("trash", "junk", "spam", "drafts");

  private final Path root;

  Maildir(Path root) {
    this.root = root;
  }

  /** Whether a directory is a Maildir or holds some. */
  static boolean is(Path directory) throws IOException {
    return !new Maildir(directory).folders().isEmpty();
  }

  private static boolean isOne(Path directory) {
    return Files.isDirectory(directory.resolve("cur"))
        && Files.isDirectory(directory.resolve("new"));
  }

  @Override
  public List<MailFolder.Item> list() throws IOException {
    SortedMap<String, MailFolder.Item> items = new TreeMap<>();
    for (Path folder : folders()) {
      // a mail that is moved to cur while we look is then in both lists, in none never
      for (String place : List.of("new", "cur")) {
        for (Path file : files(folder.resolve(place))) {
          if (!isSetAside(file)) {
            String identity = base(file) + "/" + root.relativize(folder);
            items.put(identity, new MailFolder.Item(identity, file));
          }
        }
      }
    }
    return List.copyOf(items.values());
  }

  @Override
  public Optional<Path> find(MailFolder.Item item) throws IOException {
    Path folder = Optional.ofNullable(item.path().getParent()).map(Path::getParent).orElse(root);
    for (String place : List.of("new", "cur")) {
      for (Path file : files(folder.resolve(place))) {
        if (base(file).equals(base(item.path()))) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /** The root and what is below it, never through a link. */
  private List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    collect(root, 0, folders);
    return folders;
  }

  private static void collect(Path directory, int depth, List<Path> folders) throws IOException {
    if (isOne(directory)) {
      folders.add(directory);
    }
    if (depth == DEEPEST) {
      return;
    }
    List<Path> below;
    try (Stream<Path> entries = Files.list(directory)) {
      below =
          entries
              .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
              .filter(entry -> mayHoldMail(String.valueOf(entry.getFileName())))
              .filter(Files::isReadable)
              .sorted(Comparator.comparing(Path::toString))
              .toList();
    }
    for (Path entry : below) {
      collect(entry, depth + 1, folders);
    }
  }

  private static boolean mayHoldMail(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    return !OWN.contains(name) && !NOT_ARCHIVED.contains(last) && !name.equals(".git");
  }

  private List<Path> files(Path directory) throws IOException {
    if (!directory.toRealPath().startsWith(root)) {
      throw new ArchiveException(
          directory + " leads out of the Maildir and is not followed; import that place itself");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
          .filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .toList();
    } catch (java.nio.file.AccessDeniedException e) {
      throw new ArchiveException(Places.unreadable(directory, e), e);
    }
  }

  private static String base(Path file) {
    String name = String.valueOf(file.getFileName());
    int colon = name.indexOf(":2,");
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static boolean isSetAside(Path file) {
    String name = String.valueOf(file.getFileName());
    int colon = name.indexOf(":2,");
    String flags = colon < 0 ? "" : name.substring(colon + 3);
    return flags.contains("D") || flags.contains("T");
  }
}
