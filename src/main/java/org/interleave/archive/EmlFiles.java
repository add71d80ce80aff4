package org.interleave.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The .eml files of a directory, by name. Such files are edited in place, so the time and size of a
 * file count as part of what it is.
 */
final class EmlFiles implements MailFolder.Shelf {
  private final Path directory;

  EmlFiles(Path directory) {
    this.directory = directory;
  }

  static boolean areIn(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.anyMatch(EmlFiles::isOne);
    }
  }

  private static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".eml")
        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public List<MailFolder.Item> list() throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(EmlFiles::isOne).sorted(Comparator.comparing(Path::toString)).toList();
    }
    List<MailFolder.Item> items = new ArrayList<>();
    for (Path file : files) {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      String identity =
          file.getFileName() + "/" + attributes.size() + "/" + attributes.lastModifiedTime();
      items.add(new MailFolder.Item(identity, file));
    }
    return items;
  }

  @Override
  public Optional<Path> find(MailFolder.Item item) {
    return Optional.empty();
  }
}
