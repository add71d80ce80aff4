package org.interleave.simulation.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * What a result depends on besides its input: the code of the front end and the simulator, its
 * models, overlays and suites, as one digest. Two builds of the same sources have the same.
 */
public final class SimulatorVersion {
  private static final List<String> PARTS =
      List.of("org/interleave/c/", "org/interleave/simulation/");

  private SimulatorVersion() {}

  private static final class Held {
    private static final String DIGEST = digest();
  }

  /** 16 hexadecimal digits. */
  public static String current() {
    return Held.DIGEST;
  }

  private static String digest() {
    CodeSource source = SimulatorVersion.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("the program does not know where it lies");
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Path place = Path.of(source.getLocation().toURI());
      if (Files.isDirectory(place)) {
        folder(place, digest);
      } else {
        jar(place, digest);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPart(String name) {
    return PARTS.stream().anyMatch(name::startsWith);
  }

  private static void folder(Path root, MessageDigest digest) throws IOException {
    for (String part : PARTS) {
      try (Stream<Path> files = Files.walk(root.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          add(root.relativize(file).toString(), Files.readAllBytes(file), digest);
        }
      }
    }
  }

  private static void jar(Path place, MessageDigest digest) throws IOException {
    try (JarFile jar = new JarFile(place.toFile())) {
      List<String> names =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .filter(SimulatorVersion::isPart)
              .sorted()
              .toList();
      for (String name : names) {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
          add(name, in.readAllBytes(), digest);
        }
      }
    }
  }

  private static void add(String name, byte[] content, MessageDigest digest) {
    digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(content);
  }
}
