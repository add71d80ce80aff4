package org.interleave.locking.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.c.SourceTree;

/** The compiler itself, on files of a tree that are written to a directory. */
final class Gcc {
  static final Path EXECUTABLE = Path.of("/usr/bin/gcc");

  private static final Pattern LINE =
      Pattern.compile("([^:]*):(\\d+):(?:\\d+:)? (?:fatal )?(error|warning|note): (.*)");

  /**
   * @param line where the outermost macro stands if it comes out of one
   */
  record Said(int line, boolean error, String message) {}

  private final Path directory;
  private final List<String> command = new ArrayList<>();
  private final Set<String> written = new HashSet<>();

  Gcc(Path directory, List<String> includePaths) {
    this.directory = directory;
    command.addAll(
        List.of(EXECUTABLE.toString(), "-fsyntax-only", "-std=gnu11", "-nostdinc", "-fno-builtin"));
    includePaths.forEach(path -> command.add("-I" + path));
    command.add("a.c");
  }

  List<Said> compile(String text, Set<String> files, SourceTree tree) throws IOException {
    for (String file : files) {
      if (!file.equals("a.c") && tree.file(file).isPresent() && written.add(file)) {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, tree.file(file).get());
      }
    }
    Files.writeString(directory.resolve("a.c"), text);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectErrorStream(true).start();
    byte[] output = process.getInputStream().readAllBytes();
    return said(new String(output, StandardCharsets.UTF_8));
  }

  private static List<Said> said(String output) {
    List<Said> all = new ArrayList<>();
    for (String line : output.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      int at = Integer.parseInt(matcher.group(2));
      if (!matcher.group(3).equals("note")) {
        all.add(new Said(at, matcher.group(3).equals("error"), matcher.group(4)));
      } else if (matcher.group(4).startsWith("in expansion of macro") && !all.isEmpty()) {
        Said last = all.removeLast();
        all.add(new Said(at, last.error, last.message));
      }
    }
    return all;
  }
}
