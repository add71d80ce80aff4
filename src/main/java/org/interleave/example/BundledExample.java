package org.interleave.example;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.interleave.mail.MessageId;

/**
 * The project's own miniature, as it lies in the folder {@code example} of the program.
 *
 * @param repository a bare git repository whose only commit is the base of the series
 * @param archive the mail of the series, as an mboxrd file
 */
public record BundledExample(Path repository, Path archive) {
  /** The cover letter of its first version. */
  public static final MessageId COVER = new MessageId("20251006070012.41873-1-ines@example.org");

  /** Writes both into the folder; what is there already and right stays as it is. */
  public static BundledExample unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Bundle bundle = Bundle.open()) {
      BaseCommit recipe = BaseCommit.parse(Files.readAllLines(bundle.root().resolve("build.txt")));
      Path repository =
          recipe.write(folder.resolve("pocket.git"), files(bundle.root().resolve("tree")));
      Path archive = folder.resolve("pocket.mbox");
      writeMbox(bundle.root().resolve("mail"), archive);
      return new BundledExample(repository, archive);
    }
  }

  private static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  private static void writeMbox(Path mails, Path archive) throws IOException {
    Path partial = Files.createTempFile(archive.getParent(), "pocket", ".new");
    try (var out = Files.newBufferedWriter(partial);
        Stream<Path> paths = Files.list(mails)) {
      for (Path path : paths.sorted().toList()) {
        out.write("From mboxrd@z Thu Jan  1 00:00:00 1970\n");
        for (String line : Files.readAllLines(path)) {
          out.write(line.matches(">*From .*") ? ">" + line : line);
          out.write('\n');
        }
        out.write('\n');
      }
    }
    Files.move(partial, archive, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The bundled folder, in a jar or beside compiled classes. */
  private record Bundle(Path root, List<FileSystem> opened) implements AutoCloseable {
    static Bundle open() throws IOException {
      URL recipe = BundledExample.class.getResource("/example/build.txt");
      if (recipe == null) {
        throw new IOException("this build of Interleave lacks its example");
      }
      URI uri = URI.create(recipe.toString());
      if (!uri.getScheme().equals("jar")) {
        return new Bundle(Path.of(uri).resolveSibling(""), List.of());
      }
      FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
      return new Bundle(jar.getPath("/example"), List.of(jar));
    }

    @Override
    public void close() throws IOException {
      for (FileSystem system : opened) {
        system.close();
      }
    }
  }
}
