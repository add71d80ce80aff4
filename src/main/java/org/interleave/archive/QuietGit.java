package org.interleave.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Opens git repositories so that reading one leaves no trace: nobody's own configuration is read,
 * and JGit does not time the file system with probe files inside the repository.
 */
final class QuietGit {
  private QuietGit() {}

  /** The repository at a path: bare, with a work tree, or a linked work tree. */
  static FileRepository open(Path path) throws ArchiveException {
    Path gitDirectory =
        gitDirectory(path)
            .orElseThrow(
                () -> new ArchiveException(path + " is no git repository; give the path of one"));
    Settings.install();
    try {
      return (FileRepository)
          new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).setMustExist(true).build();
    } catch (IOException | IllegalArgumentException e) {
      throw new ArchiveException(
          path + " cannot be opened as a git repository: " + OneLine.of(e), e);
    }
  }

  /** Where the repository of a path keeps its objects and refs; empty where there is none. */
  static Optional<Path> gitDirectory(Path path) {
    if (isGitDirectory(path)) {
      return Optional.of(path);
    }
    Path inside = path.resolve(".git");
    if (isGitDirectory(inside)) {
      return Optional.of(inside);
    }
    return Files.isRegularFile(inside) ? linked(inside) : Optional.empty();
  }

  private static boolean isGitDirectory(Path path) {
    boolean own =
        Files.isDirectory(path.resolve("objects")) && Files.isDirectory(path.resolve("refs"));
    boolean shared = Files.isRegularFile(path.resolve("commondir"));
    return Files.isRegularFile(path.resolve("HEAD")) && (own || shared);
  }

  /** A {@code .git} file names the directory that stands for it (gitrepository-layout). */
  private static Optional<Path> linked(Path file) {
    try {
      String text = Files.size(file) > 4096 ? "" : Files.readString(file).strip();
      if (!text.startsWith("gitdir:")) {
        return Optional.empty();
      }
      Path target = file.resolveSibling(text.substring("gitdir:".length()).strip()).normalize();
      return isGitDirectory(target) ? Optional.of(target) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** JGit keeps these once for the whole process; installing them again changes nothing. */
  private static final class Settings extends SystemReader.Delegate {
    private Settings(SystemReader own) {
      super(own);
    }

    static synchronized void install() {
      if (!(SystemReader.getInstance() instanceof Settings)) {
        SystemReader.setInstance(new Settings(SystemReader.getInstance()));
      }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }
  }

  /** An empty configuration, except that the resolution of time stamps is known beforehand. */
  private static final class Nothing extends FileBasedConfig {
    Nothing(Config parent, FS fs) {
      super(parent, Path.of("/nonexistent/gitconfig").toFile(), fs);
    }

    @Override
    public void load() {
      // there is no file
    }

    @Override
    public void save() {
      // there is no file
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(10, TimeUnit.MILLISECONDS)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }
  }
}
