package org.interleave.simulation.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.interleave.c.SourceTree;
import org.interleave.simulation.suite.Folder;

/**
 * The files named on the command line, and what lies in their folder: nothing above it can be
 * included, and no link leads out of it.
 */
final class UserFiles implements SourceTree {
  private final Folder folder;
  private final String shown;
  private final List<String> names;
  private final SortedMap<String, Optional<String>> read = new TreeMap<>();

  private UserFiles(Path root, String shown, List<String> names) {
    this.folder = new Folder(root);
    this.shown = shown;
    this.names = List.copyOf(names);
  }

  /**
   * @throws IOException with the one line to print, if one cannot be read
   */
  static UserFiles of(List<Path> files) throws IOException {
    List<Path> real = new ArrayList<>();
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new IOException(file + ": there is no such file");
      }
      if (!Files.isRegularFile(file)) {
        throw new IOException(file + ": this is no file; name C files");
      }
      real.add(file.toRealPath());
    }
    Path root = real.getFirst().getParent();
    for (Path file : real) {
      while (root != null && !file.startsWith(root)) {
        root = root.getParent();
      }
    }
    if (root == null) {
      throw new IOException("the files have no folder in common");
    }
    List<String> names = new ArrayList<>();
    for (Path file : real) {
      names.add(root.relativize(file).toString());
    }
    String typed = files.getFirst().toString();
    String first = names.getFirst();
    String shown =
        typed.endsWith(first) ? typed.substring(0, typed.length() - first.length()) : root + "/";
    return new UserFiles(root, shown, names);
  }

  /** The files to compile, relative to the root. */
  List<String> names() {
    return names;
  }

  /** A path as the user would write it. */
  String shown(String path) {
    return path.startsWith("@interleave/") ? path : shown + path;
  }

  @Override
  public Optional<String> file(String path) {
    Optional<String> text = folder.file(path);
    read.put(path, text);
    return text;
  }

  /** The texts of all files that were looked for until now, or nothing for what is not there. */
  SortedMap<String, Optional<String>> read() {
    return read;
  }

  /** Whether a file is written against the kernel's headers. */
  boolean kernelStyle() {
    for (String name : names) {
      if (file(name).filter(text -> KERNEL.matcher(text).find()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static final Pattern KERNEL =
      Pattern.compile("(?m)^[ \\t]*#[ \\t]*include[ \\t]*<(linux|asm)/");
}
