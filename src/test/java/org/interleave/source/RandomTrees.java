package org.interleave.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Three trees: {@code from} and {@code to} make a patch, {@code onto} is a {@code from} that has
 * moved on, where the patch may or may not apply.
 */
final class RandomTrees {
  private record File(String mode, byte[] content) {}

  private final Random random;

  RandomTrees(long seed) {
    this.random = new Random(seed);
  }

  byte[] fastImport() {
    Map<String, File> from = new TreeMap<>();
    for (String name : List.of("a.c", "dir/b.c", "dir/c d.txt", "e", "Ünï.c", "dir/deep/f.h")) {
      from.put(name, new File(mode(), text(random.nextInt(6) == 0 ? random.nextInt(4) : 60)));
    }
    from.put("bin", new File("100644", bytes(300)));
    from.put("link", new File("120000", "dir/b.c".getBytes(StandardCharsets.UTF_8)));
    Map<String, File> onto = new TreeMap<>(from);
    for (int i = random.nextInt(4); i > 0; i--) {
      step(onto);
    }
    Map<String, File> to = new TreeMap<>(from);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      step(to);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    commit("from", from, out);
    commit("onto", onto, out);
    commit("to", to, out);
    return out.toByteArray();
  }

  private void step(Map<String, File> files) {
    List<String> names = List.copyOf(files.keySet());
    String name = names.get(random.nextInt(names.size()));
    File file = files.get(name);
    String other = random.nextBoolean() ? "dir/new" + random.nextInt(2) : name + "2";
    switch (random.nextInt(16)) {
      case 0 -> files.remove(name);
      case 1 -> {
        files.remove(name);
        files.put(other, new File(file.mode, edited(file.content)));
      }
      case 2 -> files.put(other, new File(file.mode, edited(file.content)));
      case 3 -> files.put(other, new File(mode(), text(random.nextInt(10))));
      case 4 -> files.put(name, new File(mode(), file.content));
      case 5 -> files.put("bin", new File("100644", bytes(200 + random.nextInt(200))));
      case 6 -> files.put("link", new File("120000", text(1)));
      case 7 -> files.put(name, new File(mode(), text(0)));
      default -> files.put(name, new File(file.mode, edited(file.content)));
    }
  }

  private String mode() {
    return random.nextInt(5) == 0 ? "100755" : "100644";
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    bytes[0] = 0;
    return bytes;
  }

  private byte[] text(int lines) {
    return join(randomLines(lines));
  }

  private List<String> randomLines(int count) {
    boolean carriage = random.nextInt(10) == 0;
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String line = random.nextInt(3) == 0 ? "" : "line " + random.nextInt(25);
      lines.add(carriage ? line + "\r" : line);
    }
    return lines;
  }

  private byte[] join(List<String> lines) {
    String text = String.join("\n", lines);
    String end = lines.isEmpty() || random.nextInt(6) == 0 ? "" : "\n";
    return (text + end).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] edited(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (text.indexOf(0) >= 0) {
      byte[] changed = content.clone();
      changed[random.nextInt(changed.length - 1) + 1] = (byte) random.nextInt(256);
      return changed;
    }
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    boolean ended = lines.getLast().isEmpty();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(lines.size());
      int end = Math.min(lines.size(), at + random.nextInt(3));
      lines.subList(at, end).clear();
      lines.addAll(Math.min(at, lines.size()), randomLines(random.nextInt(4)));
      if (lines.isEmpty()) {
        return new byte[0];
      }
    }
    String joined = String.join("\n", lines);
    boolean end = ended || random.nextInt(5) == 0;
    return (end && !joined.endsWith("\n") ? joined + "\n" : joined)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void commit(String branch, Map<String, File> files, ByteArrayOutputStream out) {
    print(out, "commit refs/heads/" + branch + "\n");
    print(out, "committer A <a@example.org> 1700000000 +0000\ndata 1\nx\ndeleteall\n");
    files.forEach((name, file) -> {
      print(out, "M " + file.mode + " inline " + name + "\n");
      print(out, "data " + file.content.length + "\n");
      out.writeBytes(file.content);
      print(out, "\n");
    });
  }

  private static void print(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
